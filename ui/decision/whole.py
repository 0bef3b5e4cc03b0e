"""A screening into all that is on the page of the decision."""

from datetime import date

from coordinator.domain.checklist import Checklist, in_order_of_concern
from coordinator.domain.consent_lacking import lacking_words
from coordinator.domain.criterion import Standing
from coordinator.domain.enrolment import enrolment_words
from coordinator.domain.screening import (
    OUTCOME_WORDS,
    STATE_OF_END,
    STATE_WORDS,
    TRANSITIONS,
    Decision,
    Outcome,
    Screening,
    State,
    obstacles,
)
from coordinator.domain.screening_words import (
    deviation_words,
    subtitle_words,
    title_words,
    verdict_words,
)
from coordinator.domain.staff import Duty, StaffMember
from coordinator.domain.windows import ScreeningDates, WindowBar
from coordinator.text import N_, _, called, in_turn, listed, sentences
from ui.decision.signing import places_of, signing_of, voided_words
from ui.decision.view import (
    Allowed,
    CalendarView,
    DecisionView,
    Obstacle,
    OutcomeOffer,
    SignaturePlace,
    SigningView,
    Step,
)
from ui.decision.wording import line_of, moment

MEANINGS = {
    Outcome.ELIGIBLE: N_(
        "Every criterion has to be satisfied and evidenced. Two signatures follow."
    ),
    Outcome.SCREEN_FAILURE: N_(
        "The criteria that failed are the reason. Two signatures follow."
    ),
    Outcome.PENDING: N_("Left open; say what is awaited."),
    Outcome.WITHDRAWN: N_("The subject does not want to go on, or was withdrawn."),
    Outcome.LOST: N_("The subject cannot be reached any more."),
}
WAITS_FOR = N_("Waits for the signature: {role}.")
SIGNED_BY = N_("Signed by {names}.")


def view_of(
    screening: Screening,
    person: StaffMember,
    today: date,
    signing: SigningView,
    known_signer: str = "",
) -> DecisionView:
    checklist = screening.checklist
    allowed = allowed_to(screening, person, today)
    offers = offers_of(screening) if may_assess(screening, person, today) else ()
    places = places_of(screening)
    sentence, detail = _headline(screening, places)
    in_the_way = _obstacles(checklist)
    return DecisionView(
        screening_id=screening.id,
        title=title_words(screening),
        subtitle=subtitle_words(screening),
        draft_note="" if screening.version.is_confirmed else _("DRAFT: wording unconfirmed"),
        state=screening.state,
        state_word=_(STATE_WORDS[screening.state]),
        verdict=checklist.verdict,
        sentence=sentence,
        detail=detail,
        first_obstacle=in_the_way[0].code if in_the_way and screening.is_open else "",
        lines=tuple(map(line_of, in_order_of_concern(checklist.asked))),
        step=_step(screening, offers),
        offers=offers,
        decided=_decided_words(screening.decision),
        decision_reason=screening.decision.reason if screening.decision else "",
        places=places,
        signing=signing_of(screening, person, signing, known_signer),
        voided=voided_words(screening.signatures),
        allowed=allowed,
        consented_on=screening.consent.given_on,
        today=today,
        due=consents_due(screening),
        deviation=deviation_words(_excepted(screening)),
        enrolment=enrolment_words(screening.enrolment),
        allotment=screening.allotment,
    )


def calendar_of(
    dates: ScreeningDates,
    bars: tuple[WindowBar, ...],
    day0: date | None,
    today: date,
    *,
    can_plan: bool,
) -> CalendarView:
    """Show for how long results hold, with Day 0 as it is planned or tried."""
    return CalendarView(
        bars,
        dates.consent,
        dates.screening_visit,
        dates.enrolment,
        dates.first_dose,
        day0,
        today,
        can_plan,
    )


def may_assess(screening: Screening, person: StaffMember, today: date) -> bool:
    return person.is_delegated(Duty.ASSESS_CRITERIA, today, screening.trial.id)


def allowed_to(screening: Screening, person: StaffMember, today: date) -> Allowed:
    """Say which further steps rule S2 and the delegation log leave to `person`."""
    ways = TRANSITIONS[screening.state]
    assesses = may_assess(screening, person, today)
    consents = person.is_delegated(Duty.OBTAIN_CONSENT, today, screening.trial.id)
    was_decided = not screening.is_open
    return Allowed(
        reopen=assesses and was_decided and State.IN_SCREENING in ways,
        enrol=assesses and State.ENROLLED in ways,
        correct_allotment=assesses and screening.enrolment is not None,
        end=assesses and was_decided and State.WITHDRAWN in ways,
        void=consents and State.VOIDED in ways,
        on_paper=assesses and bool(places_of(screening)),
    )


