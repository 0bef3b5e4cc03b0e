"""Object identifiers in an ODM file: equal facts get equal ones, in every export."""

import hashlib
import re
from typing import Final

from coordinator.domain.criterion import Criterion, Kind
from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.trial import Trial

NAMESPACE: Final = "trial-coordinator"  # before what only this program says, in aliases
EVENT: Final = "SE.SCREENING"
SCREENING_FORM: Final = "F.SCREENING"
CHECKLIST_FORM: Final = "F.ELIGIBILITY"
DECISION_FORM: Final = "F.DECISION"
SCREENING: Final = "SCREENING"  # what belongs to the screening itself, not to a criterion
DECISION: Final = "DECISION"
AGAIN: Final = "CONSENT-AGAIN"
_UNUSUAL = re.compile(r"[^A-Za-z0-9._-]+")


def study_oid(trial: Trial) -> str:
    """Name a study by its registry number, or by what the registry here calls it."""
    return f"ST.{plain(trial.registry_id)}" if trial.registry_id else f"ST.TRIAL-{trial.id}"


def version_oid(version: ProtocolVersion) -> str:
    return f"MDV.{version.id}"


def group_oid(version: ProtocolVersion, kind: Kind) -> str:
    return f"IG.V{version.id}.{kind.value.upper()}"


def item_oid(version: ProtocolVersion, criterion: Criterion, detail: str = "") -> str:
    """Name a criterion within its version: I3 of another version may be another criterion."""
    return ".".join(filter(None, (f"IT.V{version.id}", criterion.code, detail)))


def plain(words: str) -> str:
    """Write `words` with the signs that every system takes in an identifier."""
    bare = _UNUSUAL.sub("-", words).strip("-")
    if bare == words:
        return bare
    digest = hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:8]
    return f"{bare}-{digest}" if bare else digest
