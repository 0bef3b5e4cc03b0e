"""An instrument's file becomes an instrument, or is refused with line and reason."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal

from coordinator.domain.instrument import (
    Choice,
    Confidence,
    Definition,
    Instrument,
    Item,
    ItemKind,
    Limits,
    NoteRule,
    Remark,
    ResultKind,
    ResultRule,
)
from coordinator.instruments.checking import require_sound
from coordinator.instruments.tables import InstrumentRefused, Table
from coordinator.text import N_, _

_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")


def read_instrument(file: str, text: str) -> Instrument:
    """Read the text of an instrument's file; `file` is its name, for errors.

    Raises:
        InstrumentRefused: it is not TOML, or not an instrument that makes sense.
    """
    try:
        content = tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError as fault:
        at = _AT_LINE.search(str(fault))
        line = int(at[1]) if at and at[1] else text.count("\n") + 1
        reason = _(N_("this is not TOML: {why}.")).format(why=_AT_LINE.sub("", str(fault)))
        raise InstrumentRefused(file, line, reason) from fault
    top = Table(file, text, "", 1, content)
    items, definitions = tuple(_tables(top, "item")), tuple(_tables(top, "define"))
    results, notes = top.tables("result"), tuple(_tables(top, "note"))
    found = Instrument(
        name=top.text("name"),
        title=top.text("title"),
        version=top.text("version"),
        purpose=top.text("purpose"),
        citation=top.text("citation"),
        confidence=_confidence(top),
        licence=top.text("licence"),
        look_back=top.text("look_back"),
        missing=top.text("missing"),
        words=top.texts("words"),
        is_rated=top.flag("rated"),
        remarks=tuple(_remark(table) for table in top.tables("remark")),
        items=tuple(_item(table) for table in items),
        definitions=tuple(_definition(table) for table in definitions),
        results=tuple(_result(table) for table in results),
        notes=tuple(_note(table) for table in notes),
        from_age=top.number("from_age"),
        to_age=top.number("to_age"),
    )
    top.finish()
    require_sound(found, top, (items, definitions, results, notes))
    return found


def _tables(top: Table, key: str) -> Iterator[Table]:
    """Give the tables of a kind, and those made for each member of a list."""
    yield from top.tables(key)
    for each in top.tables("each"):
        members = each.tables("over")
        patterns = {kind: each.tables(kind) for kind in ("item", "define", "note")}
        each.finish()
        for member in members:
            yield from (_made_for(member, pattern) for pattern in patterns[key])


def _made_for(member: Table, pattern: Table) -> Table:
    """Put a member's words into the texts of a pattern, at `<key>`, `<title>` and the like."""
    words = member.content()
    content = {key: _with_words(value, words) for key, value in pattern.content().items()}
    return Table(pattern.file, pattern.source, pattern.heading, pattern.line, content)


def _with_words(value: object, words: Mapping[str, object]) -> object:
    """Fill in a text; one that is nothing but a name becomes the word itself, or its number."""
    if isinstance(value, str):
        if value[1:-1] in words and value == f"<{value[1:-1]}>":
            return words[value[1:-1]]
        for name, word in words.items():
            value = value.replace(f"<{name}>", str(word))
        return value
    if isinstance(value, list):
        return [_with_words(each, words) for each in value]
    return value


def _confidence(table: Table, *default: Confidence) -> Confidence:
    return Confidence(table.one_of("confidence", Confidence, *default))


def _remark(table: Table) -> Remark:
    found = Remark(table.text("text"), _confidence(table))
    table.finish()
    return found


def _choice(table: Table, default: Confidence) -> Choice:
    found = Choice(
        table.text("value"),
        table.text("title"),
        table.number("points"),
        _confidence(table, default),
    )
    table.finish()
    return found


def _item(table: Table) -> Item:
    kind = ItemKind(table.one_of("kind", ItemKind, ItemKind.YES_NO))
    confidence = _confidence(table)
    absent = table.number_or_text("absent")
    if absent is None and kind is ItemKind.YES_NO and not table.flag("stays_open"):
        absent = False
    found = Item(
        key=table.text("key"),
        title=table.text("title"),
        kind=kind,
        confidence=confidence,
        help=table.text("help", ""),
        unit=table.text("unit", ""),
        analyte=table.text("analyte", ""),
        reference=table.text("reference", ""),
        subject=table.text("subject", ""),
        groups=table.texts("groups"),
        points=table.number("points"),
        absent=absent,
        undone=table.number_or_text("undone"),
        preset=table.number("preset"),
        limits=Limits(table.number("low"), table.number("high"), table.number("above")),
        choices=tuple(_choice(each, confidence) for each in table.tables("choices")),
        rule=table.text("rule", ""),
        positive=table.text("positive", "yes"),
        negative=table.text("negative", "no"),
        is_required=table.flag("required"),
    )
    table.finish()
    return found


def _definition(table: Table) -> Definition:
    found = Definition(
        key=table.text("key"),
        rule=table.text("rule"),
        title=table.text("title", ""),
        groups=table.texts("groups"),
        points=table.number("points"),
    )
    table.finish()
    return found


def _result(table: Table) -> ResultRule:
    found = ResultRule(
        key=table.text("key"),
        title=table.text("title"),
        kind=ResultKind(table.one_of("kind", ResultKind, ResultKind.NUMBER)),
        rule=table.text("rule"),
        unit=table.text("unit", ""),
        decimals=int(table.number("decimals") or 0),
        choices=tuple(_choice(each, Confidence.VERIFIED) for each in table.tables("choices")),
        applies=table.text("applies", ""),
        otherwise=table.text("otherwise", ""),
        working=table.text("working", ""),
        holds=table.text("holds", "met"),
        fails=table.text("fails", "not met"),
        kept_as=table.text("kept_as", ""),
    )
    table.finish()
    return found


def _note(table: Table) -> NoteRule:
    found = NoteRule(table.text("when"), table.text("text"))
    table.finish()
    return found
