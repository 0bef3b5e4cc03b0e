"""From consent to the end of a screening (C1 to C4, S1, S2, S4, A4, A8, G3)."""

from contextlib import closing
from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from coordinator.commands.decisions import decide, enrol, reopen, void_screening
from coordinator.commands.screening import enter_at_criterion, record_consent, set_dates
from coordinator.commands.subjects import correct_subject, enter_subject
from coordinator.domain.checklist import Verdict
from coordinator.domain.consent import (
    BeforeConsent,
    Consent,
    ConsentMissing,
    GuardianConsentMissing,
)
from coordinator.domain.criterion import Answer
from coordinator.domain.entry import AnsweredMeanwhile, Entry, InvestigatorAnswers
from coordinator.domain.protocol import VersionNotActive
from coordinator.domain.screening import (
    AlreadyInScreening,
    NotEligible,
    NotThisWay,
    Outcome,
    ReasonMissing,
    ScreeningEnded,
    State,
)
from coordinator.domain.signed_content import item_content
from coordinator.domain.staff import NameMissing, NotDelegated
from coordinator.domain.subject import Identity, Sex, SubjectExists
from coordinator.domain.windows import DateBeforeBirth, DateInFuture, EntryLate
from coordinator.queries.screenings import record_version, screening_of, screenings_named
from coordinator.queries.subjects import possible_duplicates, subject_of, subjects_like
from coordinator.registry.store import Registry
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    INVESTIGATOR,
    MONITOR,
    TODAY,
    active,
    answered,
    coded,
    consented,
    draft,
    record,
    subject,
)
from tests.commands.test_moving import amended, moved
from tests.conftest import KEY
from tests.outside import outside

CONSENT = Consent(TODAY, time(9, 30), "1.1", "Dr Ada Brandt")
CHILD_BORN = date(2010, 6, 1)


@pytest.fixture
def version(registry):
    return active(registry)


@pytest.fixture
def screening_id(registry, version):
    return consented(registry, version.trial_id)


def seen(registry, screening_id):
    return screening_of(registry, screening_id, with_identity=True)


def consent_to(registry, version, subject_id, consent=CONSENT, **said):
    return record_consent(
        registry,
        COORDINATOR,
        subject_id=subject_id,
        trial_id=version.trial_id,
        consent=consent,
        **said,
    )


def enter(  # noqa: PLR0913  who, where, what
    registry, version, screening_id, code, entry, *, person=COORDINATOR, expected=0
):
    return enter_at_criterion(
        registry,
        person,
        screening_id=screening_id,
        criterion_id=coded(version, code).id,
        entry=entry,
        expected_revision=expected,
    )


class TestSubjects:
    def test_a_hospital_number_belongs_to_one_subject(self, registry):
        subject(registry, hospital_number="H-4711")

        with pytest.raises(SubjectExists):
            subject(registry, hospital_number="ｈ-47 11")

    def test_a_possible_duplicate_is_found_while_typing(self, registry):
        known = subject(registry, "林小雨", hospital_number="H-4711")

        def found(name="", number="", birth_on=None):
            return [
                s.id
                for s in possible_duplicates(
                    registry, name=name, hospital_number=number, birth_on=birth_on
                )
            ]

        assert found(number="h4711") == []
        assert found(number="h-4711") == [known]
        assert found(name="林小雨") == [known]
        assert found(name="林小雨", birth_on=date(1983, 4, 1)) == [known]
        assert found(name="林小雨", birth_on=date(1984, 4, 1)) == []
        assert found() == []

    @pytest.mark.parametrize("words", ["小雨", "H-47", "lxy", "07001", ""])
    def test_a_subject_is_found_by_name_number_or_initials(self, registry, version, words):
        screening_id = consented(registry, version.trial_id)

        [line] = subjects_like(registry, words)

        assert [found[0] for found in line.screenings] == [screening_id]

    def test_a_correction_keeps_the_former_identity(self, registry):
        """T1, P1"""
        known = subject(registry, "林小雨", hospital_number="H-4711")
        identity = replace(subject_of(registry, known).identity, name="林晓雨")
        said = {"subject_id": known, "identity": identity, "sex": Sex.FEMALE, "initials": "LXY"}

        with pytest.raises(ReasonMissing):
            correct_subject(registry, COORDINATOR, **said, reason=" ")
        correct_subject(registry, COORDINATOR, **said, reason="character misread")

        assert subject_of(registry, known).identity.name == "林晓雨"
        assert subjects_like(registry, "小雨") == ()
        with closing(outside(registry.place)) as file:
            names = file.execute("SELECT name FROM identity ORDER BY revision").fetchall()
        assert names == [("林小雨",), ("林晓雨",)]

    @pytest.mark.parametrize("birth_on", [TODAY + timedelta(1), date(2199, 1, 1)])
    def test_a_birth_date_in_the_future_is_refused(self, registry, birth_on):
        """W4"""
        with pytest.raises(DateInFuture):
            subject(registry, birth_on=birth_on)

    @pytest.mark.parametrize("missing", ["name", "hospital_number", "initials"])
    def test_what_a_subject_needs(self, registry, missing):
        said = {"name": "林", "hospital_number": "H", "initials": "L"} | {missing: " "}
        identity = Identity(said["name"], said["hospital_number"], date(1990, 1, 1))

        with pytest.raises(NameMissing):
            enter_subject(
                registry,
                COORDINATOR,
                identity=identity,
                sex=Sex.MALE,
                initials=said["initials"],
            )

    def test_a_monitor_enters_nobody(self, registry):
        identity = Identity("林", "H", date(1990, 1, 1))

        with pytest.raises(NotDelegated, match="Okafor"):
            enter_subject(registry, MONITOR, identity=identity, sex=Sex.MALE, initials="L")


