from tests.forms import reading
from tests.forms.samples import filled_form, many_criteria
from tests.forms.straight import draw_straight, recorded, register_fonts


def test_what_forms_are_measured_against_shows_the_same_pages():
    listed = many_criteria(25)
    sheet, strokes = recorded(filled_form(listed))
    register_fonts()

    pages = reading.pages(draw_straight(sheet, strokes))

    assert len(pages) == 2
    assert all(criterion.code in "".join(pages) for criterion in listed)
