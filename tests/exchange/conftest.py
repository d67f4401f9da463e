"""A store to receive into, and small workbooks as people make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading
from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store

Rows = Sequence[Sequence[Any]]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store.open(tmp_path / "store" / "a.artisanest", tmp_path / "profile") as opened:
        yield opened


@pytest.fixture
def book(tmp_path: Path) -> Callable[..., Path]:
    """``book(rows, name="list.xlsx")``: a workbook with these rows on its one sheet."""

    def make(rows: Rows, name: str = "list.xlsx") -> Path:
        path = tmp_path / name
        made = openpyxl.Workbook()
        for row in rows:
            made.active.append(list(row))
        made.save(path)
        return path

    return make


@pytest.fixture
def plan(store: Store, book: Callable[..., Path]) -> Callable[..., Plan]:
    """``plan(rows or path, lang="fr", **more)``: read in this process, for speed."""

    def make(what: Rows | Path, lang: str = "fr", **more: Any) -> Plan:
        path = what if isinstance(what, Path) else book(what)
        return exchange.plan_book(store, reading.read_here(path), lang, **more)

    return make


@pytest.fixture
def people(store: Store) -> list[str]:
    """Four members, each with something of her own."""
    with store.transaction(_("Four members")) as t:
        return t.bulk_create(
            "member",
            [
                {
                    "family_name": "Benali",
                    "given_name": "Khadija",
                    "sex": "F",
                    "phone": "+212612345678",
                    "birth": "1978-03-12",
                    "role": "president",
                    "trade": "TX03",
                    "commune": "07.427.07.05",
                    "shares": 3,
                    "paid_in": 150050,
                    "national_id": "EE123456",
                },
                {"family_name_ar": "الناصري", "given_name_ar": "حادة", "birth": "1961", "sex": "F"},
                {
                    "family_name": "Bouzid",
                    "given_name": "Mohamed",
                    "sex": "M",
                    "phone": "061234567",
                    "joined": "2018-09",
                    "notes": "=1+1\nà voir",
                    "whatsapp": False,
                },
                {"family_name": "=HYPERLINK(1)", "given_name": "-Zahra", "douar": "007"},
            ],
        )


def cells(path: Path, sheet: int = 0) -> list[list[Any]]:
    """What a workbook's sheet holds, as openpyxl sees it."""
    made = openpyxl.load_workbook(path)
    return [[c.value for c in row] for row in made.worksheets[sheet].iter_rows()]


@pytest.fixture
def whole(store: Store, people: list[str]) -> dict[str, list[str]]:
    """A cooperative with something in every register: uids by register, in order of making."""
    from tests.exchange.filling import fill

    return fill(store, people)
