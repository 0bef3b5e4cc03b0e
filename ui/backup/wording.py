"""Backups in words."""

from datetime import datetime
from pathlib import Path

from coordinator.domain.backup import Backup, Difference, Manifest
from coordinator.text import N_, _, listed, many
from ui.backup.view import BackupLine, CountLine, LostLine
from ui.widgets.tones import Tone

KILOBYTE, MEGABYTE = 1 << 10, 1 << 20
MOST_ACTIONS = 3  # of one person and day, before the rest is a number
TABLE_WORDS = {
    "trial": N_("Trials"),
    "subject": N_("Subjects"),
    "screening": N_("Screenings"),
    "entry": N_("Answers"),
    "decision": N_("Decisions"),
    "signature": N_("Signatures"),
    "observation": N_("Results and events"),
    "worksheet": N_("Worksheets"),
    "staff_member": N_("People"),
    "audit_entry": N_("Audit entries"),
}


def line_of(backup: Backup, people: dict[str, str], verified: dict[Path, str]) -> BackupLine:
    told, size = backup.manifest, size_words(backup.size)
    if told is None:
        path = str(backup.path)
        return BackupLine(path, backup.path.name, "", "", size, not_whole(backup), Tone.FAILED)
    state = verified.get(backup.path, _("whole when it was written"))
    return BackupLine(
        str(backup.path),
        f"{told.made_at:%Y-%m-%d %H:%M}",
        by_words(told, people),
        f"{told.entries:,}",
        size,
        state,
        Tone.SATISFIED if backup.path in verified else Tone.NEUTRAL,
    )


def verified_words(at: datetime, *, opened: bool) -> str:
    words = _("verified at {at:%H:%M}") if opened else _("unchanged; it has an older key")
    return words.format(at=at)


def about_words(backup: Backup, people: dict[str, str]) -> str:
    told = backup.manifest
    if told is None:
        return backup.why
    by = by_words(told, people)
    words = _("{site}, {at:%Y-%m-%d %H:%M}, {by}, {entries:,} audit entries")
    return words.format(site=told.site_name, at=told.made_at, by=by, entries=told.entries)


def not_whole(backup: Backup) -> str:
    return _("not a whole backup: {why}").format(why=backup.why)


def by_words(told: Manifest, people: dict[str, str]) -> str:
    return _("automatic") if told.is_automatic else people.get(told.made_by, told.made_by)


def lost_lines(found: Difference, people: dict[str, str]) -> tuple[LostLine, ...]:
    return tuple(
        LostLine(
            line.on.isoformat(),
            people.get(line.actor, line.actor),
            f"{line.entries:,}",
            done_words(line.actions),
        )
        for line in found.lost
    )


def done_words(actions: tuple[tuple[str, int], ...]) -> str:
    said = [f"{_(action)} {count}" for action, count in actions[:MOST_ACTIONS]]
    if rest := len(actions) - MOST_ACTIONS:
        said += [_("and {count} more").format(count=rest)] if rest > 0 else []
    return listed(said)


def count_lines(found: Difference) -> tuple[CountLine, ...]:
    """Give the counts that differ: what is the same needs no reading."""
    return tuple(
        CountLine(_(TABLE_WORDS[table]), f"{now:,}", f"{then:,}", then < now)
        for table, now, then in ((one.table, one.now, one.then) for one in found.counts)
        if now != then
    )


def sentences_of(found: Difference | None, why: str) -> tuple[str, ...]:
    """Say what restoring would do, the worst first."""
    if found is None:
        words = _("What would be lost cannot be said: the registry in use could not be read.")
        return (words, why) if why else (_("No registry lies there: nothing is lost."),)
    said = []
    if not found.is_same_registry:
        said.append(_("This is the backup of another registry."))
    if found.lost_entries:
        said.append(
            many(
                "{count} audit entry, with what it tells of, would be lost.",
                "{count} audit entries, with what they tell of, would be lost.",
                found.lost_entries,
            )
        )
    else:
        said.append(_("Nothing would be lost: the registry in use has no entry besides."))
    if found.screenings:
        names = listed(found.screenings[:6])
        more = len(found.screenings) - 6
        names += _(" and {count} more").format(count=more) if more > 0 else ""
        said.append(_("Screenings concerned: {names}.").format(names=names))
    if found.only_in_backup:
        said.append(
            many(
                "{count} entry is in the backup only.",
                "{count} entries are in the backup only.",
                found.only_in_backup,
            )
        )
    return tuple(said)


def size_words(size: int) -> str:
    if size < MEGABYTE:
        return _("{size} kB").format(size=max(1, size // KILOBYTE))
    return _("{size:.1f} MB").format(size=size / MEGABYTE)
