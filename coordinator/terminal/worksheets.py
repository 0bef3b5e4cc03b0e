"""`worksheet`: compute an instrument from findings, or list them; without a registry."""

import json
import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

from coordinator.domain.errors import Refused
from coordinator.domain.filled_worksheet import note_words
from coordinator.domain.instrument import Instrument, ItemKind
from coordinator.domain.worksheet import Findings, Outcome, Result
from coordinator.instruments.engine import compute
from coordinator.instruments.entering import Given, Rating, findings_of, limits_of
from coordinator.instruments.library import instrument, instruments
from coordinator.terminal.records import content_of
from coordinator.text import N_, _, listed

Json = dict[str, object]


class NoFindings(Refused):
    problem = N_("{path} holds no findings: {why}.")
    remedy = N_(
        "Write a JSON object with a value for each item, such as {example}; "
        "“worksheet NAME” alone lists the items."
    )

    def __init__(self, path: Path, why: str) -> None:
        example = '{"rash": true, "joints": 3, "igg4": "2.1 g/L", "rest": "absent"}'
        super().__init__(path=path, why=why, example=example)


def run_worksheet(said: Namespace) -> int:
    """List the worksheets, or the items of one, or compute one."""
    if said.list or said.name is None:
        _tell(said, [_summary(each) for each in instruments()], _listed())
        return 0
    asked = instrument(said.name)
    if said.findings is None:
        _tell(said, _described(asked), _items_in_words(asked))
        return 0
    findings = read_findings(asked, said.findings)
    result = compute(asked, findings)
    _tell(said, _as_json(result, findings), _result_in_words(result))
    return 0


def read_findings(asked: Instrument, path: Path) -> Findings:
    """Read findings as JSON: items by their keys, beside `rater`, `on` and `rest`.

    Raises:
        NoFindings: it is not such a file.
        ItemUnknown, NotAnAnswer, OutsideLimits, UnitUnknown, NoConversion: see `findings_of`.
    """
    data = sys.stdin.buffer.read() if str(path) == "-" else content_of(path)
    try:
        told = json.loads(data, parse_float=Decimal)
    except ValueError as fault:
        raise NoFindings(path, str(fault)) from fault
    if not isinstance(told, dict):
        raise NoFindings(path, _("it is not an object"))
    rating = Rating(
        str(told.pop("rater", "") or ""),
        _day(path, told.pop("on", None)),
        _is_absent(path, told.pop("rest", None)),
    )
    return findings_of(asked, {key: _given(path, key, told[key]) for key in told}, rating)


def _given(path: Path, key: str, value: object) -> Given | None:
    """Take a value as it stands, or as {"value": 1.35, "unit": "g/L"}."""
    if isinstance(value, dict) and set(value) <= {"value", "unit"}:
        return f"{value.get('value', '')} {value.get('unit', '')}".strip()
    if value is None or isinstance(value, Decimal | int | bool | str):
        return value
    raise NoFindings(
        path, _("“{key}” is neither a value nor a value with a unit").format(key=key)
    )


def _day(path: Path, value: object) -> date | None:
    try:
        return date.fromisoformat(str(value)) if value else None
    except ValueError as fault:
        raise NoFindings(path, _("“on” is not a day such as 2026-11-22")) from fault


def _is_absent(path: Path, value: object) -> bool:
    if value not in (None, "", "absent", "unknown"):
        raise NoFindings(path, _("“rest” is neither “absent” nor “unknown”"))
    return value == "absent"


def _tell(said: Namespace, content: object, lines: Iterator[str]) -> None:
    if said.json:
        json.dump(content, sys.stdout, ensure_ascii=False, indent=1, default=_plain)
        sys.stdout.write("\n")
    else:
        sys.stdout.write("".join(f"{line}\n" for line in lines))


def _plain(value: object) -> object:
    """Write a decimal as a number, unrounded as far as JSON's readers go; a day in ISO."""
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(value)


def _summary(each: Instrument) -> Json:
    return {
        "name": each.name,
        "title": each.title,
        "version": each.version,
        "citation": each.citation,
        "confidence": each.confidence.value,
    }


def _listed() -> Iterator[str]:
    for each in instruments():
        yield f"{each.name:<24}  {_(each.title)} ({_(each.version)})"


def _described(each: Instrument) -> Json:
    items = [
        {
            "key": item.key,
            "title": item.title,
            "kind": item.kind.value,
            "unit": item.unit,
            "choices": [choice.value for choice in item.choices],
            "points": item.points,
            "confidence": item.confidence.value,
        }
        for item in each.items
    ]
    results = [
        {"key": rule.key, "title": rule.title, "kind": rule.kind.value} for rule in each.results
    ]
    return {**_summary(each), "items": items, "results": results}


def _items_in_words(each: Instrument) -> Iterator[str]:
    yield f"{_(each.title)} ({_(each.version)})"
    yield each.citation
    for item in each.items:
        if item.kind is ItemKind.YES_NO:
            asked = listed((_(item.positive), _(item.negative)))
        elif item.choices:
            asked = listed(choice.value for choice in item.choices)
        else:
            asked = limits_of(item) if item.is_counted else item.kind.value
        mark = "" if item.confidence.is_verified else f" [{item.confidence.value}]"
        yield f"  {item.key:<22}  {_(item.title)}{mark}: {asked}"


def _as_json(result: Result, findings: Findings) -> Json:
    return {
        "instrument": result.instrument,
        "title": result.title,
        "version": result.version,
        "rater": result.rater,
        "on": result.rated_on,
        "results": {outcome.key: _outcome(outcome) for outcome in result.outcomes},
        "undetermined": list(result.open_items),
        "at_cut_off": list(result.at_cut_off),
        "notes": list(result.notes),
        "questions": list(result.questions),
        "unverified": list(result.unverified),
        "working": result.working,
        "entered": {
            entry.key: {"reported": entry.reported, "value": entry.value}
            for entry in findings.entries
        },
        "rest_is_absent": findings.rest_is_absent,
    }


def _outcome(outcome: Outcome) -> Json:
    return {
        "title": outcome.title,
        "kind": outcome.kind.value,
        "value": outcome.value,
        "verdict": outcome.truth.value if outcome.truth else None,
        "low": outcome.low,
        "high": outcome.high,
        "possible": list(outcome.possible),
        "unit": outcome.unit,
        "shown": outcome.shown,
        "undetermined": list(outcome.open_items),
        "withheld": outcome.withheld,
    }


def _result_in_words(result: Result) -> Iterator[str]:
    yield f"{_(result.title)} ({_(result.version)})"
    for outcome in result.outcomes:
        yield f"  {_(outcome.title)}: {outcome.withheld or outcome.shown}"
    yield result.working
    for sentence in (*result.notes, *result.questions):
        yield f"! {sentence}"
    for title in result.at_cut_off:
        yield _("! At the cut-off, confirm: {title}").format(title=_(title))
    for title in result.unverified:
        yield _("! Not independently verified: {title}").format(title=note_words(title))
