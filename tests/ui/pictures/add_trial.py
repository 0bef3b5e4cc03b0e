"""Pictures of bringing in trials: nothing yet, and several files with several outcomes."""

from pathlib import Path
from tempfile import TemporaryDirectory

from coordinator.commands.trials import register_trial
from coordinator.records import read
from tests.builders import COORDINATOR
from tests.ui.desks import desk_of_a_site, wait_until
from tests.ui.pictures.shot import shoot
from tests.ui.records import LUNG, MIRROR, SKIN
from ui.add_trial.page import AddTrialPage
from ui.add_trial.presenter import AddTrialPresenter


def pictures(out: Path) -> None:
    with desk_of_a_site() as desk, TemporaryDirectory() as folder:
        shoot(
            AddTrialPage(AddTrialPresenter(desk)),
            out / "add-trial-empty.png",
            destination="trials",
        )
        register_trial(
            desk.registry, COORDINATOR, record=read(SKIN.read_bytes(), "another copy.txt")[0]
        )
        letter = Path(folder) / "letter to the ethics committee.txt"
        letter.write_text("Dear colleagues, please find enclosed the minutes.", "utf-8")
        presenter, seen = AddTrialPresenter(desk), []
        presenter.shown.connect(seen.append)
        page = AddTrialPage(presenter)
        page.take_files([LUNG, SKIN, letter, MIRROR])
        wait_until(lambda: seen)
        shoot(page, out / "add-trial.png", destination="trials")
