"""The files of an inspector's pack, made one after the other."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TypedDict

from coordinator.domain.form import Annex, Copy, LogRow, ScreeningLogForm
from coordinator.domain.lists import ListedScreening, ListKind, table_of
from coordinator.domain.log import LogFilter
from coordinator.domain.pack import PackedFile
from coordinator.domain.report import ReportScope
from coordinator.domain.staff import StaffMember
from coordinator.exchange.content_json import content_json
from coordinator.exchange.list_csv import csv_bytes
from coordinator.languages import Language
from coordinator.printout import Printout, gathering, paper_language, writing
from coordinator.printouts import (
    amendment_printout,
    clarifications_printout,
    log_printout_of,
    screening_printout,
)
from coordinator.printouts_of_audit import screening_trail_printout, trial_trail_printout
from coordinator.printouts_of_former import former_printout, former_prints
from coordinator.printouts_of_lists import list_printout
from coordinator.printouts_of_people import delegation_log_printout
from coordinator.queries.exchange import exchange_facts
from coordinator.queries.former import FormerNotRebuilt
from coordinator.queries.forms import log_form
from coordinator.queries.screenings import screening_of
from coordinator.queries.trials import versions_of
from coordinator.registry.store import Registry
from coordinator.spoken_tables import table_in_each_language
from coordinator.text import N_, _

CHECKLISTS, LOGS, DATA = N_("checklists"), N_("logs"), N_("data")
SIGNED_CONTENT, SCREENING_LOG = N_("signed content"), N_("screening log")
SUPERSEDED, COMPARISONS = N_("superseded"), N_("comparisons")
CONSTANT = 6  # files of a pack, beside those of each screening


@dataclass(frozen=True, slots=True)
class PackWanted:
    """Of a trial, or of one of its screenings; it names nobody unless that is asked for."""

    trial_id: int
    screening_id: int | None = None
    language: Language | None = None
    with_identity: bool = False


class _Asked(TypedDict):
    actor: StaffMember
    language: Language


class PackFiles:
    """`missing` names, once the files are made, the former prints that could not be made."""

    def __init__(self, registry: Registry, actor: StaffMember, wanted: PackWanted) -> None:
        self._registry, self._actor, self._wanted = registry, actor, wanted
        self.language = paper_language(wanted.language, registry)
        self._asked = _Asked(actor=actor, language=self.language)
        self.log = self._logged()
        self.missing: list[str] = []

    @property
    def count(self) -> int:
        """About how many files there will be, to say how far it is."""
        return len(self.log.rows) * (1 + self._wanted.with_identity) + CONSTANT

    def made(self) -> Iterator[PackedFile]:
        registry, asked = self._registry, self._asked
        trial_id, with_identity = self._wanted.trial_id, self._wanted.with_identity
        yield from self._checklists()
        yield self._packed(log_printout_of(self.log, self.language), LOGS)
        if with_identity and self._wanted.screening_id is None:
            scope, kind = ReportScope(trial_id), ListKind.IDENTIFICATION
            codes = list_printout(registry, kind=kind, scope=scope, **asked)
            yield self._packed(codes, LOGS)
        delegations = delegation_log_printout(registry, trial_id=trial_id, **asked)
        yield self._packed(delegations, LOGS)
        questions = clarifications_printout(
            registry, trial_id=trial_id, with_identity=with_identity, **asked
        )
        yield self._packed(questions, LOGS)
        yield from self._comparisons()
        yield self._packed(self._trail())
        yield self._csv()
        yield self._odm()

    def _checklists(self) -> Iterator[PackedFile]:
        copy = Copy.SITE if self._wanted.with_identity else Copy.SPONSOR
        for row in self.log.rows:
            number = row.screening_id
            annexes = frozenset(Annex)
            made = screening_printout(
                self._registry, screening_id=number, copy=copy, annexes=annexes, **self._asked
            )
            yield self._packed(made, CHECKLISTS)
            yield from self._superseded(row, copy)
            if self._wanted.with_identity:
                screening = screening_of(self._registry, number, with_identity=False)
                content = content_json(screening).encode()
                yield self._data(
                    f"{self._said(SIGNED_CONTENT)} {row.screening_number}.json", content
                )

    def _superseded(self, row: LogRow, copy: Copy) -> Iterator[PackedFile]:
        """Give what was printed of a screening before it was changed, as it stood (G3)."""
        for printed in former_prints(self._registry, row.screening_id):
            try:
                made = former_printout(
                    self._registry, printed=printed, copy=copy, **self._asked
                )
            except FormerNotRebuilt:
                self.missing.append(f"{row.screening_number}, {printed.record_version}")
                continue
            yield self._packed(made, CHECKLISTS, SUPERSEDED)

    def _comparisons(self) -> Iterator[PackedFile]:
        versions = versions_of(self._registry, self._wanted.trial_id)[::-1]
        for earlier, later in pairwise(versions):
            made = amendment_printout(
                self._registry, earlier_id=earlier.id, later_id=later.id, **self._asked
            )
            yield self._packed(made, COMPARISONS)

    def _trail(self) -> Printout:
        number = self._wanted.screening_id
        if number is None:
            trial_id = self._wanted.trial_id
            return trial_trail_printout(self._registry, trial_id=trial_id, **self._asked)
        return screening_trail_printout(self._registry, screening_id=number, **self._asked)

    def _csv(self) -> PackedFile:
        listed = [ListedScreening(row) for row in self.log.rows]
        with writing(self.language):
            table = table_in_each_language(lambda: table_of(ListKind.SCREENING_LOG, listed))
            content = csv_bytes(table)
        return self._data(f"{self._said(SCREENING_LOG)}.csv", content)

    def _odm(self) -> PackedFile:
        from coordinator.exchange.odm import odm_of  # noqa: PLC0415  odmlib

        facts = exchange_facts(
            self._registry,
            self._actor,
            trial_id=self._wanted.trial_id,
            screening_id=self._wanted.screening_id,
            with_identity=self._wanted.with_identity,
        )
        return self._data("odm.xml", odm_of(facts))

    def _logged(self) -> ScreeningLogForm:
        wanted = LogFilter(trial_id=self._wanted.trial_id, descending=False)
        with gathering(self.language):
            form = log_form(self._registry, self._actor, wanted)
        one = self._wanted.screening_id
        rows = tuple(row for row in form.rows if one in (None, row.screening_id))
        return replace(form, rows=rows)

    def _packed(self, made: Printout, *folders: str) -> PackedFile:
        return PackedFile("/".join((*map(self._said, folders), made.file_name)), made.pdf)

    def _data(self, name: str, content: bytes) -> PackedFile:
        return PackedFile(f"{self._said(DATA)}/{name}", content)

    def _said(self, name: str) -> str:
        """Call a folder or a file in the pack's language; two have a plain space between."""
        with writing(self.language):
            return " ".join(_(name).split())
