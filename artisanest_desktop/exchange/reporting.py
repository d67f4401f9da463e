"""What stays of an import in the history: whence, how much, repairs, refusals; no personal data."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

from artisanest_desktop.exchange.plan import REFUSED, SAME_ONE, TWO, Received, Remark, Row

#: So many row numbers are kept of each reason.
_ROWS = 200


def report(found: Received) -> dict[str, Any]:
    """Of ``refusals`` by rule, the numbers of their rows by sheet; of ``repairs`` how many cells;
    ``likeness`` is how often the person said that two are one, or two."""
    main = found.main
    said = [(row, remark) for row in _rows(found) for remark in row.remarks]
    verdicts = Counter(a.verdict for row in _rows(found) for a in row.alike)
    facts = {
        "file": found.name,
        "sha256": main.sha256,
        "sheet": main.sheet,
        "register": main.register,
        "document": main.document,
        "left_at": main.left_at,
        **found.counts,
        "registers": {plan.register: plan.writes for plan in found.plans},
        "questions": found.questions,
        "kept": sum(len(row.kept) for row in _rows(found)),
        "erased": sum(len(row.erased) for row in _rows(found)),
        "gone": sum(len(plan.gone) for plan in found.plans),
        "left": sum(bool(row.left) for row in _rows(found)),
        "repaired": found.repaired,
        "repairs": dict(Counter(r.rule for _row, r in said if r.level == "repaired")),
        "refusals": _refusals(found),
        "duplicates": sum(bool(row.alike) for row in _rows(found)),
        "likeness": {"same": verdicts[SAME_ONE], "two": verdicts[TWO]},
    }
    return {k: v for k, v in facts.items() if v != ""}


def _rows(found: Received) -> Iterator[Row]:
    return (row for plan in found.plans for row in plan.rows)


def _refusals(found: Received) -> dict[str, dict[str, list[int]]]:
    refused: dict[str, dict[str, list[int]]] = {}
    for plan in found.plans:
        for row in plan.rows:
            if row.action == REFUSED:
                sheet = row.source or plan.sheet
                rows = refused.setdefault(_why(row.remarks), {}).setdefault(sheet, [])
                if len(rows) < _ROWS:
                    rows.append(row.row)
    return refused


def _why(remarks: list[Remark]) -> str:
    return next((r.rule for r in reversed(remarks) if r.level == "refused"), "")
