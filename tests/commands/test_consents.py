"""Versions of the consent form, and consents that are given again (C1 to C4, W4, T1)."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from coordinator.commands.consents import (
    ask_consent_again,
    change_consent_form,
    enter_consent_form,
    record_consent_again,
)
from coordinator.commands.decisions import decide, enrol, reopen
from coordinator.commands.evidence import correct_observation, enter_observation
from coordinator.commands.screening import record_consent, set_dates
from coordinator.commands.signing import sign
from coordinator.commands.site import change_site
from coordinator.commands.trials import copy_version
from coordinator.commands.worksheets import fill_in
from coordinator.domain.consent import (
    AssentMissing,
    BeforeConsent,
    Consent,
    ConsentMissing,
    GuardianConsentMissing,
    StillMinor,
)
from coordinator.domain.consent_changes import ConsentGivenMeanwhile
from coordinator.domain.consent_form import (
    AgainBecause,
    ConsentAgain,
    ConsentFormExists,
    ConsentFormUnknown,
    ValidityImpossible,
)
from coordinator.domain.consent_lacking import ConsentLacking
from coordinator.domain.meanwhile import ChangedMeanwhile
from coordinator.domain.observation import NewObservation
from coordinator.domain.screening import Outcome, ReasonMissing, ScreeningEnded, State
from coordinator.domain.signature import Meaning
from coordinator.domain.staff import NameMissing, NotDelegated
from coordinator.domain.windows import DateBeforeBirth, DateInFuture, EntryLate, OutOfRange
from coordinator.instruments.entering import Rating
from coordinator.queries.consents import consent_forms_of, consents_due
from coordinator.queries.evidence import evidence_of
from coordinator.queries.screenings import content_digest, screening_of
from coordinator.queries.staff import site_of
from coordinator.registry.store import Registry
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    INVESTIGATOR,
    MONITOR,
    PASSWORD,
    TODAY,
    active,
    answered,
    consent_form,
    consented,
    identify,
    subject,
)
from tests.builders import review as reviewing
from tests.conftest import NOON

WEEK_AGO = TODAY - timedelta(7)
AGAIN = ConsentAgain(AgainBecause.NEW_FORM, "2.0", TODAY, time(10, 30), "Dr Ada Brandt")
ALT = NewObservation("alt", "ALT", value="31", unit="U/L", on=TODAY, for_study=True)
NEARLY_18 = date(2008, 11, 20)  # of age two days ago
CHILD = date(2014, 6, 1)


@pytest.fixture
def trial_id(registry):
    return active(registry).trial_id


@pytest.fixture
def screening_id(registry, trial_id):
    return consented(registry, trial_id, given_on=WEEK_AGO)


@pytest.fixture
def asked_again(registry, trial_id, screening_id):
    """A screening begun with version 1.1, since when 2.0 asks everybody again."""
    consent_form(registry, trial_id, "2.0", valid_from=TODAY - timedelta(3), asks_again=True)
    return screening_id


def seen(registry, screening_id):
    return screening_of(registry, screening_id, with_identity=True)


def give_again(registry, screening_id, given=AGAIN, person=COORDINATOR, **said):
    return record_consent_again(
        registry, person, screening_id=screening_id, given=given, **said
    )


def minor(registry, trial_id, birth_on=NEARLY_18):
    return record_consent(
        registry,
        COORDINATOR,
        subject_id=subject(registry, birth_on=birth_on),
        trial_id=trial_id,
        consent=Consent(
            WEEK_AGO, time(9, 30), "1.1", "Dr Ada Brandt", "mother", WEEK_AGO, has_assent=True
        ),
        guardian_name="林大雨",
    )


def eligible(registry, screening_id):
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)


def signed(registry, screening_id):
    for person, meaning in (
        (COORDINATOR, Meaning.COMPLETED),
        (INVESTIGATOR, Meaning.REVIEWED_ELIGIBLE),
    ):
        sign(
            registry,
            person,
            screening_id=screening_id,
            user_name=person.user_name,
            password=PASSWORD,
            meaning=meaning,
            content_sha256=content_digest(seen(registry, screening_id)),
        )


class TestForms:
    def test_the_versions_of_a_trial_stand_newest_first(self, registry, trial_id):
        """C1, T1"""
        enter_consent_form(
            registry,
            INVESTIGATOR,
            trial_id=trial_id,
            version=" 2.0 ",
            valid_from=date(2026, 12, 1),
            note="after the ethics vote of November",
        )

        newest, oldest = consent_forms_of(registry, trial_id)
        assert (newest.version, oldest.version) == ("2.0", "1.1")
        assert newest.note == "after the ethics vote of November"

    def test_what_a_version_needs(self, registry, trial_id):
        """C1"""
        said = {"trial_id": trial_id, "version": "2.0", "valid_from": TODAY}
        for wrong, refusal in (
            ({"version": " "}, NameMissing),
            ({"version": "1.1"}, ConsentFormExists),
            ({"valid_until": WEEK_AGO}, ValidityImpossible),
            ({"valid_from": date(1826, 1, 1)}, OutOfRange),
        ):
            with pytest.raises(refusal):
                enter_consent_form(registry, COORDINATOR, **said | wrong)
        with pytest.raises(NotDelegated):
            enter_consent_form(registry, MONITOR, **said)

    def test_a_validity_is_corrected_with_a_reason_and_consents_stay(
        self, registry, trial_id, screening_id
    ):
        """C1, T1: nothing that was recorded is changed behind anybody's back."""
        [form] = consent_forms_of(registry, trial_id)
        said = {
            "form_id": form.id,
            "valid_from": TODAY,
            "valid_until": None,
            "asks_again": False,
            "note": "",
        }
        with pytest.raises(ReasonMissing):
            change_consent_form(registry, COORDINATOR, **said, reason=" ")
        change_consent_form(registry, COORDINATOR, **said, reason="misread the stamp")

        assert consent_forms_of(registry, trial_id)[0].valid_from == TODAY
        assert seen(registry, screening_id).consent.form_version == "1.1"
        assert registry.verify().is_whole

    def test_of_two_changes_of_a_version_none_is_lost(self, registry, trial_id):
        """C1: what another window set stays, or both values are told."""
        [form] = consent_forms_of(registry, trial_id)

        def change(seen, **said):
            kept = {name: getattr(form, name) for name in ("valid_from", "valid_until")}
            kept |= {"asks_again": form.asks_again, "note": form.note, "reason": "vote"} | said
            change_consent_form(registry, COORDINATOR, form_id=form.id, seen=seen, **kept)

        change(form, valid_until=date(2026, 12, 31))
        change(form, note="vote 7")
        [both] = consent_forms_of(registry, trial_id)
        assert (both.valid_until, both.note) == (date(2026, 12, 31), "vote 7")

        with pytest.raises(ChangedMeanwhile, match=r"2026-12-31 meanwhile.*2027-01-31"):
            change(form, valid_until=date(2027, 1, 31), note="")
        assert consent_forms_of(registry, trial_id) == (both,)
        change(both, valid_until=date(2027, 1, 31), note="vote 7")
        assert consent_forms_of(registry, trial_id)[0].valid_until == date(2027, 1, 31)

    def test_days_that_two_people_set_are_judged_together(self, registry, trial_id):
        """C1"""
        [form] = consent_forms_of(registry, trial_id)
        said = {"form_id": form.id, "asks_again": False, "note": "", "reason": "vote"}
        change_consent_form(
            registry, COORDINATOR, valid_from=TODAY, valid_until=None, **said, seen=form
        )
        with pytest.raises(ValidityImpossible):
            change_consent_form(
                registry,
                COORDINATOR,
                valid_from=form.valid_from,
                valid_until=WEEK_AGO,
                **said,
                seen=form,
            )


