"""What was told as stored is stored, also when the program is killed the next moment."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from coordinator.queries.screenings import screening_of
from coordinator.registry.store import Registry
from tests.builders import active, consented
from tests.conftest import KEY

ROOT = Path(__file__).parents[2]
CODES = tuple(f"E{number}" for number in range(1, 31))
# Answers one criterion after the other, says each when it is stored, and goes on until killed.
ANSWERING = """
import sys
from pathlib import Path
from coordinator.registry.store import Registry
from tests.builders import answered
from tests.conftest import KEY, noon

registry = Registry(Path(sys.argv[1]), noon, key=KEY)
while True:
    for code in sys.argv[2:]:
        for word in ("no", "yes"):
            answered(registry, 1, **{code: word})
            print(code, word, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
@pytest.mark.parametrize("told", [1, 7, 40])
def test_no_answer_that_was_told_is_lost_by_a_kill(registry, told):
    """T3: the chain is whole, and the next start opens by itself."""
    version = active(registry, "I1 Adult", *(f"{code} Something" for code in CODES))
    assert consented(registry, version.trial_id) == 1
    registry.close()

    program = subprocess.Popen(
        [sys.executable, "-c", ANSWERING, str(registry.path), *CODES],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
    )
    with program:
        lines = [program.stdout.readline().split() for _ in range(told)]
        program.send_signal(signal.SIGKILL)
        lines += [line.split() for line in program.stdout if line.endswith("\n")]

    again = Registry(registry.path, key=KEY)
    items = screening_of(again, 1, with_identity=True).checklist.items
    given = {
        item.criterion.code: [entry.answer.value for entry in (*item.former, item.entry)]
        for item in items
        if item.entry.revision
    }
    for code, word in lines:
        assert word in given[code]
    stored = sum(map(len, given.values()))
    assert stored in (len(lines), len(lines) + 1)
    assert again.verify().is_whole
    again.close()
