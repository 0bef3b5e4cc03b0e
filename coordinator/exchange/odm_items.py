"""Criteria as items of an ODM file: their words, their answers, how parts make a whole."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from odmlib.odm_1_3_2 import model as odm

from coordinator.domain.check_words import check_words, state_words
from coordinator.domain.criterion import (
    ANSWER_WORDS,
    MEANING_WORDS,
    Answer,
    Combination,
    Criterion,
    Kind,
)
from coordinator.domain.protocol import ProtocolVersion
from coordinator.exchange.details import ENTRY_DETAILS, Detail
from coordinator.exchange.names import NAMESPACE, item_oid
from coordinator.exchange.odm_words import described, question, translated
from coordinator.languages import Language, catalogue_of
from coordinator.text import N_, speaking

ALWAYS: Final = tuple(answer for answer in Answer if answer is not Answer.NOT_APPLICABLE)
BY_PARTS: Final = {
    Combination.ALL: N_("The answer to {code} is yes when all of its parts are."),
    Combination.ANY: N_("The answer to {code} is yes when any one of its parts is."),
    Combination.AT_LEAST: N_("The answer to {code} is yes when at least {count} parts are."),
}
SETTLED: Final = N_("Parts of {code} are not asked any more once others have settled it.")
CHECKS: Final = N_("What can be computed about {code}: a suggestion, never the answer.")


@dataclass(frozen=True, slots=True)
class Place:
    """A criterion, what it is a part of, and whether it is only read with that."""

    criterion: Criterion
    parent: Criterion | None = None
    is_only_read: bool = False

    @property
    def has_answer(self) -> bool:
        return not self.is_only_read and not self.criterion.is_heading

    @property
    def is_asked(self) -> bool:
        """Whether a person answers at it."""
        return self.has_answer and not self.criterion.answered_by_parts


def places_of(
    criteria: tuple[Criterion, ...],
    parent: Criterion | None = None,
    *,
    is_only_read: bool = False,
) -> Iterator[Place]:
    """Go through criteria and their parts in the order in which they are read."""
    for criterion in criteria:
        yield Place(criterion, parent, is_only_read)
        below = is_only_read or not criterion.answered_by_parts
        yield from places_of(criterion.parts, criterion, is_only_read=below)


def item_defs(version: ProtocolVersion, place: Place) -> Iterator[odm.ItemDef]:
    """Give a criterion as an item, and its evidence where it is answered by itself."""
    criterion = place.criterion
    oid = item_oid(version, criterion)
    yield odm.ItemDef(
        OID=oid,
        Name=criterion.code,
        DataType="text",
        Question=question(criterion),
        Alias=list(_aliases(criterion)),
        **({"CodeListRef": _answers(criterion)} if place.has_answer else {}),
    )
    for detail in ENTRY_DETAILS if place.is_asked else ():
        yield detail_def(detail, f"{oid}.{detail.key}", f"{criterion.code} {detail.key}")


def detail_def(detail: Detail, oid: str, name: str) -> odm.ItemDef:
    return odm.ItemDef(
        OID=oid, Name=name, DataType=detail.data_type, Description=described(detail.words)
    )


def item_refs(version: ProtocolVersion, place: Place) -> Iterator[odm.ItemRef]:
    """Refer to a criterion and its evidence."""
    criterion, parent = place.criterion, place.parent
    oid = item_oid(version, criterion)
    said = {}
    if place.has_answer and criterion.answered_by_parts:
        said["MethodOID"] = f"{oid}.BY-PARTS"
    if place.has_answer and parent is not None:
        said["CollectionExceptionConditionOID"] = f"{item_oid(version, parent)}.SETTLED"
    yield odm.ItemRef(ItemOID=oid, Mandatory="Yes" if place.has_answer else "No", **said)
    for detail in ENTRY_DETAILS if place.is_asked else ():
        yield odm.ItemRef(ItemOID=f"{oid}.{detail.key}", Mandatory="No")


def method_def(version: ProtocolVersion, criterion: Criterion) -> odm.MethodDef:
    """Say how the answer follows from the parts (A5)."""
    sentence = BY_PARTS[criterion.combination]
    return odm.MethodDef(
        OID=f"{item_oid(version, criterion)}.BY-PARTS",
        Name=f"{criterion.code} by its parts",
        Type="Computation",
        Description=described(sentence, code=criterion.code, count=criterion.at_least),
        FormalExpression=[_rule(version, criterion)],
    )


def condition_defs(
    version: ProtocolVersion, criterion: Criterion
) -> Iterator[odm.ConditionDef]:
    """Say when parts are not asked any more, and what the checks are."""
    oid, code = item_oid(version, criterion), criterion.code
    if criterion.answered_by_parts:
        yield odm.ConditionDef(
            OID=f"{oid}.SETTLED",
            Name=f"{code} is settled",
            Description=described(SETTLED, code=code),
            FormalExpression=[_rule(version, criterion)],
        )
    if criterion.checks:
        yield odm.ConditionDef(
            OID=f"{oid}.CHECKS",
            Name=f"Checks of {code}",
            Description=described(CHECKS, code=code),
            FormalExpression=[
                odm.FormalExpression(Context=f"{NAMESPACE}/check", _content=words)
                for words in checks_in_english(criterion)
            ],
        )


def checks_in_english(criterion: Criterion) -> tuple[str, ...]:
    """Write each check as text, with what a person said of it."""
    with speaking(catalogue_of(Language.ENGLISH)):
        return tuple(
            f"{check_words(check)} [{state_words(check)}]" for check in criterion.checks
        )


def code_lists() -> Iterator[odm.CodeList]:
    """Give the answers, whose meaning turns round for an exclusion criterion (A2)."""
    for kind in Kind:
        for allowed in (ALWAYS, tuple(Answer)):
            yield odm.CodeList(
                OID=_list_oid(kind, has_not_applicable=allowed is not ALWAYS),
                Name=f"Answers to {kind.value} criteria"
                + ("" if allowed is ALWAYS else ", with not applicable"),
                DataType="text",
                CodeListItem=[
                    odm.CodeListItem(
                        CodedValue=answer.value,
                        OrderNumber=place,
                        Decode=odm.Decode(TranslatedText=translated(_meaning(kind, answer))),
                    )
                    for place, answer in enumerate(allowed, start=1)
                ],
            )


def _meaning(kind: Kind, answer: Answer) -> str:
    return MEANING_WORDS.get((kind, answer), ANSWER_WORDS[answer])


def _answers(criterion: Criterion) -> odm.CodeListRef:
    allowed = criterion.may_be_not_applicable or criterion.answered_by_parts
    return odm.CodeListRef(CodeListOID=_list_oid(criterion.kind, has_not_applicable=allowed))


def _list_oid(kind: Kind, *, has_not_applicable: bool) -> str:
    return f"CL.{kind.value.upper()}" + (".NA" if has_not_applicable else "")


def _aliases(criterion: Criterion) -> Iterator[odm.Alias]:
    """Tell what ODM has no place for; the import reads it back from here."""
    parent, dot, _number = criterion.code.rpartition(".")
    combination = criterion.combination.value
    if criterion.combination is Combination.AT_LEAST:
        combination = f"{combination} {criterion.at_least}"
    told = {
        "code": criterion.code,
        "kind": criterion.kind.value,
        "part-of": parent if dot else "",
        "marker": criterion.marker,
        "heading": "yes" if criterion.is_heading else "",
        "combination": combination if criterion.answered_by_parts else "",
        "investigator-answers": "yes" if criterion.needs_investigator else "",
        "answered-before": criterion.deferred_to,
    }
    for name, value in told.items():
        if value:
            yield odm.Alias(Context=f"{NAMESPACE}/{name}", Name=value)


def _rule(version: ProtocolVersion, criterion: Criterion) -> odm.FormalExpression:
    """Write how many of which parts have to be true."""
    parts = [item_oid(version, p) for p in criterion.parts if not p.is_heading]
    needed = {Combination.ALL: len(parts), Combination.ANY: 1}
    count = needed.get(criterion.combination, criterion.at_least)
    rule = f"at least {count} of ({', '.join(parts)}) = {Answer.YES.value}"
    return odm.FormalExpression(Context=f"{NAMESPACE}/parts", _content=rule)
