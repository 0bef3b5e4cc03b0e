"""Whatever field a name was typed into: no output for outsiders says whose it is (P1)."""

import io
import zipfile
from datetime import date, time

import pytest

from coordinator.commands.clarifications import answer_clarification, ask
from coordinator.commands.consents import record_consent_again
from coordinator.commands.decisions import decide, enrol
from coordinator.commands.screening import record_consent
from coordinator.commands.subjects import correct_subject, enter_subject
from coordinator.domain.approved_exception import Approval
from coordinator.domain.consent import Consent
from coordinator.domain.consent_form import AgainBecause, ConsentAgain
from coordinator.domain.enrolment import Allotment
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.exchange import ExportWanted, Format
from coordinator.domain.form import Annex, Copy
from coordinator.domain.lists import IDENTIFYING, ListKind
from coordinator.domain.log import LogFilter
from coordinator.domain.report import ReportScope
from coordinator.domain.screening import Outcome
from coordinator.domain.signature import Meaning
from coordinator.domain.subject import Identity, Sex
from coordinator.exporting import export
from coordinator.languages import Language
from coordinator.list_files import export_list, export_log
from coordinator.pack import PackWanted, make_pack
from coordinator.printouts import (
    clarifications_printout,
    log_printout,
    screening_printout,
)
from coordinator.printouts_of_lists import list_printout
from coordinator.queries.screenings import screening_of
from tests.builders import (
    COORDINATOR,
    INVESTIGATOR,
    TODAY,
    active,
    answered,
    coded,
    consent_form,
    consented,
    subject,
)
from tests.commands import test_exceptions as exceptions
from tests.exchange.screened import entered, signed
from tests.forms import reading

NAME, FORMER, NUMBER, TELEPHONE = "欧阳校风", "欧阳晓枫", "H20261187", "13900000000"
MOTHER, NEIGHBOUR = "慕容秋荻", "司徒静娴"
TELLING = f"{NAME} {FORMER} {NUMBER} ({TELEPHONE}), {MOTHER}"
SECRETS = (NAME, FORMER, NUMBER, TELEPHONE, MOTHER)
DOCUMENT = Evidence(SourceKind.MEDICAL_RECORD, f"file {TELLING}", TODAY, f"3 {NAME}", NAME)
OUTSIDE = tuple(kind for kind in ListKind if kind not in IDENTIFYING)


def entered_subject(registry):
    """A subject whose name was mistyped first, with a mother who is on record."""
    told = {"sex": Sex.MALE, "initials": "OYXF"}
    birth = date(1983, 2, 28)
    first = Identity(FORMER, NUMBER, birth, TELEPHONE, MOTHER)
    number = enter_subject(registry, COORDINATOR, identity=first, **told)
    known = Identity(NAME, NUMBER, birth, TELEPHONE, MOTHER)
    correct_subject(
        registry, COORDINATOR, subject_id=number, identity=known, reason="mistyped", **told
    )
    return number


def allow(registry, trial_id):
    """Let versions of the consent form be called like the subject."""
    for version in (f"1 {TELLING}", f"2 {TELLING}"):
        consent_form(registry, trial_id, version)


@pytest.fixture
def version(registry):
    return active(registry)


@pytest.fixture
def screening_id(registry, version):
    """An enrolled subject that is named in every field in which anything can be typed."""
    trial_id = version.trial_id
    allow(registry, trial_id)
    found = record_consent(
        registry,
        COORDINATOR,
        subject_id=entered_subject(registry),
        trial_id=trial_id,
        consent=Consent(TODAY, time(8), f"1 {TELLING}", f"Dr Ada Brandt, {TELLING}"),
    )
    again = ConsentAgain(
        AgainBecause.NEW_FORM, f"2 {TELLING}", TODAY, time(9), TELLING, TELLING
    )
    record_consent_again(
        registry, COORDINATOR, screening_id=found, given=again, late_reason=TELLING
    )
    answered(registry, found, I1="yes", I2="yes", E1="no", E2="yes")
    entered(registry, found, "E1", entry_of("E1", registry, found))
    approval = Approval(f"Dr N. Petrov for {NAME}", TODAY, TELLING)
    made = exceptions.entered(
        registry, found, sponsor=approval, committee=approval, ground=TELLING
    )
    exceptions.signed(registry, found, made)
    decide(
        registry,
        COORDINATOR,
        screening_id=found,
        outcome=Outcome.ELIGIBLE,
        reason=TELLING,
    )
    signed(registry, found, COORDINATOR, Meaning.COMPLETED)
    signed(registry, found, INVESTIGATOR, Meaning.REVIEWED_ELIGIBLE)
    enrol(
        registry,
        COORDINATOR,
        screening_id=found,
        enrolled_on=TODAY,
        allotment=Allotment(f"arm of {TELLING}", f"R-07 {TELLING}"),
    )
    return found


