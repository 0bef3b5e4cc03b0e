"""A dry run in words: the verdict now and then, what follows, what is still needed."""

from collections.abc import Iterator

from coordinator.domain.checklist import VERDICT_WORDS, Verdict
from coordinator.domain.consent_lacking import lacking_words
from coordinator.domain.criterion import ANSWER_WORDS
from coordinator.domain.entry import Entry
from coordinator.domain.moving import WHY_WORDS, Anew, MoveProspect
from coordinator.text import _, in_turn, listed


def verdict_now(found: MoveProspect) -> str:
    return _(VERDICT_WORDS[found.now.verdict])


def verdict_then(found: MoveProspect) -> str:
    """Say how it would stand; what is only computed is said to be that (A6)."""
    if found.would_fail:
        words = _("{verdict}, as computed: {codes}")
        codes = listed(found.would_fail)
        return words.format(verdict=_(VERDICT_WORDS[Verdict.NOT_ELIGIBLE]), codes=codes)
    return _(VERDICT_WORDS[found.then.verdict])


def prospect_lines(found: MoveProspect) -> tuple[tuple[str, str], ...]:
    """Give label and words of all that a move would bring."""
    return tuple((label, words) for label, words in _told(found) if words)


def anew_words(anew: Anew) -> str:
    """Say which criterion is answered anew, why, and what was answered before."""
    code = anew.criterion.code
    place = (
        code if anew.was in ("", code) else _("{now}, was {was}").format(now=code, was=anew.was)
    )
    words = _("{place}: {why}").format(place=place, why=_(WHY_WORDS[anew.why]))
    if anew.former is not None:
        words = _("{words}; before: {answer}").format(words=words, answer=_answer(anew.former))
    if anew.finding is not None:
        words = _("{words}; computed: {working}").format(
            words=words, working=anew.finding.working
        )
    return words


def _told(found: MoveProspect) -> Iterator[tuple[str, str]]:
    plan = found.plan
    yield _("Verdict now"), verdict_now(found)
    yield _("Verdict then"), verdict_then(found)
    yield (
        _("Answers that follow"),
        listed(carried.criterion.code for carried in plan.carried) or _("none"),
    )
    yield _("To be answered anew"), "\n".join(map(anew_words, plan.anew))
    yield (
        _("Not asked any more"),
        "\n".join(
            _("{code}: {answer}").format(code=gone.code, answer=_answer(gone.entry))
            for gone in plan.dropped
        ),
    )
    yield _("Exceptions to sign again"), listed(found.left_behind)
    yield (
        _("Evidence needed"),
        listed(dict.fromkeys(name for anew in plan.anew for name in anew.wanted)),
    )
    yield _("Consent needed"), in_turn(map(lacking_words, found.lacking))


def _answer(entry: Entry) -> str:
    return _(ANSWER_WORDS[entry.answer]) if entry.answer else _("no answer")
