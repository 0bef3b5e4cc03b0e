"""Every output of the program from invented facts, in each language and on each paper."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache

from coordinator.domain.checklist import Checklist
from coordinator.domain.criterion import Answer
from coordinator.domain.evidence import Evidence
from coordinator.domain.form import Annex, Copy, ThirdPlace
from coordinator.domain.lists import ListKind
from coordinator.domain.protocol import VersionState
from coordinator.domain.screening import Outcome
from coordinator.domain.signature import Meaning
from coordinator.domain.site import Paper, Site
from coordinator.forms.access_report import access_report_pdf
from coordinator.forms.amendment import amendment_pdf
from coordinator.forms.audit_trail import audit_trail_pdf
from coordinator.forms.clarifications import clarifications_pdf
from coordinator.forms.delegation_log import delegation_log_pdf
from coordinator.forms.eligibility_checklist import checklist_pdf
from coordinator.forms.inspection_report import inspection_report_pdf
from coordinator.forms.recovery_sheet import RecoverySheet, recovery_sheet_pdf
from coordinator.forms.recruitment_report import recruitment_report_pdf
from coordinator.forms.screening_list import screening_list_pdf
from coordinator.forms.screening_log import screening_log_pdf
from coordinator.languages import Language, catalogue_of
from coordinator.spoken_tables import table_in_each_language
from coordinator.text import speaking
from tests.forms import papers
from tests.forms.counted import report_form
from tests.forms.samples import (
    EXCLUSION_TEXTS,
    INCLUSION_TEXTS,
    NOW,
    SITE,
    answered,
    blank_form,
    criteria,
    decision,
    entry,
    filled_form,
    log_form,
    log_row,
    many_criteria,
    screening,
    signature,
    version,
)
from tests.forms.test_worksheet_annex import filled

LONG = " ".join(f"Sentence {place} of a very long criterion." for place in range(75))
ODD = (
    "≥ 10⁹/L, 10^9/L, m², CO₂, αβγ, µg/mL, 37.5 ℃, Ⅲ级 😀 👨‍👩‍👧 𠮷野",
    "欧阳校风（化名）的长备注：“自愿”签署，年龄18～75岁；见第52周访视。",
)
VOIDED = datetime(2026, 11, 21, tzinfo=UTC)


@dataclass(frozen=True)
class Output:
    name: str
    make: Callable[[Site], bytes]
    is_for_site: bool = False

    def made(self, language=Language.ENGLISH, paper=Paper.A4):
        """Give the PDF, which is made once."""
        return _made(self.name, language, paper)

    def said(self, catalogue, paper):
        with speaking(catalogue):
            return self.make(replace(SITE, paper=paper))


def bilingual(count):
    """Make criteria that the record words in both languages."""
    return tuple(
        replace(found, other_text=f"（中文）第{place}条：{'受试者须符合本条要求。' * 2}")
        for place, found in enumerate(many_criteria(count), 1)
    )


def answers():
    """Give entries of every kind: failed, pending, unclear, corrected, claimed, and more."""
    return {
        "I2": entry(Answer.NO, remark="复查后 6 分。" + papers.LONG_REMARK),
        "I3": (entry(Answer.NO), entry(Answer.YES, correction="misread the score sheet")),
        "I4": entry(
            Answer.PENDING, evidence=Evidence(), reason="ANA", due_on=date(2026, 11, 25)
        ),
        "E1": entry(Answer.NO, evidence=Evidence()),
        "E2": entry(Answer.UNCLEAR, evidence=Evidence(), reason="Does 2 × ULN count?"),
        "E5": entry(Answer.NOT_APPLICABLE, reason="a man"),
        "E6": entry(None),
    }


def checklist(count=25, **changes):
    return filled_form(many_criteria(count), **changes)


def with_all_annexes():
    return checklist(
        8,
        annexes=frozenset(Annex),
        worksheets=(filled(),),
        evidence=papers.EVIDENCE,
        clarified=papers.CLARIFIED,
    )


def signed():
    both = (signature(), signature(Meaning.REVIEWED_ELIGIBLE))
    return checklist(12, of={"decision": decision(), "signatures": both})


def voided():
    first = signature(voided_at=VOIDED, void_reason="I2 corrected")
    failed = decision(Outcome.SCREEN_FAILURE, failed=("I2",), reason="SLEDAI-2K 6")
    told = {"I2": entry(Answer.NO)}
    return checklist(12, of={"decision": failed, "signatures": (first,)}, entries=told)


def excepted():
    listed = many_criteria(8)
    items = answered(listed, I3=entry(Answer.NO, evidence=Evidence()))
    items = tuple(
        papers.exception_for(item) if item.criterion.code == "I3" else item for item in items
    )
    form = filled_form(listed, third=ThirdPlace.SECOND_READER)
    found = screening(items, decision=decision(excepted=("I3",)))
    return replace(form, screening=replace(found, checklist=Checklist(items)))


def on_checklist(form):
    return lambda site: checklist_pdf(replace(form, site=site))


def checklists() -> Iterator[Output]:
    unconfirmed = {"wording_confirmed_by": "", "wording_confirmed_at": None}
    old = version(*many_criteria(8), state=VersionState.SUPERSEDED)
    for name, form in (
        *((f"checklist, {count} criteria", checklist(count)) for count in (1, 25, 80)),
        ("checklist of every answer", checklist(25, entries=answers())),
        ("checklist with long criteria", filled_form(criteria((LONG, *ODD), ODD))),
        ("checklist in two wordings", filled_form(bilingual(8))),
        ("checklist with annexes", with_all_annexes()),
        ("checklist signed", signed()),
        ("checklist, signature voided", voided()),
        ("checklist with exception", excepted()),
        ("checklist, draft", checklist(8, version=version(*many_criteria(8), **unconfirmed))),
        ("checklist, witness", checklist(8, third=ThirdPlace.WITNESS)),
        ("checklist, superseded", replace(signed(), former=papers.FORMER)),
        ("blank checklist", blank_form(*many_criteria(25))),
        ("blank checklist, superseded", replace(blank_form(), version=old)),
    ):
        yield Output(name, on_checklist(form), is_for_site=form.screening is not None)
    sponsors = replace(checklist(25, entries=answers()), copy=Copy.SPONSOR)
    yield Output("checklist, sponsor copy", on_checklist(sponsors))
    all_of_it = replace(with_all_annexes(), copy=Copy.SPONSOR)
    yield Output("checklist with annexes, sponsor copy", on_checklist(all_of_it))


def logs() -> Iterator[Output]:
    rows = [log_row(f"07{place:03}") for place in range(1, 40)]
    yield Output(
        "screening log", lambda site: screening_log_pdf(log_form(*rows, site=site, title=""))
    )
    for kind in ListKind:
        if kind is not ListKind.SCREENING_LOG:
            yield Output(
                kind.value,
                lambda site, kind=kind: _list_pdf(papers.listing(kind, site)),
                is_for_site=papers.listing(kind).is_confidential,
            )


def _list_pdf(form):
    return screening_list_pdf(form, table_in_each_language(lambda: form.table))


def others() -> Iterator[Output]:
    key = "ABCD-EFGH-IJKL-MNOP"
    for name, make in (
        ("delegation log", lambda site: delegation_log_pdf(papers.delegation_log(site))),
        ("clarifications", lambda site: clarifications_pdf(papers.clarifications(site))),
        ("comparison of versions", lambda site: amendment_pdf(papers.amendment(site))),
        ("access report", lambda site: access_report_pdf(papers.access(site))),
        ("inspector's report", lambda site: inspection_report_pdf(papers.inspection(site))),
        ("audit trail", lambda site: audit_trail_pdf(papers.audit_trail(site))),
        (
            "recruitment report",
            lambda site: recruitment_report_pdf(report_form(site), table_in_each_language),
        ),
        (
            "audit trail of a trial",
            lambda site: audit_trail_pdf(papers.audit_trail(site, of_screening=False)),
        ),
    ):
        yield Output(name, make)
    yield Output(
        "recovery sheet",
        lambda site: recovery_sheet_pdf(RecoverySheet(site, "site.registry", key, NOW)),
        is_for_site=True,
    )


@cache
def _made(name, language, paper):
    return OUTPUTS[name].said(catalogue_of(language), paper)


OUTPUTS = {output.name: output for output in (*checklists(), *logs(), *others())}
TEXTS = (*INCLUSION_TEXTS, *EXCLUSION_TEXTS)
