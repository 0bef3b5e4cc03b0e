"""Trials with parts, screenings with corrections and signatures, and their exports."""

from coordinator.commands.combinations import set_combination
from coordinator.commands.screening import enter_at_criterion
from coordinator.commands.signing import sign
from coordinator.domain.criterion import Combination
from coordinator.exchange.odm import odm_of
from coordinator.queries.exchange import exchange_facts
from coordinator.queries.screenings import content_digest, screening_of
from tests.builders import (
    COORDINATOR,
    PASSWORD,
    coded,
    draft,
    identify,
    review,
    settle_all,
)
from tests.exchange.odm_reading import OdmFile

NESTED = (
    "I1 年龄 18–70 岁（含），eGFR ≥ 60 mL/min/1.73 m² 🙂",
    "I2 Written informed consent",
    "E1 Any of the following infections:",
    "E1.1 Fever > 38.5 °C & <b>chills</b>",
    "E1.2 Tuberculosis",
    "E2 Pregnant or breast-feeding",
)


def nested_trial(registry, *lines):
    version = draft(registry, *(lines or NESTED))
    set_combination(
        registry,
        COORDINATOR,
        criterion_id=coded(version, "E1").id,
        combination=Combination.ANY,
        ground="protocol 5.2",
    )
    settle_all(registry, version.id)
    identify(registry, version.id)
    review.confirm_wording(registry, COORDINATOR, version_id=version.id)
    review.activate_version(registry, COORDINATOR, version_id=version.id)
    return version


def entered(registry, screening_id, code, entry):
    item = screening_of(registry, screening_id, with_identity=True).checklist.item(code)
    enter_at_criterion(
        registry,
        COORDINATOR,
        screening_id=screening_id,
        criterion_id=item.criterion.id,
        entry=entry,
        expected_revision=item.entry.revision,
    )


def signed(registry, screening_id, person, meaning):
    seen = screening_of(registry, screening_id, with_identity=False)
    sign(
        registry,
        person,
        screening_id=screening_id,
        user_name=person.user_name,
        password=PASSWORD,
        meaning=meaning,
        content_sha256=content_digest(seen),
    )


def exported(registry, trial_id, actor=COORDINATOR, **wanted):
    return OdmFile(odm_of(exchange_facts(registry, actor, trial_id=trial_id, **wanted)))
