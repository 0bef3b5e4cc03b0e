"""Real programs, and the kill that ends them at any moment."""

import multiprocessing
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from pathlib import Path
from time import monotonic

from tests.faults.work import BEGUN, Work

START_WITHIN = 120.0  # seconds
Told = tuple[str, str]


class EndedByItself(Exception):
    """A program ended before it was killed: its own mistake stands on the error stream."""


@dataclass
class Program:
    """A program at work, and what it told."""

    process: multiprocessing.process.BaseProcess
    heard: Connection
    told: list[Told] = field(default_factory=list)
    is_silent: bool = False

    @property
    def has_begun(self) -> bool:
        return any(word == BEGUN for word, _said in self.told)

    def listen(self) -> None:
        """Take the next thing it tells; a kill may cut that off."""
        try:
            self.told.append(self.heard.recv())
        except (EOFError, OSError):
            self.is_silent = True


def loaded() -> multiprocessing.context.BaseContext:
    """Give a way to start programs in which all is imported already, where there is one."""
    if os.name == "nt":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.faults.work"])
    return context


def killed_at_work(works: Sequence[Work], path: Path, after: float) -> list[Told]:
    """Let programs work at `path`, kill all `after` seconds, and give what they had told.

    Raises:
        EndedByItself: one of them had not to be killed.
    """
    programs = [started(work, path) for work in works]
    try:
        _hear(programs, START_WITHIN, until_begun=True)
        _hear(programs, after)
        ended = [p.process.name for p in programs if not p.process.is_alive()]
    finally:
        for program in programs:
            program.process.kill()
    for program in programs:
        while not program.is_silent:
            program.listen()
        program.process.join()
        program.heard.close()
    if ended:
        raise EndedByItself(*ended)
    return [told for program in programs for told in program.told]


def started(work: Work, path: Path) -> Program:
    context = loaded()
    heard, telling = context.Pipe(duplex=False)
    process = context.Process(target=_work, args=(work, path, telling), name=work.name)
    process.start()
    telling.close()
    return Program(process, heard)


def _work(work: Work, path: Path, telling: Connection) -> None:
    # Refusals and mistakes of the program end it, and are printed: nothing catches them.
    sys.stdin.close()
    work.run(path, lambda word, said: telling.send((word, said)))


def _hear(programs: Sequence[Program], seconds: float, *, until_begun: bool = False) -> None:
    """Listen for so long, or until all have begun; none is held up by a full pipe."""
    until = monotonic() + seconds
    while (left := until - monotonic()) > 0:
        if until_begun and all(p.has_begun or p.is_silent for p in programs):
            return
        by_pipe = {p.heard: p for p in programs if not p.is_silent}
        if not by_pipe:
            return
        for ready in wait(list(by_pipe), left):
            by_pipe[ready].listen()
    if until_begun:
        raise EndedByItself("never began")
