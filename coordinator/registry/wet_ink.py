"""The prints of screenings, as commands and queries need them (G5)."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.domain.wet_ink import FormCode, PrintedForm
from coordinator.registry.rows.wet_ink import PrintedFormRow


def prints_in(session: Session, screening_id: int) -> tuple[PrintedForm, ...]:
    """Give the prints of a screening, oldest first."""
    rows = session.scalars(
        select(PrintedFormRow).filter_by(screening_id=screening_id).order_by(PrintedFormRow.id)
    )
    return tuple(row.to_domain() for row in rows)


def label_of_print(session: Session, code: FormCode) -> str | None:
    """Name trial and screening of any print with this content; several trials share numbers."""
    return session.scalars(
        select(PrintedFormRow.label).where(
            PrintedFormRow.content_sha256.startswith(code.content, autoescape=True)
        )
    ).first()
