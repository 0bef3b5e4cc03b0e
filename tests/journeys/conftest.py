"""Journeys begin where the tests of the ways do."""

from tests.ui.conftest import ways

__all__ = ["ways"]
