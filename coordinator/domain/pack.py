"""What an inspector is given of a trial in one file, and how it is checked."""

import hashlib
from dataclasses import dataclass

from coordinator.domain.form import Imprint
from coordinator.domain.site import Site
from coordinator.domain.trial import Trial


@dataclass(frozen=True, slots=True)
class PackedFile:
    """`name` is where it lies in the pack, with its folder."""

    name: str
    content: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.content).hexdigest()


@dataclass(frozen=True, slots=True)
class PackFacts:
    """Whose pack it is, from which state of the registry, and whether it identifies anybody.

    `screening_number` is empty where it is of the whole trial; `entries` counts the audit
    trail up to the head that is printed on each form. `missing` names what was printed once
    and cannot be put together again, such as `07001, 4` for a record version.
    """

    site: Site
    trial: Trial
    screening_number: str
    imprint: Imprint
    entries: int
    language: str
    identifies: bool
    missing: tuple[str, ...] = ()
