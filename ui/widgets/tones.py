"""What a state means to the person who reads it: a colour, always with a picture and a word."""

from enum import StrEnum


class Tone(StrEnum):
    SATISFIED = "satisfied"
    FAILED = "failed"
    OPEN = "open"
    INFO = "info"
    NEUTRAL = "neutral"

    @property
    def picture(self) -> str:
        return PICTURES[self]


PICTURES = {
    Tone.SATISFIED: "tick",
    Tone.FAILED: "cross",
    Tone.OPEN: "clock",
    Tone.INFO: "info",
    Tone.NEUTRAL: "dot",
}