class TestConsent:
    def test_consent_gives_the_screening_its_number(self, registry, version):
        """C1, S1: in the order of consent, by the trial's pattern."""
        numbers = [
            seen(
                registry,
                consented(registry, version.trial_id, subject(registry, hospital_number=n)),
            ).screening_number
            for n in ("A", "B", "C")
        ]

        assert numbers == ["07001", "07002", "07003"]

    @pytest.mark.parametrize("missing", ["form_version", "obtained_by"])
    def test_a_consent_needs_its_form_and_who_obtained_it(self, registry, version, missing):
        """C1"""
        with pytest.raises(ConsentMissing):
            consent_to(registry, version, subject(registry), replace(CONSENT, **{missing: " "}))

    def test_consent_lies_between_birth_and_today(self, registry, version):
        """W4"""
        known = subject(registry)
        with pytest.raises(DateBeforeBirth):
            consent_to(registry, version, known, replace(CONSENT, given_on=date(1983, 3, 31)))
        with pytest.raises(DateInFuture):
            consent_to(registry, version, known, replace(CONSENT, given_on=date(2026, 11, 23)))

    def test_a_late_entry_gives_its_reason(self, registry, version):
        """W4"""
        known = subject(registry)
        late = replace(CONSENT, given_on=TODAY - timedelta(8))
        with pytest.raises(EntryLate):
            consent_to(registry, version, known, late)
        consent_to(registry, version, known, late, late_reason="registry was closed")

    def test_a_minor_needs_a_guardian(self, registry, version):
        """C3: name, relation and date; the name is kept with what identifies."""
        child = subject(registry, birth_on=CHILD_BORN)
        with pytest.raises(GuardianConsentMissing, match="16"):
            consent_to(registry, version, child)
        guarded = replace(
            CONSENT,
            guardian_relation="mother",
            guardian_consented_on=TODAY,
            has_assent=True,
        )
        with pytest.raises(GuardianConsentMissing):
            consent_to(registry, version, child, guarded)

        consent_to(registry, version, child, guarded, guardian_name="林大雨")

        assert subject_of(registry, child).identity.guardian_name == "林大雨"

    def test_a_trial_without_an_active_version_screens_nobody(self, registry):
        """S4"""
        waiting = draft(registry)
        with pytest.raises(VersionNotActive):
            consent_to(registry, waiting, subject(registry))

    def test_a_subject_is_in_one_screening_at_a_time(self, registry, version):
        """S5"""
        known = subject(registry)
        consent_to(registry, version, known)
        with pytest.raises(AlreadyInScreening, match="07001"):
            consent_to(registry, version, known)

    def test_screening_again_is_a_new_attempt_with_a_new_number(self, registry, version):
        """S3, S1"""
        known = subject(registry)
        first = consent_to(registry, version, known)
        decide(registry, COORDINATOR, screening_id=first, outcome=Outcome.WITHDRAWN)

        second = seen(registry, consent_to(registry, version, known))

        assert (second.attempt, second.screening_number) == (2, "07002")
        assert second.checklist.decided_count == 0

    def test_a_voided_number_is_never_used_again(self, registry, version):
        """S1"""
        known = subject(registry)
        first = consent_to(registry, version, known)
        with pytest.raises(ReasonMissing):
            void_screening(registry, COORDINATOR, screening_id=first, reason="")
        void_screening(registry, COORDINATOR, screening_id=first, reason="wrong trial")

        second = consent_to(registry, version, known)

        assert seen(registry, second).screening_number == "07002"
        assert screenings_named(registry, "07001")[0][0] == first


