"""What all rows of the registry have in common.

Times, dates, decimals and enums are kept as text in their standard spelling: the tables are
STRICT, a person can read them, and no database turns them into something of its own.
"""

import json
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar, TypeVar

from sqlalchemy import Dialect, Integer, MetaData, Text, TypeDecorator
from sqlalchemy.orm import DeclarativeBase

E = TypeVar("E", bound=StrEnum)

UTC_ENDING = "+00:00"


def storable(words: str) -> str:
    """Put a visible sign for what no database stores as text: NUL, half a surrogate pair."""
    if "\x00" in words:
        words = words.replace("\x00", "␀")
    return words.encode("utf-8", "backslashreplace").decode() if not words.isascii() else words


def storable_within(value: object) -> Any:  # noqa: ANN401  whatever JSON knows
    """Do so with all words in a list or a mapping."""
    if isinstance(value, str):
        return storable(value)
    if isinstance(value, list | tuple):
        return [storable_within(each) for each in value]
    if isinstance(value, dict):
        return {storable_within(name): storable_within(each) for name, each in value.items()}
    return value


class Words(TypeDecorator[str]):
    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, _dialect: Dialect) -> str | None:
        return None if value is None else storable(value)


class UtcDateTime(TypeDecorator[datetime]):
    """`2026-11-22T07:05:54.000000Z`: sorts as text, given back aware."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> str | None:
        return None if value is None else utc_text(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> datetime | None:
        return datetime.fromisoformat(value) if value else None


def utc_text(at: datetime) -> str:
    # Not by strftime, which takes twice as long: an answer tells of three moments.
    return at.astimezone(UTC).isoformat("T", "microseconds").removesuffix(UTC_ENDING) + "Z"


class IsoDate(TypeDecorator[date]):
    impl = Text
    cache_ok = True

    def process_bind_param(self, value: date | None, _dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, _dialect: Dialect) -> date | None:
        return date.fromisoformat(value) if value else None


class IsoTime(TypeDecorator[time]):
    """Hours and minutes on the site's clock."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: time | None, _dialect: Dialect) -> str | None:
        return None if value is None else value.isoformat("minutes")

    def process_result_value(self, value: str | None, _dialect: Dialect) -> time | None:
        return time.fromisoformat(value) if value else None


class Exact(TypeDecorator[Decimal]):
    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, _dialect: Dialect) -> str | None:
        return None if value is None else str(value)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> Decimal | None:
        return Decimal(value) if value else None


class Flag(TypeDecorator[bool]):
    impl = Integer
    cache_ok = True

    def process_bind_param(self, value: bool | None, _dialect: Dialect) -> int | None:  # noqa: FBT001
        return None if value is None else int(value)

    def process_result_value(self, value: int | None, _dialect: Dialect) -> bool | None:
        return None if value is None else bool(value)


class Json(TypeDecorator[Any]):
    """Lists and mappings of plain values."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: object, _dialect: Dialect) -> str | None:
        return None if value is None else json.dumps(storable_within(value), ensure_ascii=False)

    def process_result_value(self, value: str | None, _dialect: Dialect) -> object:
        return None if value is None else json.loads(value)


class Word(TypeDecorator[E]):
    """A member of a closed set, by its value."""

    impl = Text
    cache_ok = True

    def __init__(self, enum: type[E]) -> None:
        super().__init__()
        self.enum = enum

    def process_bind_param(self, value: E | None, _dialect: Dialect) -> str | None:
        return None if value is None else self.enum(value).value

    def process_result_value(self, value: str | None, _dialect: Dialect) -> E | None:
        return None if value is None else self.enum(value)


class Base(DeclarativeBase):
    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "uq": "uq_%(table_name)s_%(column_0_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )
    type_annotation_map: ClassVar = {
        str: Words,
        datetime: UtcDateTime,
        date: IsoDate,
        time: IsoTime,
        Decimal: Exact,
        bool: Flag,
    }


STRICT = {"sqlite_strict": True}
