"""From records that were read to what is shown of them."""

from collections.abc import Sequence
from typing import Final

from coordinator.domain.comparison import Difference
from coordinator.domain.comparison_words import compared_lines, is_all_the_same, summary
from coordinator.domain.layout_words import layout_words
from coordinator.domain.reading import Reading, ReadingState
from coordinator.domain.record import RegistryRecord
from coordinator.text import N_, _
from ui.add_trial.view import CandidateView, ComparingView, ReadingView

SENTENCES: Final = {
    ReadingState.NEW: N_("A trial that is not here yet."),
    ReadingState.KNOWN: N_("This is a record of {trial}, which is here already."),
    ReadingState.SAME: N_("Exactly this text was read for {trial} before."),
    ReadingState.REFUSED: N_("It could not be read."),
    ReadingState.ADDED: N_("Entered. Its record waits for review."),
}


def reading_view(key: int, reading: Reading) -> ReadingView:
    record, known = reading.record, reading.known
    words = _(SENTENCES[reading.state])
    if record is None:
        return _refused_view(key, reading, words)
    return ReadingView(
        key=key,
        file_name=reading.file_name,
        title=reading.title or _("Trial without a title"),
        registry_id=reading.registry_id,
        criteria=f"{len(record.inclusion)} / {len(record.exclusion)}",
        doubts=reading.doubts,
        state=reading.state,
        sentence=words.format(trial=known.trial.label if known else ""),
        remedy=_layout_words(record),
        is_pasted=reading.is_pasted,
    )


def candidate_views(readings: Sequence[Reading]) -> tuple[CandidateView, ...]:
    return tuple(
        _candidate(number, reading, reading.record)
        for number, reading in enumerate(readings)
        if reading.record is not None
    )


def comparing_view(
    reading: Reading, differences: tuple[Difference, ...], title: str
) -> ComparingView:
    is_same = is_all_the_same(differences)
    words = _("Nothing differs: {summary}.") if is_same else _("{summary}.")
    return ComparingView(
        title=_("Compare with {trial}").format(trial=title),
        subtitle=_("{file}, against the newest version on file, in its record's words").format(
            file=reading.file_name
        ),
        summary=words.format(summary=summary(differences)),
        lines=compared_lines(differences),
        is_same=is_same,
    )


def _refused_view(key: int, reading: Reading, words: str) -> ReadingView:
    said = reading.error
    return ReadingView(
        key=key,
        file_name=reading.file_name,
        title="",
        registry_id="",
        criteria="",
        doubts=0,
        state=reading.state,
        sentence=said.what_happened if said else words,
        remedy=said.what_to_do if said else "",
        is_pasted=reading.is_pasted,
    )


def _candidate(number: int, reading: Reading, record: RegistryRecord) -> CandidateView:
    ids = record.ids
    title = reading.title or _("Trial without a title")
    if version := next((v.words for v in record.places if v.name == "version"), ""):
        title = f"{title} ({version})"  # of one study, a file can hold several
    searched = (
        title,
        record.scientific_title or "",
        ids.nct or "",
        ids.chictr or "",
        *ids.secondary,
        record.sponsor or "",
        *record.conditions,
    )
    return CandidateView(
        number=number,
        registry_id=reading.registry_id,
        title=title,
        inclusion=len(record.inclusion),
        exclusion=len(record.exclusion),
        doubts=reading.doubts,
        state=reading.state,
        words=" ".join(searched).casefold(),
    )


def _layout_words(record: RegistryRecord) -> str:
    return _(
        "Read as: {layout}. {inclusion} inclusion and {exclusion} exclusion criteria."
    ).format(
        layout=layout_words(record.layout),
        inclusion=len(record.inclusion),
        exclusion=len(record.exclusion),
    )
