"""Every command is tested against the delegation log on its date, or against a role (Roles)."""

import inspect
from dataclasses import replace
from datetime import time, timedelta
from importlib import import_module
from pathlib import Path

import pytest

from coordinator.commands.clarifications import ask
from coordinator.commands.evidence import enter_observation
from coordinator.commands.people import PeopleNotForYou
from coordinator.commands.site import NotForYou
from coordinator.domain.audit import AuditFilter
from coordinator.domain.consent import Consent
from coordinator.domain.criterion import Answer
from coordinator.domain.delegation import LogNotForYou
from coordinator.domain.entry import Entry
from coordinator.domain.observation import NewObservation
from coordinator.domain.record import RegistryIds
from coordinator.domain.screening import Outcome
from coordinator.domain.staff import (
    DUTIES_OF,
    Delegation,
    Duty,
    NewStaffMember,
    NotDelegated,
    PasswordTemporary,
    Role,
)
from coordinator.domain.subject import Identity
from coordinator.domain.trial import DEFAULT_PATTERN
from coordinator.queries.audit import audit_page
from coordinator.queries.consents import consent_forms_of
from tests.builders import (
    COORDINATOR,
    DOCUMENT,
    INVESTIGATOR,
    MONITOR,
    PASSWORD,
    SITE,
    TODAY,
    active,
    coded,
    consented,
    doubted,
    draft,
    record,
)

COMMANDS = Path(__file__).parents[2] / "coordinator" / "commands"
DAY = timedelta(days=1)
MAINTAIN, SUBJECTS, CONSENT, ASSESS = (
    Duty.MAINTAIN_TRIALS,
    Duty.ENTER_SUBJECTS,
    Duty.OBTAIN_CONSENT,
    Duty.ASSESS_CRITERIA,
)
DELEGATED = {
    **dict.fromkeys(
        (
            *("checks.confirm_check", "checks.confirm_checks", "checks.remove_check"),
            *("checks.correct_check", "checks.add_check", "checks.set_check_rule"),
            *("combinations.set_combination", "consents.change_consent_form"),
            *("consents.ask_consent_again", "outline_edits.move_to", "outline_edits.shift"),
            *("outline_edits.indent", "outline_edits.outdent", "outline_edits.add_criterion"),
            *("outline_edits.mark_criterion", "outline_edits.defer_criterion"),
            *("points.resolve_point", "points.reopen_point", "setting_aside.set_aside"),
            *("taking_in.take_in", "trials.register_trial", "trials.draft_version"),
            *("trials.copy_version", "trials.change_trial", "trials.close_trial"),
            *("versions.identify_version", "versions.confirm_wording"),
            *("versions.activate_version", "wording.reword_criterion"),
            *("wording.split_criterion", "wording.join_with_next"),
            *("other_wording.reword_other", "other_wording.store_other_wordings"),
            *("consents.enter_consent_form", "amending.describe_amendment"),
            *("amending.plan_activation", "amending.take_plan_back"),
        ),
        MAINTAIN,
    ),
    **dict.fromkeys(
        (
            "subjects.enter_subject",
            "subjects.correct_subject",
            "prescreening.note_prescreening",
        ),
        SUBJECTS,
    ),
    **dict.fromkeys(
        (
            "screening.record_consent",
            "consents.record_consent_again",
            "decisions.void_screening",
        ),
        CONSENT,
    ),
    **dict.fromkeys(
        (
            *("screening.set_dates", "screening.enter_at_criterion", "decisions.decide"),
            *("decisions.reopen", "decisions.enrol", "clarifications.ask"),
            "enrolling.correct_allotment",
            *("clarifications.answer_clarification", "clarifications.correct_clarification"),
            *("evidence.enter_observation", "evidence.correct_observation"),
            *("evidence.withdraw_observation", "evidence.carry_over", "worksheets.fill_in"),
            *("moving.move_screening", "exceptions.enter_exception"),
            "unfinished.keep_unfinished",
        ),
        ASSESS,
    ),
}
BY_ROLE = {
    "people.enter_staff_member": PeopleNotForYou,
    "people.change_staff_member": PeopleNotForYou,
    "people.end_access": PeopleNotForYou,
    "people.reset_password": PeopleNotForYou,
    "people.unlock_person": PeopleNotForYou,
    "delegation.propose_delegation": LogNotForYou,
    "site.change_site": NotForYou,
    "keys.rotate_key": NotForYou,
    "keys.keep_recovery_key": NotForYou,
    "laboratories.enter_laboratory": NotForYou,
    "laboratories.rename_laboratory": NotForYou,
    "laboratories.retire_laboratory": NotForYou,
    "laboratories.enter_range": NotForYou,
    "laboratories.enter_ranges": NotForYou,
    "laboratories.void_range": NotForYou,
    "backups.change_backup_folders": NotForYou,
}
TRIED_ELSEWHERE = {  # with all that they need, among the tests of their own subject
    *("exceptions.withdraw_exception", "wet_ink.attach_signed_copy"),
}
BY_PASSWORD = {  # the signer's own, and the signer's own delegation
    *("signing.sign", "delegation.sign_delegations", "delegation.end_delegation"),
    *("people.change_own_password", "exceptions.sign_exception", "signing.proven_signer"),
}
EVERYBODY = {  # they note what the person did or saw, or do what a rule asks for
    *("audit.verify_trail", "audit.verify_everything", "audit.note_report"),
    "printing.record_print",
    *("printing.record_export", "packing.record_pack", "staff.sign_out", "staff.lock"),
    *("reducing.reduce_prescreenings", "backups.back_up_now", "backups.verify_backup"),
    "editing.editing",  # the frame of all edits, which ask themselves
}


