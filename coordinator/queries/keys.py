"""Since when the registry's key and the recovery key are in force, as the trail tells it."""

from dataclasses import dataclass
from datetime import datetime

from coordinator.domain.audit import Action, AuditEntry, AuditFilter
from coordinator.queries.audit import audit_page
from coordinator.registry.store import Registry


@dataclass(frozen=True, slots=True)
class KeysInForce:
    """When and by whom they were made; `recovery_made_at` is None where there is none.

    `recovery_used_at` is when the key that is in force was used, if ever.
    """

    made_at: datetime | None
    made_by: str
    recovery_made_at: datetime | None
    recovery_made_by: str
    recovery_used_at: datetime | None


def keys_in_force(registry: Registry) -> KeysInForce:
    created = _newest(registry, Action.REGISTRY_CREATED)
    key = _newest(registry, Action.KEY_ROTATED) or created
    recovery = None
    if registry.keyring.has_recovery_key():
        recovery = _newest(registry, Action.RECOVERY_KEY_MADE) or created
    used = _newest(registry, Action.RECOVERY_KEY_USED)
    if used and recovery and used.id < recovery.id:
        used = None  # that was the former one
    return KeysInForce(
        made_at=key.at if key else None,
        made_by=key.actor if key else "",
        recovery_made_at=recovery.at if recovery else None,
        recovery_made_by=recovery.actor if recovery else "",
        recovery_used_at=used.at if used else None,
    )


def _newest(registry: Registry, action: Action) -> AuditEntry | None:
    return next(iter(audit_page(registry, AuditFilter(action=action), limit=1)), None)
