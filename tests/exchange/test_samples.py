"""The sample workbooks that people might have made: what is known of them comes out right."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading
from artisanest_desktop.store import Store

SAMPLES = Path(__file__).parents[1] / "samples"
#: The names that the samples' truth gives to fields of ours.
KEYS = {
    "last_name": "family_name",
    "first_name": "given_name",
    "cin": "national_id",
    "phone": "phone",
    "sex": "sex",
    "birth_date": "birth",
    "join_date": "joined",
    "village": "douar",
    "notes": "notes",
}
CASES = sorted(p for p in SAMPLES.glob("members-*") if p.suffix != ".json")


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.name)
def test_members_are_understood(store: Store, path: Path) -> None:
    truth = json.loads(path.with_name(f"{path.stem}.truth.json").read_text("utf-8"))
    plan = exchange.plan_book(store, reading.read_here(path), truth["lang"])
    rows = {row.row: row for row in plan.rows}
    assert sorted(rows) == [r["src"]["row"] for r in truth["rows"]]
    for expected in truth["rows"]:
        row = rows[expected["src"]["row"]]
        assert row.action == "new"
        said = {remark.field for remark in row.remarks}
        for name, key in KEYS.items():
            wanted = expected["fields"].get(name) or None
            found = _found(row.fields, key)
            if name in expected["must_flag"]:
                # What cannot be known is left empty, or taken and said.
                assert found is None or key in said, (row.row, name, found)
            else:
                assert found == wanted or found in expected["accept"].get(name, ())
    known = {r["src"]["row"] for r in truth["rows"]}
    assert not known & {aside.row for aside in plan.aside}


def _found(fields: dict[str, Any], key: str) -> Any:
    if key == "douar" and key not in fields:
        return fields.get("address")
    return fields.get(key) or fields.get(f"{key}_ar")


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.name)
def test_a_sample_comes_in_once(store: Store, path: Path) -> None:
    def plan() -> exchange.Plan:
        return exchange.plan_book(store, reading.read_here(path), "fr")

    first = plan()
    exchange.apply(store, first)
    assert store.count("member") == len(first.rows)
    again = plan()
    assert again.counts["same"] == len(first.rows)
    assert exchange.apply(store, again).txn is None


@pytest.mark.parametrize("near", [None, "member", "session"])
@pytest.mark.parametrize("register", ["product", "session"])
def test_nothing_of_another_list_becomes_a_member(
    store: Store, register: str, near: str | None
) -> None:
    """Wherever it was dropped."""
    book = reading.read_here(SAMPLES / f"{register}s-titles.xlsx")
    found = exchange.receive_book(store, book, "fr", exchange.Asked(near=near))
    assert found.main.register == register and found.writes
    assert "member" not in {plan.register for plan in found.plans}
