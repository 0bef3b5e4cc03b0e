from datetime import date

from coordinator.forms.screening_log import screening_log_pdf, write_screening_log
from tests.forms import reading
from tests.forms.samples import HEAD, IDENTITY, log_form, log_row


def text_of(*rows, **changes):
    return reading.words(screening_log_pdf(log_form(*rows, **changes)))


def test_a_line_says_who_was_screened_when_and_how_it_ended():
    text = text_of(log_row())

    for fact in ("07012", "OYXF", "female", "43", "2026-11-15", "2.1", "2026-11-16"):
        assert fact in text
    assert "Screen failure" in text
    assert "I3, E2: SLEDAI-2K of 6 points at screening; ALT 2.4 × ULN" in text
    assert "Li NaDr Wang Min" in text


def test_an_open_screening_is_pending_never_a_failure():
    """A3"""
    row = log_row(state="in screening", failed=(), reason="", ended_on=None, open_count=5)

    text = text_of(row)

    assert "In screening; pending: 5 open" in text
    assert "failure" not in text


def test_nothing_in_the_log_identifies_a_subject():
    """P1"""
    text = text_of(log_row())

    for secret in (IDENTITY.name, IDENTITY.hospital_number, IDENTITY.birth_on.isoformat()):
        assert secret not in text


def test_the_head_of_the_table_and_the_page_number_stand_on_every_page():
    rows = [log_row(f"07{place:03}") for place in range(1, 60)]

    pages = reading.pages(screening_log_pdf(log_form(*rows)))

    for number, page in enumerate(pages, 1):
        assert "Criteria failed, reason" in page
        assert f"Page {number} of {len(pages)}" in page
        assert HEAD in page
    assert all(f"07{place:03}" in "".join(pages) for place in range(1, 60))


def test_a_log_of_the_whole_site_names_the_trial_of_each_line():
    text = text_of(log_row(enrolled_on=date(2026, 12, 1)), trial=None)

    assert "All of the site" in text
    assert "NCT99900001" in text
    assert "2026-12-01" in text


def test_an_empty_log_says_so():
    assert "No screenings." in text_of()


def test_the_log_is_printed_across_the_sheet():
    page = reading.reader(screening_log_pdf(log_form(log_row()))).pages[0]

    assert page.mediabox.width > page.mediabox.height


def test_the_same_rows_give_the_same_bytes(tmp_path):
    write_screening_log(tmp_path / "log.pdf", log_form(log_row()))

    assert (tmp_path / "log.pdf").read_bytes() == screening_log_pdf(log_form(log_row()))
