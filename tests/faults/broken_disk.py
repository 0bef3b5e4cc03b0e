"""A disk that fails, for this process alone and until it ends: the kernel refuses its calls.

Linux can refuse a process its system calls with whatever error is wanted (seccomp); reading
goes on, and so does what is written to the standard streams. Nothing has to be installed, and
nobody needs to be root. SQLite cannot tell it from a disk that is full, worn out or unplugged.
"""

import ctypes
import os
import platform
import struct
from dataclasses import dataclass
from errno import EIO, ENOSPC, EROFS

LOAD, IS_EQUAL, IS_AT_LEAST, HAS_BITS, ANSWER = 0x20, 0x15, 0x35, 0x45, 0x06
NUMBER, ARGUMENTS, WORD = 0, 16, 8  # places in what the filter is shown of a call
ALLOW, REFUSE = 0x7FFF0000, 0x00050000
NO_NEW_PRIVILEGES, SET_FILTER, FILTER_MODE = 38, 22, 2
FIRST_FILE = 3  # after the standard streams
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


@dataclass(frozen=True, slots=True)
class Call:
    """A system call by its number, refused if an argument of it is such."""

    number: int
    argument: int = 0
    test: int = IS_AT_LEAST
    value: int = 0

    def refused(self, error: int) -> bytes:
        rest = (
            _line(LOAD, ARGUMENTS + WORD * self.argument),
            _line(self.test, self.value, if_not=1),
            _line(ANSWER, REFUSE | error),
        )
        head = (_line(LOAD, NUMBER), _line(IS_EQUAL, self.number, if_not=len(rest)))
        return b"".join((*head, *rest))


def _line(code: int, value: int, *, if_not: int = 0) -> bytes:
    return struct.pack("HBBI", code, 0, if_not, value)


def _to_files(*numbers: int) -> tuple[Call, ...]:
    return tuple(Call(number, value=FIRST_FILE) for number in numbers)


def _any(*numbers: int) -> tuple[Call, ...]:
    return tuple(map(Call, numbers))


CALLS = {
    "x86_64": {
        "write": _to_files(1, 18, 20),
        "flush": _any(74, 75),
        "rename": _any(82, 264, 316),
        "change": (Call(257, 2, HAS_BITS, WRITING), Call(21, 1, HAS_BITS, os.W_OK)),
    },
    "aarch64": {
        "write": _to_files(64, 68, 66),
        "flush": _any(82, 83),
        "rename": _any(38, 276),
        "change": (Call(56, 2, HAS_BITS, WRITING), Call(48, 2, HAS_BITS, os.W_OK)),
    },
}
FAULTS = {
    "full": ("write", ENOSPC),
    "write error": ("write", EIO),
    "flush error": ("flush", EIO),
    "rename error": ("rename", EIO),
    "read-only": ("change", EROFS),
}


class _Filter(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("program", ctypes.c_void_p))


def break_disk(how: str) -> None:
    """From now on such calls of this process fail. There is no way back."""
    kind, error = FAULTS[how]
    calls = CALLS[platform.machine()][kind]
    program = b"".join(call.refused(error) for call in calls) + _line(ANSWER, ALLOW)
    content = ctypes.create_string_buffer(program)
    wanted = _Filter(len(program) // len(_line(0, 0)), ctypes.addressof(content))
    libc = ctypes.CDLL(None, use_errno=True)
    is_bound = libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0) == 0
    if not is_bound or libc.prctl(SET_FILTER, FILTER_MODE, ctypes.byref(wanted)) != 0:
        raise OSError(ctypes.get_errno(), "the kernel takes no filter")
