"""What people type is words, whatever language it looks like: SQL, markup, a path."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Markup
from PySide6.QtGui import QTextDocument

from coordinator.commands.site import change_site
from coordinator.domain.audit import AuditFilter
from coordinator.domain.log import LogFilter
from coordinator.domain.site import Site
from coordinator.domain.staff import NewStaffMember, Role
from coordinator.forms.screening_log import write_screening_log
from coordinator.printouts import file_name
from coordinator.queries.audit import audit_page
from coordinator.queries.forms import log_form
from coordinator.queries.log import log_rows
from coordinator.queries.staff import site_of
from coordinator.registry.proof import prove
from tests.builders import COORDINATOR, PASSWORD, active, consented, subject
from tests.forms.reading import PdfReader
from ui.widgets.labels import ElidedLabel, Label, plain

SQL = (
    "'; DROP TABLE subject; --",
    '" OR 1=1 --',
    "x' UNION SELECT name FROM identity --",
    "%_\\%",
    "Robert'); DELETE FROM audit_entry;--",
)
MARKUP = (
    "<b>bold</b>",
    "<img src='file:///etc/passwd'>",
    "<a href='https://example.org'>here</a>",
    "&lt;script&gt;",
    "<para><font size='90'>large</font></para>",
)
PATHS = (
    "../../etc/passwd",
    "..\\..\\windows\\system.ini",
    "/etc/passwd",
    "C:\\site.registry",
    "CON",
    "a\x00b",
    "name\n.pdf",
    ".hidden",
    "x" * 400,
)


@pytest.mark.parametrize("words", SQL)
def test_sql_in_a_field_is_stored_and_found_as_it_was_typed(registry, words):
    version = active(registry)
    someone = subject(registry, words, hospital_number="H-1")
    consented(registry, version.trial_id, someone)
    change_site(registry, COORDINATOR, site=Site(words, "7"))

    assert site_of(registry).name == words
    assert prove(registry).is_whole


@pytest.mark.parametrize("words", SQL)
def test_sql_that_is_searched_for_finds_nothing_and_changes_nothing(registry, words):
    version = active(registry)
    consented(registry, version.trial_id, subject(registry))
    before = registry.head()

    assert audit_page(registry, AuditFilter(words=words)) == ()
    assert audit_page(registry, AuditFilter(actor=words)) == ()
    assert audit_page(registry, AuditFilter(record=words, action=words)) == ()
    assert log_rows(registry, LogFilter(words=words)) == ()
    assert registry.head() == before
    assert prove(registry).is_whole


@pytest.mark.parametrize("words", MARKUP)
def test_markup_on_the_screen_is_shown_as_it_was_typed(qtbot, words):
    for label in (Label(words), ElidedLabel(words)):
        qtbot.addWidget(label)
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert label.text() == words


@pytest.mark.parametrize("words", MARKUP)
def test_markup_in_a_tool_tip_is_shown_as_it_was_typed(qtbot, words):
    """Qt guesses whether a tool tip is markup: ours says so itself, and is escaped."""
    shown = QTextDocument()
    told = plain(words)
    shown.setHtml(told) if Markup.mightBeRichText(told) else shown.setPlainText(told)

    assert shown.toPlainText() == words


@pytest.mark.parametrize("words", MARKUP)
def test_markup_on_paper_is_printed_as_it_was_typed(registry, words, tmp_path):
    change_site(registry, COORDINATOR, site=Site(words, "7"))
    write_screening_log(tmp_path / "log.pdf", log_form(registry, COORDINATOR, LogFilter()))

    page = PdfReader(tmp_path / "log.pdf").pages[0]
    printed = "".join(page.extract_text().split())
    assert "".join(words.split())[:20] in printed
    assert "/Annots" not in page


@pytest.mark.parametrize("words", PATHS)
def test_a_file_is_never_named_out_of_its_folder(words, tmp_path):
    name = file_name(words)

    assert (tmp_path / name).resolve().parent == tmp_path.resolve()
    assert not set(name) & set('/\\:\x00\n<>|"?*')
    assert 0 < len(name) < 256


def test_a_password_is_in_no_representation_and_no_message():
    """P4: what is logged or reported is made of these."""
    person = NewStaffMember("li.na", "Li Na", Role.COORDINATOR, PASSWORD)

    assert PASSWORD not in repr(person)
    assert PASSWORD not in str(person)
    assert PASSWORD not in f"{[person]}"
