"""Five cooperatives' own lists, each made differently, as a staff member receives them.

One in Arabic on a sheet with a title and merged headers, one csv in cp1256, one ``.ods`` with a
sheet for each village, one old ``.xls``, one with two tables. Everybody in them is invented.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import Received
from artisanest_desktop.i18n import fold
from artisanest_desktop.store import Store

FOLDER = Path(__file__).parents[1] / "samples" / "lists"
TRUTH: dict[str, list[dict[str, Any]]] = json.loads((FOLDER / "truth.json").read_text("utf-8"))


def _rows(found: Received) -> dict[tuple[str, int], Any]:
    return {(row.source or p.sheet, row.row): row for p in found.plans for row in p.rows}


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_each_is_understood_without_a_correction(store: Store, name: str) -> None:
    found = exchange.receive_file(store, FOLDER / name, "fr")
    rows = _rows(found)
    assert {p.register for p in found.plans} == {"member"}
    assert len(rows) == len(TRUTH[name])
    wrong = []
    for want in TRUTH[name]:
        sheet = want.get("sheet")
        row = next(r for (s, at), r in rows.items() if at == want["row"] and sheet in (None, s))
        for key in want.keys() - {"row", "sheet"}:
            got = row.fields.get(key)
            # Names are kept as they are written: in capitals, without accents.
            if fold(str(got)) != fold(str(want[key])):
                wrong.append((want["row"], key, want[key], got))
    assert wrong == []
    assert found.questions == 0


def test_all_go_in_and_one_is_undone(store: Store) -> None:
    applied = {}
    for name in sorted(TRUTH):
        before = store.count("member")
        found = exchange.receive_file(store, FOLDER / name, "fr")
        assert found.main.counts["refused"] == 0
        applied[name] = exchange.apply(store, found)
        assert store.count("member") - before == len(TRUTH[name])
    undone = "3-amal.ods"
    txn = applied[undone].txn
    assert txn is not None
    result = store.undo(txn)
    assert result.kept == []
    everyone = sum(map(len, TRUTH.values()))
    assert store.count("member") == everyone - len(TRUTH[undone])
    for name in TRUTH:
        again = exchange.receive_file(store, FOLDER / name, "fr")
        assert again.counts["new"] == (len(TRUTH[undone]) if name == undone else 0), name
        assert again.counts["changed"] == again.questions == 0
    assert store.check() == []
