"""Which gesture at the current criterion goes to which presenter, and what comes back."""

from coordinator.domain.criterion import Answer
from ui.walk.presenter import WalkPresenter
from ui.walk.stage import StageCard


def wire_stage(stage: StageCard, presenter: WalkPresenter) -> None:
    presenter.reason_due.connect(stage.ask)
    stage.answered.connect(lambda name: presenter.answer(Answer[name]))
    stage.typed.connect(presenter.typing)
    stage.finished.connect(presenter.leave)
    stage.evidence.document_wanted.connect(presenter.take_over_document)
    stage.reasons.taken_back.connect(presenter.take_back)
    stage.meanwhile.theirs_kept.connect(presenter.take_back)
    stage.meanwhile.mine_entered.connect(presenter.enter_mine)
    stage.worksheet_wanted.connect(presenter.use_worksheet)
    wire_evidence(stage, presenter)


def wire_evidence(stage: StageCard, presenter: WalkPresenter) -> None:
    evidence, questions = presenter.evidence, presenter.questions
    evidence.weighed.connect(stage.weigh)
    presenter.row_due.connect(stage.rows.start_missing)
    stage.rows.typed.connect(evidence.typing)
    stage.rows.left.connect(evidence.leave)
    stage.rows.taken_back.connect(evidence.take_back)
    stage.rows.laboratory_chosen.connect(evidence.choose_laboratory)
    stage.rows.day_wanted.connect(evidence.give_day)
    stage.rows.document_wanted.connect(evidence.give_document)
    stage.clarifications.asked.connect(questions.ask)
    stage.clarifications.answered.connect(questions.answer)
    questions.kept.connect(stage.clarifications.close_forms)
