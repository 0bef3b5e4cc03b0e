"""Evidence: what an answer rests on, and where an inspector finds it (A4)."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coordinator.text import N_


class SourceKind(StrEnum):
    IDENTITY_CARD = "identity card"
    CONSENT_FORM = "consent form"
    MEDICAL_RECORD = "medical record"
    LABORATORY_REPORT = "laboratory report"
    IMAGING_REPORT = "imaging report"
    PATHOLOGY_REPORT = "pathology report"
    PRESCRIPTION = "prescription"
    SCORE_SHEET = "score sheet"
    VISIT_SHEET = "visit sheet"
    PHYSICIAN_NOTE = "physician's note"
    VACCINATION_RECORD = "vaccination record"
    OTHER = "other"


SOURCE_WORDS = {
    SourceKind.IDENTITY_CARD: N_("Identity card"),
    SourceKind.CONSENT_FORM: N_("Consent form"),
    SourceKind.MEDICAL_RECORD: N_("Medical record"),
    SourceKind.LABORATORY_REPORT: N_("Laboratory report"),
    SourceKind.IMAGING_REPORT: N_("Imaging report"),
    SourceKind.PATHOLOGY_REPORT: N_("Pathology report"),
    SourceKind.PRESCRIPTION: N_("Prescription or order list"),
    SourceKind.SCORE_SHEET: N_("Score sheet"),
    SourceKind.VISIT_SHEET: N_("Visit sheet"),
    SourceKind.PHYSICIAN_NOTE: N_("Physician's note"),
    SourceKind.VACCINATION_RECORD: N_("Vaccination record"),
    SourceKind.OTHER: N_("Other document"),
}


@dataclass(frozen=True, slots=True)
class Evidence:
    """A source document and what it says. `value` is as reported, such as `<0.1`."""

    kind: SourceKind | None = None
    place: str = ""
    dated_on: date | None = None
    value: str = ""
    unit: str = ""

    @property
    def is_complete(self) -> bool:
        """Kind, place and date are all there: less is "claimed, not evidenced"."""
        return bool(self.kind and self.place.strip() and self.dated_on)

    @property
    def is_empty(self) -> bool:
        return self == Evidence()
