"""Who works at the site: entered, changed, let in again, and let out (G6, T1, Roles)."""

from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from coordinator.commands.delegation import propose_delegation, sign_delegations
from coordinator.commands.people import (
    NotYourself,
    PeopleNotForYou,
    change_own_password,
    change_staff_member,
    end_access,
    enter_staff_member,
    reset_password,
    unlock_person,
)
from coordinator.commands.staff import known_person, sign_in
from coordinator.domain.audit import Action, AuditFilter
from coordinator.domain.delegation import AccessEnded
from coordinator.domain.meanwhile import ChangedMeanwhile
from coordinator.domain.password import (
    PasswordAsBefore,
    PasswordObvious,
    Strength,
    WrongPassword,
    strength_of,
    temporary_password,
)
from coordinator.domain.staff import (
    DUTIES_OF,
    WRONG_PASSWORDS,
    Duty,
    NameMissing,
    NewStaffMember,
    NotDelegated,
    PasswordTemporary,
    PasswordTooShort,
    Role,
    SignInFailed,
    SignInLocked,
    UserNameTaken,
)
from coordinator.entering import enter
from coordinator.queries.audit import audit_page
from coordinator.queries.people import people_of
from coordinator.queries.staff import staff_of
from coordinator.registry.peek import peek
from coordinator.registry.rows.site import StaffRow
from tests.builders import COORDINATOR, INVESTIGATOR, MONITOR, PASSWORD, TODAY
from tests.conftest import NOON, noon

ADMINISTRATOR = "t.moss"
FIRST, OWN = "told by telephone", "seven green kettles"


def entered(registry, user_name=ADMINISTRATOR, role=Role.ADMINISTRATOR, actor=COORDINATOR):
    """Enter a person, who chose an own password already; give that person."""
    person = NewStaffMember(user_name, user_name.title(), role, FIRST, "TM")
    enter_staff_member(registry, actor, person=person)
    own_password(registry, user_name)
    return known_person(registry, user_name, OWN)


def own_password(registry, user_name):
    person = next(found for found in staff_of(registry) if found.user_name == user_name)
    new = replace(person, must_change=True)
    change_own_password(registry, new, current=FIRST, password=OWN)


def person_named(registry, user_name):
    return next(person for person in staff_of(registry) if person.user_name == user_name)


def actions(registry, count=1):
    return [entry.action for entry in audit_page(registry, AuditFilter(), limit=count)]


def test_who_is_entered_can_open_the_registry_and_has_to_choose_an_own_password(registry):
    """G6: nothing is done, and nothing signed, with a password that somebody else set."""
    person = NewStaffMember("Chen.Gang", " 陈刚 ", Role.INVESTIGATOR, FIRST, "CHGA")
    enter_staff_member(registry, COORDINATOR, person=person)

    opened, new = enter(registry.place, "chen.gang", FIRST, noon)
    opened.close()
    assert (new.name, new.initials, new.must_change) == ("陈刚", "CHGA", True)
    with pytest.raises(PasswordTemporary):
        new.require(Duty.JUDGE_AND_CONFIRM, TODAY)
    with pytest.raises(PasswordTemporary):
        known_person(registry, "chen.gang", FIRST)

    change_own_password(registry, new, current=FIRST, password=OWN)

    assert known_person(registry, "chen.gang", OWN) is not None
    assert known_person(registry, "chen.gang", FIRST) is None
    assert actions(registry, 2) == ["password changed", "person signed in"]


def test_without_an_administrator_the_coordinator_enters_people_and_then_no_more(registry):
    """Roles"""
    for actor in (INVESTIGATOR, MONITOR):
        with pytest.raises(PeopleNotForYou, match="Ask Li Na"):
            entered(registry, actor=actor)

    administrator = entered(registry)

    with pytest.raises(PeopleNotForYou, match=r"Ask T\.Moss"):
        entered(registry, "somebody")
    entered(registry, "somebody", Role.MONITOR, administrator)
    assert [line.person.user_name for line in people_of(registry)][-1] == "somebody"


