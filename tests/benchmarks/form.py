"""A filled checklist of two pages, against the same pages drawn straight on the canvas."""

from collections.abc import Iterator

from coordinator.forms.eligibility_checklist import checklist_pdf
from tests.benchmarks.bench import Bench
from tests.benchmarks.figure import Figure
from tests.benchmarks.timing import in_turn
from tests.forms.samples import filled_form, many_criteria
from tests.forms.straight import draw_straight, recorded, register_fonts

ROUNDS = 60
CRITERIA = 25
GOAL = 1.3


def measured(bench: Bench) -> Iterator[Figure]:
    form = filled_form(many_criteria(CRITERIA))
    sheet, strokes = recorded(form)
    register_fonts()
    ours, floor = in_turn(
        lambda: checklist_pdf(form),
        lambda: draw_straight(sheet, strokes),
        bench.rounds(ROUNDS),
    )
    yield Figure(
        f"filled checklist, {CRITERIA} criteria, two pages", ours, floor=floor, times=GOAL
    )
