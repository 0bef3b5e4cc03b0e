"""The tables of the registry as mapped classes.

Whoever takes one takes all: a foreign key finds its table only when that is known too.
"""

from coordinator.registry.rows import (
    clarifications,
    consents,
    evidence,
    exceptions,
    laboratories,
    moves,
    prescreenings,
    screening,
    site,
    subjects,
    trials,
    unfinished,
    wet_ink,
)

__all__ = (
    "clarifications",
    "consents",
    "evidence",
    "exceptions",
    "laboratories",
    "moves",
    "prescreenings",
    "screening",
    "site",
    "subjects",
    "trials",
    "unfinished",
    "wet_ink",
)
