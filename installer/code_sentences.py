"""The sentences of Python files, for the catalogues of translation (Babel).

Babel's own reader takes tokens: which Python reads them decides what is found inside f-strings.
"""

import ast
from collections.abc import Iterator, Sequence
from typing import BinaryIO

# line, function, arguments, comments
Found = tuple[int, str, tuple[str | None, ...], list[str]]


def extract(
    file: BinaryIO,
    keywords: Sequence[str],
    comment_tags: Sequence[str],  # noqa: ARG001  Babel gives four arguments
    options: dict[str, str],  # noqa: ARG001
) -> Iterator[Found]:
    """Give the words that stand in calls of `keywords`, wherever they stand."""
    for node in ast.walk(ast.parse(file.read())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            words = tuple(map(_words, node.args))
            if node.func.id in keywords and words and words[0]:
                yield node.lineno, node.func.id, words, []


def _words(argument: ast.expr) -> str | None:
    match argument:
        case ast.Constant(value=str(words)):
            return words
        case _:
            return None
