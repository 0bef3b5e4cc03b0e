"""A registry record becomes a trial: fields, nested criteria, every doubt at its place."""

from coordinator.records.reading import read, read_each, read_text

__all__ = ["read", "read_each", "read_text"]
