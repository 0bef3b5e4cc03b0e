"""What the program says is kept in its own words, whatever language it speaks meanwhile."""

import re
from itertools import chain

import pytest
from sqlalchemy import select

from coordinator.entering import enter
from coordinator.languages import Language, catalogue_of
from coordinator.registry.base import Base
from coordinator.samples import SAMPLE_PASSWORD, create_sample_registry
from coordinator.text import speaking
from tests.builders import LITTLE
from tests.conftest import noon

CHINESE = re.compile("[\u4e00-\u9fff]")
SAID_BY_PEOPLE = {
    "audit_entry": {"key", "reason", "changes"},  # of what stands below
    "decision": {"reason"},
    "entry": {"reason", "working", "remark"},  # the working stays as it was read when answered
    "identity": {"name", "guardian_name"},
    "review_point": {"ground", "quote"},
    "screening": {"reason"},
    "site": {"name"},
    "worksheet": {"working", "outcomes"},  # a range, "5 to 11", stays as it was read, too
}
"""In these stands what people of the sample said, or what somebody read at that time."""


@pytest.mark.file_only("a sample registry is a file here")
def test_a_registry_that_is_filled_in_chinese_keeps_the_programs_words_in_english(tmp_path):
    path = tmp_path / "sample.registry"
    with speaking(catalogue_of(Language.CHINESE)):
        create_sample_registry(path, noon, cost=LITTLE)
        registry, _actor = enter(path, "coordinator", SAMPLE_PASSWORD, noon)
    try:
        with registry.reading() as session:
            found = chain.from_iterable(
                (
                    (table.name, column)
                    for row in session.execute(select(table)).mappings()
                    for column, value in row.items()
                    if CHINESE.search(str(value))
                )
                for table in Base.metadata.sorted_tables
            )
            kept = set(found)
    finally:
        registry.close()

    own = {(table, column) for table, columns in SAID_BY_PEOPLE.items() for column in columns}
    assert kept - own == set()
    assert ("site", "name") in kept