class TestFirstConsent:
    @pytest.mark.parametrize("version", ["1.0", "3.0", "1.1 "])
    def test_only_a_version_valid_on_the_day_of_consent_counts(
        self, registry, trial_id, version
    ):
        """C1"""
        consent_form(
            registry,
            trial_id,
            "1.0",
            valid_from=date(2025, 1, 1),
            valid_until=date(2025, 12, 31),
        )
        known = subject(registry)

        def record(day):
            return record_consent(
                registry,
                COORDINATOR,
                subject_id=known,
                trial_id=trial_id,
                consent=Consent(day, time(9, 30), version, "Dr Ada Brandt"),
            )

        if version.strip() == "1.1":
            assert seen(registry, record(TODAY)).consent.form_version == "1.1"
        else:
            with pytest.raises(ConsentFormUnknown, match=r"1\.1"):
                record(TODAY)
            assert registry.verify().is_whole

    @pytest.mark.parametrize(("assent_age", "is_refused"), [(12, True), (13, False)])
    def test_the_sites_age_decides_whether_a_child_assents(
        self, registry, trial_id, assent_age, is_refused
    ):
        """C3: the child is 12."""
        change_site(
            registry, COORDINATOR, site=replace(site_of(registry), assent_age=assent_age)
        )
        said = {
            "subject_id": subject(registry, birth_on=CHILD),
            "trial_id": trial_id,
            "consent": Consent(TODAY, time(9), "1.1", "Dr", "mother", TODAY),
            "guardian_name": "林大雨",
        }

        if is_refused:
            with pytest.raises(AssentMissing):
                record_consent(registry, COORDINATOR, **said)
        else:
            assert record_consent(registry, COORDINATOR, **said)


