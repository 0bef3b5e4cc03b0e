"""The inspector's report tells what was verified and found, and identifies nobody (P1, T4)."""

from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader

from coordinator.cli import main
from coordinator.commands.audit import verify_everything
from coordinator.forms.inspection_report import inspection_report_pdf
from coordinator.queries.inspection import inspection_of
from tests.builders import COORDINATOR, PASSWORD, active, consented, subject
from tests.registry.test_audit import rename
from tests.security.tampering import unguarded


@pytest.fixture
def used(registry):
    version = active(registry)
    someone = subject(registry, "林小雨", hospital_number="H-4711")
    consented(registry, version.trial_id, someone)
    rename(registry, "Hillside Hospital", "moved to <b>another</b> house")
    return registry


def report_of(registry, **period):
    return inspection_of(
        registry, COORDINATOR, verify_everything(registry, COORDINATOR), **period
    )


def words_of(pdf):
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_it_tells_what_was_verified_and_who_did_what(used):
    words = words_of(inspection_report_pdf(report_of(used)))

    assert "The chain of the audit trail is whole" in words
    assert "records are as the trail tells" in words
    assert "setting changed" in words
    assert "moved to <b>another</b> house" in words
    assert "TRAIL BROKEN" not in words


def test_it_identifies_nobody(used):
    """P1"""
    words = words_of(inspection_report_pdf(report_of(used)))

    assert "林小雨" not in words
    assert "H-4711" not in words
    assert "1983" not in words


def test_what_was_found_stands_in_it_and_across_it(used):
    """T4"""
    with unguarded(used) as connection:
        connection.execute("UPDATE subject SET initials = 'XX'")

    words = words_of(inspection_report_pdf(report_of(used)))

    assert "TRAIL BROKEN" in words
    assert "initials is “XX”, but entry" in words


def test_equal_facts_give_equal_bytes(used):
    report = report_of(used)

    assert inspection_report_pdf(report) == inspection_report_pdf(report)


def test_only_the_days_that_were_asked_for_are_counted(used):
    report = report_of(used, since=date(2026, 11, 24))

    assert report.counts == report.access == report.reasons == ()


def test_it_is_written_at_the_command_line_and_noted(used, monkeypatch, tmp_path):
    """T1"""
    used.close()
    monkeypatch.setattr("coordinator.terminal.registry.asked_password", lambda _name: PASSWORD)
    out = tmp_path / "report.pdf"
    said = ["verify", "--registry", str(used.path), "--user", "li.na", "--report", str(out)]

    assert main(said) == 0
    assert "Who signed in" in words_of(out.read_bytes())
    with used.walking() as raw:
        told = raw.execute("SELECT changes FROM audit_entry WHERE action = 'form printed'")
        assert "inspector's report" in told.fetchone()[0]
