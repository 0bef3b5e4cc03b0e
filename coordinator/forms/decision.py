"""The end of a checklist: verdict, decision and signatures, always on one page."""

from collections.abc import Iterator

from coordinator.domain import screening_words
from coordinator.domain.checklist import Checklist, Verdict
from coordinator.domain.form import ChecklistForm, ThirdPlace
from coordinator.domain.screening import CONFIRMED_BY, OUTCOME_WORDS, Outcome, Screening
from coordinator.domain.signature import Meaning, Signature
from coordinator.domain.staff import ROLE_WORDS, Role
from coordinator.domain.windows import expired_words
from coordinator.forms.discretion import Discretion
from coordinator.forms.flow import Marked, Piece, Space
from coordinator.forms.parts import (
    BODY,
    HEADING,
    LINE,
    SMALL,
    SMALL_STRONG,
    STRONG,
    PageSize,
)
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
from coordinator.forms.typeface import typeface
from coordinator.forms.wording import day, local, moment
from coordinator.languages import in_each_language, rows_in_each_language
from coordinator.text import _, in_turn, listed, many

LABEL_WIDTH = 84.0


def decision_pieces(form: ChecklistForm, size: PageSize, discretion: Discretion) -> list[Piece]:
    """Set the decision with its reason, then verdict and signatures, which stay together."""
    screening = form.screening
    title = set_text(_("Eligibility"), HEADING, size.measure)
    heading = Row(size.left, size.right, (Cell(size.left), Cell(size.left, (title,))), rule=0)
    said = (
        _outcomes(size)
        if screening is None
        else _verdict_row(screening.checklist, size, discretion)
    )
    pieces = [Piece(Space(8)), Piece(Marked(heading, _("Eligibility")), keeps_next=True)]
    if screening and screening.decision:
        row = _decision_row(screening, size, discretion)
        pieces.append(Piece(Group((row,)), keeps_next=row.height < LONG_ROW))
    pieces += [
        Piece(Unparted((said,)), keeps_next=True),
        Piece(Marked(signature_block(size, _places(form)), _("Signatures"))),
    ]
    if form.superseded:
        pieces.append(Piece(_superseded_row(form, size)))
    voided = voided_signatures(size, screening.signatures if screening else (), discretion)
    return [*pieces, *(Piece(row) for row in voided)]


def _superseded_row(form: ChecklistForm, size: PageSize) -> Row:
    """Name the former prints, so that their copies can be marked by hand (G3)."""

    def said() -> str:
        prints = _("record version {version}, printed {at}")
        named = in_turn(
            prints.format(version=found.record_version, at=moment(local(found.printed_at)))
            for found in form.superseded
        )
        return _("SUPERSEDED by this print: {prints}.").format(prints=named)

    text = set_text(in_each_language(said), SMALL, size.measure - 2 * INSET)
    left = size.left + INSET
    return Row(size.left, size.right, (Cell(left), Cell(left, (text,))), rule=0)


def verdict_words(checklist: Checklist) -> str:
    """Say the verdict, with what failed and what is open beside it (A3)."""
    words = [screening_words.verdict_words(checklist)]
    if checklist.verdict is Verdict.NOT_ELIGIBLE and checklist.open:
        words.append(many("{count} open", "{count} open", len(checklist.open)))
    return listed(words)


def _verdict_row(checklist: Checklist, size: PageSize, discretion: Discretion) -> Row:
    measure = size.measure - LABEL_WIDTH - INSET
    said = in_each_language(lambda: verdict_words(checklist))
    texts = [set_text(said, STRONG, measure), *_deviation(checklist.excepted, measure)]
    texts += [
        set_text(discretion(words), SMALL, measure)
        for (words,) in rows_in_each_language(lambda: _behind(checklist))
    ]
    return _labelled(_("Verdict"), tuple(texts), size)


