"""What the cells of somebody else's list say, each repair told; what is not known stays empty."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading, repairs
from artisanest_desktop.exchange.plan import Plan, Row
from artisanest_desktop.exchange.planning import Asked
from artisanest_desktop.store import Store

Make = Callable[..., Plan]


def _column(plan: Make, header: str, cells: list[Any], key: str) -> list[tuple[Any, str]]:
    """Values of a field, and the rule that says something of them."""
    rows = [[f"Benali{n}", "Khadija", cell] for n, cell in enumerate(cells)]
    made = plan([["Nom", "Prénom", header], *rows])
    return [(row.fields.get(key), _rule(row, key)) for row in made.rows]


def _rule(row: Row, key: str) -> str:
    return next((r.rule for r in row.remarks if r.field == key), "")


@pytest.mark.parametrize(
    ("header", "key", "cell", "value", "rule"),
    [
        ("Tél", "phone", 612345678, "+212612345678", "lost-zero"),
        ("Tél", "phone", 6.61e8, "+212661000000", "lost-zero"),
        ("Tél", "phone", "6,61E+08", None, "phone-rounded"),
        ("Tél", "phone", "0000000000", None, "placeholder"),
        ("Tél", "phone", "pas de téléphone", None, "placeholder"),
        ("CIN", "national_id", "ee 123 456", "EE123456", "tidied"),
        ("CIN", "national_id", "EE123456", "EE123456", ""),
        ("CIN", "national_id", "EE12345O", "EE123450", "letter-for-figure"),
        ("CIN", "national_id", "xxx", None, "placeholder"),
        ("CIN", "national_id", "#N/A", None, "error-cell"),
        ("Né le", "birth", "30/02/1998", None, "date-impossible"),
        ("Né le", "birth", "présumé 1965", None, "date-unread"),
        ("Né le", "birth", "12/05/1385", None, "date-hijri"),
        ("Né le", "birth", 1385, None, "date-hijri"),
        ("Né le", "birth", 1961, "1961", "date-partial"),
        ("Né le", "birth", "00/00/0000", None, "placeholder"),
        ("Né le", "birth", dt.datetime(1961, 4, 3, 0, 0), "1961-04-03", ""),
        ("Né le", "birth", "14 غشت 1979", "1979-08-14", ""),
        ("Né le", "birth", "3 avr. 61", "1961-04-03", ""),
        ("Sexe", "sex", "Mlle", "F", ""),
        ("Sexe", "sex", "أنثى", "F", ""),
        ("Sexe", "sex", "M.", "M", ""),
        ("Sexe", "sex", "?", None, "placeholder"),
        ("WhatsApp", "whatsapp", "✓", True, ""),
        ("WhatsApp", "whatsapp", "X", True, ""),
        ("WhatsApp", "whatsapp", "لا", False, ""),
        ("WhatsApp", "whatsapp", "-", None, "placeholder"),
        ("Montant payé", "paid_in", "1 200,50 DH", 120050, ""),
        ("Montant payé", "paid_in", "1\u202f200,50 د.م.", 120050, ""),
        ("Montant payé", "paid_in", "1.200", 120000, ""),
        ("Montant payé", "paid_in", "٢٠٠ درهم", 20000, "digits"),
        ("Montant payé", "paid_in", "-50 dhs", -5000, ""),
        ("Montant payé", "paid_in", "beaucoup", None, "not-an-amount"),
        ("Douar", "douar", "N/A", None, "placeholder"),
        ("Douar", "douar", "Lahlalma\u200f\u00a0 Bas", "Lahlalma Bas", ""),
        ("Douar", "douar", "AÃ¯t Bouguemez", "Aït Bouguemez", "wrong-letters"),
        ("Douar", "douar", "ÇáÏæÇÑ", "الدوار", "wrong-letters"),
        ("Douar", "douar", "Ø¯ÙˆØ§Ø±", "دوار", "wrong-letters"),
        ("Douar", "douar", "Bn� Hlal", "Bn� Hlal", "letters-lost"),
        ("Douar", "douar", "=1+1", "=1+1", ""),
        ("Notes", "notes", "néant", None, "placeholder"),
        ("Notes", "notes", "Sans école", "Sans école", ""),
    ],
)
def test_one_cell(plan: Make, header: str, key: str, cell: Any, value: Any, rule: str) -> None:
    # As text: a workbook would calculate what begins with an equals sign.
    if isinstance(cell, str) and cell[:1] in "=#":
        cell = f" {cell}"
    assert _column(plan, header, [cell, None], key)[0] == (value, rule)


def test_each_repair_keeps_what_stood_in_the_cell(plan: Make, store: Store) -> None:
    made = plan(
        [["Nom", "Prénom", "Tél", "CIN"], ["Benali", "Khadija", 612345678, "ee123456"],
         ["Bahi", "Zineb", "655121809", None], ["Alami", "Aïcha", "6,1E+08", None]]
    )  # fmt: skip
    said = [(r.rule, r.level, r.was) for row in made.rows for r in row.remarks]
    assert said == [
        ("lost-zero", "repaired", "612345678"),
        ("tidied", "repaired", "ee123456"),
        ("lost-zero", "repaired", "655121809"),
        ("phone-rounded", "refused", "6,1E+08"),
    ]
    words = [store.language("en")(m) for m in repairs.summary(made, store.registers)]
    assert words == ["2 phones repaired", "1 card number repaired"]


def test_errors_and_formulas_without_a_value_are_said(
    store: Store, book: Callable[..., Any]
) -> None:
    path = book([["Nom", "Prénom", "Tél"], ["Benali", "Khadija", "a"], ["Bahi", "Zineb", "b"]])
    made = reading.read_here(path)
    sheet = made.sheets[0]
    sheet.rows[1][2] = sheet.rows[2][2] = ""
    sheet.unknown = {(1, 2): "#REF!", (2, 2): "="}
    plan = exchange.plan_book(store, made, "fr")
    assert [[(r.field, r.rule, r.level, r.was) for r in row.remarks] for row in plan.rows] == [
        [("phone", "error-cell", "check", "#REF!")],
        [("phone", "not-calculated", "check", "=")],
    ]


# -- which comes first, day or month

_DATES = [["Nom", "Prénom", "Né le"], ["A", "B", "3/4/1980"]]


def _births(made: Plan) -> list[Any]:
    return [row.fields.get("birth") for row in made.rows]


def test_one_date_settles_the_column(plan: Make) -> None:
    made = plan([*_DATES, ["A", "C", "25/4/1980"]])
    assert _births(made) == ["1980-04-03", "1980-04-25"] and not made.asks
    assert not made.repaired
    made = plan([*_DATES, ["A", "C", "4/25/1980"]])
    assert _births(made) == ["1980-03-04", "1980-04-25"] and not made.asks
    assert _rule(made.rows[0], "birth") == "month-first-column"


@pytest.mark.parametrize("mixed", [False, True])
def test_what_the_column_leaves_open_is_asked_once(
    plan: Make, book: Callable[..., Any], store: Store, mixed: bool
) -> None:
    more = [["A", "C", "25/4/1980"], ["A", "D", "4/25/1980"]] if mixed else []
    path = book([*_DATES, ["A", "E", "5/6/1981"], *more])
    made = plan(path)
    assert _births(made)[:2] == ["1980-04-03", "1981-06-05"]
    [ask] = made.asks
    assert (ask.column, ask.kind, ask.cells, ask.usual, ask.answer) == (
        2, "date-order", 2, "day", ""
    )  # fmt: skip
    words = store.language("fr")
    assert [(code, words(text)) for code, text in ask.options] == [
        ("day", "« 3/4/1980 » est le 3 avril 1980"),
        ("month", "« 3/4/1980 » est le 4 mars 1980"),
    ]
    assert [_rule(row, "birth") for row in made.rows[:2]] == ["date-order"] * 2
    answered = exchange.receive_book(
        store, reading.read_here(path), "fr", Asked(answers={"Sheet": {2: "month"}})
    ).main
    assert _births(answered)[:2] == ["1980-03-04", "1981-05-06"]
    assert answered.asks[0].answer == "month"


def test_dates_that_left_us_are_not_asked_about(plan: Make) -> None:
    made = plan([*_DATES[:1], ["A", "B", dt.date(1980, 4, 3)], ["A", "C", "1981"]])
    assert not made.asks
