"""What the system says when a file or a line fails, in the person's language.

The system has words of its own, in the language in which the computer was set up, which need
not be the one that the person chose. They stand only where it reports what is not known here.
"""

import errno
from typing import Final

from coordinator.text import N_, _

_KNOWN: Final[dict[int, str]] = {
    errno.ENOENT: N_("No such file or folder"),
    errno.ENOTDIR: N_("A part of its path is not a folder"),
    errno.EISDIR: N_("It is a folder"),
    errno.EEXIST: N_("It is there already"),
    errno.ENAMETOOLONG: N_("Its name is too long"),
    errno.EINVAL: N_("The system does not accept it"),
    errno.ELOOP: N_("Links lead round in a circle"),
    errno.EACCES: N_("No right to do so"),
    errno.EPERM: N_("No right to do so"),
    errno.EROFS: N_("It can only be read"),
    errno.ENOSPC: N_("The disk is full"),
    errno.EDQUOT: N_("The share of the disk is used up"),
    errno.EFBIG: N_("It is too large"),
    errno.EIO: N_("The disk fails"),
    errno.ENODEV: N_("There is no such device"),
    errno.ENXIO: N_("There is no such device"),
    errno.EBUSY: N_("Another program is using it"),
    errno.EMFILE: N_("Too many files are open"),
    errno.ENFILE: N_("Too many files are open"),
    errno.ENOMEM: N_("Not enough memory"),
    errno.ETIMEDOUT: N_("No answer in time"),
    errno.EHOSTUNREACH: N_("There is no way to that computer"),
    errno.ENETUNREACH: N_("There is no way to that computer"),
    errno.ECONNREFUSED: N_("Nothing answers there"),
    errno.ECONNRESET: N_("The other side broke off"),
    errno.EPIPE: N_("The other side broke off"),
    errno.ESTALE: N_("The folder on the server is not there any more"),
}
_OPEN_ELSEWHERE: Final = (32, 33)  # Windows counts a file that another program holds as EACCES


def fault_words(fault: OSError) -> str:
    """Say in a few words, without a full stop, why the system refused."""
    is_held = getattr(fault, "winerror", None) in _OPEN_ELSEWHERE
    known = _KNOWN.get(errno.EBUSY if is_held else fault.errno or 0)
    if known is not None:
        return _(known)
    return fault.strerror or str(fault) or type(fault).__name__