class TestAgain:
    def test_a_new_form_makes_open_screenings_due_until_it_is_signed(
        self, registry, asked_again
    ):
        """C3"""
        [due] = consents_due(registry)
        assert (due.screening_id, due.because) == (asked_again, AgainBecause.NEW_FORM)
        assert (due.screening_number, due.form_version) == ("07001", "2.0")
        assert due.since == TODAY - timedelta(3)
        assert len(seen(registry, asked_again).lacking) == 1

        give_again(registry, asked_again)

        assert consents_due(registry) == ()
        found = seen(registry, asked_again)
        assert found.lacking == ()
        assert [again.form_version for again in found.consents_again] == ["2.0"]
        assert found.consent.form_version == "1.1"

    def test_a_consent_that_another_window_recorded_meanwhile_is_told(
        self, registry, asked_again
    ):
        """C1: the same paper is not recorded twice without anybody's knowing."""
        give_again(registry, asked_again, seen=0)

        with pytest.raises(ConsentGivenMeanwhile, match=r"2\.0, 2026-11-22, Dr Ada Brandt; "):
            give_again(registry, asked_again, seen=0)

        assert len(seen(registry, asked_again).consents_again) == 1
        give_again(registry, asked_again, seen=1)
        assert len(seen(registry, asked_again).consents_again) == 2

    def test_who_signed_the_new_form_at_first_is_not_asked_again(self, registry, trial_id):
        """C3"""
        consent_form(registry, trial_id, "2.0", valid_from=WEEK_AGO, asks_again=True)
        record_consent(
            registry,
            COORDINATOR,
            subject_id=subject(registry),
            trial_id=trial_id,
            consent=Consent(TODAY, time(9), "2.0", "Dr Ada Brandt"),
        )

        assert consents_due(registry) == ()

    def test_eligible_is_refused_while_a_consent_is_due(self, registry, asked_again):
        """C3"""
        with pytest.raises(ConsentLacking, match=r"07001 lacks a consent: .*2\.0"):
            eligible(registry, asked_again)

        give_again(registry, asked_again)
        decide(registry, COORDINATOR, screening_id=asked_again, outcome=Outcome.ELIGIBLE)
        assert seen(registry, asked_again).state is State.AWAITING_INVESTIGATOR

    def test_a_screening_that_ended_lacks_nothing(self, registry, asked_again):
        """C4"""
        decide(registry, COORDINATOR, screening_id=asked_again, outcome=Outcome.WITHDRAWN)

        assert consents_due(registry) == ()
        with pytest.raises(ScreeningEnded):
            give_again(registry, asked_again)

    def test_enrolled_subjects_are_asked_too_and_their_signatures_stand(
        self, registry, trial_id, screening_id
    ):
        """C3, G3: what was signed is what was known at the decision."""
        eligible(registry, screening_id)
        signed(registry, screening_id)
        enrol(registry, COORDINATOR, screening_id=screening_id, enrolled_on=TODAY)
        before = content_digest(seen(registry, screening_id))
        consent_form(registry, trial_id, "2.0", valid_from=TODAY, asks_again=True)
        assert [due.screening_id for due in consents_due(registry)] == [screening_id]

        later = Registry(registry.place, lambda: NOON + timedelta(hours=1), key=registry.key)
        give_again(later, screening_id)

        found = seen(later, screening_id)
        assert (found.lacking, len(found.standing_signatures)) == ((), 2)
        assert content_digest(found) == before
        later.close()

    def test_what_is_signed_names_the_consents_given_again(self, registry, asked_again):
        """G3"""
        before = content_digest(seen(registry, asked_again))
        give_again(registry, asked_again)

        assert content_digest(seen(registry, asked_again)) != before

    def test_an_amendment_asks_those_who_began_with_an_earlier_version(
        self, registry, screening_id
    ):
        """C3, S4"""
        newer = amended(registry, screening_id)
        assert consents_due(registry) == ()

        ask_consent_again(registry, COORDINATOR, version_id=newer, asks=True, reason="vote 7")

        [due] = consents_due(registry)
        assert (due.because, due.since) == (AgainBecause.AMENDMENT, TODAY)
        give_again(
            registry,
            screening_id,
            replace(AGAIN, because=AgainBecause.AMENDMENT, form_version="1.1"),
        )
        assert consents_due(registry) == ()

    def test_a_version_in_use_asks_again_only_with_a_reason(self, registry, screening_id):
        """T1"""
        newer = amended(registry, screening_id)

        with pytest.raises(ReasonMissing):
            ask_consent_again(registry, COORDINATOR, version_id=newer, asks=True)

    def test_who_reaches_18_consents_in_their_own_name(self, registry, trial_id):
        """C3"""
        screening_id = minor(registry, trial_id)
        [due] = consents_due(registry)
        assert (due.because, due.since) == (AgainBecause.CAME_OF_AGE, date(2026, 11, 20))

        own = replace(AGAIN, because=AgainBecause.CAME_OF_AGE, form_version="1.1")
        with pytest.raises(StillMinor):
            give_again(
                registry,
                screening_id,
                replace(
                    own,
                    given_on=date(2026, 11, 19),
                    guardian_relation="mother",
                    has_assent=True,
                ),
                guardian_name="林大雨",
            )
        give_again(registry, screening_id, own)

        assert consents_due(registry) == ()


