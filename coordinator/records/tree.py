"""Looking things up in nested data whose shape nobody vouches for."""

from typing import TypeAlias

Tree: TypeAlias = "str | float | bool | list[Tree] | dict[str, Tree] | None"


def at(tree: Tree, path: str) -> Tree:
    """Follow the keys of a dotted path; a list stands for its first member."""
    for key in path.split("."):
        if isinstance(tree, list):
            tree = tree[0] if tree else None
        tree = tree.get(key) if isinstance(tree, dict) else None
    return tree


def words(tree: Tree, path: str) -> str:
    """Give what stands at a path as text; nothing where there is nothing."""
    return as_words(at(tree, path))


def as_words(tree: Tree) -> str:
    if isinstance(tree, bool):
        return "Yes" if tree else "No"
    if isinstance(tree, dict):
        return as_words(tree.get("#text"))
    if isinstance(tree, list):
        return as_words(tree[0]) if tree else ""
    if isinstance(tree, float) and tree.is_integer():
        return str(int(tree))
    return "" if tree is None else str(tree)


def members(tree: Tree, path: str) -> tuple[Tree, ...]:
    """Give what stands at a path as several; one by itself is one."""
    found = at(tree, path)
    if found is None:
        return ()
    return tuple(found) if isinstance(found, list) else (found,)


def all_words(tree: Tree, path: str, key: str = "") -> tuple[str, ...]:
    """Give the texts of several members, or of `key` in each."""
    texts = (words(member, key) if key else as_words(member) for member in members(tree, path))
    return tuple(text for text in texts if text)
