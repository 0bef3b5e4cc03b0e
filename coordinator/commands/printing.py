"""Noting what left the registry: prints and exports (T1)."""

from coordinator.domain.audit import Action
from coordinator.domain.staff import StaffMember
from coordinator.domain.wet_ink import NewPrint
from coordinator.registry.rows.wet_ink import PrintedFormRow
from coordinator.registry.store import Registry


def record_print(  # noqa: PLR0913  what it is, and of which record
    registry: Registry,
    actor: StaffMember,
    *,
    form: str,
    key: str,
    sha256: str,
    copies: int = 1,
    printed: NewPrint | None = None,
) -> None:
    """Note that a form was printed or saved. `sha256` is that of the PDF.

    `printed` says which version of which screening it shows, so that a signed copy finds it.
    """
    with registry.changing(Action.FORM_PRINTED, actor) as session:
        if printed is None:
            session.note("Form", key, form=form, sha256=sha256, copies=copies)
            return
        session.add(
            PrintedFormRow(
                screening_id=printed.screening_id,
                label=key,
                form=form,
                record_version=printed.record_version,
                content_sha256=printed.content_sha256,
                pdf_sha256=sha256,
                audit_head=printed.audit_head,
                copies=copies,
                printed_by=actor.name,
                printed_at=session.attribution.at,
            )
        )


def record_export(
    registry: Registry, actor: StaffMember, *, what: str, key: str, rows: int
) -> None:
    with registry.changing(Action.LIST_EXPORTED, actor) as session:
        session.note("List", key, what=what, rows=rows)