class TestGivingAgain:
    def test_for_a_minor_the_guardian_consents_again_and_the_child_assents(
        self, registry, trial_id
    ):
        """C3"""
        screening_id = minor(registry, trial_id, CHILD)
        consent_form(registry, trial_id, "2.0", valid_from=TODAY, asks_again=True)
        with pytest.raises(GuardianConsentMissing):
            give_again(registry, screening_id)
        guarded = replace(AGAIN, guardian_relation="aunt")
        with pytest.raises(AssentMissing):
            give_again(registry, screening_id, guarded, guardian_name="林二雨")

        give_again(
            registry, screening_id, replace(guarded, has_assent=True), guardian_name="林二雨"
        )

        found = seen(registry, screening_id)
        assert found.consents_again[0].guardian_relation == "aunt"
        assert found.subject.identity.guardian_name == "林二雨"

    @pytest.mark.parametrize(
        ("wrong", "refusal"),
        [
            ({"form_version": "1.2"}, ConsentFormUnknown),
            ({"form_version": " "}, ConsentMissing),
            ({"obtained_by": ""}, ConsentMissing),
            ({"given_on": TODAY - timedelta(8), "form_version": "1.1"}, BeforeConsent),
            ({"given_on": TODAY + timedelta(1)}, DateInFuture),
            ({"given_on": date(1983, 3, 1)}, DateBeforeBirth),
        ],
    )
    def test_what_a_new_consent_needs(self, registry, asked_again, wrong, refusal):
        """C1, C2, W4"""
        with pytest.raises(refusal):
            give_again(registry, asked_again, replace(AGAIN, **wrong), late_reason="by post")
        assert seen(registry, asked_again).consents_again == ()

    def test_a_new_consent_entered_late_says_why(self, registry, asked_again):
        """W4"""
        month_later = Registry(registry.place, lambda: NOON + timedelta(30), key=registry.key)
        with pytest.raises(EntryLate):
            give_again(month_later, asked_again)
        give_again(month_later, asked_again, late_reason="the form came by post")
        month_later.close()

    def test_who_is_not_delegated_to_obtain_consent_records_none(self, registry, asked_again):
        with pytest.raises(NotDelegated):
            give_again(registry, asked_again, person=MONITOR)