def _deviation(codes: tuple[str, ...], measure: float) -> list[Text]:
    words = in_each_language(lambda: screening_words.deviation_words(codes))
    return [set_text(words, SMALL_STRONG, measure)] if words else []


def _behind(checklist: Checklist) -> Iterator[tuple[str]]:
    """Say which criteria made the verdict what it is, one sentence after the other."""
    for words, codes in (
        (_("Failed: {codes}"), checklist.failed),
        (_("Open: {codes}"), checklist.open),
        (_("Claimed, not evidenced: {codes}"), checklist.unevidenced),
        (_("Answered later than the decision: {codes}"), checklist.deferred),
    ):
        if codes:
            yield (words.format(codes=listed(codes)),)
    for expired in checklist.expired:
        yield (_("To be repeated: {result}").format(result=expired_words(expired)),)


def _decision_row(screening: Screening, size: PageSize, discretion: Discretion) -> Row:
    decision = screening.decision
    if decision is None:
        return _labelled(_("Decision"), (), size)
    measure = size.measure - LABEL_WIDTH - INSET
    by = _("{by}, {at}").format(by=decision.decided_by, at=moment(local(decision.decided_at)))
    texts = [
        set_text(_(OUTCOME_WORDS[decision.outcome]), STRONG, measure),
        set_text(by, SMALL, measure),
        *_deviation(decision.excepted, measure),
    ]
    if decision.failed:
        failed = _("{label}: {words}").format(
            label=_("Criteria failed"), words=listed(decision.failed)
        )
        texts.append(set_text(failed, SMALL, measure))
    if decision.reason.strip():
        texts.append(set_text(discretion(decision.reason), BODY, measure, above=1))
    if decision.ended_on:
        ended = f"{_('Ended on')} {day(decision.ended_on)}"
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
    step = (size.measure - 2 * INSET) / len(Outcome)
    for outcome in Outcome:
        word = _(OUTCOME_WORDS[outcome])
        text = set_text(word, BODY, step - BOX_SIDE - 8)
        boxes.append(TickBox(x, word, ticked=False))
        cells.append(Cell(x + BOX_SIDE + 4, (text,)))
        x += step
    words, below = _("Criteria failed, reason:"), max(cell.height for cell in cells)
    label = Text((words,), SMALL, above=below + 12)
    begin = size.left + INSET + typeface(SMALL.weight).width(words, SMALL.size) + 6
    guide = Guide(begin, below + 22, size.right - INSET)
    cells.append(Cell(size.left + INSET, (label,)))
    return Row(
        size.left,
        size.right,
        tuple(cells),
        boxes=tuple(boxes),
        guides=(guide,),
        verticals=(size.left, size.right),
        rule=LINE,
        least=below + 31,
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
            _is_outdated(form, completed),
        ),
        SignaturePlace(
            _(ROLE_WORDS[Role.INVESTIGATOR]),
            form.investigator,
            meaning_words(_review(screening, reviewed)),
            reviewed,
            _is_outdated(form, reviewed),
        ),
        *_third_place(form.third),
    )


def _third_place(third: ThirdPlace | None) -> tuple[SignaturePlace, ...]:
    """Give the line for a second reader's or a witness's ink, where the site wants one."""
    match third:
        case ThirdPlace.SECOND_READER:
            meaning = _("I have compared the answers with the source documents, independently.")
            return (SignaturePlace(_("Second reader"), "", meaning),)
        case ThirdPlace.WITNESS:
            meaning = _("I was present when the form was completed and signed.")
            return (SignaturePlace(_("Witness"), "", meaning),)
    return ()


def _is_outdated(form: ChecklistForm, signature: Signature | None) -> bool:
    return signature is not None and signature.is_outdated(form.content_sha256)


def _review(screening: Screening | None, reviewed: Signature | None) -> Meaning | None:
    if reviewed:
        return reviewed.meaning
    decision = screening.decision if screening else None
    return CONFIRMED_BY.get(decision.outcome) if decision else None
