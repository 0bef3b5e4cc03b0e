"""Which forms may be signed, what a minor's consent needs, what is due again (C1, C3)."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from coordinator.domain.consent import (
    AssentMissing,
    Consent,
    GuardianAfterConsent,
    GuardianConsentMissing,
    needs_assent,
    of_age_on,
    require_for_minor,
)
from coordinator.domain.consent_form import (
    AgainBecause,
    ConsentAgain,
    ConsentForm,
    ConsentFormUnknown,
    ValidityImpossible,
    require_valid_form,
    require_validity,
    valid_forms,
)
from coordinator.domain.consent_lacking import (
    Amendment,
    Lacking,
    consents_lacking,
    lacking_words,
)
from coordinator.domain.windows import age_on

GROWN = date(1983, 4, 1)
FIRST = Consent(date(2026, 3, 2), time(9, 30), "1.0", "Dr Ada Brandt")
GUARDED = replace(FIRST, guardian_relation="mother", guardian_consented_on=FIRST.given_on)
TODAY = date(2026, 11, 22)
FORMS = (
    ConsentForm(1, 7, "1.0", date(2026, 1, 12), date(2026, 5, 31)),
    ConsentForm(2, 7, "1.1", date(2026, 5, 4), asks_again=True),
)


def again(because=AgainBecause.NEW_FORM, version="1.1", on=date(2026, 6, 1)):
    return ConsentAgain(because, version, on, time(10, 0), "Dr Ada Brandt")


def lacking(*given, first=FIRST, birth=GROWN, forms=(), amendments=(), today=TODAY, until=None):
    return consents_lacking(
        first,
        given,
        birth=birth,
        forms=forms,
        amendments=amendments,
        today=today,
        screened_until=until,
    )


class TestForms:
    def test_the_newest_valid_version_is_offered_first_and_an_older_one_still_counts(self):
        """C1"""
        assert [f.version for f in valid_forms(FORMS, date(2026, 5, 20))] == ["1.1", "1.0"]
        assert [f.version for f in valid_forms(FORMS, date(2026, 6, 1))] == ["1.1"]

    @pytest.mark.parametrize(
        ("version", "day", "valid"),
        [
            ("1.0", date(2026, 1, 11), "none"),
            ("1.0", date(2026, 6, 1), "1.1"),
            ("1.1", date(2026, 5, 3), "1.0"),
            ("2.0", date(2026, 5, 20), "1.1, 1.0"),
        ],
    )
    def test_a_version_outside_its_validity_is_refused_and_the_valid_ones_are_named(
        self, version, day, valid
    ):
        """C1"""
        with pytest.raises(ConsentFormUnknown, match=f"Valid on that day: {valid}"):
            require_valid_form(FORMS, version, day)

    @pytest.mark.parametrize("day", [date(2026, 1, 12), date(2026, 5, 31)])
    def test_first_and_last_day_of_validity_count(self, day):
        """C1"""
        require_valid_form(FORMS, " 1.0 ", day)

    def test_a_form_cannot_end_before_it_begins(self):
        with pytest.raises(ValidityImpossible):
            require_validity(date(2026, 5, 2), date(2026, 5, 1))


class TestMinors:
    CHILD = date(2016, 6, 1)

    def consent(self, relation="mother", on=FIRST.given_on, *, has_assent=True):
        return Consent(FIRST.given_on, FIRST.given_at, "1.0", "Dr", relation, on, has_assent)

    @pytest.mark.parametrize(
        ("birth", "asked"),
        [
            (date(2008, 3, 1), False),  # 18 since the day before
            (date(2008, 3, 2), False),
            (date(2008, 3, 3), True),
            (date(2018, 3, 2), True),  # 8 on the day
            (date(2018, 3, 3), False),
        ],
    )
    def test_assent_is_asked_from_the_sites_age_until_of_age(self, birth, asked):
        """C3"""
        assert needs_assent(birth, FIRST.given_on, 8) is asked

    def test_a_guardian_is_named_with_relation_and_day(self):
        """C3"""
        for consent, name in (
            (self.consent(), " "),
            (self.consent(relation=""), "林大雨"),
            (self.consent(on=None), "林大雨"),
        ):
            with pytest.raises(GuardianConsentMissing):
                require_for_minor(consent, name, self.CHILD, 8)

    def test_the_consent_of_a_minor_is_complete_with_the_last_signature(self):
        """C2, C3: nothing of the study may be done between the two."""
        late = self.consent(on=FIRST.given_on + timedelta(1))
        with pytest.raises(GuardianAfterConsent):
            require_for_minor(late, "林大雨", self.CHILD, 8)

    def test_without_assent_a_child_old_enough_is_refused_and_a_younger_one_is_not(self):
        """C3"""
        silent = self.consent(has_assent=False)
        with pytest.raises(AssentMissing, match="from 8 on"):
            require_for_minor(silent, "林大雨", self.CHILD, 8)
        require_for_minor(silent, "林大雨", self.CHILD, 10)

    @pytest.mark.parametrize("birth", [date(2008, 2, 29), date(2008, 3, 1), date(2007, 12, 31)])
    def test_of_age_is_the_first_day_with_eighteen_years(self, birth):
        """W3"""
        day = of_age_on(birth)
        assert (age_on(birth, day - timedelta(1)), age_on(birth, day)) == (17, 18)


class TestLacking:
    def test_nothing_is_due_where_nothing_asks(self):
        assert lacking(forms=FORMS[:1]) == ()

    def test_who_reaches_18_is_asked_once_more_in_their_own_name(self):
        """C3"""
        birth = date(2008, 10, 5)
        due = Lacking(AgainBecause.CAME_OF_AGE, date(2026, 10, 5))

        first = {"first": GUARDED, "birth": birth}
        assert lacking(**first, today=date(2026, 10, 4)) == ()
        assert lacking(**first, today=date(2026, 10, 5)) == (due,)
        assert lacking(again(on=date(2026, 10, 4)), **first) == (due,)
        assert lacking(again(on=date(2026, 10, 5)), **first) == ()
        assert lacking_words(due) == "the subject has reached 18, due since 2026-10-05"

    def test_who_was_enrolled_as_a_minor_is_not_asked_by_the_screening(self):
        """C3: from consent until enrolment."""
        birth = date(2008, 10, 5)

        assert lacking(first=GUARDED, birth=birth, until=date(2026, 10, 4)) == ()
        assert len(lacking(first=GUARDED, birth=birth, until=date(2026, 10, 5))) == 1

    def test_a_minors_consent_without_a_guardian_is_no_consent(self):
        """C3: a guardian gives it, or who came of age since."""
        birth = date(2008, 10, 5)
        due = Lacking(AgainBecause.GUARDIAN, FIRST.given_on)

        def at(*given):
            return lacking(*given, birth=birth, today=date(2026, 10, 4))

        assert at() == (due,)
        assert at(again()) == (due,)
        assert at(replace(again(), guardian_relation="father")) == ()
        assert lacking(again(on=date(2026, 10, 5)), birth=birth) == ()

    def test_a_new_form_that_asks_again_is_due_until_it_or_a_later_one_is_signed(self):
        """C3"""
        due = Lacking(AgainBecause.NEW_FORM, date(2026, 5, 4), "1.1")
        newer = (*FORMS, ConsentForm(3, 7, "1.2", date(2026, 9, 1)))

        assert lacking(forms=FORMS, today=date(2026, 5, 3)) == ()
        assert lacking(forms=FORMS, today=date(2026, 5, 4)) == (due,)
        assert lacking(again(version="1.0"), forms=FORMS) == (due,)
        assert lacking(again(), forms=FORMS) == ()
        assert lacking(again(version="1.2", on=date(2026, 9, 2)), forms=newer) == ()

    def test_two_new_forms_are_due_as_one_since_the_first_by_the_last(self):
        forms = (*FORMS, ConsentForm(3, 7, "2.0", date(2026, 9, 1), asks_again=True))

        assert lacking(forms=forms) == (
            Lacking(AgainBecause.NEW_FORM, date(2026, 5, 4), "2.0"),
        )

    def test_a_version_from_before_forms_were_kept_counts_by_its_day(self):
        """C3: what is not on record is neither guessed nor asked for twice."""
        before = Consent(date(2026, 3, 2), time(9), "draft of spring", "Dr")
        after = Consent(date(2026, 5, 4), time(9), "v1.1, stamped", "Dr")

        assert len(lacking(first=before, forms=FORMS)) == 1
        assert lacking(first=after, forms=FORMS) == ()

    def test_an_amendment_that_asks_again_is_due_since_it_is_in_use(self):
        """C3"""
        amendment = Amendment("TEA-204 v3.0", date(2026, 8, 10), date(2026, 7, 1))
        due = Lacking(AgainBecause.AMENDMENT, date(2026, 8, 10), "TEA-204 v3.0")

        assert lacking(amendments=[amendment], today=date(2026, 8, 9)) == ()
        assert lacking(amendments=[amendment]) == (due,)
        assert lacking(again(on=date(2026, 8, 10)), amendments=[amendment]) == ()

    def test_a_consent_to_the_amendment_may_come_before_the_site_puts_it_to_use(self):
        """C3"""
        amendment = Amendment("TEA-204 v3.0", date(2026, 8, 10), date(2026, 7, 1))
        early = date(2026, 7, 20)

        meant = again(AgainBecause.AMENDMENT, on=early)
        assert lacking(meant, amendments=[amendment]) == ()
        assert len(lacking(again(on=early), amendments=[amendment])) == 1

    def test_all_that_is_due_is_named_the_oldest_first(self):
        """C3"""
        found = lacking(
            first=GUARDED,
            birth=date(2008, 10, 5),
            forms=FORMS,
            amendments=[Amendment("TEA-204 v3.0", date(2026, 8, 10))],
        )

        assert [due.because for due in found] == [
            AgainBecause.NEW_FORM,
            AgainBecause.AMENDMENT,
            AgainBecause.CAME_OF_AGE,
        ]
