"""What the page for one's own password shows."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class OwnPasswordView:
    name: str
    user_name: str
    is_forced: bool
    strength: str
    is_weak: bool
    current_problem: str = ""
    new_problem: str = ""
    again_problem: str = ""
    is_busy: bool = False
