"""Lists and reports on paper: what all of them have at their feet and in their files."""

from collections.abc import Sequence
from dataclasses import dataclass

from coordinator.domain.form import Imprint
from coordinator.domain.site import Site
from coordinator.forms.document import Sheet, as_pdf
from coordinator.forms.flow import Piece
from coordinator.forms.furniture import Foot, Head
from coordinator.forms.imprint import foot_lines, form_code
from coordinator.forms.legend import legend_pieces
from coordinator.forms.parts import Mark


@dataclass(frozen=True, slots=True)
class Overview:
    """A list or a report of a trial, a screening or the site: nobody signs it."""

    form_id: str
    version: str
    title: str
    scope: str
    """What it is of, for the code: the trial, the screening or the site's number."""
    head: Head
    pieces: Sequence[Piece]
    site: Site
    imprint: Imprint
    marks: tuple[Mark, ...] = ()


def overview_pdf(overview: Overview) -> bytes:
    """Make it in the language that is spoken here. Equal facts give equal bytes."""
    size, imprint = overview.head.size, overview.imprint
    said = f"{overview.form_id}/{overview.version}"
    return as_pdf(
        Sheet(
            size=size,
            head=overview.head,
            foot=Foot(
                size,
                foot_lines(f"{overview.form_id}, {overview.version}", imprint),
                form_code(said, overview.scope, imprint.audit_head[:16]),
            ),
            pieces=[*overview.pieces, *legend_pieces(overview.pieces, size)],
            title=overview.title,
            author=overview.site.name,
            subject=said,
            printed_at=imprint.printed_at,
            marks=overview.marks,
        )
    )
