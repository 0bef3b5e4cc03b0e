"""`rotate-key` and `new-recovery-key`: what opens a registry, made anew."""

import sys
from argparse import Namespace

from coordinator.commands.keys import keep_recovery_key, require_keeper, rotate_key
from coordinator.forms.recovery_sheet import RecoverySheet, write_recovery_sheet
from coordinator.queries.staff import site_of
from coordinator.registry.rotation import Step
from coordinator.registry.sealing import new_recovery_key
from coordinator.terminal.progress import ProgressBar, progress
from coordinator.terminal.registry import opened
from coordinator.text import _


def rotate(said: Namespace) -> int:
    """Encrypt the registry anew; everybody's password opens it as before."""
    with opened(said) as (registry, actor), progress(_("Encrypting anew")) as bar:
        rotate_key(registry, actor, told=lambda step: _show(bar, step))
    sys.stdout.write(_("The registry has a new key. All passwords are as before.") + "\n")
    sys.stdout.write(_("Backups made until now stay under the former key.") + "\n")
    return 0


def make_recovery_key(said: Namespace) -> int:
    """Write the sheet for the safe, and put its key in force."""
    with opened(said) as (registry, actor):
        require_keeper(actor)
        recovery_key, site = new_recovery_key(), site_of(registry)
        sheet = RecoverySheet(site, registry.place.name, recovery_key, registry.clock())
        write_recovery_sheet(said.sheet, sheet)
        said.sheet.chmod(0o600)
        keep_recovery_key(registry, actor, recovery_key=recovery_key)
    words = _(
        "Print {path}, put it into the safe, and delete the file. The former sheet is void."
    )
    sys.stdout.write(words.format(path=said.sheet) + "\n")
    return 0


def _show(bar: ProgressBar, step: Step) -> None:
    steps = tuple(Step)
    bar.advance(steps.index(step) + 1, len(steps))
