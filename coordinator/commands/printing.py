"""Noting what left the registry: prints and exports (T1)."""

from coordinator.domain.audit import Action
from coordinator.domain.staff import StaffMember
from coordinator.registry.store import Registry


def record_print(
    registry: Registry, actor: StaffMember, *, form: str, key: str, sha256: str, copies: int = 1
) -> None:
    """Note that a form was printed or saved. `sha256` is that of the PDF."""
    with registry.changing(Action.FORM_PRINTED, actor) as session:
        session.note("Form", key, form=form, sha256=sha256, copies=copies)


def record_export(
    registry: Registry, actor: StaffMember, *, what: str, key: str, rows: int
) -> None:
    with registry.changing(Action.LIST_EXPORTED, actor) as session:
        session.note("List", key, what=what, rows=rows)
