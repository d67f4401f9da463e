"""A clean list laid out as people do loses nobody and invents nobody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artisanest_desktop import exchange
from artisanest_desktop.exchange.book import Book, Sheet
from artisanest_desktop.store import Store

HEADS = {
    "fr": ["Nom", "Prénom", "Tél", "Douar", "Sexe"],
    "ar": ["الاسم العائلي", "الاسم الشخصي", "الهاتف", "الدوار", "الجنس"],
}
FAMILIES = ["Benali", "Bahi", "Chakir", "Mansouri", "El Idrissi", "Aït Ouali", "Zeroual"]
GIVEN = ["Khadija", "Zineb", "Itto", "Fatima Zahra", "Hassan", "Mbarka"]
NAMES = ("family_name", "given_name")
TITLES = ["Coopérative Tifawin", "Liste arrêtée au 3/4/2026", "لائحة المنخرطات"]
NOTES = ["Fait à Bouchane, le 3/4/2026", "Signature de la présidente", "NB : à compléter"]


@dataclass
class Drawn:
    """The sheets, and who stands on which row of which."""

    sheets: list[Sheet]
    people: Counter[tuple[str, int, str, str]]


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    folder = tmp_path_factory.mktemp("layout")
    with Store.open(folder / "a.artisanest", folder / "profile") as opened:
        yield opened


@st.composite
def people(draw: st.DrawFn) -> list[list[Any]]:
    count = draw(st.integers(2, 8))
    return [
        [
            draw(st.sampled_from(FAMILIES)),
            draw(st.sampled_from(GIVEN)),
            f"06{draw(st.integers(10_000_000, 99_999_999))}",
            draw(st.sampled_from(["Lahlalma", "Lgnadiz", ""])),
            draw(st.sampled_from(["F", "H"])),
        ]
        for _n in range(count)
    ]


@st.composite
def table(draw: st.DrawFn, order: list[int]) -> tuple[list[list[Any]], dict[int, list[Any]]]:
    """The rows of one table with what stands between them, and the people by row."""
    lang = draw(st.sampled_from(["fr", "ar"]))
    numbered = draw(st.booleans())

    def laid(cells: list[Any], first: Any) -> list[Any]:
        return [*([first] if numbered else []), *(cells[i] for i in order)]

    head = laid(HEADS[lang], "N°")
    rows, where = [head], {}
    for n, person in enumerate(draw(people()), 1):
        if n > 1:
            for what in draw(st.lists(st.sampled_from(["blank", "head", "total"]), max_size=2)):
                rows.append(
                    {"blank": [], "head": list(head), "total": ["Sous-total", "", "3"]}[what]
                )
        where[len(rows)] = person
        rows.append(laid(person, n))
    if draw(st.booleans()):
        rows.append(["Total", "", "12"])
    return rows, where


@st.composite
def layouts(draw: st.DrawFn) -> Drawn:
    """One to three tables, below each other, side by side, on sheets of their own or on a side."""
    kind = draw(st.sampled_from(["below", "beside", "sheets", "sideways", "one"]))
    count = 1 if kind in ("sideways", "one") else draw(st.integers(2, 3))
    sheets: list[list[list[Any]]] = []
    found: list[tuple[int, int, list[Any]]] = []
    for _n in range(count):
        order = draw(st.permutations(range(5)))
        rows, where = draw(table(list(order)))
        if kind == "sideways":
            people = [rows[i] for i in where]
            rows = [list(c) for c in zip(rows[0], *people, strict=True)]
            found += [(0, at, person) for at, person in enumerate(where.values(), 1)]
            sheets.append(rows)
            continue
        above = [[t] for t in draw(st.lists(st.sampled_from(TITLES), max_size=2, unique=True))]
        if above and draw(st.booleans()):
            above.append([])
        if kind == "sheets" or not sheets:
            at, start = len(sheets), len(above)
            sheets.append([*above, *rows])
        elif kind == "below":
            at, start = 0, len(sheets[0]) + 1 + len(above)
            sheets[0] += [[], *above, *rows]
        else:
            at, start = 0, 0
            left = max(map(len, sheets[0])) + 1
            taken = sheets[0] + [[] for _n in range(len(rows) - len(sheets[0]))]
            sheets[0] = [
                [*row, *[""] * (left - len(row)), *(rows[i] if i < len(rows) else [])]
                for i, row in enumerate(taken)
            ]
        found += [(at, start + i, person) for i, person in where.items()]
    if kind not in ("sideways", "beside"):
        for rows in sheets:
            if draw(st.booleans()):
                rows += [[], *[[t] for t in draw(st.lists(st.sampled_from(NOTES), max_size=2))]]
    top, left = draw(st.integers(1, 9)), draw(st.integers(1, 4))
    made = []
    for n, rows in enumerate(sheets, 1):
        width = max(map(len, rows))
        filled = [[*row, *[""] * (width - len(row))] for row in rows]
        made.append(Sheet(f"Feuil{n}", filled, top, left))
    first = left if kind == "sideways" else top
    return Drawn(made, Counter((f"Feuil{s + 1}", first + r, p[0], p[1]) for s, r, p in found))


@settings(
    max_examples=60,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(layouts())
def test_nobody_is_lost_and_nobody_invented(shelf: Store, drawn: Drawn) -> None:
    book = Book("l.xlsx", str(Path("l.xlsx")), "0" * 64, drawn.sheets)
    found = exchange.receive_book(shelf, book, "fr")
    assert [plan.register for plan in found.plans] == ["member"]
    plan = found.main
    assert drawn.people == Counter(
        (row.source or plan.sheet, row.row, *(row.fields.get(k) for k in NAMES))
        for row in plan.rows
    )