def commands():
    """Find everything that changes the registry on somebody's behalf."""
    for path in sorted(COMMANDS.glob("*.py")):
        module = import_module(f"coordinator.commands.{path.stem}")
        for name, found in inspect.getmembers(module, inspect.isfunction):
            own = found.__module__ == module.__name__ and not name.startswith("_")
            if own and list(inspect.signature(found).parameters)[:2] == ["registry", "actor"]:
                yield f"{path.stem}.{name}", found


FOUND = dict(commands())
OTHER = RegistryIds(nct="NCT99990002")


def test_every_command_says_who_may_do_it():
    """Roles: a new command stands in one of the tables above."""
    said = {*DELEGATED, *BY_ROLE, *BY_PASSWORD, *EVERYBODY, *TRIED_ELSEWHERE}

    assert sorted(set(FOUND) - said) == []
    assert sorted(said - set(FOUND)) == []


@pytest.fixture
def facts(registry):
    """Something of everything, so that each command finds what it is about."""
    version = active(registry)
    known = doubted(record(title="A second trial", ids=OTHER), "inclusion[0]", "Age")
    drafted = draft(registry, known=known)
    screening_id = consented(registry, version.trial_id)
    observation = NewObservation("alt", "ALT", value="38", on=TODAY, document=DOCUMENT)
    criterion = coded(version, "I1").id
    return {
        "active": version.trial_id,
        "screening_id": screening_id,
        "subject_id": 1,
        "trial_id": version.trial_id,
        "version_id": drafted.id,
        "criterion_id": coded(drafted, "I1").id,
        "answered": criterion,
        "point_id": drafted.open_points[0].id,
        "user_name": "m.okafor",
        "number_pattern": DEFAULT_PATTERN,
        "wordings": {},
        "instrument": "bmi",
        "form_id": consent_forms_of(registry, version.trial_id)[0].id,
        "clarification_id": ask(
            registry,
            COORDINATOR,
            criterion_id=criterion,
            question="?",
            asked_of="sponsor",
            asked_on=TODAY,
        ),
        "observation_id": enter_observation(
            registry, COORDINATOR, subject_id=1, told=observation, screening_id=screening_id
        ),
        "told": observation,
        "entry": Entry(Answer.YES, DOCUMENT),
        "consent": Consent(TODAY, time(9, 30), "1.1", "Dr Ada Brandt"),
        "identity": Identity("林", "H-1", TODAY.replace(year=1990)),
        "outcome": Outcome.WITHDRAWN,
        "record": record(),
        "site": SITE,
        "person": NewStaffMember("x.y", "X", Role.MONITOR, PASSWORD),
    }


