"""An unknown column kept as a field of one's own: which kind its cells propose, and what is made
of them then."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop import exchange
from artisanest_desktop.exchange import ownkinds
from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.i18n import Language
from artisanest_desktop.store import Store

Make = Callable[..., Plan]
DAY = dt.date(2026, 11, 24)
VILLAGES = ("Est", "Ouest", "Est", "Nord", "Est", "Ouest", "Nord", "est", "Est")


@pytest.mark.parametrize(("cells", "kind"), [
    ((200, 150.5, "1 200", "75,5"), "number"),
    (("0612", "0007", "12"), "text"),
    ((612345678, 661234567), "text"),
    (("12/03/2020", "25/04/2021", dt.date(2022, 1, 1)), "date"),
    (("2019", "2020", "2021"), "number"),
    (("oui", "non", "Oui", ""), "yes_no"),
    (("x", "", "x"), "yes_no"),
    (("نعم", "لا", "نعم"), "yes_no"),
    ((1, 0, 1), "number"),
    (VILLAGES, "list"),
    (("Tigmi", "Azetta", "Amal", "Nour"), "text"),
    (("", None), "text"),
    (("٢٠٠", "٣٥٠"), "number"),
])  # fmt: skip
def test_the_kind_that_the_cells_have(cells: Sequence[Any], kind: str) -> None:
    assert ownkinds.propose(cells, Language("fr"), DAY) == kind


@given(st.lists(st.one_of(st.text(max_size=8), st.integers(), st.none()), max_size=20))
def test_any_cells_have_a_kind(cells: list[Any]) -> None:
    kind = ownkinds.propose(cells, Language("ar"), DAY)
    made, options = ownkinds.kind_of(kind, cells, Language("ar"))
    assert kind in ownkinds.KINDS and bool(options) == (kind == "list")
    for cell in cells:
        made.parse(cell, Language("ar"), DAY)


HEAD = ["Nom", "Prénom", "Cotisation", "Zone"]
NAMES = ("Benali", "Bouzid", "Errami", "Tazi", "Alaoui", "Naciri", "Bahi", "Zahiri", "Idrissi",
         "Fassi")  # fmt: skip


def rows(money: Sequence[Any], zones: Sequence[str]) -> list[list[Any]]:
    return [HEAD, *([name, "Khadija", money[at], zones[at]] for at, name in enumerate(NAMES))]


def test_proposed_converted_and_what_does_not_fit_is_kept(
    plan: Make, book: Callable[..., Path], store: Store
) -> None:
    money = [200, 150, 50, 75, 300, 20, 10, 40, 60, "à voir"]
    path = book(rows(money, [*VILLAGES, "Nord"]))
    made = plan(path, mapping={2: "~own", 3: "~own"})
    assert [c.target for c in made.columns[2:]] == ["~own:number", "~own:list"]
    assert made.rows[9].action == "new"
    said = [(r.rule, r.level) for r in made.rows[9].remarks]
    assert ("kept-in-notes", "check") in said
    exchange.apply(store, made)
    own = {f.label.id: f for f in store.registers["member"].fields if f.own}
    assert own["Cotisation"].kind.key == "quantity" and own["Zone"].kind.key == "choice"
    last = store.get("member", made.rows[9].uid or "")
    first = store.get("member", made.rows[0].uid or "")
    assert last is not None and first is not None
    assert last["notes"] == "Cotisation: à voir" and last.get(own["Cotisation"].key) is None
    assert (first[own["Cotisation"].key], first[own["Zone"].key]) == ("200", "Est")
    again = plan(path)
    assert again.counts["same"] == 10 and not again.new_fields


def test_another_kind_is_chosen_and_remembered(plan: Make, store: Store) -> None:
    filled = rows(["200"] * 10, [*VILLAGES, "Nord"])
    made = plan(filled, mapping={2: "~own:text", 3: "~own:text"})
    assert [c.target for c in made.columns[2:]] == ["~own:text", "~own:text"]
    exchange.apply(store, made)
    assert {f.kind.key for f in store.registers["member"].fields if f.own} == {"text"}


def test_a_plan_with_kinds_is_kept_as_text(plan: Make) -> None:
    made = plan(rows([1] * 10, [*VILLAGES, "Nord"]), mapping={2: "~own", 3: "~own"})
    back = Plan.from_json(made.to_json())
    assert back.new_kinds == made.new_kinds and "list" in str(made.new_kinds)
