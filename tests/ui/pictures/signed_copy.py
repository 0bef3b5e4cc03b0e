"""Pictures of a signed form that comes back: the right paper, a spoilt, a former, another's."""

from pathlib import Path
from tempfile import TemporaryDirectory

from coordinator.commands.decisions import decide, reopen
from coordinator.domain.screening import Outcome
from tests.builders import COORDINATOR, active, answered, consented, subject
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.papers import as_file, printed, scanned
from tests.ui.pictures.shot import shoot
from ui.desk import Desk
from ui.signed_copy.page import SignedCopyPage
from ui.signed_copy.presenter import SignedCopyPresenter


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk, TemporaryDirectory() as folder:
        registry = desk.registry
        trial_id = active(registry).trial_id
        screening_id = consented(registry, trial_id)
        decided(registry, screening_id)
        pdf = printed(registry, screening_id)
        shoot(_page(desk, screening_id), out / "signed-copy-empty.png", destination="subjects")
        for name, spoilt in (("right", False), ("spoilt", True)):
            scan = as_file(scanned(pdf, spoilt=spoilt)[0], Path(folder) / f"{name}.jpg")
            shoot(
                _page(desk, screening_id, scan),
                out / f"signed-copy-{name}.png",
                destination="subjects",
            )
        other = subject(registry, "王大明", hospital_number="H-4712")
        other_id = consented(registry, trial_id, other)
        decided(registry, other_id)
        shoot(
            _page(desk, other_id, Path(folder) / "right.jpg"),
            out / "signed-copy-other.png",
            destination="subjects",
        )
        reopen(registry, COORDINATOR, screening_id=screening_id, reason="E2 mistyped")
        decided(registry, screening_id)
        shoot(
            _page(desk, screening_id, Path(folder) / "right.jpg"),
            out / "signed-copy-former.png",
            destination="subjects",
        )


def decided(registry, screening_id) -> None:
    answered(registry, screening_id, I1="yes", I2="yes", E1="no", E2="no")
    decide(registry, COORDINATOR, screening_id=screening_id, outcome=Outcome.ELIGIBLE)


def _page(desk: Desk, screening_id: int, *scans: Path) -> SignedCopyPage:
    presenter = SignedCopyPresenter(desk)
    page = SignedCopyPage(presenter)
    presenter.open(screening_id)
    if scans:
        presenter.choose(scans)
        wait_until(lambda: not desk.is_busy)
    return page
