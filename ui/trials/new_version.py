"""How a new version of a protocol is begun: from a record, or by hand from the one in use."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.widgets.buttons import primary
from ui.widgets.dialogs import DialogFrame
from ui.widgets.labels import Label, caption
from ui.widgets.layouts import column
from ui.widgets.named import named
from ui.widgets.ticks import OneOfSeveral


class NewVersionDialog(DialogFrame):
    record_wanted = Signal()
    """It is read from a record: pasted, from a file, or fetched."""
    copy_wanted = Signal()

    def __init__(self, parent: QWidget | None, *, has_version: bool) -> None:
        super().__init__(parent, _("New version of the protocol"))
        self._record = named(
            "from_record", OneOfSeveral(_("From a &record read again, or from pasted text"))
        )
        self._copy = named("by_hand", OneOfSeveral(_("By &hand, from a copy of a version")))
        self._copy.setEnabled(has_version)
        self._act = named("act", primary(_("Continue")))
        self._act.setDefault(True)
        self._act.clicked.connect(self._choose)
        self._record.setChecked(True)
        self.set_content(
            column(
                Label(
                    _(
                        "The new version is a draft: it is reviewed, identified and put to "
                        "use on a day of your choice. Screenings that were begun stay on the "
                        "version they are on."
                    )
                ),
                self._record,
                caption(
                    _(
                        "It is compared word by word with what is on file, before anything is "
                        "stored. What was settled is taken over where a criterion is the same."
                    )
                ),
                self._copy,
                caption(
                    _(
                        "The version in use is copied with its checks; edit the criteria that "
                        "the amendment changes."
                    )
                ),
                gap=12,
            )
        )
        self.set_actions(self._act)

    def _choose(self) -> None:
        (self.record_wanted if self._record.isChecked() else self.copy_wanted).emit()
        self.accept()
