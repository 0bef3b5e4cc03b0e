"""Founding a site, signing in and out."""

from dataclasses import replace
from datetime import timedelta

import pytest

from coordinator.commands.site import NotForYou, RolesMissing, change_site, found_site
from coordinator.commands.staff import sign_in, sign_out
from coordinator.domain.audit import AuditFilter
from coordinator.domain.site import AddressUnusable, Paper, Site
from coordinator.domain.staff import (
    DUTIES_OF,
    NameMissing,
    NewStaffMember,
    PasswordTooShort,
    Role,
    SignInFailed,
    SignInLocked,
    UserNameTaken,
)
from coordinator.queries.audit import actors_of, audit_page
from coordinator.queries.staff import last_sign_ins, site_of, staff_of
from tests.builders import COORDINATOR, MONITOR, PASSWORD, PEOPLE, SITE
from tests.conftest import NOON


def actions(registry):
    return [entry.action for entry in audit_page(registry, AuditFilter())]


def test_the_first_people_are_delegated_what_their_role_does(registry):
    for person in staff_of(registry):
        assert {line.duty for line in person.delegations} == set(DUTIES_OF[person.role])
        assert all(line.from_on == NOON.date() for line in person.delegations)


@pytest.mark.parametrize(
    ("people", "refusal"),
    [
        (PEOPLE[:1], RolesMissing),
        ((*PEOPLE, replace(PEOPLE[0], user_name="LI.NA ")), UserNameTaken),
        ((PEOPLE[0], replace(PEOPLE[1], password="short")), PasswordTooShort),
        ((PEOPLE[0], replace(PEOPLE[1], name="  ")), NameMissing),
        ((PEOPLE[0], replace(PEOPLE[1], user_name="")), NameMissing),
    ],
)
def test_a_site_is_founded_whole_or_not_at_all(empty_registry, people, refusal):
    """G6: a user name is used once."""
    with pytest.raises(refusal):
        found_site(empty_registry, site=SITE, people=people)
    assert staff_of(empty_registry) == ()


def test_a_site_needs_its_name_and_number(empty_registry):
    for site in (Site(" ", "7"), Site("Lakeside", "")):
        with pytest.raises(NameMissing):
            found_site(empty_registry, site=site, people=PEOPLE)


def test_signing_in_and_out_is_recorded(registry):
    """T1"""
    person = sign_in(registry, user_name=" Li.Na", password=PASSWORD)
    sign_out(registry, person)

    assert person == staff_of(registry)[0]
    assert actions(registry)[:2] == ["person signed out", "person signed in"]
    assert last_sign_ins(registry) == {"li.na": NOON}


@pytest.mark.parametrize(
    ("user_name", "password", "recorded"),
    [("Li.Na", "wrong", "li.na"), ("quiet paper boat", "", "unknown user name")],
)
def test_a_failed_sign_in_is_recorded(registry, user_name, password, recorded):
    """T1: but not a password that was typed where the user name belongs."""
    with pytest.raises(SignInFailed):
        sign_in(registry, user_name=user_name, password=password)

    last = audit_page(registry, AuditFilter())[0]
    assert (last.action, last.actor, last.key) == ("sign-in failed", recorded, recorded)


@pytest.mark.file_only("looks at the file's bytes")
def test_passwords_are_never_shown_or_stored(registry):
    assert PASSWORD not in repr(NewStaffMember("x", "X", Role.MONITOR, PASSWORD))
    assert PASSWORD.encode() not in registry.path.read_bytes()


def test_the_sites_settings_can_be_changed_but_not_by_a_monitor(registry):
    """T1"""
    wanted = Site("Hillside", "12", Paper.LETTER, late_entry_days=3, forms_language="zh_CN")
    change_site(registry, COORDINATOR, site=wanted)
    assert site_of(registry) == wanted

    with pytest.raises(NotForYou):
        change_site(registry, MONITOR, site=SITE)


def test_fetching_is_off_until_somebody_gives_an_address_and_that_is_on_the_trail(registry):
    assert site_of(registry).fetch_host == ""

    site = replace(site_of(registry), fetch_address=" https://registry.example/api ")
    change_site(registry, COORDINATOR, site=site)

    assert site_of(registry).fetch_host == "registry.example"
    entry = audit_page(registry, AuditFilter(action="setting changed"), limit=1)[0]
    assert "https://registry.example/api" in str(entry)


@pytest.mark.parametrize("address", ["registry.example", "ftp://x", "https://", "https://[x"])
def test_an_address_that_nothing_can_be_fetched_from_is_refused(registry, address):
    with pytest.raises(AddressUnusable):
        change_site(registry, COORDINATOR, site=replace(SITE, fetch_address=address))

    assert site_of(registry).fetch_address == ""


def test_the_trail_can_be_asked_by_person_action_words_and_day(registry):
    change_site(registry, COORDINATOR, site=Site("Hillside", "12"))

    def count(**said):
        return len(audit_page(registry, AuditFilter(**said)))

    assert actors_of(registry) == ("li.na", "program")
    assert count(actor="li.na") == 1
    assert count(action="setting changed") == 1
    assert count(words="12") == 1
    assert count(since=NOON.date(), until=NOON.date()) == len(
        audit_page(registry, AuditFilter())
    )
    assert count(until=NOON.date().replace(day=1)) == 0
    newest = audit_page(registry, AuditFilter(), limit=1)[0]
    older = audit_page(registry, AuditFilter(), before=newest.id, limit=1)[0]
    assert older.id == newest.id - 1


class TestLockedSignIn:
    """SCREENS, sign-in: five wrong passwords lock a user for a growing time."""

    @pytest.fixture
    def at(self, registry):
        """Let time pass: `at(minutes)` after noon."""

        def move(minutes):
            registry.clock = lambda: NOON + timedelta(minutes=minutes)

        return move

    def fail(self, registry, times, refusal=SignInFailed):
        for _ in range(times):
            with pytest.raises(refusal):
                sign_in(registry, user_name="li.na", password="wrong")

    def test_the_fifth_wrong_password_locks_and_the_right_one_does_not_help(self, registry, at):
        self.fail(registry, 5)
        with pytest.raises(SignInLocked, match="12:01:00 after 5"):
            sign_in(registry, user_name="li.na", password=PASSWORD)

        assert actions(registry)[0] == "sign-in refused"
        at(1)
        assert sign_in(registry, user_name="li.na", password=PASSWORD)

    def test_the_lock_grows_and_ends_with_the_right_password(self, registry, at):
        self.fail(registry, 5)
        at(2)
        self.fail(registry, 1)
        at(3.5)
        self.fail(registry, 1, SignInLocked)
        at(4)
        sign_in(registry, user_name="li.na", password=PASSWORD)
        self.fail(registry, 4)
        assert sign_in(registry, user_name="li.na", password=PASSWORD)

    def test_one_persons_lock_is_nobody_elses(self, registry):
        self.fail(registry, 5)

        assert sign_in(registry, user_name="ada.brandt", password=PASSWORD)
