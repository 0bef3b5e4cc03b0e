"""What a file for another system is for, and what will be in it, in sentences."""

from collections.abc import Iterator

from coordinator.domain.exchange import FORMAT_WORDS, Format
from coordinator.text import N_, _, many
from ui.exchange.view import ALL, NONE, FormatLine

DETAILS = {
    Format.ODM: N_(
        "For data systems and inspectors: the checklist, every answer with the former ones, "
        "who entered it and why, and the signatures."
    ),
    Format.USDM: N_(
        "For systems that hold protocols: the criteria of each version, word by word. It "
        "describes a protocol and holds no screenings."
    ),
    Format.FHIR: N_(
        "For hospital systems: the trial, its checklist as a questionnaire, and the answers "
        "with their provenance."
    ),
}


def format_lines() -> tuple[FormatLine, ...]:
    return tuple(
        FormatLine(found, _(FORMAT_WORDS[found]), _(DETAILS[found])) for found in Format
    )


def parts_of(count: int, numbers: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    """Offer all screenings, none, and each by itself."""
    alone = (NONE, _("The checklist alone, without screenings"))
    if not count:
        return (alone,)
    everything = many(
        "The trial with its screening", "The trial with {count} screenings", count
    )
    one = _("Screening {number} alone")
    return (
        (ALL, everything),
        alone,
        *((found, one.format(number=number)) for found, number in numbers),
    )


def holds(chosen: Format, versions: int, count: int, *, is_naming: bool) -> Iterator[str]:
    """Say what will be in the file."""
    yield many(
        "The criteria of one protocol version, each in its exact words, with its parts.",
        "The criteria of {count} protocol versions, each in its exact words, with its parts.",
        versions,
    )
    if chosen is Format.USDM:
        yield _("Parts and headings apart, in extensions: USDM itself has no place for them.")
        return
    if chosen is Format.ODM:
        yield _("What may be answered, what yes and no mean there, and the checks in words.")
    else:
        yield _("What may be answered, and what yes and no mean there.")
    if not count:
        yield _("No screening, and nobody's data.")
        return
    yield many(
        "One screening: consent, dates, answers, evidence, remarks and the decision.",
        "{count} screenings: consent, dates, answers, evidence, remarks and the decision.",
        count,
    )
    yield _("Who entered what, when and why, with the former values; who signed, and as what.")
    if is_naming:
        yield _(
            "Name, hospital number and birth date of the subjects: the file is confidential."
        )
    else:
        yield _(
            "Of the subjects: screening number, initials, sex and age. What names them is left "
            "out, also where somebody typed it into a remark."
        )