def offers_of(screening: Screening) -> tuple[OutcomeOffer, ...]:
    """Give the decisions that rule S2 allows from here."""
    ways = TRANSITIONS[screening.state]
    possible = {
        Outcome.ELIGIBLE: State.AWAITING_INVESTIGATOR in ways,
        Outcome.SCREEN_FAILURE: State.AWAITING_INVESTIGATOR in ways,
        Outcome.PENDING: screening.is_open,
        Outcome.WITHDRAWN: State.WITHDRAWN in ways,
        Outcome.LOST: State.LOST in ways,
    }
    return tuple(_offer(screening, o) for o, is_so in possible.items() if is_so)


def consents_due(screening: Screening) -> tuple[str, ...]:
    """Say which consents the subject has to be asked for before going on (C3)."""
    words = _("Consent is due: {what}.")
    return tuple(words.format(what=lacking_words(lacking)) for lacking in screening.lacking)


def _offer(screening: Screening, outcome: Outcome) -> OutcomeOffer:
    checklist = screening.checklist
    in_the_way: tuple[Obstacle, ...] = ()
    failed: tuple[str, ...] = ()
    if outcome is Outcome.ELIGIBLE:
        due = (Obstacle(sentence, "") for sentence in consents_due(screening))
        in_the_way = (*_obstacles(checklist), *due)
    elif outcome is Outcome.SCREEN_FAILURE:
        failed = tuple(
            f"{item.criterion.code}  {item.criterion.text}"
            for item in checklist.asked
            if item.standing is Standing.FAILED and not item.excepted_by
        )
        if not failed:
            in_the_way = (Obstacle(_("No criterion has failed."), ""),)
    return OutcomeOffer(
        outcome,
        _(OUTCOME_WORDS[outcome]),
        _(MEANINGS[outcome]),
        in_the_way,
        failed,
        needs_reason=outcome is Outcome.PENDING,
        asks_end=outcome in STATE_OF_END,
    )


def _obstacles(checklist: Checklist) -> tuple[Obstacle, ...]:
    repeated = tuple(code for expired in checklist.expired for code in expired.codes)
    standing = (checklist.failed, checklist.open, checklist.unevidenced, repeated)
    firsts = [codes[0] for codes in standing if codes]
    return tuple(
        Obstacle(f"{sentence[:1].upper()}{sentence[1:]}", code)
        for sentence, code in zip(obstacles(checklist), firsts, strict=True)
    )


def _headline(screening: Screening, places: tuple[SignaturePlace, ...]) -> tuple[str, str]:
    """Say where the screening stands, and what is missing or comes next."""
    decision = screening.decision
    if screening.is_open or decision is None:
        found = in_turn(obstacles(screening.checklist))
        return verdict_words(screening.checklist), found[:1].upper() + found[1:]
    due = [place for place in places if place.is_due]
    names = [place.signed_by for place in places if place.signed_by]
    if due:
        detail = _(WAITS_FOR).format(role=due[0].role.lower())
    else:
        detail = _(SIGNED_BY).format(names=listed(names)) if names else ""
    state = screening.state
    words = OUTCOME_WORDS[decision.outcome] if due else STATE_WORDS[state]
    if decision.failed and state is not State.VOIDED:
        return called(_(words), listed(decision.failed)), detail
    return _(words), detail


def _excepted(screening: Screening) -> tuple[str, ...]:
    """Give the criteria excepted by the decision, or now where nothing is decided."""
    decision = screening.decision
    return decision.excepted if decision else screening.checklist.excepted


def _step(screening: Screening, offers: tuple[OutcomeOffer, ...]) -> Step:
    if screening.is_open:
        return Step.DECIDE if offers else Step.READ
    return Step.SIGN if screening.next_meaning else Step.READ


def _decided_words(decision: Decision | None) -> str:
    if decision is None:
        return ""
    said = _("{outcome}, decided by {by}, {at}.").format(
        outcome=_(OUTCOME_WORDS[decision.outcome]),
        by=decision.decided_by,
        at=moment(decision.decided_at.astimezone()),
    )
    if decision.ended_on is None:
        return said
    ended = _("Ended on {day}.").format(day=decision.ended_on.isoformat())
    return sentences((said, ended))
