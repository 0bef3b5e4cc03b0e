"""Signature blocks: the particulars of an electronic signature, or a line for ink (G2, G5)."""

from dataclasses import dataclass
from functools import partial

from coordinator.domain.signature import CHANGED_SINCE, MEANING_WORDS, Meaning, Signature
from coordinator.forms.discretion import Discretion
from coordinator.forms.parts import (
    LABEL,
    LINE,
    SMALL,
    SMALL_SOFT,
    SMALL_STRONG,
    STRONG,
    TINY,
    PageSize,
)
from coordinator.forms.table import Cell, Group, Guide, Row, Text, set_text
from coordinator.forms.wording import clock, day, local, moment, short
from coordinator.languages import in_each_language
from coordinator.text import N_, _

INSET = 4.0
SIGNED_HEIGHT = 43.0
SHARES = (0.19, 0.31, 0.27, 0.23)
UNDECIDED = N_(
    "I have reviewed the source documents; the subject is / is not eligible. (Strike out one.)"
)


@dataclass(frozen=True, slots=True)
class SignaturePlace:
    """Where somebody signs: electronically already, or in ink on the printed form.

    `name` is the printed name under the line for ink, empty where it is written by hand.
    """

    role: str
    name: str
    meaning: str
    signature: Signature | None = None
    is_outdated: bool = False


def meaning_words(meaning: Meaning | None) -> str:
    return _(MEANING_WORDS[meaning] if meaning else UNDECIDED)


def particulars(signature: Signature) -> tuple[str, ...]:
    """Write what makes an electronic signature: name, role, meaning, date, time with zone."""
    return (
        signature.signer,
        _(signature.role),
        _(MEANING_WORDS[signature.meaning]),
        day(signature.signed_on or signature.signed_at.date()),
        _("on paper") if signature.is_ink else clock(signature.signed_at),
    )


def signature_block(size: PageSize, places: tuple[SignaturePlace, ...]) -> Group:
    """Set the places below each other; they are never parted."""
    head = _cells(size, tuple(map(_, HEAD_WORDS)))
    rows = [
        Row(size.left, size.right, head, verticals=_verticals(size), rule=LINE, shade=0.93),
        *(_signature_row(size, place) for place in places),
    ]
    return Unparted(tuple(rows))


HEAD_WORDS = (
    N_("Role, printed name"),
    N_("Meaning of the signature"),
    N_("Signature"),
    N_("Date, time, zone"),
)


class Unparted(Group):
    """Rows that only ever stand on one page."""

    __slots__ = ()

    def part(self, room: float) -> None:  # noqa: ARG002
        return None


def voided_signatures(
    size: PageSize, signatures: tuple[Signature, ...], discretion: Discretion
) -> list[Row]:
    """Name the signatures that a later change has voided (G3)."""
    return [
        Row(
            size.left,
            size.right,
            (
                Cell(size.left + INSET),
                Cell(
                    size.left + INSET,
                    (
                        set_text(
                            in_each_language(partial(_voided, found, discretion)),
                            SMALL,
                            size.measure - 2 * INSET,
                        ),
                    ),
                ),
            ),
            rule=0,
        )
        for found in signatures
        if found.voided_at is not None
    ]


def _voided(found: Signature, discretion: Discretion) -> str:
    words = _("Voided {at}: signature of {signer} ({role}) of {signed_at}. {why}")
    return words.format(
        at=moment(local(found.voided_at)) if found.voided_at else "–",
        signer=found.signer,
        role=_(found.role),
        signed_at=moment(found.signed_at),
        why=discretion(found.void_reason),
    )


def _signature_row(size: PageSize, place: SignaturePlace) -> Row:
    xs, widths = _columns(size)
    measures = [width - 2 * INSET for width in widths]
    name = place.signature.signer if place.signature else place.name
    role = _(place.signature.role) if place.signature else place.role
    named = [set_text(role, SMALL_SOFT, measures[0])]
    if name:
        named.append(set_text(name, STRONG, measures[0]))
    cells = (
        Cell(xs[0] + INSET, tuple(named)),
        Cell(xs[1] + INSET, (set_text(place.meaning, SMALL, measures[1]),)),
        Cell(
            xs[2] + INSET,
            (*_signed(place.signature, measures[2]), *_outdated(place, measures[2])),
        ),
        Cell(xs[3] + INSET, _dated(place.signature)),
    )
    guides = () if place.signature else _ink_lines(size, xs, has_name=bool(name))
    return Row(
        size.left,
        size.right,
        cells,
        guides=guides,
        verticals=_verticals(size),
        least=SIGNED_HEIGHT,
    )


def _signed(signature: Signature | None, measure: float) -> tuple[Text, ...]:
    if signature is None:
        return ()
    if signature.is_ink:
        return (
            set_text(_("Signed on paper"), SMALL_STRONG, measure),
            set_text(signature.signer, SMALL, measure),
            set_text(_attached(signature), TINY, measure, above=1),
        )
    digest = f"{_('Content')} {short(signature.content_sha256)}"
    return (
        set_text(_("Signed electronically"), SMALL_STRONG, measure),
        set_text(signature.signer, SMALL, measure),
        set_text(digest, TINY, measure, above=1),
    )


def _outdated(place: SignaturePlace, measure: float) -> tuple[Text, ...]:
    """Say that what was signed is not what is printed here (G3)."""
    if not place.is_outdated:
        return ()
    return (set_text(_(CHANGED_SINCE), SMALL_STRONG, measure, above=1),)


def _attached(signature: Signature) -> str:
    words = _("Signed copy attached by {name}, {at}; content {digest}")
    return words.format(
        name=signature.attached_by,
        at=moment(signature.signed_at),
        digest=short(signature.content_sha256),
    )


def _dated(signature: Signature | None) -> tuple[Text, ...]:
    if signature is None:
        return ()
    if signature.signed_on is not None:
        return (Text((day(signature.signed_on),), STRONG),)
    at = signature.signed_at
    return Text((day(at.date()),), STRONG), Text((clock(at),), SMALL)


def _ink_lines(size: PageSize, xs: tuple[float, ...], *, has_name: bool) -> tuple[Guide, ...]:
    level = SIGNED_HEIGHT - 10
    lines = [
        Guide(xs[2] + INSET, level, xs[3] - INSET),
        Guide(xs[3] + INSET, level, size.right - INSET),
    ]
    if not has_name:
        lines.append(Guide(xs[0] + INSET, level, xs[1] - INSET))
    return tuple(lines)


def _columns(size: PageSize) -> tuple[tuple[float, ...], tuple[float, ...]]:
    widths = tuple(share * size.measure for share in SHARES)
    starts = tuple(size.left + sum(widths[:place]) for place in range(len(widths)))
    return starts, widths


def _verticals(size: PageSize) -> tuple[float, ...]:
    return (*_columns(size)[0], size.right)


def _cells(size: PageSize, words: tuple[str, ...]) -> tuple[Cell, ...]:
    return tuple(
        Cell(x + INSET, (set_text(word, LABEL, width - 2 * INSET),))
        for x, width, word in zip(*_columns(size), words, strict=True)
    )
