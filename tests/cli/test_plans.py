"""A plan in words and as JSON: what is asked, who may be one, what is not in the file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from artisanest_desktop.cli.plans import as_json, as_text
from artisanest_desktop.exchange.plan import Alike, Ask, Plan, Received, Row
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store


@pytest.fixture
def found() -> Received:
    """One row that may be somebody, one question of a column, one record that did not come."""
    row = Row(4, "new", "u-1", {"family_name": "Ahmad"}, source="Feuil2")
    row.alike = [Alike("u-2", 0, "Hmad", 0.9, [_("Same phone")], sure=True)]
    options = [("day", _("day")), ("month", _("month"))]
    ask = Ask(3, "date-order", _("Reading"), options, 2, "day")
    plan = Plan(
        "member", "fr", "l.xlsx", "", "", "Feuil1", ["Feuil1"], 1, [], [row], [], [], "", {}
    )
    plan.asks, plan.missing = [ask], {"u-3": "Errami Naïma"}
    return Received("l.xlsx", ["Feuil1"], [plan])


def test_people_read_what_is_asked(store: Store, found: Received) -> None:
    text = as_text(store, found, store.language("fr"))
    asked = next(line for line in text.splitlines() if line.startswith("  ? "))
    assert asked.endswith("jour")
    assert "=    4  Ahmad · peut-être Hmad" in text and "Même téléphone" in text
    assert "- Errami Naïma" in text


def test_programs_read_it_too(store: Store, found: Received) -> None:
    data = json.loads(as_json(store, found, store.language("fr")))
    assert data["asks"][0]["taken"] == "day"
    assert data["missing"] == [{"register": "member", "record": "u-3"}]
    row = data["rows"][0]
    assert row["sheet"] == "Feuil2" and row["alike"][0]["sure"]


@pytest.fixture
def store(tmp_path: Path):
    """An empty store."""
    with Store.open(tmp_path / "a.artisanest", tmp_path / "profile") as opened:
        yield opened
