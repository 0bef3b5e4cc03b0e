"""Blocks that flow over pages: parted only where they may be, with heads repeated."""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from typing import Protocol, Self

from coordinator.forms.pen import Pen


class Block(Protocol):
    @property
    def height(self) -> float: ...

    def draw(self, pen: Pen, top: float) -> None: ...

    def part(self, room: float) -> "tuple[Block, Block] | None":
        """Part it so that the first piece is at most `room` high; None where it cannot."""


@dataclass(frozen=True, slots=True)
class Space:
    """Distance between blocks; it vanishes at the head of a page."""

    height: float

    def draw(self, pen: Pen, top: float) -> None:
        """Leave it empty."""

    def part(self, room: float) -> tuple[Self, Self] | None:  # noqa: ARG002
        return None


@dataclass(frozen=True, slots=True)
class Marked:
    """A block that the outline names; of one that is parted it names the beginning."""

    block: Block
    title: str
    level: int = 0

    @property
    def height(self) -> float:
        return self.block.height

    def draw(self, pen: Pen, top: float) -> None:
        pen.bookmark(self.title, self.level, top)
        self.block.draw(pen, top)

    def part(self, room: float) -> tuple[Block, Block] | None:
        halves = self.block.part(room)
        return halves and (replace(self, block=halves[0]), halves[1])


def unmarked(block: Block) -> Block:
    return block.block if isinstance(block, Marked) else block


@dataclass(frozen=True, slots=True)
class Piece:
    """A block in the flow. `head` is repeated over it where it begins a page."""

    block: Block
    keeps_next: bool = False
    head: Block | None = None


Placed = tuple[float, Block]
LEAST_BEGUN = 60.0  # room in which something that is parted may begin
MOST_EMPTY = 0.5  # of a page: what would leave more of it empty is parted


def paginate(pieces: Sequence[Piece], room: float) -> list[list[Placed]]:
    """Set pieces onto pages that are `room` high.

    Parted is only what is longer than a page, or would leave most of the page before it empty.
    """
    return _Pages(pieces, room).filled()


class _Pages:
    def __init__(self, pieces: Sequence[Piece], room: float) -> None:
        self._left = deque(pieces)
        self._room = room
        self._pages: list[list[Placed]] = [[]]
        self._used = 0.0
        self._is_fresh = True  # nothing but a repeated head is on the page

    def filled(self) -> list[list[Placed]]:
        while self._left:
            chain = self._chain()
            need = sum(piece.block.height for piece in chain)
            if self._used + need <= self._room:
                self._set(chain)
            elif not self._is_fresh and self._wants_fresh_page(chain, need):
                self._turn()
            else:
                self._part(chain)
        return self._pages

    def _chain(self) -> list[Piece]:
        """Look at the next piece and all that must follow it on the same page."""
        count = sum(1 for _ in takewhile(lambda piece: piece.keeps_next, self._left)) + 1
        return [self._left[place] for place in range(min(count, len(self._left)))]

    def _wants_fresh_page(self, chain: list[Piece], need: float) -> bool:
        head, left = chain[0].head, self._room - self._used
        fits_alone = need + (head.height if head else 0) <= self._room
        return left < LEAST_BEGUN or (fits_alone and left <= MOST_EMPTY * self._room)

    def _set(self, chain: list[Piece]) -> None:
        for piece in chain:
            self._left.popleft()
            self._place(piece.block)

    def _place(self, block: Block) -> None:
        self._pages[-1].append((self._used, block))
        self._used += block.height
        self._is_fresh = False

    def _turn(self) -> None:
        self._pages.append([])
        self._used = 0.0
        while self._left and isinstance(self._left[0].block, Space):
            self._left.popleft()
        if self._left and self._left[0].head is not None:
            self._place(self._left[0].head)
        self._is_fresh = True

    def _part(self, chain: list[Piece]) -> None:
        """Set as much as fits of a chain that ends in something long."""
        *leading, last = chain
        above = sum(piece.block.height for piece in leading)
        halves = last.block.part(self._room - self._used - above)
        if halves is None and not self._is_fresh:
            self._turn()
            return
        self._set(leading)
        self._left.popleft()
        if halves is None:
            self._place(last.block)
            return
        self._place(halves[0])
        self._left.appendleft(replace(last, block=halves[1]))
        self._turn()