def entry_of(code, registry, screening_id):
    """Correct an answer, and name the subject wherever words are asked for."""
    item = screening_of(registry, screening_id, with_identity=True).checklist.item(code)
    return Entry(
        item.entry.answer,
        DOCUMENT,
        remark=TELLING,
        reason=TELLING,
        against_finding=TELLING,
        correction=TELLING,
    )


def require_unsaid(content, *more):
    """Hold that none of it is there, however the words lie in the file."""
    said = "".join(_words(content).split())
    assert [secret for secret in (*SECRETS, *more) if secret in said] == []
    return said


def _words(content):
    if content.startswith(b"%PDF"):
        told = str(reading.reader(content).metadata) + str(reading.reader(content).outline)
        return reading.typed(content) + told
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            files = ((name, archive.read(name)) for name in archive.namelist())
            return "".join(name + _words(inner) for name, inner in files)
    return content.decode("utf-8-sig", "replace")


def test_no_sponsor_copy_says_it(registry, screening_id):
    """P1: the head of each page, consents, exceptions, annexes, title and outline."""
    for language in Language:
        made = screening_printout(
            registry,
            actor=COORDINATOR,
            screening_id=screening_id,
            copy=Copy.SPONSOR,
            annexes=frozenset(Annex),
            language=language,
        )
        require_unsaid(made.pdf)
        require_unsaid(f"{made.title} {made.subtitle} {made.file_name}".encode())


def test_no_list_says_it(registry, screening_id, tmp_path):
    """P1: on paper, as workbook and as CSV."""
    for kind in OUTSIDE:
        asked = {"kind": kind, "scope": ReportScope(None)}
        made = list_printout(registry, actor=COORDINATOR, **asked)
        assert "OYXF" in require_unsaid(made.pdf)
        for name in ("list.xlsx", "list.csv"):
            export_list(registry, COORDINATOR, path=tmp_path / name, **asked)
            assert "OYXF" in require_unsaid((tmp_path / name).read_bytes())
    wanted = LogFilter()
    require_unsaid(log_printout(registry, actor=COORDINATOR, wanted=wanted).pdf)
    for name in ("log.xlsx", "log.csv"):
        export_log(registry, COORDINATOR, wanted=wanted, path=tmp_path / name)
        assert "R-07" in require_unsaid((tmp_path / name).read_bytes())


def test_no_file_for_another_system_says_it(registry, version, screening_id, tmp_path):
    """P1: neither the values nor what became of them, nor why."""
    path = tmp_path / "trial"
    for wanted in Format:
        export(registry, COORDINATOR, ExportWanted(version.trial_id, wanted), path)
        require_unsaid(path.read_bytes())


def test_no_pack_says_it(registry, version, screening_id):
    """P1: neither in its files nor in their names."""
    wanted = PackWanted(version.trial_id, language=Language.ENGLISH)
    content = make_pack(registry, COORDINATOR, wanted, lambda *_said: None).content

    assert "[withheld]" in require_unsaid(content)


def test_a_name_that_was_entered_as_initials_is_withheld_too(registry, version, tmp_path):
    """P1: initials are typed, and may be the whole name."""
    identity = Identity(NAME, NUMBER, date(1983, 2, 28))
    number = enter_subject(
        registry, COORDINATOR, identity=identity, sex=Sex.MALE, initials=NAME
    )
    consented(registry, version.trial_id, number)
    wanted = PackWanted(version.trial_id, language=Language.ENGLISH)

    content = make_pack(registry, COORDINATOR, wanted, lambda *_said: None).content

    assert NAME not in "".join(_words(content).split())


def test_a_question_that_names_another_subject_says_so_on_no_copy_for_outsiders(
    registry, version, screening_id
):
    """P1: what was asked for one subject is printed behind the checklists of all."""
    other = subject(registry, NEIGHBOUR, hospital_number="H-0815")
    consented(registry, version.trial_id, other)
    number = ask(
        registry,
        COORDINATOR,
        criterion_id=coded(version, "E2").id,
        question=f"Does the fever of {NEIGHBOUR} count, and that of {NAME}?",
        asked_of=f"the monitor of {NEIGHBOUR}",
        asked_on=TODAY,
    )
    answer_clarification(
        registry,
        COORDINATOR,
        clarification_id=number,
        answer=f"That of H-0815 does, {TELLING}",
        answered_by="Dr Noor Vale",
        answered_on=TODAY,
        applies_from=TODAY,
    )
    asked = {"screening_id": screening_id, "annexes": frozenset({Annex.CLARIFICATIONS})}

    for made in (
        clarifications_printout(registry, actor=COORDINATOR, trial_id=version.trial_id),
        screening_printout(registry, actor=COORDINATOR, copy=Copy.SPONSOR, **asked),
    ):
        assert "Doesthefever" in require_unsaid(made.pdf, NEIGHBOUR, "H-0815")
    site = screening_printout(registry, actor=COORDINATOR, copy=Copy.SITE, **asked)
    assert NEIGHBOUR in reading.typed(site.pdf)
