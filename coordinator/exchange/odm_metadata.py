"""The checklist of each protocol version as metadata of an ODM file."""

from collections import Counter
from collections.abc import Iterable, Iterator

from odmlib.odm_1_3_2 import model as odm

from coordinator.domain.criterion import Kind
from coordinator.domain.exchange import ExchangeFacts
from coordinator.domain.protocol import ProtocolVersion, VersionState
from coordinator.exchange.details import (
    AGAIN_DETAILS,
    DECISION_DETAILS,
    IDENTITY_DETAILS,
    SCREENING_DETAILS,
    Detail,
)
from coordinator.exchange.names import (
    AGAIN,
    CHECKLIST_FORM,
    DECISION_FORM,
    EVENT,
    NAMESPACE,
    SCREENING_FORM,
    group_oid,
    study_oid,
    version_oid,
)
from coordinator.exchange.odm_items import (
    Place,
    code_lists,
    condition_defs,
    detail_def,
    item_defs,
    item_refs,
    method_def,
    places_of,
)
from coordinator.exchange.odm_words import described
from coordinator.exchange.trial_facts import trial_facts
from coordinator.text import N_

STATE_WORDS = {
    VersionState.DRAFT: "draft",
    VersionState.PLANNED: "planned",
    VersionState.ACTIVE: "in use",
    VersionState.SUPERSEDED: "superseded",
}
KIND_WORDS = {
    Kind.INCLUSION: N_("Inclusion criteria"),
    Kind.EXCLUSION: N_("Exclusion criteria"),
}


def study(facts: ExchangeFacts) -> odm.Study:
    trial, newest = facts.trial, facts.versions[-1]
    return odm.Study(
        OID=study_oid(trial),
        GlobalVariables=odm.GlobalVariables(
            StudyName=odm.StudyName(_content=trial.label),
            StudyDescription=odm.StudyDescription(_content=trial.title or trial.label),
            ProtocolName=odm.ProtocolName(_content=newest.protocol_number or trial.label),
        ),
        MetaDataVersion=[_version(facts, version) for version in facts.versions],
    )


def fixed_groups(facts: ExchangeFacts) -> Iterator[tuple[str, str, tuple[Detail, ...]]]:
    """Give the groups that every version has: identifier, words, items."""
    yield "SCREENING", N_("Consent and dates"), SCREENING_DETAILS
    yield AGAIN, N_("Consent given again"), AGAIN_DETAILS
    if facts.with_identity:
        yield "IDENTITY", N_("Who the subject is"), IDENTITY_DETAILS
    yield "DECISION", N_("Decision"), DECISION_DETAILS


def _version(facts: ExchangeFacts, version: ProtocolVersion) -> odm.MetaDataVersion:
    places = [place for kind in Kind for place in places_of(version.of_kind(kind))]
    groups = list(fixed_groups(facts))
    criteria = [place.criterion for place in places]
    by_parts = [place.criterion for place in places if _follows(place)]
    return odm.MetaDataVersion(
        OID=version_oid(version),
        Name=version.name,
        Description=_description(version),
        Protocol=odm.Protocol(
            StudyEventRef=[odm.StudyEventRef(StudyEventOID=EVENT, Mandatory="Yes")],
            Alias=list(_facts_of(facts)),
        ),
        StudyEventDef=[_event()],
        FormDef=list(_forms(facts, version)),
        ItemGroupDef=[*_criteria_groups(version, places), *map(_fixed_group, groups)],
        ItemDef=[
            *(item for place in places for item in item_defs(version, place)),
            *(
                detail_def(detail, f"IT.{group}.{detail.key}", f"{group} {detail.key}")
                for group, _words, details in groups
                for detail in details
            ),
        ],
        CodeList=list(code_lists()),
        ConditionDef=[
            found for criterion in criteria for found in condition_defs(version, criterion)
        ],
        MethodDef=[method_def(version, criterion) for criterion in by_parts],
    )


