"""The page of the walk with what stands behind it, for tests."""

from coordinator.queries.evidence import evidence_of
from coordinator.queries.screenings import screening_of
from tests.builders import COORDINATOR
from tests.ui.robots.walk import WalkRobot
from ui.desk import Desk
from ui.walk.page import WalkPage
from ui.walk.presenter import WalkPresenter


class Walk:
    def __init__(self, qtbot, registry, screening_id, staff_member=COORDINATOR):
        self.registry, self.screening_id = registry, screening_id
        self.desk = Desk(registry, staff_member, poll_ms=20)
        self.refused = []
        self.desk.refused.connect(self.refused.append)
        self.presenter = WalkPresenter(self.desk)
        page = WalkPage(self.presenter)
        self.presenter.open(screening_id)
        self.robot = WalkRobot(qtbot, page)

    @property
    def screening(self):
        return screening_of(self.registry, self.screening_id, with_identity=True)

    @property
    def checklist(self):
        return self.screening.checklist

    @property
    def evidence(self):
        """All that is known of the subject."""
        return evidence_of(self.registry, self.screening.subject.id)

    def entry(self, code):
        return self.checklist.item(code).entry

    def close(self):
        self.robot.page.close()
        self.desk.close()
