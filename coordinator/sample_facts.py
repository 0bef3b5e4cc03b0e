"""What the sample registry knows: laboratories, evidence, worksheets and clarifications."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from coordinator.commands.clarifications import answer_clarification, ask
from coordinator.commands.consents import enter_consent_form
from coordinator.commands.evidence import enter_observation
from coordinator.commands.laboratories import enter_laboratory, enter_ranges
from coordinator.commands.worksheets import fill_in
from coordinator.domain.criterion import walked
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.laboratory import NewRange
from coordinator.domain.observation import Nature, NewObservation
from coordinator.domain.staff import StaffMember
from coordinator.domain.subject import Sex
from coordinator.instruments.conversions import analytes
from coordinator.instruments.entering import Rating
from coordinator.queries.trials import version_of, versions_of
from coordinator.registry.store import Registry

Said = dict[str, Any]
RANGES_SINCE = 700  # days ago


@dataclass(frozen=True, slots=True)
class SampleFacts:
    """Enters what the samples say, in a person's name; `days` count from today."""

    registry: Registry
    actor: StaffMember

    def laboratory(self, said: Said) -> int:
        """Enter a laboratory with its limits of normal."""
        found = enter_laboratory(self.registry, self.actor, name=said["name"])
        ranges = tuple(self._range(limits) for limits in said["range"])
        enter_ranges(self.registry, self.actor, laboratory_id=found, ranges=ranges)
        return found

    def of_trial(self, trial_id: int, said: Said) -> None:
        """Enter what came up after the trial began: a newer consent form, clarifications."""
        for form in said.get("newer_consent_form", ()):
            enter_consent_form(
                self.registry,
                self.actor,
                trial_id=trial_id,
                version=form["version"],
                valid_from=self._day(form["days"]),
                asks_again=True,
                note=form["note"],
            )
        [version] = versions_of(self.registry, trial_id)
        criteria = version_of(self.registry, version.id).criteria
        ids = {found.code: found.id for found in walked(criteria)}
        for question in said.get("clarification", ()):
            self._clarification(ids[question["code"]], question)

    def of_subject(self, subject_id: int, screening_id: int, said: Said) -> None:
        """Enter a subject's evidence, and the worksheets that were filled in."""
        for one in said.get("evidence", ()):
            enter_observation(
                self.registry,
                self.actor,
                subject_id=subject_id,
                told=self._told(one),
                screening_id=screening_id,
            )
        for sheet in said.get("worksheet", ()):
            day = self._day(sheet["days"])
            fill_in(
                self.registry,
                self.actor,
                subject_id=subject_id,
                instrument=sheet["instrument"],
                said=sheet["said"],
                rating=Rating(
                    sheet.get("rater", ""), day, rest_is_absent=sheet.get("rest", False)
                ),
                document=Evidence(SourceKind.SCORE_SHEET, sheet["place"], day),
                screening_id=screening_id,
            )

    def _told(self, said: Said) -> NewObservation:
        known = analytes().get(said["what"])
        title = said.get("title") or (known.title if known else said["what"])
        document = Evidence()
        if "source" in said:
            named = next(name for name in ("dated", "days", "until") if name in said)
            dated_on = self._day(said[named])
            document = Evidence(SourceKind(said["source"]), said["place"], dated_on)
        return NewObservation(
            said["what"],
            title,
            Nature(said.get("nature", Nature.MEASURED)),
            said.get("value", ""),
            said.get("unit", ""),
            said.get("low", ""),
            said.get("high", ""),
            self._day(said["days"]) if "days" in said else None,
            self._day(said["until"]) if "until" in said else None,
            said.get("is_ongoing", False),
            document=document,
        )

    def _clarification(self, criterion_id: int, said: Said) -> None:
        number = ask(
            self.registry,
            self.actor,
            criterion_id=criterion_id,
            question=said["question"],
            asked_of=said["asked_of"],
            asked_on=self._day(said["days"]),
        )
        if "answer" in said:
            day = self._day(said["answered_days"])
            answer_clarification(
                self.registry,
                self.actor,
                clarification_id=number,
                answer=said["answer"],
                answered_by=said["answered_by"],
                answered_on=day,
                applies_from=day,
            )

    def _range(self, said: Said) -> NewRange:
        return NewRange(
            said["analyte"],
            said["unit"],
            Decimal(said["low"]) if "low" in said else None,
            Decimal(said["high"]) if "high" in said else None,
            self._day(-RANGES_SINCE),
            Sex(said["sex"]) if "sex" in said else None,
            said.get("from_age"),
            said.get("to_age"),
        )

    def _day(self, days: int) -> date:
        return self.registry.clock().date() + timedelta(days)
