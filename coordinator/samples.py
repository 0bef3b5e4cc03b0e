"""A registry to practise with: the first site's trials, and evidently invented people."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, time, timedelta
from importlib import resources
from typing import Any

from coordinator.commands.consents import enter_consent_form
from coordinator.commands.outline_edits import defer_criterion
from coordinator.commands.review import (
    activate_version,
    confirm_wording,
    identify_version,
    resolve_point,
)
from coordinator.commands.screening import record_consent
from coordinator.commands.site import found_site
from coordinator.commands.subjects import enter_subject
from coordinator.commands.trials import change_trial, register_trial
from coordinator.domain.consent import Consent
from coordinator.domain.criterion import Combination, walked
from coordinator.domain.protocol import ProtocolVersion, ReviewPoint
from coordinator.domain.review import PARTS_COMBINATION
from coordinator.domain.site import Site
from coordinator.domain.staff import NewStaffMember, Role, StaffMember
from coordinator.domain.subject import Identity, Sex
from coordinator.languages import spoken_language
from coordinator.practice import WalkedTo, walk_to
from coordinator.queries.staff import staff_of
from coordinator.queries.trials import trial_of, version_of, versions_of
from coordinator.records import read
from coordinator.registry.address import Place
from coordinator.registry.assembly import KEPT_AS_WRITTEN
from coordinator.registry.sealing import FULL_COST, Cost
from coordinator.registry.store import Clock, Registry, local_now
from coordinator.sample_facts import SampleFacts
from coordinator.sample_registry import SAMPLE_PASSWORD
from coordinator.text import N_, _

SITE = Site(N_("Sample hospital, department of rheumatology"), "07")
PASSWORD = SAMPLE_PASSWORD
PEOPLE = (
    NewStaffMember("coordinator", "Lin Coordinator", Role.COORDINATOR, PASSWORD),
    NewStaffMember("investigator", "Dr Ada Investigator", Role.INVESTIGATOR, PASSWORD),
)
GROUND = N_("sample registry: chosen for practice, not from the protocol")

Advance = Callable[[int, int], object]


@dataclass(frozen=True, slots=True)
class Team:
    coordinator: StaffMember
    investigator: StaffMember


def create_sample_registry(
    place: Place,
    clock: Clock = local_now,
    advance: Advance | None = None,
    cost: Cost = FULL_COST,
) -> None:
    """Make a sample registry at `place`; `advance` is told how many steps of how many are done.

    Raises:
        RegistryExists, DiskFull, …: see `coordinator.registry.errors`.
    """
    trials, subjects = plan("trials/plan.toml", "trial"), plan("subjects.toml", "subject")
    steps = len(trials) + len(subjects)
    registry = Registry.create(place, clock, cost=cost)
    try:
        site = Site(_(SITE.name), SITE.number, forms_language=spoken_language().value)
        found_site(registry, site=site, people=PEOPLE)
        team = team_of(registry)
        known = {}
        for done, trial in enumerate(trials, start=1):
            known[trial["file"]] = add_sample_trial(registry, team.coordinator, trial)
            if advance:
                advance(done, steps)
        facts = SampleFacts(registry, team.coordinator)
        for laboratory in plan("laboratories.toml", "laboratory"):
            facts.laboratory(laboratory)
        for done, subject in enumerate(subjects, start=len(trials) + 1):
            screen_sample_subject(registry, team, subject, known[subject["trial"]])
            if advance:
                advance(done, steps)
        for trial in trials:
            facts.of_trial(known[trial["file"]], trial)
    finally:
        registry.close()


def add_sample_trials(registry: Registry, actor: StaffMember) -> None:
    """Add the sample trials to a registry in use, each as the site would: as a record."""
    for trial in plan("trials/plan.toml", "trial"):
        add_sample_trial(registry, actor, trial)


def plan(name: str, what: str) -> list[dict[str, Any]]:
    """Read the tables `what` of a file in `resources/samples`."""
    found = tomllib.loads(
        resources.files("resources.samples").joinpath(name).read_text("utf-8")
    )
    tables: list[dict[str, Any]] = found[what]
    return tables


def team_of(registry: Registry) -> Team:
    people = {person.role: person for person in staff_of(registry)}
    return Team(people[Role.COORDINATOR], people[Role.INVESTIGATOR])


def add_sample_trial(registry: Registry, actor: StaffMember, said: dict[str, Any]) -> int:
    """Read a sample record, review it as planned, and give the trial's id."""
    place = resources.files("resources.samples.trials").joinpath(said["file"])
    [record] = read(place.read_bytes(), said["file"])
    trial_id = register_trial(registry, actor, record=record)
    trial = trial_of(registry, trial_id)
    change_trial(
        registry,
        actor,
        trial_id=trial_id,
        short_title=said["short_title"],
        number_pattern=trial.number_pattern,
        age_anchor=trial.age_anchor,
        target_enrolment=trial.target_enrolment,
        result_anchor=trial.result_anchor,
        result_days=said.get("result_days", trial.result_days),
    )
    [version] = versions_of(registry, trial_id)
    identify_version(
        registry,
        actor,
        version_id=version.id,
        protocol_number=said["protocol_number"],
        version=said["version"],
        dated_on=said["dated_on"],
    )
    for form in said.get("consent_form", ()):
        enter_consent_form(registry, actor, trial_id=trial_id, **form)
    if said["activate"]:
        review(registry, actor, version.id, said)
        defer(registry, actor, version.id, said.get("defer", {}))
        confirm_wording(registry, actor, version_id=version.id)
        activate_version(registry, actor, version_id=version.id)
    return trial_id


