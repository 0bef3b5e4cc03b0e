from dataclasses import dataclass

from hypothesis import given, settings
from hypothesis import strategies as st

from coordinator.forms.flow import Piece, Space, paginate
from coordinator.forms.parts import BODY
from coordinator.forms.table import Cell, Group, Row, Text

ROOM = 300


@dataclass(frozen=True)
class Slab:
    """A block that cannot be parted."""

    name: str
    height: float

    def draw(self, pen, top):
        raise NotImplementedError

    def part(self, _room):
        return None


def row(count, code="I1"):
    written = Text(tuple(f"{code} line {place}" for place in range(count)), BODY)
    again = (Text((f"{code} (cont.)",), BODY),)
    cells = (Cell(0, (Text((code,), BODY),)), Cell(50, (written,)))
    return Row(0, 500, cells, again=again)


def names(page):
    return [block.name for _top, block in page]


def written_in(pages):
    return [
        line
        for page in pages
        for _top, block in page
        for found in block.rows
        for text in found.cells[1].texts
        for line in text.lines
    ]


def test_a_criterion_that_does_not_fit_goes_whole_to_the_next_page():
    pages = paginate([Piece(Slab("I1", 200)), Piece(Slab("I2", 150))], ROOM)

    assert [names(page) for page in pages] == [["I1"], ["I2"]]


def test_the_head_of_a_table_is_repeated():
    head = Slab("head", 20)
    pieces = [Piece(head, keeps_next=True)]
    pieces += [Piece(Slab(f"I{n}", 130), head=head) for n in range(1, 5)]

    pages = paginate(pieces, ROOM)

    assert [names(page) for page in pages] == [["head", "I1", "I2"], ["head", "I3", "I4"]]


def test_a_heading_never_stands_alone_at_the_foot():
    pieces = [
        Piece(Slab("above", 240)),
        Piece(Slab("heading", 20), keeps_next=True),
        Piece(Slab("below", 60)),
    ]

    assert names(paginate(pieces, ROOM)[1]) == ["heading", "below"]


def test_a_row_longer_than_a_page_goes_on_and_says_what_it_belongs_to():
    pages = paginate([Piece(Group((row(70),)))], ROOM)

    first_cells = [page[0][1].rows[0].cells[0].texts[0].lines[0] for page in pages]
    assert first_cells == ["I1", "I1 (cont.)", "I1 (cont.)"]
    assert written_in(pages) == [f"I1 line {place}" for place in range(70)]


def test_a_criterion_that_would_leave_most_of_a_page_empty_begins_on_it():
    head = Slab("head", 20)
    pieces = [
        Piece(Slab("opening", 80)),
        Piece(head, keeps_next=True),
        Piece(Group((row(20),)), head=head),
    ]

    first, second = paginate(pieces, ROOM)

    assert names(first[:2]) == ["opening", "head"]
    assert first[2][1].rows[0].cells[0].texts[0].lines == ("I1",)
    assert second[1][1].rows[0].cells[0].texts[0].lines == ("I1 (cont.)",)
    assert len(written_in([first[2:], second[1:]])) == 20


def test_a_criterion_that_leaves_less_of_it_empty_goes_whole():
    pages = paginate([Piece(Slab("above", 160)), Piece(Group((row(20),)))], ROOM)

    assert len(written_in([pages[1]])) == 20


def test_a_heading_goes_over_with_a_long_row_of_which_nothing_fits_below_it():
    pieces = [
        Piece(Slab("above", 215)),
        Piece(Slab("heading", 60), keeps_next=True),
        Piece(Group((row(70),))),
    ]

    first, second, *_rest = paginate(pieces, ROOM)

    assert names(first) == ["above"]
    assert second[0][1].name == "heading"


def test_a_long_criterion_is_parted_between_its_rows_where_that_is_possible():
    group = Group(tuple(row(8, f"E1.{n}") for n in range(1, 6)))

    pages = paginate([Piece(group)], ROOM)

    assert [len(page[0][1].rows) for page in pages] == [3, 2]


def test_distance_vanishes_at_the_head_of_a_page():
    pages = paginate([Piece(Slab("I1", 290)), Piece(Space(8)), Piece(Slab("E1", 50))], ROOM)

    assert [(top, block.name) for top, block in pages[1]] == [(0, "E1")]


@settings(deadline=None)  # the first example loads the typeface
@given(st.lists(st.integers(1, 90), min_size=1, max_size=30), st.integers(150, 700))
def test_every_line_is_set_once_and_inside_the_page(counts, room):
    rows = [row(count, f"I{place}") for place, count in enumerate(counts)]
    pages = paginate([Piece(Group((made,))) for made in rows], room)

    wanted = [line for made in rows for line in made.cells[1].texts[0].lines]
    assert written_in(pages) == wanted
    assert all(top + block.height <= room for page in pages for top, block in page)
