"""What several tests of exchange need."""

import pytest

from tests.exchange.odm_reading import schema


@pytest.fixture(scope="session")
def odm_schema():
    return schema()
