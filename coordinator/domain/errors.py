"""What can go wrong that a person at the desk can understand and mend.

Everything else that is raised is a bug: it ends in the crash report, not in a message.
Errors of one subject matter stand with it; here are the kinds, and those that many share.
"""

from typing import ClassVar

from coordinator.text import _, sentences


class CoordinatorError(Exception):
    """A problem with a remedy, both written for the study coordinator."""

    problem: ClassVar[str]
    remedy: ClassVar[str]

    def __init__(self, **facts: object) -> None:
        self.facts = facts
        super().__init__(sentences((self.what_happened, self.what_to_do)))

    def __str__(self) -> str:
        """Speak to who is told of it, not as the file whose writing it ended."""
        return sentences((self.what_happened, self.what_to_do))

    @property
    def what_happened(self) -> str:
        return _(self.problem).format(**self.facts)

    @property
    def what_to_do(self) -> str:
        return _(self.remedy).format(**self.facts)


class Refused(CoordinatorError):
    """The protocol or the site's rules do not allow it."""


class Unavailable(CoordinatorError):
    """The computer cannot do it just now: a locked file, a full disk."""
