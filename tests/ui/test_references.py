import subprocess
import sys

import pytest

MANY_CALLS = """
import ui
from PySide6.QtCore import QObject

thing = QObject()
for _ in range(50_000):
    {call}
print("alive")
"""


@pytest.mark.parametrize("call", ["thing.setObjectName('name')", "thing.blockSignals(False)"])
def test_the_program_outlives_more_calls_into_qt_than_a_constant_has_references(call):
    script = MANY_CALLS.format(call=call)

    done = subprocess.run([sys.executable, "-c", script], capture_output=True, check=False)

    assert done.stdout.decode().strip() == "alive"
    assert done.returncode == 0, done.stderr.decode()
