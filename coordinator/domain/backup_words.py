"""How the site stands with its backups, in words."""

from coordinator.domain.backup import BackupState
from coordinator.text import _, many


def last_words(state: BackupState) -> str:
    if state.last.at is None:
        return _("There is no good backup of this registry yet.")
    days = (state.now.date() - state.last.at.date()).days
    if days <= 0:
        return _("The last good backup was made today at {at:%H:%M}.").format(at=state.last.at)
    sentence = many(
        "The last good backup was made {count} day ago",
        "The last good backup was made {count} days ago",
        days,
    )
    at = f"{state.last.at:%Y-%m-%d %H:%M}"
    return _("{sentence}, on {at}.").format(sentence=sentence, at=at)