@pytest.mark.parametrize(
    ("change", "refusal"),
    [
        ({"user_name": "LI.NA"}, UserNameTaken),
        ({"user_name": "program"}, UserNameTaken),
        ({"user_name": " "}, NameMissing),
        ({"name": ""}, NameMissing),
        ({"password": "seven"}, PasswordTooShort),
        ({"password": "Chen.Gang"}, PasswordObvious),
        ({"password": "rheumatology lakeside hospital"}, PasswordObvious),
        ({"password": "Password1"}, PasswordObvious),
    ],
)
def test_a_person_is_entered_whole_or_not_at_all(registry, change, refusal):
    """G6: and passwords need length, no riddles, and not what everybody tries first."""
    person = NewStaffMember("chen.gang", "陈刚", Role.INVESTIGATOR, OWN)
    before = staff_of(registry)

    with pytest.raises(refusal):
        enter_staff_member(registry, COORDINATOR, person=replace(person, **change))

    assert staff_of(registry) == before


def test_who_has_left_opens_the_registry_no_more_and_stays_in_all_records(registry):
    """G6, T1: the user name is not used again, also not by the same person."""
    end_access(registry, COORDINATOR, user_name="ada.brandt", reason="left the hospital")

    with pytest.raises(SignInFailed):
        enter(registry.place, "ada.brandt", PASSWORD, noon)
    assert known_person(registry, "ada.brandt", PASSWORD) is None
    gone = person_named(registry, "ada.brandt")
    assert gone.ended_at == NOON
    assert not gone.is_delegated(Duty.JUDGE_AND_CONFIRM, TODAY)
    person = NewStaffMember("Ada.Brandt", "Another Ada", Role.MONITOR, OWN)
    with pytest.raises(UserNameTaken):
        enter_staff_member(registry, COORDINATOR, person=person)
    for act in (reset_password, end_access):
        said = {"password": OWN} if act is reset_password else {}
        with pytest.raises(AccessEnded, match="2026-11-22"):
            act(registry, COORDINATOR, user_name="ada.brandt", **said)
    assert audit_page(registry, AuditFilter(action="access ended"))[0].reason == (
        "left the hospital"
    )


@pytest.mark.file_only("puts the key file back")
def test_a_keyring_put_back_lets_nobody_in_whose_access_was_ended(registry):
    """G6: the registry knows better than its keyring."""
    kept = (registry.path.parent / "site.registry.keys").read_bytes()
    end_access(registry, COORDINATOR, user_name="m.okafor")
    (registry.path.parent / "site.registry.keys").write_bytes(kept)

    with pytest.raises(SignInFailed):
        enter(registry.place, "m.okafor", PASSWORD, noon)


def test_nobody_ends_the_own_access_changes_the_own_role_or_resets_the_own_password(registry):
    """Roles: so there is always somebody left who can let others in."""
    with pytest.raises(NotYourself):
        end_access(registry, COORDINATOR, user_name="li.na")
    with pytest.raises(NotYourself):
        reset_password(registry, COORDINATOR, user_name="li.na", password=OWN)
    with pytest.raises(NotYourself):
        change_staff_member(
            registry,
            COORDINATOR,
            user_name="li.na",
            name="Li Na",
            initials="",
            role=Role.ADMINISTRATOR,
        )


def test_a_password_that_was_reset_cannot_be_signed_with_by_who_reset_it(registry):
    """G6"""
    reset_password(registry, COORDINATOR, user_name="ada.brandt", password=FIRST)

    with pytest.raises(PasswordTemporary, match="chooses a new password"):
        known_person(registry, "ada.brandt", FIRST)
    assert known_person(registry, "ada.brandt", PASSWORD) is None
    assert sign_in(registry, user_name="ada.brandt", password=FIRST).must_change
    assert actions(registry, 2) == ["person signed in", "password reset"]
    line = next(line for line in people_of(registry) if line.must_change)
    assert line.person.user_name == "ada.brandt"


