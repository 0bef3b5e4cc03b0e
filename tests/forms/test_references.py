"""Pages look as they did when somebody last looked at them, within a tolerance."""

import pytest
from PySide6.QtGui import QImage, QPainter, Qt

from tests.forms.references import (
    FOLDER,
    MOST_OUTSIDE,
    REFERENCES,
    Reference,
    difference,
)

pytestmark = pytest.mark.usefixtures("qapp")  # pictures are drawn


@pytest.mark.parametrize("reference", REFERENCES, ids=lambda one: one.path.stem)
def test_a_page_looks_as_its_reference(reference):
    """Where a form was changed on purpose: look at it, then make the references anew."""
    kept = QImage(str(reference.path))

    assert not kept.isNull(), "python -m tests.forms.references makes it"
    assert difference(reference.drawn(), kept) <= MOST_OUTSIDE


def test_every_picture_belongs_to_a_page():
    assert set(FOLDER.glob("*.png")) == {reference.path for reference in REFERENCES}


def test_another_page_is_not_taken_for_the_reference():
    first, second = (
        Reference("checklist of every answer", page=page).drawn() for page in (0, 1)
    )

    assert difference(first, second) > 10 * MOST_OUTSIDE


def test_a_line_of_text_that_is_gone_is_seen():
    page = REFERENCES[0].drawn()
    changed = page.copy()
    painter = QPainter(changed)
    painter.fillRect(60, 186, 200, 20, Qt.GlobalColor.white)
    painter.end()

    assert difference(page, changed) > MOST_OUTSIDE


def test_another_paper_is_another_page():
    page = REFERENCES[0].drawn()

    assert difference(page, page.copy(0, 0, page.width(), page.height() - 40)) == 1
