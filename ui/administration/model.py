"""What the administration page shows, as plain values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SiteForm:
    """The site's settings as they stand in the fields."""

    name: str
    number: str
    paper: str
    late_entry_days: int
    idle_minutes: int
    assent_age: int
    fetch_address: str
    prescreening_days: int
    keeps_prescreened_facts: bool
    forms_language: str


@dataclass(frozen=True, slots=True)
class AdministrationView:
    site: SiteForm
    example: str
    usual_address: str
    address_problem: str
    can_change: bool
    stored: str
    papers: tuple[tuple[str, str], ...]
    forms_languages: tuple[tuple[str, str], ...]
    place: str
    is_shared: bool
    size: str
    backup: str
    backup_is_old: bool
    languages: tuple[tuple[str, str], ...]
    language: str
    appearances: tuple[tuple[str, str], ...]
    appearance: str
    certificate: str = ""
    can_sign_pdf: bool = False
