"""What verifying found, in words."""

from coordinator.domain.audit import Verification
from coordinator.domain.proof import Proof
from coordinator.text import _, many
from ui.audit.model import VerifyView
from ui.widgets.tones import Tone


def chain_view(found: Verification) -> VerifyView:
    if found.broken_at is not None:
        broken = _("The audit trail does not fit together from entry {number} on.")
        return VerifyView(Tone.FAILED, broken.format(number=found.broken_at), what_to_do())
    sentence = many(
        "The audit trail is whole: {count} entry fits the one before it.",
        "The audit trail is whole: each of {count} entries fits the one before it.",
        found.count,
    )
    return VerifyView(Tone.SATISFIED, sentence, head_of(found))


def proof_view(proof: Proof) -> VerifyView:
    if not proof.is_whole:
        count = len(proof.misfits) + proof.more
        sentence = many(
            "{count} thing is not as the audit trail tells.",
            "{count} things are not as the audit trail tells.",
            count,
        )
        more = (many("… and {count} more.", "… and {count} more.", proof.more),)
        listed = tuple(misfit.sentence for misfit in proof.misfits)
        return VerifyView(
            Tone.FAILED,
            sentence,
            what_to_do(),
            misfits=(*listed, *(more if proof.more else ())),
        )
    sentence = many(
        "The trail is whole, and {count} record is as it tells.",
        "The trail is whole, and all {count} records are as it tells.",
        proof.records,
    )
    return VerifyView(Tone.SATISFIED, sentence, head_of(proof.verification))


def head_of(found: Verification) -> str:
    return _("Head of the chain: {head}").format(head=found.head)


def what_to_do() -> str:
    return _(
        "The registry is open for reading only now. Keep the file, and restore the last backup."
    )
