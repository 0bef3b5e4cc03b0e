"""The lists that a site keeps of its screenings: which there are, and what stands in each."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coordinator.domain.form import Imprint, LogRow
from coordinator.domain.protocol import ProtocolVersion
from coordinator.domain.report import ReportScope
from coordinator.domain.screening import STATE_WORDS, State
from coordinator.domain.site import Site
from coordinator.domain.subject import SEX_WORDS, Identity, Sex
from coordinator.domain.table import Cell, Table, TableColumn
from coordinator.domain.trial import Trial
from coordinator.text import N_, _, called, in_turn, listed


class ListKind(StrEnum):
    SCREENING_LOG = "screening log"
    ENROLMENT_LOG = "enrolment log"
    IDENTIFICATION = "identification list"
    SCREENING_TABLE = "screening and enrolment table"
    IDENTIFICATION_TABLE = "identification code table"


LIST_WORDS = {
    ListKind.SCREENING_LOG: N_("Screening log"),
    ListKind.ENROLMENT_LOG: N_("Enrolment log"),
    ListKind.IDENTIFICATION: N_("Subject identification list"),
    ListKind.SCREENING_TABLE: N_("Subject screening and enrolment table"),
    ListKind.IDENTIFICATION_TABLE: N_("Subject identification code table"),
}
LIST_MEANINGS = {
    ListKind.SCREENING_LOG: N_("Every screening with its outcome, for sponsor and monitor."),
    ListKind.ENROLMENT_LOG: N_(
        "Who was enrolled, in the order of enrolment, with arm or randomisation number."
    ),
    ListKind.IDENTIFICATION: N_(
        "Who stands behind each number: name, hospital number, birth date. Site only."
    ),
    ListKind.SCREENING_TABLE: N_(
        "The table that Chinese hospitals keep: why screening failed, enrolment, dropout."
    ),
    ListKind.IDENTIFICATION_TABLE: N_(
        "The table that Chinese hospitals keep of who stands behind each number. Site only."
    ),
}
IDENTIFYING = (ListKind.IDENTIFICATION, ListKind.IDENTIFICATION_TABLE)
CHINESE = (ListKind.SCREENING_TABLE, ListKind.IDENTIFICATION_TABLE)
"""Made in Chinese unless somebody asks for another language."""
NUMBERED = (ListKind.ENROLMENT_LOG, *CHINESE)
"""Their rows are counted, so that it shows when one is missing."""


@dataclass(frozen=True, slots=True)
class ListedScreening:
    """`identity` is there only in the lists that are about it (P1)."""

    log: LogRow
    identity: Identity | None = None


@dataclass(frozen=True, slots=True)
class ListForm:
    kind: ListKind
    site: Site
    scope: ReportScope
    rows: Sequence[ListedScreening]
    imprint: Imprint
    trial: Trial | None = None
    version: ProtocolVersion | None = None  # the one in use

    @property
    def is_confidential(self) -> bool:
        return self.kind in IDENTIFYING

    @property
    def table(self) -> Table:
        # Logs of several trials are often put together: each line says which it is from.
        has_trial = self.trial is None or self.kind is ListKind.SCREENING_LOG
        return table_of(self.kind, self.rows, has_trial=has_trial)


@dataclass(frozen=True, slots=True)
class ListColumn:
    title: str
    share: float
    shows: Callable[[ListedScreening], Cell]
    is_by_hand: bool = False


def table_of(
    kind: ListKind, rows: Iterable[ListedScreening], *, has_trial: bool = True
) -> Table:
    """Write a list out in the language that is spoken here; one trial needs no column."""
    columns = [column for column in COLUMNS[kind] if has_trial or column.title != TRIAL]
    is_numbered = kind in NUMBERED
    return Table(
        _(LIST_WORDS[kind]),
        (
            *((TableColumn(_(RUNNING), 0.5),) if is_numbered else ()),
            *(
                TableColumn(_(column.title), column.share, column.is_by_hand)
                for column in columns
            ),
        ),
        [
            (*((place,) if is_numbered else ()), *(column.shows(row) for column in columns))
            for place, row in enumerate(rows, 1)
        ],
    )


def state_words(row: LogRow) -> str:
    return _(STATE_WORDS[State(row.state)])


def outcome_words(row: LogRow) -> str:
    """Give the state in words; an open screening with how many criteria are open (A3)."""
    if row.open_count:
        return _("pending: {count} open").format(count=row.open_count)
    return state_words(row)


def failure_words(row: LogRow) -> str:
    """Say why screening failed: the criteria and the reason; nothing of other ends."""
    if row.state != State.SCREEN_FAILURE:
        return ""
    codes, reason = listed(row.failed), row.reason.strip()
    return called(codes, reason) if codes and reason else codes or reason


def dropout_words(row: LogRow) -> str:
    """Say how a screening ended otherwise, and whether the subject was enrolled by then."""
    if row.state not in (State.WITHDRAWN, State.LOST, State.VOIDED):
        return ""
    early = EARLY_WORDS.get(row.state) if row.enrolled_on is None else None
    ended, reason = _(early) if early else state_words(row), row.reason.strip()
    return called(ended, reason) if reason else ended


EARLY_WORDS: dict[str, str] = {
    State.WITHDRAWN: N_("Withdrawn before enrolment"),
    State.LOST: N_("Lost before enrolment"),
}


def _log(shows: Callable[[LogRow], Cell]) -> Callable[[ListedScreening], Cell]:
    return lambda row: shows(row.log)


def _identity(shows: Callable[[Identity], Cell]) -> Callable[[ListedScreening], Cell]:
    return lambda row: None if row.identity is None else shows(row.identity)


RUNNING, TRIAL = N_("No."), N_("Trial")
_NUMBER = ListColumn(N_("Screening number"), 1.1, _log(lambda row: row.screening_number))
_SUBJECT_NUMBER = ListColumn(N_("Subject number"), 1.1, _NUMBER.shows)
_ATTEMPT = ListColumn(N_("Attempt"), 0.7, _log(lambda row: row.attempt))
_INITIALS = ListColumn(N_("Initials"), 0.8, _log(lambda row: row.initials))
_SEX = ListColumn(N_("Sex"), 0.7, _log(lambda row: _(SEX_WORDS[Sex(row.sex)])))
_TRIAL = ListColumn(TRIAL, 1.5, _log(lambda row: row.trial))
_CONSENTED = ListColumn(N_("Consented on"), 1.1, _log(lambda row: row.consented_on))
_CONSENT_FORM = ListColumn(N_("Consent version"), 0.9, _log(lambda row: row.consent_version))
_OUTCOME = ListColumn(N_("Outcome"), 1.4, _log(outcome_words))
_ENDED = ListColumn(N_("Ended on"), 1.1, _log(lambda row: row.ended_on))
_ENROLLED = ListColumn(N_("Enrolled on"), 1.1, _log(lambda row: row.enrolled_on))
_ARM = ListColumn(N_("Arm"), 1.3, _log(lambda row: row.arm))
_RANDOMISED = ListColumn(
    N_("Randomisation number"), 1.2, _log(lambda row: row.randomisation_number)
)
_DROPOUT = ListColumn(N_("Reason for dropping out"), 2.2, _log(dropout_words))
_NAME = ListColumn(N_("Name"), 1.4, _identity(lambda known: known.name))
_HOSPITAL_NUMBER = ListColumn(
    N_("Hospital number"), 1.4, _identity(lambda known: known.hospital_number)
)
_BIRTH = ListColumn(N_("Birth date"), 1.1, _identity(lambda known: known.birth_on))
_TELEPHONE = ListColumn(N_("Telephone"), 1.3, _identity(lambda known: known.telephone))
_CARD = ListColumn(N_("Identity card number"), 1.9, lambda _row: None, is_by_hand=True)

COLUMNS: dict[ListKind, tuple[ListColumn, ...]] = {
    ListKind.SCREENING_LOG: (
        _NUMBER,
        _ATTEMPT,
        _INITIALS,
        _SEX,
        ListColumn(N_("Age at consent"), 0.6, _log(lambda row: row.age)),
        _TRIAL,
        ListColumn(N_("Protocol version"), 0.9, _log(lambda row: row.version)),
        _CONSENTED,
        _CONSENT_FORM,
        ListColumn(N_("Screened on"), 1.1, _log(lambda row: row.screened_on)),
        _OUTCOME,
        ListColumn(N_("Criteria failed"), 1.1, _log(lambda row: " ".join(row.failed))),
        ListColumn(N_("Reason"), 2, _log(lambda row: row.reason)),
        _ENDED,
        _ENROLLED,
        ListColumn(N_("Signed by"), 1.5, _log(lambda row: in_turn(row.signed_by))),
        ListColumn(
            N_("Protocol deviation: included against"),
            1,
            _log(lambda row: " ".join(row.excepted)),
        ),
        _ARM,
        _RANDOMISED,
    ),
    ListKind.ENROLMENT_LOG: (
        _NUMBER,
        _INITIALS,
        _TRIAL,
        _CONSENTED,
        _CONSENT_FORM,
        _ENROLLED,
        _ARM,
        _RANDOMISED,
        _ENDED,
        _DROPOUT,
    ),
    ListKind.IDENTIFICATION: (
        _NUMBER,
        _ATTEMPT,
        _NAME,
        _HOSPITAL_NUMBER,
        _BIRTH,
        _SEX,
        _INITIALS,
        _TRIAL,
        _CONSENTED,
        _OUTCOME,
    ),
    ListKind.SCREENING_TABLE: (
        _SUBJECT_NUMBER,
        _INITIALS,
        _TRIAL,
        _CONSENTED,
        ListColumn(N_("Reason for screen failure"), 2.6, _log(failure_words)),
        _ENROLLED,
        _ENDED,
        _DROPOUT,
    ),
    ListKind.IDENTIFICATION_TABLE: (
        _SUBJECT_NUMBER,
        _INITIALS,
        _NAME,
        _SEX,
        _BIRTH,
        _HOSPITAL_NUMBER,
        _CARD,
        _TELEPHONE,
        _TRIAL,
    ),
}
