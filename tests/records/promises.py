"""The reader's promises, held over any record: lossless, and verbatim."""

import itertools

from coordinator.records.placement import placed


def assert_nothing_is_lost(record):
    """Every visible character of the eligibility text stands in exactly one span."""
    text = record.source.text
    taken = sorted([*placed(record), *record.not_placed], key=lambda span: span.start)
    for one, other in itertools.pairwise(taken):
        assert one.end <= other.start, "two criteria share characters"
    covered = "".join("".join(text[s.start : s.end].split()) for s in taken)
    wanted = "".join(
        "".join(text[span.start : span.end].split()) for span in record.eligibility
    )
    assert covered == wanted


def assert_verbatim(record):
    text = record.source.text

    def look(criteria):
        for criterion in criteria:
            words = "".join(text[criterion.span.start : criterion.span.end].split())
            shown = "".join((criterion.marker + criterion.text).split())
            assert words == shown
            look(criterion.children)

    look(record.inclusion)
    look(record.exclusion)
    for section in record.other_sections:
        look(section.items)
