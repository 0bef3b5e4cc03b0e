"""What the page of a printed form shows, as plain values."""

from dataclasses import dataclass

from coordinator.domain.form import Copy


@dataclass(frozen=True, slots=True)
class PrintingView:
    """A form on its way, ready as a PDF, or one that could not be made (`problem`)."""

    title: str = ""
    subtitle: str = ""
    pdf: bytes = b""
    file_name: str = ""
    copies: tuple[tuple[Copy, str], ...] = ()
    copy: Copy = Copy.SITE
    is_busy: bool = True
    problem: str = ""
    remedy: str = ""
