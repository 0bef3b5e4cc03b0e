"""How grave doubts are, and why records are changed, in words."""

from coordinator.domain.record import Severity
from coordinator.text import N_

SEVERITY_WORDS = {
    Severity.HARM: N_("Could include a subject wrongly"),
    Severity.DOUBT: N_("Meaning open"),
    Severity.NOTE: N_("Good to know"),
}
REASONS = (
    N_("As the protocol states it"),
    N_("The record was read wrongly"),
    N_("So that each statement is answered by itself"),
)
