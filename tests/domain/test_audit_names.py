"""What the audit trail's names of records and columns are called in words (T1)."""

from coordinator.domain.audit_names import (
    COLUMN_WORDS,
    RECORD_WORDS,
    column_words,
    record_words,
)
from coordinator.languages import Language, catalogue_of
from coordinator.registry import store
from coordinator.registry.audit import Audited, record_of
from coordinator.registry.base import Base
from coordinator.text import speaking


def test_every_audited_record_and_column_has_words() -> None:
    """T1"""
    assert store.__name__  # reading it has read all rows
    audited = [each for each in Base.registry.mappers if issubclass(each.class_, Audited)]
    assert len(audited) > 20
    names = {record_of(each.class_()) for each in audited}
    assert names <= RECORD_WORDS.keys()
    columns = {column.key for each in audited for column in each.columns}
    assert columns - {"id"} <= COLUMN_WORDS


def test_columns_are_read_by_their_own_names_in_english_and_in_words_in_chinese() -> None:
    """T1"""
    assert column_words("birth_on") == "birth_on"
    assert record_words("StaffMember") == "Staff member"
    with speaking(catalogue_of(Language.CHINESE)):
        assert column_words("birth_on") == "出生日期"
        assert record_words("StaffMember") == "人员"
        assert column_words("something_newer") == "something_newer"
