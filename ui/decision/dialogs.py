"""The two steps back that ask for a reason."""

from PySide6.QtWidgets import QWidget

from coordinator.text import _
from ui.widgets.dialogs import ReasonDialog
from ui.widgets.named import named


def reopen_dialog(parent: QWidget) -> ReasonDialog:
    dialog = ReasonDialog(
        parent,
        _("Reopen the screening"),
        _(
            "The decision is taken back, so that answers can be corrected. Signatures are "
            "voided; they stay readable. To begin anew with a new consent, screen again."
        ),
        (_("An answer has to be corrected"), _("Decided by mistake")),
        _("Reopen"),
        is_final=True,
    )
    return named("reopen_dialog", dialog)


def void_dialog(parent: QWidget) -> ReasonDialog:
    dialog = ReasonDialog(
        parent,
        _("Void the screening number"),
        _("The number stays in the log as voided and is never used again."),
        (_("Entered by mistake"),),
        _("Void"),
        is_final=True,
    )
    return named("void_dialog", dialog)
