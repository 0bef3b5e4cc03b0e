"""Pictures of the walk: at its beginning, in its middle, with all that can be asked."""

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit

from coordinator.commands import review
from coordinator.commands.clarifications import answer_clarification, ask
from coordinator.commands.evidence import enter_observation
from coordinator.commands.screening import enter_at_criterion
from coordinator.domain.criterion import Answer, Combination
from coordinator.domain.entry import Entry
from coordinator.domain.evidence import Evidence, SourceKind
from coordinator.domain.observation import NewObservation
from coordinator.domain.staff import StaffMember
from coordinator.queries.screenings import screening_of
from coordinator.queries.trials import version_of
from tests.builders import (
    COORDINATOR,
    INVESTIGATOR,
    MONITOR,
    answered,
    coded,
    consented,
    draft,
    identify,
    settle_all,
    subject,
)
from tests.ui.desks import desk_of_a_site
from tests.ui.pictures.shot import shoot
from ui.desk import Desk
from ui.walk.clarifying import Clarifications
from ui.walk.course_fields import CourseFields
from ui.walk.evidence_row import EvidenceRow
from ui.walk.page import WalkPage
from ui.walk.presenter import WalkPresenter
from ui.widgets.choices import ChoiceField
from ui.widgets.dates import DateField

HEPATIC = (
    "Hepatic insufficiency (alanine aminotransferase or aspartate aminotransferase"
    " at least 2 times the upper limit of the normal range)"
)
LINES = (
    "I1 Age 18 to 70 years",
    "I2 Informed consent, signed and dated before any procedure of the study",
    "I3 Lupus nephritis of class III, IV or V in a biopsy of the last six months",
    "I4 Stable treatment with hydroxychloroquine for at least three months",
    "I5 Urine protein to creatinine ratio of 1.0 g/g or more at two visits",
    "I6 受试者自愿参加本研究并签署知情同意书, 能够按照方案要求完成全部访视和检查",
    "E1 Pregnant or breast-feeding, or planning a pregnancy within the next 12 months",
    "E2 Active infection, any of the following:",
    "E2.1 hepatitis B with detectable HBV DNA",
    "E2.2 hepatitis C with detectable RNA",
    "E2.3 active tuberculosis, or latent tuberculosis without treatment",
    f"E3 {HEPATIC}",
    "E4 eGFR below 30 mL/min/1.73 m²",
    "E5 In the opinion of the investigator unable to follow the visits of the study",
    "E6 Live vaccine within four weeks before enrolment",
    *(
        f"E{number} {words}"
        for number, words in enumerate(
            (
                "Malignancy within five years",
                "Major surgery within eight weeks",
                "Cyclophosphamide within three months",
                "Rituximab or another B-cell depleting treatment within twelve months",
                "Participation in another trial within thirty days",
                "Haemoglobin below 80 g/L",
                "Neutrophils below 1.0 × 10⁹/L",
                "Platelets below 50 × 10⁹/L",
                "Uncontrolled hypertension above 160/100 mmHg",
                "Uncontrolled diabetes with HbA1c above 8.5 %",
                "Heart failure of NYHA class III or IV",
                "Allergy to a constituent of the study drug",
                "Abuse of alcohol or drugs within a year",
                "Dialysis, or a kidney transplant",
                "Antiphospholipid syndrome with thrombosis within six months",
                "Central nervous system lupus that needs treatment",
                "Immunoglobulin G below 4 g/L",
            ),
            start=7,
        )
    ),
)
ALT, AST = "Alanine aminotransferase (ALT)", "Aspartate aminotransferase (AST)"
REPORT = Evidence(
    SourceKind.LABORATORY_REPORT, "report 26-11-2231", date(2026, 11, 18), "31", "U/L"
)


