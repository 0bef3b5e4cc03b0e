"""What was typed at a criterion and lacks something still, such as its day or a reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unfinished:
    """`what` is the piece of evidence, empty for the answer itself.

    `typed` is as the walk wrote it, and empty where it is finished or was dropped.
    """

    criterion_id: int
    what: str
    typed: str
