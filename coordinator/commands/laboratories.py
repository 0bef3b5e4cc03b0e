"""The site's laboratories, and what each of them holds to be normal."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select
from sqlalchemy.orm import Session

from coordinator.commands.site import require_settings
from coordinator.domain.audit import Action
from coordinator.domain.laboratory import LaboratoryExists, NewRange, RangeImpossible
from coordinator.domain.screening import ReasonMissing
from coordinator.domain.staff import NameMissing, StaffMember
from coordinator.domain.subject import Sex
from coordinator.domain.windows import EARLIEST, OutOfRange
from coordinator.instruments.conversions import UnitUnknown, analytes, unit_code
from coordinator.registry.rows.laboratories import LaboratoryRow, RangeRow
from coordinator.registry.store import Registry
from coordinator.text import N_, _


def enter_laboratory(registry: Registry, actor: StaffMember, *, name: str) -> int:
    """Enter a laboratory and give its id.

    Raises:
        NotForYou, NameMissing, LaboratoryExists.
    """
    require_settings(actor)
    with registry.changing(Action.LABORATORY_CHANGED, actor) as session:
        _require_free_name(session, name, but=0)
        row = LaboratoryRow(name=name.strip(), is_in_use=True)
        session.add(row)
        session.flush()
        return row.id


def rename_laboratory(
    registry: Registry, actor: StaffMember, *, laboratory_id: int, name: str
) -> None:
    require_settings(actor)
    with registry.changing(Action.LABORATORY_CHANGED, actor) as session:
        _require_free_name(session, name, but=laboratory_id)
        session.get_one(LaboratoryRow, laboratory_id).name = name.strip()


def retire_laboratory(
    registry: Registry, actor: StaffMember, *, laboratory_id: int, is_in_use: bool = False
) -> None:
    """Take a laboratory out of the list for new results, or back into it.

    Results that name it stay as they are, with its ranges.
    """
    require_settings(actor)
    with registry.changing(Action.LABORATORY_CHANGED, actor) as session:
        session.get_one(LaboratoryRow, laboratory_id).is_in_use = is_in_use


def enter_range(  # noqa: PLR0913  a reference range has these
    registry: Registry,
    actor: StaffMember,
    *,
    laboratory_id: int,
    analyte: str,
    unit: str,
    low: Decimal | None,
    high: Decimal | None,
    valid_from: date,
    sex: Sex | None = None,
    from_age: int | None = None,
    to_age: int | None = None,
) -> int:
    """Enter a laboratory's limits of normal, and give the range's id.

    Raises:
        NotForYou, RangeImpossible, UnitUnknown, OutOfRange.
    """
    told = NewRange(analyte, unit, low, high, valid_from, sex, from_age, to_age)
    return enter_ranges(registry, actor, laboratory_id=laboratory_id, ranges=(told,))[0]


def enter_ranges(
    registry: Registry,
    actor: StaffMember,
    *,
    laboratory_id: int,
    ranges: tuple[NewRange, ...],
) -> tuple[int, ...]:
    """Enter all limits of a laboratory's list, or none where one of them is refused.

    Raises:
        NotForYou, RangeImpossible, UnitUnknown, OutOfRange.
    """
    require_settings(actor)
    codes = [_require_range(told) for told in ranges]
    with registry.changing(Action.LABORATORY_CHANGED, actor) as session:
        laboratory = session.get_one(LaboratoryRow, laboratory_id)
        rows = [
            RangeRow(
                laboratory=laboratory,
                analyte=told.analyte,
                unit=code,
                low=told.low,
                high=told.high,
                valid_from=told.valid_from,
                sex=told.sex,
                from_age=told.from_age,
                to_age=told.to_age,
                entered_at=session.attribution.at,
            )
            for told, code in zip(ranges, codes, strict=True)
        ]
        session.add_all(rows)
        session.flush()
        return tuple(row.id for row in rows)


def void_range(registry: Registry, actor: StaffMember, *, range_id: int, reason: str) -> None:
    """Void a range that was entered by mistake: nothing is computed with it any more."""
    require_settings(actor)
    with registry.changing(Action.LABORATORY_CHANGED, actor, reason) as session:
        if not reason.strip():
            raise ReasonMissing(N_("Voiding a reference range"))
        row = session.get_one(RangeRow, range_id)
        row.voided_at = row.voided_at or session.attribution.at


def _require_free_name(session: Session, name: str, *, but: int) -> None:
    if not name.strip():
        raise NameMissing(N_("The laboratory's name"))
    known = session.scalars(select(LaboratoryRow).where(LaboratoryRow.id != but))
    if name.strip().casefold() in {row.name.casefold() for row in known}:
        raise LaboratoryExists(name.strip())


def _require_range(told: NewRange) -> str:
    """Refuse a range that cannot be; give its unit's code."""
    code = _require_unit(told.analyte, told.unit)
    title = _(analytes()[told.analyte].title)
    _require_limits(title, told.low, told.high, told.from_age, told.to_age)
    if told.valid_from < EARLIEST:
        raise OutOfRange(told.valid_from)
    return code


def _require_unit(analyte: str, unit: str) -> str:
    """Give the code of a unit in which the analyte is reported."""
    of = analytes().get(analyte)
    if of is None:
        raise RangeImpossible(analyte, _("no such value is computed with"))
    code = unit_code(unit)
    if code not in (*of.units, *of.separate):
        raise UnitUnknown(of, unit)
    return code


def _require_limits(
    analyte: str,
    low: Decimal | None,
    high: Decimal | None,
    from_age: int | None,
    to_age: int | None,
) -> None:
    if low is None and high is None:
        raise RangeImpossible(analyte, _("it has neither a lower nor an upper limit"))
    if any(limit is not None and limit < 0 for limit in (low, high, from_age, to_age)):
        raise RangeImpossible(analyte, _("a limit is below zero"))
    if low is not None and high is not None and low > high:
        words = _("its lower limit {low} lies above its upper limit {high}")
        raise RangeImpossible(analyte, words.format(low=low, high=high))
    if from_age is not None and to_age is not None and from_age > to_age:
        words = _("it is for ages from {low} to {high}")
        raise RangeImpossible(analyte, words.format(low=from_age, high=to_age))
