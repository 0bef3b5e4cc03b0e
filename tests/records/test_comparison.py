"""A record read again is compared with the one on file, criterion by criterion."""

from coordinator.records import read_text
from coordinator.records.comparison import Fate, compared


def _record(*items):
    listed = "\n".join(f"- {item}" for item in items)
    (record,) = read_text(f"Inclusion criteria:\n{listed}\nExclusion criteria:\n- none\n")
    return record


def test_each_criterion_is_same_changed_new_or_gone():
    before = _record("Written consent", "Age between 18 and 65 years", "No fever at all")
    after = _record("Age between 18 and 70 years", "Written consent", "Lives in the region")
    assert [(each.fate, each.section) for each in compared(before, after)] == [
        (Fate.CHANGED, "inclusion"),
        (Fate.SAME, "inclusion"),
        (Fate.NEW, "inclusion"),
        (Fate.GONE, "inclusion"),
        (Fate.SAME, "exclusion"),
    ]


def test_changed_words_are_marked():
    (changed, _) = compared(_record("Age 18 to 65 years"), _record("Age 18 to 70 years"))
    assert changed.after is not None
    assert [changed.after.text[slice(*at)] for at in changed.marked] == ["70"]


def test_chinese_is_compared_by_its_characters():
    (changed, _) = compared(_record("年龄18至65岁的患者"), _record("年龄18至70岁的患者"))
    assert changed.fate is Fate.CHANGED


def test_a_record_compared_with_itself_is_the_same():
    record = _record("Written consent", "Written consent")
    assert {each.fate for each in compared(record, record)} == {Fate.SAME}
