"""What an observation still lacks, field by field."""

from coordinator.domain.observation import Nature
from coordinator.text import N_, _
from ui.observation_entry.view import Typed

NEEDED = {
    Nature.MEASURED: (
        ("value", N_("Enter the value as reported, such as 31 or <0.1.")),
        ("on", N_("Enter the day it was taken.")),
    ),
    Nature.STATED: (
        ("value", N_("Say whether it holds.")),
        ("on", N_("Enter the day it was stated.")),
    ),
    Nature.COURSE: (("on", N_("Enter the day it began.")),),
    Nature.ABSENCE: (("until", N_("Enter the day up to which it is known.")),),
}


def missing_in(typed: Typed, is_correction: bool) -> tuple[tuple[str, str], ...]:  # noqa: FBT001
    """Give the fields that are empty and may not be, each with what to do."""
    wanted = (
        ("title", typed.title, N_("Say what it is, such as ALT or rituximab.")),
        *((name, getattr(typed, name), words) for name, words in NEEDED[typed.nature]),
        *((("reason", typed.reason, N_("Say why it is corrected.")),) if is_correction else ()),
    )
    return tuple(
        (name, _(words))
        for name, said, words in wanted
        if not (said.strip() if isinstance(said, str) else said)
    )
