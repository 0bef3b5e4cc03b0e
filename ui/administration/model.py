"""What the administration page shows, as plain values."""

from dataclasses import dataclass

from coordinator.text import N_, _
from ui.widgets.rows import Column, RowsModel


@dataclass(frozen=True, slots=True)
class StaffLine:
    user_name: str
    name: str
    role: str
    signed_in: str
    delegations: str


@dataclass(frozen=True, slots=True)
class SiteForm:
    """The site's settings as they stand in the fields."""

    name: str
    number: str
    paper: str
    late_entry_days: int
    idle_minutes: int
    fetch_address: str


@dataclass(frozen=True, slots=True)
class AdministrationView:
    site: SiteForm
    example: str
    usual_address: str
    address_problem: str
    can_change: bool
    stored: str
    people: tuple[StaffLine, ...]
    papers: tuple[tuple[str, str], ...]
    place: str
    size: str
    languages: tuple[tuple[str, str], ...]
    language: str
    appearances: tuple[tuple[str, str], ...]
    appearance: str


TITLES = (N_("Name"), N_("User name"), N_("Role"), N_("Last signed in"))


class StaffModel(RowsModel[StaffLine]):
    def __init__(self) -> None:
        name, user_name, role, signed_in = map(_, TITLES)
        super().__init__(
            (
                Column(name, lambda line: line.name, width=200),
                Column(user_name, lambda line: line.user_name, width=136),
                Column(role, lambda line: line.role, width=136),
                Column(signed_in, lambda line: line.signed_in, width=144),
            )
        )