def dated(field):
    def enter(registry, screening_id, day):
        set_dates(registry, COORDINATOR, screening_id=screening_id, **{field: day})

    return enter


def enrolled(registry, screening_id, day):
    eligible(registry, screening_id)
    signed(registry, screening_id)
    enrol(registry, COORDINATOR, screening_id=screening_id, enrolled_on=day)


def ended(registry, screening_id, day):
    decide(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        outcome=Outcome.WITHDRAWN,
        ended_on=day,
        reason="told by telephone",
    )


def consented_again(registry, screening_id, day):
    told = replace(AGAIN, form_version="1.1", given_on=day)
    give_again(registry, screening_id, told, late_reason="by post")


def measured(registry, screening_id, day):
    enter_observation(
        registry,
        COORDINATOR,
        subject_id=seen(registry, screening_id).subject.id,
        told=replace(ALT, on=day),
        screening_id=screening_id,
        late_reason="report came late",
    )


def measured_otherwise(registry, screening_id, day):
    measured(registry, screening_id, TODAY)
    [found] = evidence_of(registry, seen(registry, screening_id).subject.id)
    correct_observation(
        registry,
        COORDINATOR,
        observation_id=found.id,
        told=replace(ALT, on=day),
        correction="misread",
        screening_id=screening_id,
    )


def rated(registry, screening_id, day):
    fill_in(
        registry,
        COORDINATOR,
        subject_id=seen(registry, screening_id).subject.id,
        instrument="sledai-2k",
        said={"look_back": "10", "arthritis": "yes"},
        rating=Rating("Dr Ada Brandt", day, rest_is_absent=True),
        document=DOCUMENT,
        screening_id=screening_id,
        for_study=True,
    )


@pytest.mark.parametrize(
    "enter",
    [
        pytest.param(dated("screening_visit"), id="screening visit"),
        pytest.param(dated("enrolment"), id="planned enrolment"),
        pytest.param(dated("first_dose"), id="first dose"),
        pytest.param(enrolled, id="enrolment"),
        pytest.param(ended, id="end of the screening"),
        pytest.param(consented_again, id="new consent"),
        pytest.param(measured, id="result of the trial"),
        pytest.param(measured_otherwise, id="corrected result of the trial"),
        pytest.param(rated, id="rating for the trial"),
    ],
)
class TestOrderOfDates:
    def test_no_date_of_the_study_comes_before_consent(self, registry, screening_id, enter):
        """C2"""
        with pytest.raises(BeforeConsent):
            enter(registry, screening_id, WEEK_AGO - timedelta(1))

    def test_on_the_day_of_consent_it_may(self, registry, screening_id, enter):
        """C2"""
        enter(registry, screening_id, WEEK_AGO)


class TestWithdrawal:
    def test_after_enrolment_too_it_closes_the_screening_and_deletes_nothing(
        self, registry, screening_id
    ):
        """C4"""
        eligible(registry, screening_id)
        signed(registry, screening_id)
        enrol(registry, COORDINATOR, screening_id=screening_id, enrolled_on=TODAY)
        answers = seen(registry, screening_id).checklist.items

        decide(
            registry,
            COORDINATOR,
            screening_id=screening_id,
            outcome=Outcome.WITHDRAWN,
            ended_on=TODAY,
            reason="moves away",
        )

        found = seen(registry, screening_id)
        assert (found.state, found.decision.ended_on) == (State.WITHDRAWN, TODAY)
        assert found.decision.reason == "moves away"
        assert [i.entry for i in found.checklist.items] == [i.entry for i in answers]
        assert len(found.signatures) == 2
        assert found.dates.enrolment == TODAY
        reopen(registry, COORDINATOR, screening_id=screening_id, reason="stays after all")
        assert seen(registry, screening_id).state is State.IN_SCREENING


def amended(registry, screening_id):
    """Put a copy of the screening's version into use as version 3.0."""
    version_id = copy_version(
        registry, COORDINATOR, version_id=seen(registry, screening_id).version.id
    )
    identify(registry, version_id, "3.0")
    reviewing.activate_version(registry, COORDINATOR, version_id=version_id)
    return version_id