def asked(name, facts):
    """Make up what a command asks for; what stands for nothing is never looked at."""
    wanted = inspect.signature(FOUND[name]).parameters.values()
    said = {
        one.name: facts.get(one.name, "x")
        for one in wanted
        if one.kind is one.KEYWORD_ONLY and one.default is one.empty
    }
    if DELEGATED.get(name) is ASSESS and "criterion_id" in said:
        said["criterion_id"] = facts["answered"]
    if name == "prescreening.note_prescreening":
        said["told"] = ()
    if name == "trials.change_trial":
        said |= {"target_enrolment": None, "result_days": None, "short_title": "Tea"}
    if name in ("worksheets.fill_in", "evidence.enter_observation"):
        said |= {"screening_id": facts["screening_id"]}
    return said


def entries(registry):
    return audit_page(registry, AuditFilter(), limit=1)[0].id


def without(duty, also=None):
    """Give people to whom a duty is not delegated, each for another reason."""
    return {
        "never": (),
        "not before tomorrow": (Delegation(duty, TODAY + DAY),),
        "not after yesterday": (Delegation(duty, TODAY - 9 * DAY, TODAY - DAY),),
        "for another trial": (Delegation(duty, TODAY, trial_id=77),),
        "ended today": (Delegation(duty, TODAY - DAY, ended_on=TODAY),),
        "not signed yet": (Delegation(duty, TODAY, is_proposed=True),),
        "another duty": tuple(
            Delegation(one, TODAY) for one in Duty if one not in (duty, also)
        ),
    }


@pytest.mark.parametrize("name", sorted(DELEGATED))
def test_what_is_not_delegated_on_that_day_for_that_trial_is_refused(registry, facts, name):
    """Roles: nothing is changed, and the refusal names whom to ask."""
    before, said = entries(registry), asked(name, facts)
    for why, lines in without(DELEGATED[name], ALSO.get(name)).items():
        if name in ANY_TRIAL and why == "for another trial":
            continue
        person = replace(COORDINATOR, delegations=lines)
        with pytest.raises(NotDelegated, match="Ask Dr Ada Brandt to do it"):
            FOUND[name](registry, person, **said)
        assert entries(registry) == before, why


ALSO = {"consents.enter_consent_form": CONSENT}  # who obtains consent may do it too
ANY_TRIAL = {"evidence.correct_observation", "evidence.withdraw_observation"}


@pytest.mark.parametrize("name", sorted(BY_ROLE))
def test_what_a_role_may_not_do_is_refused_to_a_monitor(registry, facts, name):
    """Roles: a monitor reads."""
    before = entries(registry)

    with pytest.raises(BY_ROLE[name]):
        FOUND[name](registry, MONITOR, **asked(name, facts))

    assert entries(registry) == before


@pytest.mark.parametrize("name", sorted(BY_ROLE))
def test_settings_and_people_wait_for_an_own_password_too(registry, facts, name):
    """G6"""
    before, new = entries(registry), replace(COORDINATOR, must_change=True)

    with pytest.raises(PasswordTemporary):
        FOUND[name](registry, new, **asked(name, facts))

    assert entries(registry) == before


@pytest.mark.parametrize("role", [Role.MONITOR, Role.ADMINISTRATOR])
def test_who_does_no_screening_can_be_delegated_none(role):
    """Roles: monitors read, administrators look after people and settings."""
    assert DUTIES_OF[role] == ()


def test_judging_and_confirming_is_the_investigators_alone():
    """A7, G4"""
    assert [role for role in Role if Duty.JUDGE_AND_CONFIRM in DUTIES_OF[role]] == [
        Role.INVESTIGATOR
    ]
    assert Duty.SIGN_COMPLETION not in DUTIES_OF[Role.INVESTIGATOR]


def test_nothing_is_done_with_a_password_that_somebody_else_set(registry, facts):
    """G6"""
    for person in (COORDINATOR, INVESTIGATOR):
        new = replace(person, must_change=True)
        with pytest.raises(PasswordTemporary):
            FOUND["subjects.enter_subject"](
                registry, new, **asked("subjects.enter_subject", facts)
            )
        with pytest.raises(PasswordTemporary):
            FOUND["people.end_access"](registry, new, user_name="m.okafor")
