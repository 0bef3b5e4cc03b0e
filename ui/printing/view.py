"""What the page of a printed form shows, as plain values."""

from dataclasses import dataclass

from coordinator.domain.form import Annex, Copy, ThirdPlace


@dataclass(frozen=True, slots=True)
class PrintingView:
    """A form on its way, ready as a PDF, or one that could not be made (`problem`).

    `form_id` says which kind of form it is: printer, tray and choices are remembered by it.
    `formers` are the record versions that were printed and are superseded, with `former` the
    one that is shown; empty for the record as it stands.
    """

    title: str = ""
    form_id: str = ""
    subtitle: str = ""
    pdf: bytes = b""
    file_name: str = ""
    copies: tuple[tuple[Copy, str], ...] = ()
    copy: Copy = Copy.SITE
    annexes: tuple[tuple[Annex, str], ...] = ()
    with_annexes: frozenset[Annex] = frozenset()
    thirds: tuple[tuple[ThirdPlace, str], ...] = ()
    third: ThirdPlace | None = None
    languages: tuple[tuple[str, str], ...] = ()
    language: str = ""
    formers: tuple[tuple[str, str], ...] = ()
    former: str = ""
    is_busy: bool = True
    problem: str = ""
    remedy: str = ""
