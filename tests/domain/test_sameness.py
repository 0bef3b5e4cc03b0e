import pytest

from coordinator.domain.sameness import Likeness, Marks, likeness


def marks(nct="", chictr="", secondary=(), title=""):
    return Marks(nct, chictr, frozenset(secondary), title)


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        (marks(nct="nct1", title="a"), marks(nct="nct1", title="b"), Likeness.REGISTRY_ID),
        (marks(chictr="c1"), marks(chictr="c1"), Likeness.REGISTRY_ID),
        (marks(nct="nct1"), marks(secondary=["nct1"]), Likeness.SECONDARY_ID),
        (marks(secondary=["2018p"]), marks(secondary=["2018p", "x"]), Likeness.SECONDARY_ID),
        (marks(title="tea"), marks(nct="nct1", title="tea"), Likeness.TITLE),
        (marks(), marks(), Likeness.NONE),
        (marks(title="tea"), marks(title="milk"), Likeness.NONE),
    ],
)
def test_ids_count_for_more_than_titles(one, other, found):
    assert likeness(one, other, same_source=False) is found
    assert likeness(other, one, same_source=False) is found


def test_registry_ids_that_differ_are_two_trials_whatever_else_is_alike():
    one = marks(nct="nct1", secondary=["grant12"], title="tea")
    other = marks(nct="nct2", secondary=["grant12"], title="tea")

    assert likeness(one, other, same_source=True) is Likeness.NONE


def test_the_same_text_is_the_same_record_unless_a_file_holds_several():
    assert likeness(marks(), marks(), same_source=True) is Likeness.SOURCE
    several = likeness(marks(title="tea"), marks(title="milk"), same_source=True)
    assert several is Likeness.NONE
