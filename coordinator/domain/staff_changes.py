"""A person of the site, where two others change it at once."""

from coordinator.domain.meanwhile import Fields, merged, quoted
from coordinator.domain.role import ROLE_WORDS, Role
from coordinator.domain.staff import StaffMember
from coordinator.text import N_, _


def changed(stored: StaffMember, seen: StaffMember, wanted: StaffMember) -> StaffMember:
    """Give the person to store, where somebody who saw `seen` wants `wanted`.

    Raises:
        ChangedMeanwhile: both changed the same, each to something else.
    """
    return merged(stored, seen, wanted, FIELDS)


def _role_words(role: Role) -> str:
    return f"“{_(ROLE_WORDS[role])}”"


FIELDS: Fields = {
    "name": (N_("The name"), quoted),
    "initials": (N_("The initials"), quoted),
    "role": (N_("The role"), _role_words),
}
