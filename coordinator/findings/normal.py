"""Limits of normal: the report's own, else the site's laboratories'."""

from dataclasses import dataclass
from decimal import Decimal

from coordinator.domain.known import Known
from coordinator.domain.laboratory import ReferenceRange
from coordinator.domain.observation import Observation
from coordinator.domain.windows import age_on
from coordinator.findings.naming import Thing
from coordinator.findings.units import converted_to, unit_told
from coordinator.findings.values import shown, value_of
from coordinator.instruments.conversions import unit_code
from coordinator.instruments.possible import exactly
from coordinator.text import N_, _

UPPER, LOWER = "ULN", "LLN"
SIDES = {UPPER: N_("upper limit of normal"), LOWER: N_("lower limit of normal")}


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of normal in the unit of the value, and how it reads: "ULN 40 U/L"."""

    value: Decimal
    said: str


def limit_for(one: Observation, side: str, thing: Thing, known: Known) -> Limit | str:
    """Give the limit of normal that belongs to a result; or say why there is none."""
    told = one.told
    written = told.high if side == UPPER else told.low
    if written.strip():
        return _of_report(written, side, told.unit)
    found = range_for(one, thing.keys[0], known)
    bound = None if found is None else found.high if side == UPPER else found.low
    if found is None or bound is None:
        return _("its {limit} is not known").format(limit=_(SIDES[side]))
    unit = unit_code(told.unit) if told.unit else unit_code(found.unit)
    value = converted_to(exactly(bound), unit_code(found.unit), unit, thing.analyte)
    if isinstance(value, str):
        return _("of its {limit}, {why}").format(limit=_(SIDES[side]), why=value)
    words = _("{side} {value} {unit} (the laboratory's reference range of {day})")
    said = words.format(
        side=side, value=shown(value.low), unit=unit, day=found.valid_from.isoformat()
    )
    return Limit(value.low, said)


def _of_report(written: str, side: str, unit: str) -> Limit | str:
    value = value_of(written.strip().lstrip("<>≤≥=＜＞＝ "))
    number = value.number
    is_other = unit_told(unit, value.unit, None) is None
    if number is None or not number.is_settled or is_other:
        words = _("its {limit} “{written}” cannot be read as a number")
        return words.format(limit=_(SIDES[side]), written=written)
    return Limit(number.low, f"{side} {number.low:f} {unit}".strip())


def range_for(one: Observation, key: str, known: Known) -> ReferenceRange | None:
    """Find what was normal in the result's laboratory for this subject on its day."""
    told = one.told
    if told.laboratory_id is None or told.on is None:
        return None
    fitting = [
        each
        for each in known.ranges
        if each.analyte == key
        and each.laboratory_id == told.laboratory_id
        and each.valid_from <= told.on
        and each.sex in (None, known.sex)
        and _is_of_age(each, one, known)
    ]
    exact = max((_exactness(each) for each in fitting), default=0)
    newest = (each for each in fitting if _exactness(each) == exact)
    return max(newest, key=lambda each: (each.valid_from, each.id), default=None)


def _exactness(each: ReferenceRange) -> int:
    has_age = each.from_age is not None or each.to_age is not None
    return 2 * (each.sex is not None) + has_age


def _is_of_age(each: ReferenceRange, one: Observation, known: Known) -> bool:
    if each.from_age is None and each.to_age is None:
        return True
    if known.birth is not None and one.told.on is not None:
        age = age_on(known.birth, one.told.on)
    elif known.age is not None:
        age = int(known.age)
    else:
        return False
    return (each.from_age or 0) <= age and (each.to_age is None or age <= each.to_age)