class TestWalk:
    def test_age_is_suggested_and_nothing_is_answered(self, registry, screening_id):
        """A1, A6"""
        item = seen(registry, screening_id).checklist.item("I1")

        assert item.finding.working == "43 on 2026-11-22, within 18 to 70."
        assert item.answer is None

    def test_an_answer_is_stored_the_moment_it_is_given(self, registry, version, screening_id):
        enter(registry, version, screening_id, "I1", Entry(Answer.YES, DOCUMENT))

        again = Registry(registry.place, key=KEY)
        item = screening_of(again, screening_id, with_identity=True).checklist.item("I1")
        again.close()
        assert item.entry.answer is Answer.YES
        assert item.entry.evidence == DOCUMENT
        assert item.entry.by == "Li Na"
        assert seen(registry, screening_id).state is State.IN_SCREENING

    def test_the_former_answer_stays_readable(self, registry, version, screening_id):
        """A8"""
        first = enter(registry, version, screening_id, "E2", Entry(Answer.NO, DOCUMENT))
        correction = Entry(Answer.YES, DOCUMENT, correction="report misread")
        enter(registry, version, screening_id, "E2", correction, expected=first)

        item = seen(registry, screening_id).checklist.item("E2")

        assert [entry.answer for entry in item.former] == [Answer.NO]
        assert (item.entry.answer, item.entry.correction) == (Answer.YES, "report misread")
        assert record_version(registry, screening_id) == 2

    def test_two_windows_never_overwrite_each_other(self, registry, version, screening_id):
        enter(registry, version, screening_id, "E2", Entry(Answer.NO, DOCUMENT))

        with pytest.raises(AnsweredMeanwhile, match="Li Na: No") as refusal:
            enter(registry, version, screening_id, "E2", Entry(Answer.YES, DOCUMENT))
        assert refusal.value.theirs.answer is Answer.NO

    @pytest.mark.parametrize(
        ("day", "refusal"),
        [(TODAY + timedelta(1), DateInFuture), (date(1983, 3, 31), DateBeforeBirth)],
    )
    def test_a_source_document_lies_between_birth_and_today(
        self, registry, version, screening_id, day, refusal
    ):
        """W4"""
        entry = Entry(Answer.YES, replace(DOCUMENT, dated_on=day))
        with pytest.raises(refusal):
            enter(registry, version, screening_id, "I2", entry)

    def test_only_an_investigator_judges(self, registry):
        """A7"""
        version = active(registry, "I1 Adult", "E1 Unfit in the opinion of the investigator")
        screening_id = consented(registry, version.trial_id)
        assert coded(version, "E1").needs_investigator

        with pytest.raises(InvestigatorAnswers):
            enter(registry, version, screening_id, "E1", Entry(Answer.NO, DOCUMENT))
        enter(
            registry,
            version,
            screening_id,
            "E1",
            Entry(Answer.NO, DOCUMENT),
            person=INVESTIGATOR,
        )

    def test_what_a_coordinator_adds_leaves_the_judgement_the_investigators(self, registry):
        """A7, S4: on paper, in what is signed, and on another version of the protocol."""
        version = active(registry, "I1 Adult", "E1 Unfit in the opinion of the investigator")
        screening_id = consented(registry, version.trial_id)

        def entered(person, remark):
            shown = seen(registry, screening_id)
            entry = Entry(Answer.NO, DOCUMENT, remark=remark)
            revision = shown.checklist.item("E1").entry.revision
            told = {"person": person, "expected": revision}
            enter(registry, shown.version, screening_id, "E1", entry, **told)
            return seen(registry, screening_id).checklist.item("E1")

        def who(item):
            return item.entry.by, item.entry.answered_by, item_content(item).get("judged_by")

        entered(INVESTIGATOR, "")
        entered(COORDINATOR, "report of 12 November")
        item = entered(COORDINATOR, "and that of 13 November")
        assert who(item) == ("Li Na", "Dr Ada Brandt", "Dr Ada Brandt")

        moved(registry, screening_id, amended(registry, version, I1="Grown up"))
        item = entered(COORDINATOR, "and that of 14 November")
        assert who(item) == ("Li Na", "Dr Ada Brandt", "Dr Ada Brandt")
        item = entered(INVESTIGATOR, "all three read")
        assert who(item) == ("Dr Ada Brandt", "Dr Ada Brandt", None)

    @pytest.mark.parametrize(
        "remark", ["x" * 10_000, "<b>&amp;", "🙂 שלום", "a\x00b", "'; DROP TABLE entry; --"]
    )
    def test_whatever_is_typed_comes_back(self, registry, version, screening_id, remark):
        enter(registry, version, screening_id, "E2", Entry(None, remark=remark))

        found = seen(registry, screening_id).checklist.item("E2").entry.remark
        assert found == remark.replace("\x00", "␀")

    def test_dates_of_the_study_follow_consent(self, registry, version):
        """C2, W1"""
        day = TODAY - timedelta(3)
        screening_id = consented(registry, version.trial_id, given_on=day)
        for said in ("screening_visit", "enrolment", "first_dose"):
            with pytest.raises(BeforeConsent):
                set_dates(
                    registry,
                    COORDINATOR,
                    screening_id=screening_id,
                    **{said: day - timedelta(1)},
                )
        with pytest.raises(DateInFuture):
            set_dates(
                registry,
                COORDINATOR,
                screening_id=screening_id,
                screening_visit=TODAY + timedelta(1),
            )
        set_dates(
            registry,
            COORDINATOR,
            screening_id=screening_id,
            screening_visit=day,
            enrolment=TODAY + timedelta(9),
        )
        assert seen(registry, screening_id).dates.enrolment == TODAY + timedelta(9)


