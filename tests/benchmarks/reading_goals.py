"""How well records are read, beside the goals: as shares missed, so that less is better."""

import json
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any

from coordinator.records import read
from coordinator.records.as_json import as_json
from coordinator.records.constraints import checks_in
from tests.benchmarks.figure import Figure

GOALS = {"Age": 5.0, "Observation": 20.0}  # per cent that may be missed
ALL = 100.0


def seeds_unequal(folder: Path) -> Figure:
    """Count the seeds that do not read as expected in every field and criterion."""
    seeds = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["seeds"]
    unequal = [seed["file"] for seed in seeds if not _is_read(folder, seed)]
    remark = ", ".join(unequal) or f"{len(seeds)} of {len(seeds)} equal"
    return Figure(
        "seeds that read otherwise than expected", len(unequal), "", None, None, 0, remark
    )


def comparisons_missed(path: Path) -> Iterator[Figure]:
    """Tell how many hand-marked comparisons of ages and observations no check holds."""
    known: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for line in path.read_text(encoding="utf-8").splitlines():
        marked = json.loads(line)
        values = set(_numbers(marked))
        kind = next((k for k in GOALS if k in {s["type"] for s in marked["subjects"]}), None)
        if kind is not None and values:
            known[kind] += 1
            missed[kind] += not values <= _checked(marked["line"].lstrip("- ").strip())
    for kind, limit in GOALS.items():
        share = ALL * missed[kind] / known[kind]
        what = f"comparisons of kind {kind.casefold()} missed"
        yield Figure(what, share, "%", limit=limit, remark=f"of {known[kind]}")


def _is_read(folder: Path, seed: dict[str, Any]) -> bool:
    records = read((folder / seed["file"]).read_bytes(), seed["file"])
    found = [as_json(record) for record in records]
    lists = ("inclusion", "exclusion")
    return len(found) == 1 and all(
        [_bare(item) for item in found[0][name]] == value
        if name in lists
        else found[0][name] == value
        for name, value in seed.items()
        if name != "warnings"
    )


def _bare(item: dict[str, Any]) -> dict[str, Any]:
    """Leave out what the expected results do not state."""
    children = [_bare(child) for child in item["children"]]
    return {"marker": item["marker"], "text": item["text"], "children": children}


def _numbers(marked: dict[str, Any]) -> Iterator[Decimal]:
    for value in marked["args"].get("Value", []):
        try:
            yield Decimal(value["text"].replace(",", ""))
        except InvalidOperation:
            continue


def _checked(text: str) -> set[Decimal]:
    found: set[Decimal] = set()
    for check in checks_in(text):
        window = check.window.value if check.window else None
        found |= {n for n in (check.value, check.value_high, window) if isinstance(n, Decimal)}
    return found
