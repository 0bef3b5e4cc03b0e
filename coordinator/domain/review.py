"""What a person settles before a record is used: the review's own doubts and refusals."""

from coordinator.domain.doubts import doubt_words
from coordinator.domain.errors import Refused
from coordinator.text import N_

# Doubts that arise when a record is laid down as a draft, beside those of the reader.
PARTS_COMBINATION = "PARTS_COMBINATION"
NOT_PLACED = "NOT_PLACED"
OTHER_SECTION = "OTHER_SECTION"
SECTION_NOT_STATED = "SECTION_NOT_STATED"
LANGUAGE_UNPAIRED = "OTHER_LANGUAGE_UNPAIRED"
LANGUAGE_TO_DIVIDE = "OTHER_LANGUAGE_TO_DIVIDE"
OUTSIDE = frozenset({NOT_PLACED, OTHER_SECTION, SECTION_NOT_STATED, LANGUAGE_UNPAIRED})
"""Doubts that show words of the record which stand among no criteria."""

CRITERION_SET_ASIDE = "SET_ASIDE"
LOST_SIGN = "LOST_SIGN"

# How a point is answered that an edit has made pointless.
SET_ASIDE = "set aside"
NO_PARTS = "no parts any more"
TAKEN_IN = "taken in"
BROUGHT_BACK = "brought back"

COMBINATION_NOTE = N_("The record does not say whether all of the parts are meant, or any one.")
NOT_PLACED_NOTE = N_("This stretch of the record found no place among the criteria.")
SET_ASIDE_NOTE = N_("Set aside: it is not asked. Reopen this point to bring it back.")
TO_DIVIDE_NOTE = N_(
    "The criterion was split or joined; its wording in the other language stands here as it "
    "was. Give each criterion its own part of it."
)
OTHER_SECTION_NOTE = N_("This section belongs neither to inclusion nor to exclusion.")


class VersionSuperseded(Refused):
    problem = N_("{version} was superseded: it is kept as it was.")
    remedy = N_("Make a new version of it, and change that one.")

    def __init__(self, version: str) -> None:
        super().__init__(version=version)


class GroundMissing(Refused):
    problem = N_("The point “{point}” is not settled: the ground is missing.")
    remedy = N_("Say where it stands, such as: protocol 5.1, page 32.")

    def __init__(self, code: str) -> None:
        super().__init__(point=doubt_words(code))


class PointSettled(Refused):
    problem = N_("The point “{point}” was settled already by {name}.")
    remedy = N_("Reopen it with a reason to settle it otherwise.")

    def __init__(self, code: str, name: str) -> None:
        super().__init__(point=doubt_words(code), name=name)


class PointOpen(Refused):
    problem = N_("The point “{point}” is open.")
    remedy = N_("There is nothing to reopen.")

    def __init__(self, code: str) -> None:
        super().__init__(point=doubt_words(code))


class PlaceNotFound(Refused):
    problem = N_("“{quote}” does not stand exactly once in the wording any more.")
    remedy = N_("Put the right reading in with “Edit wording”, then keep the point as written.")

    def __init__(self, quote: str) -> None:
        super().__init__(quote=quote)


class CriterionSetAside(Refused):
    problem = N_("The criterion “{words}” was set aside.")
    remedy = N_("Go back to the list; it shows the criteria as they stand now.")

    def __init__(self, words: str) -> None:
        super().__init__(words=words)


class NothingToSplit(Refused):
    problem = N_("At this place the criterion has no words before or behind it.")
    remedy = N_("Put the cursor between the two parts, then split.")


class NothingToJoin(Refused):
    problem = N_("No criterion follows that could be joined to this one.")
    remedy = N_("Choose the first of two that stand one after the other on the same level.")


class HasParts(Refused):
    problem = N_("This criterion has parts that stand between it and the next one.")
    remedy = N_("Move the parts out first, or join its last part instead.")


class NothingAbove(Refused):
    problem = N_("No criterion stands above this one that it could be a part of.")
    remedy = N_("Move it below that criterion first.")


class NotAPart(Refused):
    problem = N_("This criterion is no part of another one.")
    remedy = N_("It stands on the outermost level already.")


class NoParts(Refused):
    problem = N_("This criterion has no parts to combine.")
    remedy = N_("Indent the criteria below it first.")


class NothingToTakeIn(Refused):
    problem = N_("The point “{point}” shows no words that could become criteria.")
    remedy = N_("Add a criterion by hand, and settle the point in words.")

    def __init__(self, code: str) -> None:
        super().__init__(point=doubt_words(code))