class TestDecision:
    def test_eligible_needs_everything_answered_and_evidenced(self, registry, screening_id):
        """A3, A4"""
        answered(registry, screening_id, I1="yes", I2="yes", E1="no")
        with pytest.raises(NotEligible, match="E2"):
            decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)

        answered(registry, screening_id, E2="no")
        assert seen(registry, screening_id).checklist.verdict is Verdict.ELIGIBLE
        decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)

        assert seen(registry, screening_id).state is State.AWAITING_INVESTIGATOR

    def test_a_screen_failure_carries_the_criteria_that_failed(self, registry, screening_id):
        """S2"""
        answered(registry, screening_id, I2="no", E2="yes")
        decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)

        assert seen(registry, screening_id).decision.failed == ("I2", "E2")

    def test_after_the_decision_nothing_is_entered(self, registry, version, screening_id):
        """A8"""
        answered(registry, screening_id, E2="yes")
        decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)

        with pytest.raises(ScreeningEnded):
            enter(registry, version, screening_id, "I1", Entry(Answer.YES, DOCUMENT))

    def test_leaving_it_pending_says_why_and_keeps_it_open(self, registry, screening_id):
        """A3"""
        pending = {"screening_id": screening_id, "outcome": Outcome.PENDING}
        with pytest.raises(ReasonMissing):
            decide(registry, COORDINATOR, **pending)
        decide(registry, COORDINATOR, **pending, reason="waits for the MRI")

        found = seen(registry, screening_id)
        assert found.is_open
        assert found.decision.outcome is Outcome.PENDING

    @pytest.mark.parametrize(
        ("outcome", "state"),
        [(Outcome.WITHDRAWN, State.WITHDRAWN), (Outcome.LOST, State.LOST)],
    )
    def test_withdrawal_and_loss_end_it_with_a_date(
        self, registry, screening_id, outcome, state
    ):
        """C4"""
        decide(registry, COORDINATOR, screening_id=screening_id, outcome=outcome)

        found = seen(registry, screening_id)
        assert (found.state, found.decision.ended_on) == (state, TODAY)

    def test_reopening_gives_a_reason_and_keeps_what_was_answered(self, registry, screening_id):
        """S3"""
        answered(registry, screening_id, E2="yes")
        decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.SCREEN_FAILURE)
        with pytest.raises(ReasonMissing):
            reopen(registry, COORDINATOR, screening_id=screening_id, reason="")
        reopen(registry, COORDINATOR, screening_id=screening_id, reason="report corrected")

        found = seen(registry, screening_id)
        assert (found.state, found.decision) == (State.IN_SCREENING, None)
        assert found.checklist.failed == ("E2",)

    def test_only_an_eligible_subject_is_enrolled(self, registry, screening_id):
        """S2"""
        with pytest.raises(NotThisWay):
            enrol(registry, COORDINATOR, screening_id=screening_id, enrolled_on=TODAY)

    def test_a_monitor_decides_nothing(self, registry, screening_id):
        with pytest.raises(NotDelegated):
            decide(registry, MONITOR, screening_id=screening_id, outcome=Outcome.WITHDRAWN)

    def test_who_may_not_see_identity_gets_age_and_none_of_it(self, registry, screening_id):
        """P1"""
        found = screening_of(registry, screening_id, with_identity=False)

        assert found.subject.identity is None
        assert found.age_at_consent == 43

    def test_a_checklist_stays_on_the_version_it_was_begun_with(self, registry, version):
        """S4"""
        screening_id = consented(registry, version.trial_id)
        newer = active(registry, known=record("I1 Something else", "E1 Other"))

        assert seen(registry, screening_id).version.id == version.id
        assert newer.id != version.id
