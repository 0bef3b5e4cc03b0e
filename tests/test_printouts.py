import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from coordinator.domain.form import Copy
from coordinator.domain.lists import ListKind
from coordinator.domain.log import LogFilter
from coordinator.domain.report import ReportScope
from coordinator.languages import Language
from coordinator.printouts import (
    blank_printout,
    file_name,
    log_printout,
    screening_printout,
    state_of,
)
from coordinator.printouts_of_lists import list_printout, report_printout
from coordinator.queries.screenings import screening_of
from tests.builders import COORDINATOR, MONITOR, active, answered, consented


@pytest.fixture
def version(registry):
    return active(registry)


@pytest.fixture
def screening_id(registry, version):
    return consented(registry, version.trial_id)


def test_a_file_is_named_after_what_it_is_and_nothing_a_disk_refuses():
    assert file_name('Tea/coffee: "hot" <1>\t|x?*') == "Tea coffee hot 1 x.pdf"


def test_a_chinese_form_is_named_with_chinese_marks(registry, version, screening_id):
    asked = {"actor": COORDINATOR, "language": Language.CHINESE}
    wanted = LogFilter(trial_id=version.trial_id)
    listed = {"kind": ListKind.ENROLMENT_LOG, "scope": ReportScope()}
    made = (
        screening_printout(registry, screening_id=screening_id, copy=Copy.SITE, **asked),
        log_printout(registry, wanted=wanted, **asked),
        list_printout(registry, **listed, **asked),
        report_printout(registry, scope=ReportScope(), **asked),
    )

    names = [each.file_name for each in made]
    titles = [PdfReader(BytesIO(each.pdf)).metadata.title for each in made]
    assert not [words for words in (*names, *titles) if re.search(r"[,;:]", words)]
    assert sum("，" in words for words in names) == len(made)


def test_no_file_name_says_who_the_subject_is(registry, screening_id):
    """P1"""
    for copy in Copy:
        made = screening_printout(
            registry, actor=COORDINATOR, screening_id=screening_id, copy=copy
        )
        assert "林" not in made.file_name + made.key + made.form


def test_who_may_not_see_who_it_is_gets_the_sponsor_copy(registry, screening_id):
    """P1"""
    made = screening_printout(
        registry, actor=MONITOR, screening_id=screening_id, copy=Copy.SITE
    )

    assert made.subtitle.startswith("Sponsor copy")
    assert made.form == "eligibility checklist, sponsor copy"


def test_blank_form_and_log_say_what_they_are_of(registry, version, screening_id):
    blank = blank_printout(registry, actor=COORDINATOR, version_id=version.id)
    log = log_printout(registry, actor=COORDINATOR, wanted=LogFilter(trial_id=version.trial_id))

    assert blank.key == version.name
    assert log.key == version.trial_label
    assert blank.pdf.startswith(b"%PDF")
    assert log.pdf.startswith(b"%PDF")


def test_an_answer_makes_a_printout_out_of_date(registry, screening_id):
    """G3"""
    before = state_of(screening_of(registry, screening_id, with_identity=False))

    answered(registry, screening_id, I1="yes")

    assert state_of(screening_of(registry, screening_id, with_identity=False)) != before
