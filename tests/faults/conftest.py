"""A registry with a screening, for whatever is done to its disk."""

import pytest

from tests.builders import active, consented


@pytest.fixture
def at_work(registry):
    """An open registry with a screening to which nothing was answered."""
    assert consented(registry, active(registry).trial_id) == 1
    return registry


@pytest.fixture
def path(at_work):
    """The same registry, closed."""
    at_work.close()
    return at_work.path