def pictures(out: Path) -> None:
    with walk_of() as (desk, screening_id):
        shot(desk, screening_id, out / "walk-begin.png")
        begin(desk, screening_id)
        shot(desk, screening_id, out / "walk.png", "E3", press="D", then=_type_results)
        shot(desk, screening_id, out / "walk-part.png", "E2.2")
        shot(desk, screening_id, out / "walk-parent.png", "E2")
        shot(desk, screening_id, out / "walk-claimed.png", "I4", press="Y")
        shot(desk, screening_id, out / "walk-reason.png", "I1", press="N")
        shot(desk, screening_id, out / "walk-pending.png", "I5", press="P")
        shot(desk, screening_id, out / "walk-judgement.png", "E5")
        shot(desk, screening_id, out / "walk-history.png", "E4", press="Y")
        shot(desk, screening_id, out / "walk-dates.png", "I6", then=_open_dates)
        shot(
            desk,
            screening_id,
            out / "walk-meanwhile.png",
            "E1",
            then=_collide(desk, screening_id),
        )
        enter_results(desk, screening_id)
        shot(desk, screening_id, out / "walk-evidence.png", "E3")
        shot(desk, screening_id, out / "walk-evidence-corrected.png", "E3", then=_correct)
        shot(desk, screening_id, out / "walk-treatment.png", "E10", then=_begin_course)
        ask_about(desk, screening_id)
        shot(desk, screening_id, out / "walk-questions.png", "E3")
        shot(desk, screening_id, out / "walk-asking.png", "E12", then=_ask)
        shot(_as(desk, MONITOR), screening_id, out / "walk-monitor.png", "E3")
        answered(desk.registry, screening_id, E6="yes")
        shot(desk, screening_id, out / "walk-failed.png", "E6")


@contextmanager
def walk_of():
    """A desk with one screening of 30 criteria, in which nothing is answered yet."""
    with desk_of_a_site() as desk:
        registry = desk.registry
        version = draft(registry, *LINES)
        review.set_combination(
            registry,
            COORDINATOR,
            criterion_id=coded(version, "E2").id,
            combination=Combination.ANY,
        )
        for code, mark in (("E5", "needs_investigator"), ("E1", "may_be_not_applicable")):
            review.mark_criterion(
                registry, COORDINATOR, criterion_id=coded(version, code).id, **{mark: True}
            )
        review.reword_criterion(
            registry,
            COORDINATOR,
            criterion_id=coded(version, "E3").id,
            text=HEPATIC.replace("at least", "≥"),
            reason="protocol 5.2, p. 33",
        )
        review.reword_other(
            registry,
            COORDINATOR,
            criterion_id=coded(version, "E3").id,
            text="肝功能不全（丙氨酸氨基转移酶或天门冬氨酸氨基转移酶≥正常值上限2倍）",
            reason="protocol 5.2, p. 33",
        )
        settle_all(registry, version.id)
        identify(registry, version.id)
        review.activate_version(registry, COORDINATOR, version_id=version.id)
        version = version_of(registry, version.id)
        yield desk, consented(registry, version.trial_id, subject(registry, "欧阳校风"))


def begin(desk: Desk, screening_id: int) -> None:
    """Answer as a coordinator has by the middle of the morning."""
    registry = desk.registry
    answered(registry, screening_id, I1="yes", I2="yes", I3="yes", E4="no")
    answered(registry, screening_id, **{"E2.1": "no"})
    corrected = Entry(Answer.NO, REPORT, correction="New source document")
    _enter(desk, screening_id, "E4", corrected, COORDINATOR)
    _enter(desk, screening_id, "E1", Entry(remark="hCG ordered"), COORDINATOR)


def enter_results(desk: Desk, screening_id: int) -> None:
    """Enter ALT with its source document, and AST without one."""
    subject_id = screening_of(desk.registry, screening_id, with_identity=True).subject.id
    document = replace(REPORT, value="", unit="")
    for told in (
        NewObservation("alt", ALT, value="78", unit="U/L", high="40", document=document),
        NewObservation("ast", AST, value="28", unit="U/L", high="40"),
    ):
        enter_observation(
            desk.registry,
            COORDINATOR,
            subject_id=subject_id,
            told=replace(told, on=date(2026, 11, 18)),
            screening_id=screening_id,
        )


