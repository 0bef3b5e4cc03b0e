"""Pictures of the review of a record: at the first doubt, answered, and in use."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from coordinator.check_offers import CheckOffers
from coordinator.commands import review
from coordinator.commands.checks import confirm_check
from coordinator.commands.trials import register_trial
from coordinator.domain.check_entry import CheckAsked, entry_of
from coordinator.domain.criterion import walked
from coordinator.queries.trials import version_of, versions_of
from coordinator.records import read, read_text
from coordinator.text import _
from tests.builders import COORDINATOR
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import shoot
from tests.ui.records import LUNG
from ui.check_editor.check_dialog import CheckDialog
from ui.check_editor.form import CheckForm
from ui.desk import Desk
from ui.record_review.page import RecordReviewPage
from ui.record_review.pasting import PasteWordingDialog
from ui.record_review.presenter import RecordReviewPresenter
from ui.widgets.dialogs import ReasonDialog

GROUND = "protocol ERH-ALV-02 v2.0, 5.1, p. 32"


def pictures(out: Path) -> None:
    two_languages(out)
    with desk_of_a_site() as desk:
        version_id = registered(desk)
        presenter = RecordReviewPresenter(desk)
        presenter.open_version(version_id)
        shoot(shown(presenter), out / "record-review.png", destination="trials")
        answer_some(desk, presenter, version_id)
        shoot(shown(presenter), out / "record-review-answered.png", destination="trials")
        page = shown(presenter)
        reword(presenter, version_id)
        shoot(page, out / "record-review-reworded.png", destination="trials")
        behind = shown(presenter)
        shoot(question(behind), out / "record-review-reason.png", alone=True)
        judge_some(desk, presenter, version_id)
        shoot(shown(presenter), out / "record-review-checks.png", destination="trials")
        shoot(form_of_check(behind, presenter), out / "record-review-check.png", alone=True)
        put_to_use(desk, version_id)
        presenter.open_version(version_id)
        shoot(shown(presenter), out / "record-review-active.png", destination="trials")


def shown(presenter: RecordReviewPresenter) -> RecordReviewPage:
    page = RecordReviewPage(presenter, CheckForm(CheckOffers()).ask)
    presenter.refresh()
    return page


def registered(desk: Desk) -> int:
    record = read(LUNG.read_bytes(), LUNG.name)[0]
    trial_id = register_trial(desk.registry, COORDINATOR, record=record)
    return versions_of(desk.registry, trial_id)[0].id


def answer_some(desk: Desk, presenter: RecordReviewPresenter, version_id: int) -> None:
    for point in version_of(desk.registry, version_id).open_points[:2]:
        choice = point.readings[0] if point.readings else "as written"
        presenter.answer_point(point.id, choice, GROUND)
    presenter.identify("ERH-ALV-02", "2.0", date(2025, 3, 14))
    answered = next(p for p in version_of(desk.registry, version_id).points if p.resolution)
    presenter.select_point(answered.id)


def reword(presenter: RecordReviewPresenter, version_id: int) -> None:
    view = presenter.view
    criterion = next(found for found in view.criteria if found.code == "E7")
    presenter.reword(
        criterion.id, "Pregnancy, intended pregnancy or breast-feeding", "protocol 5.2"
    )
    presenter.select_criterion(criterion.id)


def question(parent: QWidget) -> QWidget:
    reasons = (_("As the protocol states it"), _("The record was read wrongly"))
    words = _("Split the criterion")
    return ReasonDialog(parent, words, _("Say why."), reasons, words)


def judge_some(desk: Desk, presenter: RecordReviewPresenter, version_id: int) -> None:
    """Confirm some checks, and look at a criterion that has several."""
    for criterion in walked(version_of(desk.registry, version_id).criteria)[:8:2]:
        for check in criterion.checks:
            confirm_check(desk.registry, COORDINATOR, criterion_id=criterion.id, check=check)
    presenter.refresh()
    several = next(found for found in presenter.view.criteria if len(found.checks) > 1)
    presenter.select_criterion(several.id)


def form_of_check(parent: QWidget, presenter: RecordReviewPresenter) -> QWidget:
    view = presenter.view
    check = next(c for found in view.criteria for c in found.checks if c.is_sign_lost)
    text = next(c.text for c in view.criteria if c.id == check.criterion_id)
    asked = CheckAsked(
        _("Correct the check"), text, check.check.span, entry_of(check.check), view.reasons
    )
    return CheckDialog(parent, asked, CheckOffers())


def put_to_use(desk: Desk, version_id: int) -> None:
    for point in version_of(desk.registry, version_id).open_points:
        review.resolve_point(
            desk.registry,
            COORDINATOR,
            point_id=point.id,
            choice=point.readings[0] if point.readings else "as written",
            ground=GROUND,
        )
    review.confirm_wording(desk.registry, COORDINATOR, version_id=version_id)
    review.activate_version(desk.registry, COORDINATOR, version_id=version_id)


BILINGUAL = (
    "注册号：\nChiCTR2099000001\n注册题目：\n宁草片治疗肩僵的随机对照研究\n纳入标准：\n"
    "1、年龄40～70岁，性别不限；\n2、肩僵评分≥12分，病程不少于3个月；\n3、签署知情同意书。\n"
    "Inclusion criteria：\n1. Age 40 to 75 years, either sex;\n"
    "2. Stiffness score >= 12 for at least 3 months;\n3. Signed informed consent.\n"
    "排除标准：\n1、糖化血红蛋白>9%；\n2、妊娠期妇女。\n"
    "Exclusion criteria：\n1. HbA1c > 9%;\n2. Pregnant women.\n研究实施时间：\n2099-01-01\n"
)
PASTED = (
    "I1 Age 40 to 70 years, either sex\nI2 Stiffness score >= 12 for at least 3 months\n"
    "E1 HbA1c > 9%\nE4 Active tuberculosis"
)


def two_languages(out: Path) -> None:
    with desk_of_a_site() as desk:
        trial_id = register_trial(desk.registry, COORDINATOR, record=read_text(BILINGUAL)[0])
        version = versions_of(desk.registry, trial_id)[0]
        presenter = RecordReviewPresenter(desk)
        presenter.open_version(version.id)
        shoot(shown(presenter), out / "record-review-two-languages.png", destination="trials")
        page = shown(presenter)
        dialog = PasteWordingDialog(page, presenter.view.reasons)
        presenter.wordings.paired.connect(dialog.display)
        presenter.wordings.pair(version.id, PASTED)
        dialog.findChild(QPlainTextEdit, "pasted_words").setPlainText(PASTED)
        wait_until(lambda: not desk.is_busy)
        shoot(dialog, out / "record-review-paste.png", alone=True)
