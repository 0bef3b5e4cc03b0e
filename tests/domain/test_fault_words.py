"""Why the system refused is said in the person's language, not in the computer's."""

import errno
import re

import pytest

from coordinator.domain.fault_words import fault_words
from coordinator.languages import Language, catalogue_of
from coordinator.text import speaking

SYSTEM = "Kein passendes Gerät gefunden"  # as a computer set up in a third language says it
USUAL = sorted(
    {
        *(errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.EEXIST, errno.EACCES, errno.EPERM),
        *(errno.EROFS, errno.ENOSPC, errno.EIO, errno.EBUSY, errno.ENAMETOOLONG, errno.ESTALE),
        *(errno.ETIMEDOUT, errno.ECONNREFUSED, errno.EHOSTUNREACH, errno.ENETUNREACH),
    }
)


@pytest.mark.parametrize("number", USUAL)
def test_the_usual_reasons_are_in_the_chosen_language(number):
    fault = OSError(number, SYSTEM)

    in_english = fault_words(fault)
    with speaking(catalogue_of(Language.CHINESE)):
        in_chinese = fault_words(fault)

    assert re.fullmatch(r"[A-Z][A-Za-z ]+", in_english)
    assert re.fullmatch(r"[\u4e00-\u9fff，]+", in_chinese)


def test_what_is_not_known_is_said_as_the_system_says_it():
    assert fault_words(OSError(errno.EDOM, SYSTEM)) == SYSTEM
    assert fault_words(OSError("the tape is torn")) == "the tape is torn"
    assert fault_words(OSError()) == "OSError"


def test_a_file_that_another_program_holds_on_windows():
    fault = PermissionError(errno.EACCES, SYSTEM)
    fault.winerror = 32

    assert fault_words(fault) == "Another program is using it"
    assert fault_words(PermissionError(errno.EACCES, SYSTEM)) == "No right to do so"
