"""Programs that are killed at work lose nothing that they told as stored."""

import os

import pytest

from tests.faults.campaign import TOGETHER, fight
from tests.faults.ground import made

TURNS = 2


@pytest.mark.skipif(os.name == "nt", reason="what a kill does differs on Windows")
def test_no_kill_loses_an_acknowledged_entry_and_each_next_start_opens_by_itself(tmp_path):
    """T3: a short run; `python -m tests.faults` is the long one."""
    figures = fight(made(tmp_path / "ground"), tmp_path, TURNS * len(TOGETHER), seed=5)

    assert figures.faults == []
    assert figures.told["answer"] > 0
