"""`python -m tests.benchmarks.long_text MEGABYTES` reads a text: seconds, megabytes."""

import sys
from time import process_time

from coordinator.records import read

MEGABYTE = 1_000_000
ITEM = (
    "{number}. Platelets < {number} x 10^9/L or ALT > 2 x ULN within 4 weeks before screening, "
    "in the opinion of the investigator, and vexia that was confirmed by two readers\n"
)


def text_of(size: int) -> str:
    """Make two sections that number their criteria."""
    pieces, length = [], 0
    while length < size // 2:
        pieces.append(ITEM.format(number=len(pieces) + 1))
        length += len(pieces[-1])
    items = "".join(pieces)
    return f"Inclusion criteria:\n{items}Exclusion criteria:\n{items}"


def peak() -> float:
    """Give the most memory that this process held, in megabytes; 0 where no system tells."""
    if sys.platform == "win32":
        return 0.0
    import resource  # noqa: PLC0415  not on Windows

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most / MEGABYTE if sys.platform == "darwin" else most / 1_000


if __name__ == "__main__":
    data = text_of(int(sys.argv[1]) * MEGABYTE).encode()
    began = process_time()
    read(data, "long.txt")
    sys.stdout.write(f"{process_time() - began:.1f} {peak():.0f}\n")
