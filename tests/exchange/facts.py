"""A trial to be exported, put together without a registry: all of it is invented."""

from datetime import UTC, date, datetime

from coordinator.domain.criterion import Combination, Criterion, Kind
from coordinator.domain.exchange import ExchangeFacts
from coordinator.domain.form import Imprint
from coordinator.domain.protocol import ProtocolVersion, VersionState
from coordinator.domain.trial import Trial, TrialState
from tests.builders import SITE, STAFF

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def criterion(code, text, **said):
    kind = Kind.INCLUSION if code.startswith("I") else Kind.EXCLUSION
    combination = Combination.ANY if said.get("parts") else Combination.WHOLE
    known = {"verbatim": text, "combination": combination, "marker": ""}
    return Criterion(0, code, kind, text, **(known | said))


def facts_of(*criteria):
    trial = Trial(1, "Tea against cold hands", "Tea", TrialState.RECRUITING, "NCT99990001")
    version = ProtocolVersion(
        7, 1, trial.label, "TEA-204", "2.0", date(2026, 3, 2), VersionState.ACTIVE, criteria
    )
    imprint = Imprint("Li Na", NOON, "0" * 64)
    return ExchangeFacts(SITE, trial, (version,), (), STAFF, imprint)