def test_the_own_password_is_changed_with_the_one_before_and_to_another(registry):
    """G6: a wrong one counts as a failed sign-in."""
    with pytest.raises(WrongPassword):
        change_own_password(registry, COORDINATOR, current="wrong", password=OWN)
    assert actions(registry) == ["sign-in failed"]
    with pytest.raises(PasswordAsBefore):
        change_own_password(registry, COORDINATOR, current=PASSWORD, password=PASSWORD)
    with pytest.raises(PasswordObvious):
        change_own_password(registry, COORDINATOR, current=PASSWORD, password="l.i.-n.a")

    change_own_password(registry, COORDINATOR, current=PASSWORD, password=OWN)

    assert sign_in(registry, user_name="li.na", password=OWN)
    with pytest.raises(SignInFailed):
        sign_in(registry, user_name="li.na", password=PASSWORD)


def test_the_own_password_is_not_guessed_by_changing_it(registry):
    """G6"""
    for _time in range(WRONG_PASSWORDS):
        with pytest.raises(WrongPassword):
            change_own_password(registry, COORDINATOR, current="guess", password=OWN)

    with pytest.raises(SignInLocked):
        change_own_password(registry, COORDINATOR, current=PASSWORD, password=OWN)


def test_nobody_waits_for_a_clock_that_was_a_day_ahead(registry):
    """G6: a wrong password that was noted then locks nobody now, and is not shown as a lock."""
    registry.clock = lambda: NOON + timedelta(days=1)
    for _time in range(WRONG_PASSWORDS):
        with pytest.raises(SignInFailed):
            sign_in(registry, user_name="li.na", password="wrong")
    registry.clock = noon

    assert [line.locked_until for line in people_of(registry)] == [None] * 3
    assert sign_in(registry, user_name="li.na", password=PASSWORD)


def test_who_is_locked_out_is_let_in_again_and_what_was_tried_stays_told(registry):
    """T1: failures at the closed registry are told before they are forgotten."""
    for _time in range(5):
        with pytest.raises(SignInFailed):
            enter(registry.place, "ada.brandt", "wrong", noon)
    with pytest.raises(SignInLocked):
        enter(registry.place, "ada.brandt", PASSWORD, noon)
    locked = next(line for line in people_of(registry) if line.locked_until)
    assert locked.person.user_name == "ada.brandt"
    assert locked.locked_until == NOON + timedelta(minutes=1)

    unlock_person(registry, COORDINATOR, user_name="ada.brandt")

    opened, _person = enter(registry.place, "ada.brandt", PASSWORD, noon)
    opened.close()
    failed = audit_page(registry, AuditFilter(action="sign-in failed"))
    assert [entry.key for entry in failed] == ["ada.brandt"] * 5
    assert [line.locked_until for line in people_of(registry)] == [None] * 3


def test_delegations_that_a_new_role_may_not_have_end_with_the_old_one(registry):
    """Roles, T1: and the change says who had which role before."""
    change_staff_member(
        registry,
        COORDINATOR,
        user_name="ada.brandt",
        name="Dr Ada Brandt-Ley",
        initials="AB",
        role=Role.COORDINATOR,
        reason="moved to the study office",
    )

    person = person_named(registry, "ada.brandt")
    assert (person.name, person.initials) == ("Dr Ada Brandt-Ley", "AB")
    assert person.is_delegated(Duty.ASSESS_CRITERIA, TODAY)
    with pytest.raises(NotDelegated):
        person.require(Duty.JUDGE_AND_CONFIRM, TODAY)
    entries = audit_page(registry, AuditFilter(action="role changed"))
    assert any('"role": ["investigator", "coordinator"]' in one.changes for one in entries)
    holder = next(h for h in registry.keyring.holders() if h.user_name == "ada.brandt")
    assert (holder.name, holder.role) == ("Dr Ada Brandt-Ley", Role.COORDINATOR)
    assert registry.keyring.fits("ada.brandt", PASSWORD)


