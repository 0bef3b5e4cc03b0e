"""A measured figure beside its floor, and a table of figures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

TITLES = ("measured", "figure", "floor", "ratio", "goal", "")
DIGITS = 3  # shown of a figure


@dataclass(frozen=True, slots=True)
class Figure:
    """`times` is how many times the floor is allowed, `limit` how much at most, if anything.

    The floor was measured in the same run, in turn with the figure.
    """

    what: str
    ours: float
    unit: str = "ms"
    floor: float | None = None
    times: float | None = None
    limit: float | None = None
    remark: str = ""

    @property
    def ratio(self) -> float | None:
        return self.ours / self.floor if self.floor else None

    @property
    def is_reached(self) -> bool | None:
        """Whether the goal is reached; None where there is none."""
        if self.times is not None and self.ratio is not None:
            return round(self.ratio, 2) <= self.times
        if self.limit is not None:
            return self.ours <= self.limit
        return None

    def cells(self) -> tuple[str, ...]:
        goal = ""
        if self.times is not None:
            goal = f"{self.times:g} x"
        elif self.limit is not None:
            goal = f"{self.limit:g} {self.unit}"
        verdict = {True: "reached", False: "MISSED", None: ""}[self.is_reached]
        return (
            self.what,
            f"{shortened(self.ours)} {self.unit}",
            f"{shortened(self.floor)} {self.unit}" if self.floor is not None else "",
            f"{self.ratio:.2f} x" if self.ratio is not None else "",
            goal,
            " ".join(filter(None, (verdict, self.remark))),
        )


def shortened(value: float) -> str:
    """Give a number with as many digits as mean something: 0.0123, 1.23, 123, 12300."""
    whole = len(str(int(abs(value))))
    if abs(value) >= 1:
        return f"{value:,.{max(DIGITS - whole, 0)}f}"
    return f"{value:.{DIGITS}g}"


def table(figures: Iterable[Figure]) -> str:
    rows: Sequence[tuple[str, ...]] = (TITLES, *(figure.cells() for figure in figures))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    first, *others = widths
    lines = [
        "  ".join(
            (
                row[0].ljust(first),
                *(cell.rjust(wide) for cell, wide in zip(row[1:-1], others, strict=False)),
                row[-1],
            )
        ).rstrip()
        for row in rows
    ]
    return "\n".join((lines[0], "-" * max(map(len, lines)), *lines[1:]))
