"""A progress bar for long work, where somebody can see it."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

WIDTH = 30  # characters


@dataclass
class ProgressBar:
    what: str
    is_seen: bool
    _shown: int = -1

    def advance(self, done: int, total: int) -> bool:
        """Draw how far the work is; answers True, so that it goes on."""
        share = done * WIDTH // max(total, 1)
        if self.is_seen and share != self._shown:
            self._shown = share
            bar = "█" * share + "░" * (WIDTH - share)
            sys.stderr.write(f"\r{self.what} {bar} {done}/{total}")
            sys.stderr.flush()
        return True


@contextmanager
def progress(what: str) -> Iterator[ProgressBar]:
    """Show a bar on the error stream while it is a terminal, and leave a clean line."""
    bar = ProgressBar(what, sys.stderr.isatty())
    try:
        yield bar
    finally:
        if bar.is_seen:
            sys.stderr.write("\n")
