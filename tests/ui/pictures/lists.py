"""Pictures of the screening log and the audit trail, from a sample registry."""

from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtTest import QTest

from coordinator.entering import enter
from coordinator.sample_registry import SAMPLE_PASSWORD
from coordinator.samples import create_sample_registry
from tests.ui.pictures.shot import settle, shoot
from ui.audit.page import AuditPage
from ui.audit.presenter import AuditPresenter
from ui.desk import Desk
from ui.screening_log.page import ScreeningLogPage
from ui.screening_log.presenter import ScreeningLogPresenter
from ui.widgets.table import DataTable


def pictures(out: Path) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "sample.registry"
        create_sample_registry(path)
        registry, person = enter(path, "coordinator", SAMPLE_PASSWORD)
        desk = Desk(registry, person)
        log = ScreeningLogPage(ScreeningLogPresenter(desk))
        arrived(log)
        shoot(log, out / "screening-log.png", destination="log")
        presenter = AuditPresenter(desk)
        audit = AuditPage(presenter)
        arrived(audit)
        presenter.verify()
        QTest.qWait(1500)
        audit.findChild(DataTable, "audit_table").select(3)
        shoot(audit, out / "audit-trail.png", destination="audit")
        desk.close()
        registry.close()


def arrived(page) -> None:
    """Let the page ask for its rows beside the screen, and wait until they are there."""
    page.show()
    QTest.qWait(600)
    settle()
