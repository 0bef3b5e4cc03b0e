"""Two programs at one registry: each sees what the other stores, and neither loses anything."""

from contextlib import closing

import pytest

from coordinator.entering import enter
from coordinator.registry.errors import RegistryLocked
from tests.builders import COORDINATOR, PASSWORD, answered
from tests.faults.ground import EXAMINED, clock, made
from tests.faults.judging import stored_in
from tests.faults.process import started
from tests.faults.work import ANSWER
from tests.outside import outside
from ui.desk import POLL_MS, Desk

A_SECOND = 1_000  # milliseconds


@pytest.fixture(scope="module")
def ground(tmp_path_factory):
    return made(tmp_path_factory.mktemp("ground"))


@pytest.fixture
def registry(ground, tmp_path):
    path = ground.today(tmp_path / "site")
    opened, _person = enter(path, COORDINATOR.user_name, PASSWORD, clock)
    yield opened
    opened.close()


@pytest.fixture
def other(registry):
    """Another program, which answers at the same registry until the test ends."""
    program = started(ANSWER, registry.path)
    yield program
    program.process.kill()
    program.process.join()
    program.heard.close()


def test_what_another_program_stores_is_seen_here_at_the_next_look(qtbot, registry, other):
    """Each look is less than a second after the one before."""
    assert POLL_MS < A_SECOND
    desk = Desk(registry, COORDINATOR)
    seen = []
    desk.changed.connect(lambda: seen.append(stored_in(registry)["answer"]))

    qtbot.waitUntil(lambda: any(seen))

    desk.close()
    told = set()
    while not told:
        other.listen()
        told = {said for word, said in other.told if word == "answer"}
    assert told & stored_in(registry)["answer"]


def test_both_write_at_once_and_every_entry_of_both_is_there(registry, other):
    """T3"""
    while not any(word == "answer" for word, _said in other.told):
        other.listen()
    before = registry.verify().count

    for word in ("yes", "no") * 5:
        answered(registry, EXAMINED, E1=word)

    verified = registry.verify()
    assert verified.is_whole
    assert verified.count >= before + 10


def test_a_file_that_another_program_holds_is_told_and_the_answer_can_be_given_again(registry):
    with closing(outside(registry.path, registry.key)) as holding:
        holding.execute("BEGIN IMMEDIATE")
        with pytest.raises(RegistryLocked):
            answered(registry, EXAMINED, E1="no")
        holding.execute("ROLLBACK")

    answered(registry, EXAMINED, E1="no")

    assert registry.verify().is_whole
