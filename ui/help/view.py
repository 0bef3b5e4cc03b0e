"""What the help shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Listed:
    """A line of the list: a topic, or without a name the chapter over it."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class HelpView:
    """`text` is a page in Markdown; `is_first` where Back leaves the help."""

    lines: tuple[Listed, ...]
    name: str
    title: str
    text: str
    is_first: bool = True
    is_searched: bool = False
