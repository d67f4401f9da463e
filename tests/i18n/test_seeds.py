"""The seed tables: complete, in the store's own values, every word understood again."""

from __future__ import annotations

import datetime as dt

import pytest

from artisanest_desktop.i18n import LANGUAGES, Language
from artisanest_desktop.i18n.terms import PARENTS, TABLES
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.model.seeds import SEEDED, seed_key, seed_rows
from artisanest_desktop.rules import Reference

COUNTS = {
    "trade": 69,
    "region": 12,
    "province": 75,
    "commune": 251,
    "theme": 25,
    "unit": 19,
    "ethic": 8,
    "age_limit": 4,
    "wage": 14,
    "template": 8,
    "template_slot": 23,
}


@pytest.mark.parametrize("table", SEEDED)
def test_rows(table: str) -> None:
    rows = seed_rows(table)
    register = REGISTERS[table]
    assert len(rows) == COUNTS[table]
    assert len({seed_key(table, row) for row in rows}) == len(rows)
    lang, today = Language("fr"), dt.date(2026, 11, 20)
    for row in rows:
        assert set(row) <= set(register.by_key)
        for key, value in row.items():
            kind = register[key].kind
            if isinstance(kind, Reference):
                continue  # names a row of another file by its code
            assert kind.parse(kind.format(value, lang), lang, today).value == value


@pytest.mark.parametrize("table", TABLES)
def test_every_word_is_understood(table: str) -> None:
    terms = Language("fr").terms
    for lang in LANGUAGES:
        for code, label in terms.options(table, lang):
            assert terms.find(table, label) == code
    for row in seed_rows(table):
        for alias in filter(None, map(str.strip, row.get("aliases", "").split(";"))):
            assert terms.find(table, alias) == row["code"], alias
        assert row["name"] and row["name_ar"]
        above = PARENTS.get(table)
        if above:
            assert row[above] in terms.tables[above]


def test_rehamna() -> None:
    rows = [row for row in seed_rows("commune") if row["province"] == "07.427"]
    assert len(rows) == 25
    assert sum(row["urban"] for row in rows) == 2


def test_the_wage_floor_of_today() -> None:
    rows = [r for r in seed_rows("wage") if r["kind"] == "SMIG" and r["from_date"] <= "2026-11-20"]
    newest = max(rows, key=lambda r: r["from_date"])
    assert (newest["amount"], newest["confirmed"]) == (1792, True)
    assert [r["confirmed"] for r in rows if r["from_date"] < "2019"] == [False]


def test_session_models_are_told_in_three_languages_with_their_half_days() -> None:
    models = {row["code"]: row for row in seed_rows("template")}
    words = ("title", "objectives", "agenda")
    for row in models.values():
        for key in words:
            told = [row[key], row[f"{key}_ar"], row[f"{key}_en"]]
            lines = {len(text.splitlines()) for text in told}
            assert len(lines) == 1, (row["code"], key)
    halves = seed_rows("template_slot")
    assert {row["template"] for row in halves} == set(models)
    assert all(row["topic"] and row["topic_ar"] and row["topic_en"] for row in halves)
    assert all(row["start"] < row["end"] for row in halves)
    themes = {row["code"] for row in seed_rows("theme")}
    assert {row["theme"] for row in models.values() if row.get("theme")} <= themes
