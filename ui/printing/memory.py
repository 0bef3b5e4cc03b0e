"""How one kind of form was printed last on this workstation."""

from dataclasses import dataclass, fields
from typing import Protocol


@dataclass(frozen=True, slots=True)
class FormPrinting:
    """What was chosen last; an empty one means that nothing was, or what the printer has set.

    `printer`, `tray` and `sides` are named as the printing system names them.
    """

    printer: str = ""
    tray: str = ""
    sides: str = ""
    language: str = ""
    copy: str = ""
    third: str = ""
    annexes: tuple[str, ...] | None = None


class Memory(Protocol):
    """Where it is remembered, by the id of the form."""

    def printing_of(self, form_id: str) -> FormPrinting: ...

    def keep_printing(self, form_id: str, chosen: FormPrinting) -> None: ...


class NoMemory:
    """Remembers as long as the program runs."""

    def __init__(self) -> None:
        self._kept: dict[str, FormPrinting] = {}

    def printing_of(self, form_id: str) -> FormPrinting:
        return self._kept.get(form_id, FormPrinting())

    def keep_printing(self, form_id: str, chosen: FormPrinting) -> None:
        self._kept[form_id] = chosen


def read_printing(stored: object) -> dict[str, FormPrinting]:
    """Read back what was stored; what is damaged is as if it had never been chosen."""
    if not isinstance(stored, dict):
        return {}
    return {
        str(form_id): _read(chosen)
        for form_id, chosen in stored.items()
        if isinstance(chosen, dict)
    }


def _read(chosen: dict[str, object]) -> FormPrinting:
    names = [one.name for one in fields(FormPrinting) if one.name != "annexes"]
    words = {name: chosen[name] for name in names if isinstance(chosen.get(name), str)}
    annexes = chosen.get("annexes")
    kept = tuple(map(str, annexes)) if isinstance(annexes, list) else None
    return FormPrinting(**{str(k): str(v) for k, v in words.items()}, annexes=kept)
