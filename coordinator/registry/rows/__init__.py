"""The tables of the registry as mapped classes.

Whoever takes one takes all: a foreign key finds its table only when that is known too.
"""

from coordinator.registry.rows import screening, site, subjects, trials

__all__ = ("screening", "site", "subjects", "trials")
