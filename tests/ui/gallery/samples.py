"""Pages for the gallery: every widget, filled with what nobody ever entered."""

from dataclasses import dataclass
from datetime import date, time

from PySide6.QtWidgets import (
    QCheckBox,
    QLineEdit,
    QRadioButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ui.widgets.answers import AnswerButtons, AnswerChoice
from ui.widgets.badge import Picture, StandingBadge
from ui.widgets.buttons import danger, icon_button, link, primary, quiet
from ui.widgets.card import Card, Line
from ui.widgets.choices import ChoiceField, RemarkField
from ui.widgets.dates import DateField, TimeField
from ui.widgets.empty import EmptyState
from ui.widgets.form import FormField, form_column
from ui.widgets.header import PageHeader, page_column
from ui.widgets.icons import Ink, names
from ui.widgets.labels import body, caption, criterion, heading, mono, second
from ui.widgets.layouts import column, filling, grid, row, scrolling, spacer
from ui.widgets.messages import MessageBar
from ui.widgets.password import PasswordField
from ui.widgets.progress import ProgressLine, Stepper, TaskProgress
from ui.widgets.search import SearchField
from ui.widgets.table import Column, DataTable, RowsModel
from ui.widgets.tones import Tone
from ui.widgets.verdict import VerdictBar

ANSWERS = (
    AnswerChoice("no", "No, absent", "N", Tone.SATISFIED, "does not exclude"),
    AnswerChoice("yes", "Yes, present", "Y", Tone.FAILED, "excludes the subject"),
    AnswerChoice("pending", "Pending", "P", Tone.OPEN, "a result is awaited"),
)
WORDS = {
    Tone.SATISFIED: "Eligible",
    Tone.FAILED: "Screen failure",
    Tone.OPEN: "Pending",
    Tone.INFO: "In review",
    Tone.NEUTRAL: "Withdrawn",
}


@dataclass(frozen=True, slots=True)
class Entry:
    number: str
    initials: str
    trial: str
    answered: int
    tone: Tone
    screened_on: date


ENTRIES = tuple(
    Entry(f"S-{n:03}", initials, trial, answered, tone, date(2026, 11, 22 - n))
    for n, (initials, trial, answered, tone) in enumerate(
        (
            ("L.N.", "LUMEN-2, low-dose interleukin in lupus", 22, Tone.SATISFIED),
            ("欧阳", "狼疮性肾炎的多中心随机对照研究", 9, Tone.OPEN),
            ("W.X.", "HARBOUR, IgG4-related disease", 14, Tone.FAILED),
            ("Z.Q.", "LUMEN-2, low-dose interleukin in lupus", 3, Tone.OPEN),
            ("C.Y.", "HARBOUR, IgG4-related disease", 0, Tone.NEUTRAL),
        ),
        start=1,
    )
)


def log_table() -> DataTable:
    columns = (
        Column[Entry]("Number", lambda e: e.number, width=96),
        Column[Entry]("Initials", lambda e: e.initials, width=88),
        Column[Entry]("Trial", lambda e: e.trial),
        Column[Entry]("Answered", lambda e: f"{e.answered} / 22", is_number=True, width=104),
        Column[Entry]("Screened on", lambda e: e.screened_on.isoformat(), width=120),
        Column[Entry]("Outcome", lambda e: WORDS[e.tone], tone=lambda e: e.tone, width=152),
    )
    table = DataTable("Screenings")
    model = RowsModel(columns, table)
    table.setModel(model)
    model.show(ENTRIES)
    table.stretch(2)
    table.select(1)
    return table


def log_page() -> QWidget:
    page = QWidget()
    header = PageHeader(
        "Screening log",
        "All trials of the site, newest first",
        primary("&Screen a patient", "add-person", "Ctrl+N"),
        (quiet("Export &PDF", "print"), quiet("Export &CSV", "save")),
    )
    done = MessageBar()
    done.show_done("The screening log was saved.", "screening-log-2026-11-22.pdf")
    field = filling(SearchField("Search by number, initials or trial"))
    trial = ChoiceField((("1", "LUMEN-2"), ("2", "HARBOUR")), "All trials")
    empty = DataTable("Nothing")
    empty.setModel(RowsModel((Column[Entry]("Trial", lambda e: e.trial),), empty))
    empty.stretch(0)
    acts = (primary("Add a trial", "add"), quiet("Load the sample trials"))
    empty.set_empty(
        EmptyState("trials", "No trials yet", *acts, detail="A trial begins with its record.")
    )
    page.setLayout(page_column(header, done, row(field, trial), log_table(), empty))
    return page


def walk_page() -> QWidget:
    page = QWidget()
    header = PageHeader(
        "S-012  L.N.  F  43 y on 2026-11-22",
        "LUMEN-2, protocol v2.0",
        primary("&Next"),
        (quiet("Worksheet", "worksheet"),),
        icon_button("arrow-left", "Back to the screenings", "Alt+Left"),
    )
    steps = Stepper(("Subject", "Pre-screen", "Consent", "Checklist", "Decision"))
    steps.show_step(3)
    buttons = AnswerButtons()
    buttons.offer(ANSWERS)
    buttons.mark("no")
    words = criterion(
        "Hepatic insufficiency (alanine aminotransferase or aspartate aminotransferase at"
        " least twice the upper limit of the normal range) at any visit 28 days before consent."
    )
    part = row(
        caption("Exclusion criterion 3 of 14"), spacer(), StandingBadge(Tone.OPEN, "Open")
    )
    fields = (
        FormField("&Source document", ChoiceField((("lab", "Laboratory report"),))),
        FormField("Dated", DateField(latest=date(2026, 11, 22))),
        FormField("ALT", QLineEdit("31"), "upper limit of normal 40 U/L"),
    )
    current = Card(part, words, buttons, row(*fields, gap=16), RemarkField("Remark"), gap=16)
    progress = ProgressLine()
    progress.display(16, 22, "16 of 22 answered")
    so_far = VerdictBar()
    so_far.display(
        Tone.OPEN, "Nothing excludes; 6 are open", "Earliest result expires 2026-12-13"
    )
    so_far.add_action(quiet("Record decision"))
    page.setLayout(page_column(header, steps, progress, filling(scrolling(current)), so_far))
    return page


def form_page() -> QWidget:
    page = QWidget()
    tabs = QTabWidget()
    for words in ("Overview", "Criteria", "Record"):
        tabs.addTab(QWidget(), words)
    sides = row(filling(Card(fields()), 2), filling(Card(parts()), 3), gap=16)
    page.setLayout(page_column(PageHeader("New subject", "LUMEN-2"), tabs, sides))
    return scrolling(page)


def fields() -> QVBoxLayout:
    """Fields as they are filled, one of them wrongly, one that cannot be."""
    wrong = DateField(latest=date(2026, 11, 22))
    wrong.line.setText("2026-13-01")
    taken = TimeField()
    taken.set_clock_time(time(14, 5))
    dated = FormField("&Date of birth", wrong, required=True)
    dated.show_problem(wrong.problem())
    sex = ChoiceField((("f", "Female"), ("m", "Male")))
    sex.set_value("f")
    return form_column(
        FormField(
            "Hospital &number", QLineEdit("A-20931"), "As on the wristband", required=True
        ),
        FormField("&Name", QLineEdit("欧阳校风")),
        dated,
        FormField("Se&x at birth", sex),
        FormField("Consent &time", taken, "24-hour clock"),
        FormField("Locked", disabled(QLineEdit("A-20931"))),
        FormField("&Password", PasswordField()),
    )


def parts() -> QVBoxLayout:
    """Everything else that stands on a page, in each of its kinds."""
    return column(
        heading("Buttons"),
        row(
            primary("Primary"),
            quiet("Quiet"),
            danger("Void signatures"),
            link("2 wait for you"),
        ),
        row(disabled(primary("Primary")), disabled(quiet("Quiet", "print"))),
        heading("Choices"),
        QCheckBox("Wording confirmed against the protocol"),
        checked(QCheckBox("Fetch from registries when online")),
        checked(QRadioButton("keep “= 8” as written")),
        QRadioButton("≥ 8: the sign was lost"),
        heading("Standings"),
        row(*(StandingBadge(tone, word) for tone, word in WORDS.items()), spacer()),
        heading("Texts"),
        body("Body text 10.5 pt, <b>never</b> markup & as typed: 中文与 Latin 同行."),
        second("Second text"),
        caption("Caption 9 pt"),
        mono("SLEDAI  = 8   (verbatim)"),
        Line(),
        *message_bars(),
        spacer(),
        gap=10,
    )


def message_bars() -> tuple[QWidget, ...]:
    failed, info, task = MessageBar(), MessageBar(), TaskProgress()
    failed.show_error(
        "Another program is writing to the registry.",
        "Close it and try again. Nothing was saved.",
        "details",
    )
    info.show_info("Amendment 3 is active since 2026-11-01.")
    task.start("Reading records")
    task.advance(0.4, "Reading record 40 of 100")
    return failed, info, task


def icon_page() -> QWidget:
    page = QWidget()
    cells = [
        row(Picture(name, Ink.TEXT, 24), Picture(name, Ink.ACCENT, 18), caption(name), spacer())
        for name in names()
    ]
    table = grid([cells[start : start + 6] for start in range(0, len(cells), 6)], gap=12)
    page.setLayout(page_column(PageHeader("Icons"), Card(table), spacer()))
    return page


def disabled(widget: QWidget) -> QWidget:
    widget.setEnabled(False)
    return widget


def checked(button: QCheckBox | QRadioButton) -> QWidget:
    button.setChecked(True)
    return button


PAGES = {"log": log_page, "walk": walk_page, "form": form_page, "icons": icon_page}
