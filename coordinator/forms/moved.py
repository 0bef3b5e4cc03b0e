"""What a checklist prints of a move to another protocol version: the way, and what stayed."""

from functools import partial

from coordinator.domain.criterion import ANSWER_WORDS
from coordinator.domain.entry import Entry
from coordinator.domain.moves import EarlierAnswer, Move
from coordinator.domain.screening import Screening
from coordinator.forms.clarified import titled
from coordinator.forms.criterion_row import evidence_words
from coordinator.forms.discretion import Discretion
from coordinator.forms.flow import Piece
from coordinator.forms.parts import BODY, SMALL, SMALL_STRONG, PageSize
from coordinator.forms.table import Cell, Group, Row, set_text
from coordinator.forms.wording import local, moment
from coordinator.languages import in_each_language
from coordinator.text import _, in_turn

CODE, INSET = 40.0, 3.0


def version_facts(screening: Screening, discretion: Discretion) -> list[tuple[str, str]]:
    """Give label and words of the versions that a screening went through (S4)."""
    moves = screening.moves
    if not moves:
        return []
    begun = _("begun with {version}").format(version=moves[0].from_version)
    told = (_moved(move, discretion) for move in moves)
    last = _("answers without a note of their own were given on {version}").format(
        version=moves[-1].to_version
    )
    return [(_("Protocol versions"), in_turn((begun, *told, last)))]


def earlier_pieces(screening: Screening, size: PageSize, discretion: Discretion) -> list[Piece]:
    """Give what was answered on earlier versions and did not follow; it counts no more."""
    if not screening.earlier:
        return []
    heading = _("Answers on earlier protocol versions that were not carried over")
    return [
        *titled(heading, size),
        *(Piece(_group(found, size, discretion)) for found in screening.earlier),
    ]


def _moved(move: Move, discretion: Discretion) -> str:
    return _("moved to {version} by {by}, {at}: {reason}").format(
        version=move.to_version,
        by=move.by,
        at=moment(local(move.at)),
        reason=discretion(move.reason),
    )


def _group(found: EarlierAnswer, size: PageSize, discretion: Discretion) -> Group:
    start = size.left + CODE
    measure = size.right - INSET - start
    answers = [
        set_text(in_each_language(partial(_answered, entry, discretion)), SMALL, measure)
        for entry in found.entries
    ]
    cells = (
        Cell(size.left + INSET, (set_text(found.code, SMALL_STRONG, CODE - INSET),)),
        Cell(
            start,
            (
                set_text(found.text, BODY, measure),
                set_text(_("On {version}:").format(version=found.version), SMALL, measure),
                *answers,
            ),
        ),
    )
    again = (set_text(_("{code} (cont.)").format(code=found.code), SMALL, CODE - INSET),)
    outer = (size.left, size.right)
    return Group((Row(size.left, size.right, cells, again=again, verticals=outer),))


def _answered(entry: Entry, discretion: Discretion) -> str:
    answer = _(ANSWER_WORDS[entry.answer]) if entry.answer else _("no answer")
    reasons = filter(str.strip, (entry.reason, entry.remark, entry.correction))
    said = (answer, *evidence_words(entry.evidence, discretion), *map(discretion, reasons))
    by = _("by {by}, {at}").format(
        by=entry.answered_by or "–",
        at=moment(local(entry.answered_at)) if entry.answered_at else "–",
    )
    return in_turn((*said, by))
