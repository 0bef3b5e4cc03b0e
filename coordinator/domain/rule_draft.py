"""How checks make a criterion, while a person says so: step by step, complete at the end."""

from dataclasses import dataclass, replace

from coordinator.domain.check_rule import CheckRule, Group, Together
from coordinator.domain.errors import Refused
from coordinator.text import N_, _

Path = tuple[int, ...]
"""The way to a member: its place in the top group, then its place in that one, and so on."""
FEWEST = 2  # members between which there is something to say


class RuleUnfinished(Refused):
    problem = N_("It is not said yet how the checks make the criterion.")
    remedy = N_("Choose for each group whether all, any or how many of its members count.")


class CannotGroup(Refused):
    problem = N_("A group is made of two or more lines of one level, and not of all of them.")
    remedy = N_("Choose them with Shift and the arrows.")


@dataclass(frozen=True, slots=True)
class Draft:
    """A group of which nobody may have said yet how it counts: `together` is None then."""

    members: tuple["int | Draft", ...]
    together: Together | None = None
    at_least: int = 1

    @property
    def is_said(self) -> bool:
        inside = (member for member in self.members if isinstance(member, Draft))
        is_plain = len(self.members) < FEWEST or self.together is not None
        return is_plain and all(member.is_said for member in inside)

    def at(self, path: Path) -> "int | Draft":
        found: int | Draft = self
        for place in path:
            if not isinstance(found, Draft):
                raise IndexError(path)
            found = found.members[place]
        return found


def begun(count: int, rule: CheckRule | None = None) -> Draft:
    """Begin with the rule there is, else with all checks in one group, nothing said."""
    return Draft(tuple(range(count))) if rule is None else _opened(rule.group)


def chosen(draft: Draft, path: Path, together: Together, at_least: int = 1) -> Draft:
    """Say how the members of the group at `path` count."""
    group = draft.at(path)
    if not isinstance(group, Draft) or Together.NOT in (together, group.together):
        return draft
    least = min(max(at_least, 1), len(group.members)) if together is Together.AT_LEAST else 1
    return _put(draft, path, replace(group, together=together, at_least=least))


def grouped(draft: Draft, paths: tuple[Path, ...]) -> tuple[Draft, Path]:
    """Put neighbours into a group of their own; give its place.

    Raises:
        CannotGroup: they are fewer than two, or do not stand in one group.
    """
    above = {path[:-1] for path in paths}
    if len(above) != 1 or len(set(paths)) < FEWEST or () in paths:
        raise CannotGroup
    [parent] = above
    group = draft.at(parent)
    places = sorted({path[-1] for path in paths})
    if not isinstance(group, Draft) or len(places) == len(group.members):
        raise CannotGroup
    inner = Draft(tuple(group.members[place] for place in places))
    rest = [member for place, member in enumerate(group.members) if place not in places]
    here = places[0]
    members = (*rest[:here], inner, *rest[here:])
    return _put(draft, parent, _fitting(replace(group, members=members))), (*parent, here)


def ungrouped(draft: Draft, path: Path) -> Draft:
    """Dissolve a group: its members stand where it stood. The top one stays."""
    inner = draft.at(path)
    if not path or not isinstance(inner, Draft):
        return draft
    parent, place = path[:-1], path[-1]
    group = draft.at(parent)
    if not isinstance(group, Draft):
        return draft
    if group.together is Together.NOT and len(inner.members) > 1:
        return draft
    members = (*group.members[:place], *inner.members, *group.members[place + 1 :])
    return _put(draft, parent, _fitting(replace(group, members=members)))


def negated(draft: Draft, path: Path) -> Draft:
    """Turn a member into its opposite, and one that is turned back into itself.

    The top group, which has no group above it, is put whole into a new one.
    """
    found = draft.at(path)
    above = draft.at(path[:-1])
    if path and isinstance(above, Draft) and above.together is Together.NOT:
        return negated(draft, path[:-1])
    if isinstance(found, Draft) and found.together is Together.NOT:
        [inner] = found.members
        if path:
            return _put(draft, path, inner)
        return inner if isinstance(inner, Draft) else Draft((inner,))
    return _put(draft, path, Draft((found,), Together.NOT))


def rule_of(draft: Draft, *, is_whole: bool) -> CheckRule:
    """Give the finished rule.

    Raises:
        RuleUnfinished: of some group nobody said how it counts.
    """
    if not draft.is_said or not draft.members:
        raise RuleUnfinished
    return CheckRule(_closed(draft), is_whole)


def require_rule(rule: CheckRule, count: int) -> None:
    """Raise RuleUnfinished unless it speaks of each of `count` checks once."""
    places = sorted(rule.group.places())
    if not places or places != list(range(count)) or not _is_sound(rule.group):
        raise RuleUnfinished


def together_words(together: Together | None, at_least: int = 1) -> str:
    """Say how a group counts, or that nobody said so."""
    if together is None:
        return _("how do these count?")
    words = {
        Together.ALL: _("all of these"),
        Together.ANY: _("any one of these"),
        Together.AT_LEAST: _("at least {count} of these"),
        Together.NOT: _("not this"),
    }
    return words[together].format(count=at_least)


def _is_sound(group: Group) -> bool:
    count = len(group.members)
    is_one = count == 1 if group.together is Together.NOT else count > 0
    inside = (member for member in group.members if isinstance(member, Group))
    return is_one and 1 <= group.at_least <= count and all(map(_is_sound, inside))


def _fitting(group: Draft) -> Draft:
    """Ask anew where fewer members are left than have to hold."""
    if group.together is Together.AT_LEAST and group.at_least > len(group.members):
        return replace(group, together=None, at_least=1)
    return group


def _put(draft: Draft, path: Path, found: "int | Draft") -> Draft:
    if not path:
        return found if isinstance(found, Draft) else Draft((found,))
    place, *rest = path
    inner = draft.members[place]
    made = _put(inner, tuple(rest), found) if rest and isinstance(inner, Draft) else found
    return replace(draft, members=(*draft.members[:place], made, *draft.members[place + 1 :]))


def _opened(group: Group) -> Draft:
    members = (_opened(one) if isinstance(one, Group) else one for one in group.members)
    return Draft(tuple(members), group.together, group.at_least)


def _closed(draft: Draft) -> Group:
    members = (_closed(one) if isinstance(one, Draft) else one for one in draft.members)
    return Group(draft.together or Together.ALL, tuple(members), draft.at_least)
