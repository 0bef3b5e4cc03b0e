"""A cure for Python 3.11 under PySide6 6.12, without which the program dies after a while.

There each call into Qt that gives None, True, False or NotImplemented takes a reference from
it and does not put it back; when the last is gone, Python stops with "deallocating None".
From Python 3.12 on these four do not count their references, and nothing needs to be done.
"""

import ctypes
from typing import Final

GIVEN_UNCOUNTED: Final = (None, True, False, NotImplemented)
MORE_THAN_ANYBODY_TAKES: Final = 1 << 60


def keep_constants_alive() -> None:
    """Give each constant more references than can ever be taken; once or several times."""
    for constant in GIVEN_UNCOUNTED:
        count = ctypes.c_ssize_t.from_address(id(constant))
        count.value |= MORE_THAN_ANYBODY_TAKES