def review(
    registry: Registry, actor: StaffMember, version_id: int, said: dict[str, Any]
) -> None:
    """Answer each open point of a draft as the plan says, or keep the words as written."""
    while open_points := (version := version_of(registry, version_id)).open_points:
        point = open_points[0]
        choice = choice_for(point, version, said)
        resolve_point(registry, actor, point_id=point.id, choice=choice, ground=_(GROUND))


def defer(
    registry: Registry, actor: StaffMember, version_id: int, deferred: dict[str, str]
) -> None:
    """Put off, by their codes, what is answered later than the decision."""
    ids = {found.code: found.id for found in walked(version_of(registry, version_id).criteria)}
    for code, until in deferred.items():
        defer_criterion(registry, actor, criterion_id=ids[code], until=until, reason=_(GROUND))


def choice_for(point: ReviewPoint, version: ProtocolVersion, said: dict[str, Any]) -> str:
    if point.code == PARTS_COMBINATION:
        code = next(c.code for c in walked(version.criteria) if c.id == point.criterion_id)
        return Combination(said.get("combine", {}).get(code, Combination.WHOLE)).value
    for damaged, sign in said.get("readings", {}).items():
        if damaged in point.quote:
            return next((r for r in point.readings if sign in r), KEPT_AS_WRITTEN)
    return KEPT_AS_WRITTEN


def screen_sample_subject(
    registry: Registry, team: Team, said: dict[str, Any], trial_id: int
) -> None:
    """Enter an invented subject and bring its screening to the planned state."""
    guardian = said.get("guardian", {})
    subject_id = enter_subject(
        registry,
        team.coordinator,
        identity=Identity(said["name"], said["hospital_number"], said["birth_on"]),
        sex=Sex(said["sex"]),
        initials=said["initials"],
    )
    day = _days_away(registry, said["consent"]["days"])
    screening_id = record_consent(
        registry,
        team.coordinator,
        subject_id=subject_id,
        trial_id=trial_id,
        consent=Consent(
            day,
            time.fromisoformat(said["consent"]["time"]),
            said["consent"]["version"],
            team.investigator.name,
            guardian.get("relation", ""),
            day if guardian else None,
            has_assent=bool(guardian),
        ),
        guardian_name=guardian.get("name", ""),
    )
    SampleFacts(registry, team.coordinator).of_subject(subject_id, screening_id, said)
    wanted = WalkedTo(
        state=said["state"],
        until=said.get("until", ""),
        failing=tuple(said.get("failing", ())),
        pending=said.get("pending", {}),
    )
    walk_to(registry, team.coordinator, team.investigator, PASSWORD, screening_id, wanted)


def _days_away(registry: Registry, days: int) -> date:
    return registry.clock().date() + timedelta(days)
