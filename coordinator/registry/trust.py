"""Whether the registry may still be written to (T4): looked at when somebody comes and goes.

What is found is noted in the keyring. From then on the registry is open for reading only, at
each sign-in and on each workstation, until everything is verified and found whole, or a backup
takes its place.
"""

from coordinator.domain.proof import Distrust, Misfit, Proof
from coordinator.registry.guards import intruders_in
from coordinator.registry.heads import Heads, newest
from coordinator.registry.proof import secret_of
from coordinator.registry.store import Registry


def look(registry: Registry) -> None:
    """Hold a registry that was just opened against what the keyring notes of it."""
    heads = Heads(registry.place)
    registry.distrust = heads.noted()
    if registry.distrust is not None:
        return
    kept = heads.kept()
    with registry.walking() as raw:
        cut_off = kept.misfit(raw, secret_of(raw)) if kept else None
        misfits = [*([cut_off] if cut_off else []), *intruders_in(raw)]
    if misfits:
        distrust(registry, misfits)


def distrust(registry: Registry, misfits: list[Misfit]) -> None:
    """Open the registry for reading only from now on, and note why."""
    registry.distrust = Distrust(registry.clock(), len(misfits), misfits[0])
    Heads(registry.place).note(registry.distrust)


def judge(registry: Registry, proof: Proof) -> None:
    """Draw the conclusion from a proof: trust a whole registry again, no other."""
    if proof.is_whole and registry.distrust is not None:
        registry.distrust = None
        Heads(registry.place).forget_found()
    elif proof.misfits:
        distrust(registry, list(proof.misfits))


def keep_head(registry: Registry) -> None:
    """Note in the keyring where the audit trail ends now."""
    with registry.walking() as raw:
        head, secret = newest(raw), secret_of(raw)
    if head is not None and registry.distrust is None:
        Heads(registry.place).keep(head, secret)
