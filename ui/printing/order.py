"""How a form is to be printed: what was chosen in the system's dialog, as plain values."""

from dataclasses import dataclass, replace

from ui.printing.memory import FormPrinting


@dataclass(frozen=True, slots=True)
class Order:
    """As the printing system names things; empty is what the printer has set.

    `is_fitted` lets a form be made smaller, so that all of it is within the printer's reach.
    """

    printer: str = ""
    copies: int = 1
    sides: str = ""
    tray: str = ""
    paper: str = ""
    first: int = 0
    last: int = 0
    is_fitted: bool = False
    is_collated: bool = True
    is_reversed: bool = False
    is_grey: bool = False
    others: tuple[tuple[str, str], ...] = ()  # chosen among what this printer alone has

    def remembered(self, last: FormPrinting) -> FormPrinting:
        return replace(last, printer=self.printer, tray=self.tray, sides=self.sides)