def ask_about(desk: Desk, screening_id: int) -> None:
    screening = screening_of(desk.registry, screening_id, with_identity=True)
    criterion_id = screening.checklist.item("E3").criterion.id
    asked = partial(ask, desk.registry, COORDINATOR, criterion_id=criterion_id)
    answer_clarification(
        desk.registry,
        COORDINATOR,
        clarification_id=asked(
            question="Do raised transaminases after heavy exercise count?",
            asked_of="medical monitor",
            asked_on=date(2026, 11, 16),
        ),
        answer="No: repeat them after a week of rest.",
        answered_by="Dr R. Vance",
        answered_on=date(2026, 11, 18),
        applies_from=date(2026, 11, 18),
    )
    asked(
        question="Which limit holds for teenagers?",
        asked_of="sponsor",
        asked_on=date(2026, 11, 21),
    )


def shot(desk: Desk, screening_id: int, path: Path, code="", press="", then=None) -> None:
    QApplication.setEffectEnabled(Qt.UIEffect.UI_General, False)
    presenter = WalkPresenter(desk)
    page = WalkPage(presenter)
    if press == "D":
        presenter.open(screening_id, "E4")
        presenter.typing(Entry(evidence=REPORT, remark="fasting"), "", "")
        presenter.leave()
    presenter.open(screening_id, code)
    if press in {"Y", "N", "P"}:
        presenter.answer({"Y": Answer.YES, "N": Answer.NO, "P": Answer.PENDING}[press])
    if then:
        then(page, presenter)
    shoot(page, path)


def _type_results(page: WalkPage, presenter: WalkPresenter) -> None:
    presenter.take_over_document()
    for what, value in (("alt", "31"), ("ast", "28")):
        row = page.findChild(EvidenceRow, f"row_{what}")
        for name, text in (("value", value), ("high", "40")):
            type_into(row.findChild(QLineEdit, f"row_{name}"), text)
        type_into(row.findChild(DateField).line, "2026-11-16")
    presenter.leave()


def _correct(page: WalkPage, _presenter: WalkPresenter) -> None:
    row = page.findChild(EvidenceRow, "row_alt")
    type_into(row.findChild(QLineEdit, "row_value"), "87")


def _begin_course(page: WalkPage, _presenter: WalkPresenter) -> None:
    row = page.findChild(CourseFields)
    kind = row.findChild(ChoiceField, "row_kind")
    kind.set_value("given")
    kind.chosen.emit("given")
    type_into(row.findChild(QLineEdit, "row_value"), "1000")
    type_into(row.findChild(DateField, "row_on").line, "2026-03-02")


def type_into(line: QLineEdit, text: str) -> None:
    """Put `text` there as if it were typed."""
    line.setText(text)
    line.textEdited.emit(text)


def _ask(page: WalkPage, _presenter: WalkPresenter) -> None:
    page.findChild(Clarifications).start_asking()


def _open_dates(page: WalkPage, _presenter: WalkPresenter) -> None:
    page.findChild(object, "show_dates").click()


def _collide(desk: Desk, screening_id: int) -> Callable[..., None]:
    def collide(page: WalkPage, presenter: WalkPresenter) -> None:
        page.findChild(QLineEdit, "source_place").insert("chart p. 9")
        _enter(desk, screening_id, "E1", Entry(Answer.NO, REPORT), INVESTIGATOR)
        presenter.wake()

    return collide


def _enter(desk: Desk, screening_id: int, code: str, entry: Entry, by: StaffMember) -> None:
    screening = screening_of(desk.registry, screening_id, with_identity=True)
    item = screening.checklist.item(code)
    enter_at_criterion(
        desk.registry,
        by,
        screening_id=screening_id,
        criterion_id=item.criterion.id,
        entry=entry,
        expected_revision=item.entry.revision,
    )


def _as(desk: Desk, person: StaffMember) -> Desk:
    return Desk(desk.registry, person)
