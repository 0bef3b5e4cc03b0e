"""What was asked about criteria and what was answered, as rows of a form."""

from dataclasses import replace
from functools import partial

from coordinator.domain.clarification import Clarification, ClarifiedCriterion
from coordinator.forms.discretion import Discretion
from coordinator.forms.flow import Marked, Piece, Space
from coordinator.forms.parts import BODY, HEADING, LINE, SMALL, SMALL_SOFT, STRONG, PageSize
from coordinator.forms.table import Cell, Group, Row, set_text
from coordinator.forms.wording import day
from coordinator.languages import rows_in_each_language
from coordinator.text import _

CODE, LABEL, INSET = 40.0, 74.0, 3.0
SHADE = 0.93


def pieces_by_version(
    lines: tuple[ClarifiedCriterion, ...], size: PageSize, discretion: Discretion
) -> list[Piece]:
    """Give what was asked under a heading for each protocol version."""
    versions = tuple(dict.fromkeys(line.version for line in lines))
    pieces: list[Piece] = []
    for version in versions:
        of_version = tuple(line for line in lines if line.version == version)
        pieces += [
            *_heading(version, size),
            *clarified_pieces(of_version, size, discretion),
        ]
    return pieces or clarified_pieces((), size, discretion)


def clarified_pieces(
    lines: tuple[ClarifiedCriterion, ...], size: PageSize, discretion: Discretion
) -> list[Piece]:
    """Give a group for each criterion with all that was asked about it."""
    if not lines:
        return [Piece(_none(size))]
    groups = [Piece(_group(line, size, discretion)) for line in lines]
    return [piece for group in groups for piece in (group, Piece(Space(4)))]


def titled(words: str, size: PageSize) -> list[Piece]:
    """Give a heading that stays with what follows it."""
    row = Row(
        size.left,
        size.right,
        (Cell(size.left, (set_text(words, HEADING, size.measure),)),),
        rule=0,
    )
    return [Piece(Space(10)), Piece(Marked(row, words), keeps_next=True)]


def _heading(version: str, size: PageSize) -> list[Piece]:
    words = _("Asked about protocol {version}").format(version=version)
    cell = Cell(size.left, (set_text(words, STRONG, size.measure),))
    row = Row(size.left, size.right, (cell,), rule=0)
    return [Piece(Space(6)), Piece(Marked(row, words), keeps_next=True)]


def _group(line: ClarifiedCriterion, size: PageSize, discretion: Discretion) -> Group:
    start = size.left + CODE
    code = set_text(line.code, STRONG, CODE - 2 * INSET)
    again = (set_text(_("{code} (cont.)").format(code=line.code), SMALL, CODE - INSET),)
    head = Row(
        size.left,
        size.right,
        (
            Cell(size.left + INSET, (code,)),
            Cell(start, (set_text(line.text, BODY, size.right - INSET - start),)),
        ),
        again=again,
        verticals=(size.left, size.right),
        rule=LINE,
        shade=SHADE,
    )
    rows = [head]
    for clarification in line.clarifications:
        said = rows_in_each_language(partial(_said, clarification, discretion))
        made = [_told(size, label, words) for label, words in said]
        rows += [replace(row, again=again, rule=0) for row in made]
        rows[-len(made)] = replace(made[0], again=again)
    return Group(tuple(rows))


def _said(one: Clarification, discretion: Discretion) -> list[tuple[str, str]]:
    origin = (
        _(", about version {version}").format(version=one.from_version)
        if one.from_version
        else ""
    )
    asked = _("asked of {whom} on {day} by {by}{origin}").format(
        whom=one.asked_of, day=day(one.asked_on), by=one.asked_by, origin=origin
    )
    if one.is_open:
        return [
            (_("Question"), discretion(one.question)),
            ("", discretion(asked)),
            (_("Answer"), _("not answered yet")),
        ]
    answered = _("by {by} on {day}; applies from {start}").format(
        by=one.answered_by, day=day(one.answered_on), start=day(one.applies_from)
    )
    return [
        (_("Question"), discretion(one.question)),
        ("", discretion(asked)),
        (_("Answer"), discretion(one.answer)),
        ("", discretion(answered)),
    ]


def _told(size: PageSize, label: str, words: str) -> Row:
    start = size.left + CODE
    style = BODY if label else SMALL_SOFT
    cells = (
        Cell(size.left + INSET),
        Cell(start, (set_text(label, SMALL_SOFT, LABEL - INSET),)),
        Cell(start + LABEL, (set_text(words, style, size.right - INSET - start - LABEL),)),
    )
    return Row(size.left, size.right, cells, verticals=(size.left, size.right), pad=1.6)


def _none(size: PageSize) -> Group:
    cells = (
        Cell(size.left + INSET),
        Cell(size.left + INSET, (set_text(_("No question was asked."), BODY, size.measure),)),
    )
    return Group((Row(size.left, size.right, cells, verticals=(size.left, size.right)),))
