"""Which help belongs to which place, and in what order the topics stand."""

from typing import Final

from PySide6.QtWidgets import QWidget

from coordinator.text import N_
from ui.widgets.named import TOPIC

BEGINNING: Final = "start"
# Every topic once: what a chapter is called, and its pages in the order of the work.
CHAPTERS: Final = (
    (N_("Begin"), ("start", "first-start", "sign-in", "today", "keyboard")),
    (
        N_("Trials"),
        (
            *("trials", "add-trial", "review", "lost-signs", "checks"),
            *("amendments", "clarifications"),
        ),
    ),
    (N_("Subjects"), ("subjects", "prescreen", "screening", "consent")),
    (
        N_("The checklist"),
        (
            *("walk", "answers", "evidence", "worksheets", "findings", "windows"),
            *("decision", "wet-ink", "exceptions"),
        ),
    ),
    (N_("Paper and lists"), ("printing", "log", "reports", "exchange", "audit")),
    (
        N_("The site"),
        (
            *("administration", "people", "delegation", "laboratories"),
            *("backup", "keys", "shared-registry"),
        ),
    ),
)
# The folder of a feature, and the topic that its page is about.
TOPIC_OF: Final = {
    "add_trial": "add-trial",
    "administration": "administration",
    "amendment": "amendments",
    "audit": "audit",
    "backup": "backup",
    "check_editor": "checks",
    "clarifications": "clarifications",
    "consent_again": "consent",
    "consent_forms": "consent",
    "decision": "decision",
    "delegations": "delegation",
    "evidence": "evidence",
    "exception": "exceptions",
    "exchange": "exchange",
    "first_start": "first-start",
    "help": "start",
    "keys": "keys",
    "laboratories": "laboratories",
    "lock": "sign-in",
    "observation_entry": "evidence",
    "own_password": "sign-in",
    "pack": "audit",
    "people": "people",
    "prescreen": "prescreen",
    "printing": "printing",
    "record_review": "review",
    "recover": "keys",
    "reports": "reports",
    "screen_patient": "screening",
    "screening_log": "log",
    "signed_copy": "wet-ink",
    "signin": "sign-in",
    "subject_entry": "subjects",
    "subjects": "subjects",
    "today": "today",
    "trials": "trials",
    "trouble": "backup",
    "walk": "walk",
    "worksheet": "worksheets",
}


def topic_here(page: QWidget | None, field: QWidget | None) -> str:
    """Give the topic of the place where somebody is: that of the field before the page's."""
    widget = field
    while widget is not None:
        if topic := widget.property(TOPIC):
            return str(topic)
        widget = widget.parentWidget() if widget is not page else None
    feature = type(page).__module__.split(".")[1:2] if page is not None else []
    return TOPIC_OF.get(feature[0], BEGINNING) if feature else BEGINNING