def _facts_of(facts: ExchangeFacts) -> Iterator[odm.Alias]:
    """Tell what is known of the trial; of several of a kind each has a context of its own."""
    counts: Counter[str] = Counter()
    for name, words in trial_facts(facts.trial):
        counts[name] += 1
        number = f"#{counts[name]}" if counts[name] > 1 else ""
        yield odm.Alias(Context=f"{NAMESPACE}/{name}{number}", Name=words)


def _follows(place: Place) -> bool:
    return place.has_answer and place.criterion.answered_by_parts


def _description(version: ProtocolVersion) -> str:
    """Say how far the version is reviewed: a draft may not pass for the protocol (S7)."""
    dated = f", dated {version.dated_on.isoformat()}" if version.dated_on else ""
    amendment = f", {version.amendment}" if version.amendment else ""
    draft = "" if version.is_confirmed else "; DRAFT, NOT VERIFIED AGAINST PROTOCOL"
    return f"{version.name}{dated}{amendment}; {STATE_WORDS[version.state]}{draft}"


def _event() -> odm.StudyEventDef:
    """One screening; its repeat key is the subject's attempt."""
    return odm.StudyEventDef(
        OID=EVENT,
        Name="Screening",
        Repeating="Yes",
        Type="Scheduled",
        Description=described(N_("Screening")),
        FormRef=[
            odm.FormRef(FormOID=form, OrderNumber=place, Mandatory="Yes")
            for place, form in enumerate(
                (SCREENING_FORM, CHECKLIST_FORM, DECISION_FORM), start=1
            )
        ],
    )


def _forms(facts: ExchangeFacts, version: ProtocolVersion) -> Iterator[odm.FormDef]:
    known = ["IG.SCREENING", f"IG.{AGAIN}", *(["IG.IDENTITY"] if facts.with_identity else [])]
    yield _form(SCREENING_FORM, N_("Consent and dates"), known)
    kinds = [group_oid(version, kind) for kind in Kind]
    yield _form(CHECKLIST_FORM, N_("Eligibility checklist"), kinds)
    yield _form(DECISION_FORM, N_("Decision"), ["IG.DECISION"])


def _form(oid: str, words: str, groups: Iterable[str]) -> odm.FormDef:
    return odm.FormDef(
        OID=oid,
        Name=words,
        Repeating="No",
        Description=described(words),
        ItemGroupRef=[
            odm.ItemGroupRef(ItemGroupOID=group, OrderNumber=place, Mandatory="Yes")
            for place, group in enumerate(groups, start=1)
        ],
    )


def _criteria_groups(
    version: ProtocolVersion, places: list[Place]
) -> Iterator[odm.ItemGroupDef]:
    for kind in Kind:
        refs = [
            ref
            for place in places
            if place.criterion.kind is kind
            for ref in item_refs(version, place)
        ]
        yield odm.ItemGroupDef(
            OID=group_oid(version, kind),
            Name=KIND_WORDS[kind],
            Repeating="No",
            Description=described(KIND_WORDS[kind]),
            ItemRef=_in_order(refs),
            Alias=[odm.Alias(Context=f"{NAMESPACE}/kind", Name=kind.value)],
        )


def _fixed_group(group: tuple[str, str, tuple[Detail, ...]]) -> odm.ItemGroupDef:
    key, words, details = group
    refs = [odm.ItemRef(ItemOID=f"IT.{key}.{d.key}", Mandatory="No") for d in details]
    return odm.ItemGroupDef(
        OID=f"IG.{key}",
        Name=words,
        Repeating="Yes" if key == AGAIN else "No",
        Description=described(words),
        ItemRef=_in_order(refs),
    )


def _in_order(refs: list[odm.ItemRef]) -> list[odm.ItemRef]:
    for place, ref in enumerate(refs, start=1):
        ref.OrderNumber = place
    return refs
