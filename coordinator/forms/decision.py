"""The end of a checklist: verdict, decision and signatures, always on one page."""

from coordinator.domain.checklist import VERDICT_WORDS, Checklist, Verdict
from coordinator.domain.form import ChecklistForm
from coordinator.domain.screening import CONFIRMED_BY, OUTCOME_WORDS, Outcome, Screening
from coordinator.domain.signature import Meaning, Signature
from coordinator.domain.staff import ROLE_WORDS, Role
from coordinator.forms.discretion import Discretion
from coordinator.forms.flow import Piece, Space
from coordinator.forms.parts import BODY, HEADING, LINE, SMALL, STRONG, PageSize
from coordinator.forms.signatures import (
    INSET,
    SignaturePlace,
    Unparted,
    meaning_words,
    signature_block,
    voided_signatures,
)
from coordinator.forms.table import (
    BOX_SIDE,
    LONG_ROW,
    Cell,
    Group,
    Guide,
    Row,
    Text,
    TickBox,
    set_text,
)
from coordinator.forms.wording import day, moment
from coordinator.text import _, many

LABEL_WIDTH = 84.0


def decision_pieces(form: ChecklistForm, size: PageSize, discretion: Discretion) -> list[Piece]:
    """Set the decision with its reason, then verdict and signatures, which stay together."""
    screening = form.screening
    title = set_text(_("Eligibility"), HEADING, size.measure)
    heading = Row(size.left, size.right, (Cell(size.left), Cell(size.left, (title,))), rule=0)
    said = _outcomes(size) if screening is None else _verdict_row(screening.checklist, size)
    pieces = [Piece(Space(8)), Piece(heading, keeps_next=True)]
    if screening and screening.decision:
        row = _decision_row(screening, size, discretion)
        pieces.append(Piece(Group((row,)), keeps_next=row.height < LONG_ROW))
    pieces += [
        Piece(Unparted((said,)), keeps_next=True),
        Piece(signature_block(size, _places(form))),
    ]
    voided = voided_signatures(size, screening.signatures if screening else (), discretion)
    return [*pieces, *(Piece(row) for row in voided)]


def verdict_words(checklist: Checklist) -> str:
    """Say the verdict, with what failed and what is open beside it (A3)."""
    words = [_(VERDICT_WORDS[checklist.verdict])]
    if checklist.verdict is Verdict.NOT_ELIGIBLE and checklist.open:
        words.append(many("{count} open", "{count} open", len(checklist.open)))
    return ", ".join(words)


def _verdict_row(checklist: Checklist, size: PageSize) -> Row:
    measure = size.measure - LABEL_WIDTH - INSET
    texts = [set_text(verdict_words(checklist), STRONG, measure)]
    for words, codes in (
        (_("Failed: {codes}"), checklist.failed),
        (_("Open: {codes}"), checklist.open),
        (_("Claimed, not evidenced: {codes}"), checklist.unevidenced),
    ):
        if codes:
            texts.append(set_text(words.format(codes=", ".join(codes)), SMALL, measure))
    return _labelled(_("Verdict"), tuple(texts), size)


def _decision_row(screening: Screening, size: PageSize, discretion: Discretion) -> Row:
    decision = screening.decision
    if decision is None:
        return _labelled(_("Decision"), (), size)
    measure = size.measure - LABEL_WIDTH - INSET
    by = _("{by}, {at}").format(by=decision.decided_by, at=moment(decision.decided_at))
    texts = [
        set_text(_(OUTCOME_WORDS[decision.outcome]), STRONG, measure),
        set_text(by, SMALL, measure),
    ]
    if decision.failed:
        failed = _("Criteria failed: {codes}").format(codes=", ".join(decision.failed))
        texts.append(set_text(failed, SMALL, measure))
    if decision.reason.strip():
        texts.append(set_text(discretion(decision.reason), BODY, measure, above=1))
    if decision.ended_on:
        ended = _("Ended on {day}").format(day=day(decision.ended_on))
        texts.append(set_text(ended, SMALL, measure))
    return _labelled(_("Decision"), tuple(texts), size)


def _labelled(label: str, texts: tuple[Text, ...], size: PageSize) -> Row:
    cells = (
        Cell(size.left + INSET, (Text((label,), SMALL),)),
        Cell(size.left + LABEL_WIDTH, texts),
    )
    return Row(size.left, size.right, cells, verticals=(size.left, size.right), rule=LINE)


def _outcomes(size: PageSize) -> Row:
    """Boxes for the outcome, to be ticked by hand."""
    x, cells, boxes = size.left + INSET, [], []
    for outcome in Outcome:
        word = _(OUTCOME_WORDS[outcome])
        text = set_text(word, BODY, 200)
        boxes.append(TickBox(x, word, ticked=False))
        cells.append(Cell(x + BOX_SIDE + 4, (text,)))
        x += BOX_SIDE + 94
    label = Text((_("Criteria failed, reason:"),), SMALL, above=12)
    guide = Guide(size.left + LABEL_WIDTH + 10, 33, size.right - INSET)
    cells.append(Cell(size.left + INSET, (Text((" ",), BODY), label)))
    return Row(
        size.left,
        size.right,
        tuple(cells),
        boxes=tuple(boxes),
        guides=(guide,),
        verticals=(size.left, size.right),
        rule=LINE,
        least=42,
    )


def _places(form: ChecklistForm) -> tuple[SignaturePlace, ...]:
    """The coordinator's place and the investigator's, each signed or waiting (G4)."""
    screening = form.screening
    signatures = screening.standing_signatures if screening else ()
    completed = next((s for s in signatures if s.meaning is Meaning.COMPLETED), None)
    reviewed = next((s for s in signatures if s.meaning is not Meaning.COMPLETED), None)
    return (
        SignaturePlace(
            _(ROLE_WORDS[Role.COORDINATOR]),
            form.coordinator,
            meaning_words(Meaning.COMPLETED),
            completed,
        ),
        SignaturePlace(
            _(ROLE_WORDS[Role.INVESTIGATOR]),
            form.investigator,
            meaning_words(_review(screening, reviewed)),
            reviewed,
        ),
    )


def _review(screening: Screening | None, reviewed: Signature | None) -> Meaning | None:
    if reviewed:
        return reviewed.meaning
    decision = screening.decision if screening else None
    return CONFIRMED_BY.get(decision.outcome) if decision else None