def test_what_a_power_cut_left_undone_at_the_keyring_is_done_at_the_next_sign_in(registry):
    """G6, T1: the trail told of it already; nobody whose access ended keeps the key."""
    with registry.changing(Action.ACCESS_ENDED, COORDINATOR) as session:
        row = session.scalars(select(StaffRow).filter_by(user_name="m.okafor")).one()
        row.ended_at = session.attribution.at
    with registry.changing(Action.ROLE_CHANGED, COORDINATOR) as session:
        row = session.scalars(select(StaffRow).filter_by(user_name="ada.brandt")).one()
        row.role = Role.MONITOR
    assert len(registry.keyring.holders()) == 3

    sign_in(registry, user_name="li.na", password=PASSWORD)

    assert [(holder.user_name, holder.role) for holder in registry.keyring.holders()] == [
        ("li.na", Role.COORDINATOR),
        ("ada.brandt", Role.MONITOR),
    ]
    assert registry.keyring.fits("ada.brandt", PASSWORD)


def test_who_corrects_a_name_does_not_put_back_the_role_that_was_changed_meanwhile(registry):
    """Roles"""
    seen = person_named(registry, "ada.brandt")

    def change(name, role):
        change_staff_member(
            registry,
            COORDINATOR,
            user_name=seen.user_name,
            name=name,
            initials=seen.initials,
            role=role,
            seen=seen,
        )

    change(seen.name, Role.MONITOR)
    change("Dr Ada Brandt-Ley", seen.role)

    person = person_named(registry, "ada.brandt")
    assert (person.name, person.role) == ("Dr Ada Brandt-Ley", Role.MONITOR)
    with pytest.raises(ChangedMeanwhile, match=r"Monitor.*Site coordinator"):
        change(seen.name, Role.COORDINATOR)


def test_a_name_is_changed_without_touching_role_and_delegations(registry):
    """T1"""
    change_staff_member(
        registry,
        COORDINATOR,
        user_name="li.na",
        name="Li Na",
        initials="LINA",
        role=Role.COORDINATOR,
    )

    assert actions(registry) == ["staff member changed"]
    person = person_named(registry, "li.na")
    assert person.initials == "LINA"
    assert all(person.is_delegated(duty, TODAY) for duty in DUTIES_OF[Role.COORDINATOR])


def test_a_new_persons_work_begins_with_a_signed_delegation(registry):
    """Roles"""
    colleague = entered(registry, "chen.gang", Role.INVESTIGATOR)
    lines = propose_delegation(
        registry,
        COORDINATOR,
        user_name="chen.gang",
        duties=[Duty.JUDGE_AND_CONFIRM],
        from_on=TODAY,
    )
    with (
        pytest.raises(NotDelegated, match="Ask Dr Ada Brandt to do it"),
        registry.changing(Action.SETTING_CHANGED, colleague),
    ):
        person_named(registry, "chen.gang").require(Duty.JUDGE_AND_CONFIRM, TODAY)
    sign_delegations(
        registry,
        COORDINATOR,
        delegation_ids=lines,
        user_name="ada.brandt",
        password=PASSWORD,
    )

    assert person_named(registry, "chen.gang").is_delegated(Duty.JUDGE_AND_CONFIRM, TODAY)


def test_temporary_passwords_are_told_easily_and_differ():
    made = {temporary_password() for _time in range(50)}

    assert len(made) == 50
    assert all(len(one) == 14 and not set(one) & set("O0I1L") for one in made)


@pytest.mark.parametrize(
    ("password", "strength"),
    [
        ("short", Strength.SHORT),
        ("aaaaaaaaaaaaaaaa", Strength.EASY),
        ("Li Na!!!", Strength.EASY),
        ("k7 trout!", Strength.FAIR),
        ("quiet paper bo", Strength.GOOD),
        ("seven green kettles", Strength.VERY_GOOD),
        ("我们星期五下午去河边看书喝茶", Strength.GOOD),
    ],
)
def test_how_good_a_password_is_depends_on_its_length(password, strength):
    assert strength_of(password, ("lina", "li.na")) is strength


def test_a_closed_registry_shows_name_and_role_as_they_were_changed(registry):
    entered(registry, "chen.gang", Role.INVESTIGATOR)
    end_access(registry, person_named(registry, "li.na"), user_name="m.okafor")
    names = [person.user_name for person in peek(registry.place).people]
    assert names == ["li.na", "ada.brandt", "chen.gang"]
