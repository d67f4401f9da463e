"""Lists by what records come to: filters, order, counts and totals of computed fields."""

from __future__ import annotations

import time

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store

#: name, stock, minimum, price of the material, state
PRODUCTS = (
    ("Amphore", "2", "5", 3000, "in_stock"),
    ("Bol", "9", "5", 1000, "in_stock"),
    ("Cruche", None, "1", 2000, "in_stock"),
    ("Dallage", "0", "3", 4000, "ended"),
    ("Écuelle", "4", None, None, "to_order"),
)


@pytest.fixture
def products(store: Store) -> dict[str, str]:
    uids = {}
    with store.transaction(_("x")) as t:
        for name, stock, minimum, price, state in PRODUCTS:
            values = {"name": name, "stock": stock, "minimum": minimum, "state": state}
            uids[name] = t.create("product", values)
            if price:
                t.create("material", {"product": uids[name], "unit_price": price, "rank": "i"})
    return uids


def names(store: Store, **options: object) -> list[str]:
    ids = store.find("product", **options)  # type: ignore[arg-type]
    return [row[1] for row in store.window("product", ids, ["name"])]


def test_a_computed_value_filters(store: Store, products: dict[str, str]) -> None:
    assert names(store, where={"low": True}) == ["Amphore", "Cruche"]
    assert store.count("product", where={"low": True}) == 2
    rest = names(store, where={"low": [None]})
    assert rest == ["Bol", "Dallage", "Écuelle"], "what is no longer made is not missed"
    assert names(store, where={"cost": [1000, 4000]}) == ["Bol", "Dallage"]
    assert names(store, where={"cost": [1000, None]}) == ["Bol", "Écuelle"]


def test_it_goes_with_other_filters_search_and_order(
    store: Store, products: dict[str, str]
) -> None:
    both = {"low": True, "state": ["in_stock"]}
    assert names(store, where=both, sort=(("cost", True),)) == ["Amphore", "Cruche"]
    assert names(store, where=both, sort=(("cost", False),)) == ["Cruche", "Amphore"]
    assert names(store, where={"low": True}, search="cru") == ["Cruche"]
    assert store.count("product", where={"low": True}, search="bol") == 0
    assert names(store, where={"low": True}, limit=1) == ["Amphore"]
    assert names(store, where={"low": True}, removed=True) == []


def test_it_is_never_stale(store: Store, products: dict[str, str]) -> None:
    assert names(store, where={"cost": 1000}) == ["Bol"]
    line = store.reader().lines("material", products["Bol"])[0]["uid"]
    with store.transaction(_("x")) as t:  # another register: a line of the record
        t.set("material", line, {"unit_price": 1500})
    assert names(store, where={"cost": 1000}) == []
    assert names(store, where={"cost": 1500}) == ["Bol"]
    with store.transaction(_("x")) as t:
        t.set("product", products["Amphore"], {"stock": "5"})
    assert names(store, where={"low": True}) == ["Cruche"]


def test_order_by_what_a_record_comes_to(store: Store, products: dict[str, str]) -> None:
    assert names(store, sort=(("cost", False),)) == [
        "Bol", "Cruche", "Amphore", "Dallage", "Écuelle"
    ]  # fmt: skip
    assert names(store, sort=(("cost", True),))[-1] == "Écuelle", "empty ones last either way"


def test_totals_and_values(store: Store, products: dict[str, str]) -> None:
    assert store.total("product", "value") == 2 * 3000 + 9 * 1000
    some = store.find("product", where={"low": True})
    assert store.total("product", "value", some) == 2 * 3000
    assert dict(store.values("product", "low")) == {True: 2, None: 3}


@pytest.mark.slow
def test_ten_thousand_products(store: Store) -> None:
    with store.transaction(_("x")) as t:
        many = [{"name": f"Tapis {n}", "stock": str(n % 7), "minimum": "2"} for n in range(10_000)]
        uids = t.bulk_create("product", many)
        t.bulk_create("material", [{"product": u, "unit_price": 100 + n, "rank": "i"}
                                   for n, u in enumerate(uids)])  # fmt: skip
    began = time.perf_counter()
    ids = store.find("product", sort=(("cost", True),))
    assert store.window("product", ids[:1], ["name"])[0][1] == "Tapis 9999"
    assert store.count("product", where={"low": True}) == 10_000 - 7_142
    assert time.perf_counter() - began < 10
