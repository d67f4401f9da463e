"""A record like another one: its lines go along, what is true of one only does not."""

from __future__ import annotations

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.store import Store
from artisanest_desktop.store.copying import duplicate


def copy(store: Store, register: str, uid: str) -> str:
    with store.transaction(_("Duplicated")) as t:
        return duplicate(t, store, register, uid)


def values(store: Store, register: str, uid: str, *keys: str) -> list[tuple[object, ...]]:
    return [tuple(line.get(k) for k in keys) for line in store.reader().lines(register, uid)]


@pytest.fixture
def carpet(store: Store) -> str:
    with store.transaction(_("x")) as t:
        made_by = [t.create("member", {"given_name": n}) for n in ("Rkia", "Mbarka")]
        uid = t.create("product", {"name": "Tapis", "name_ar": "زربية", "price": 18000,
                                   "margin": "20", "stock": "4", "minimum": "2"})  # fmt: skip
        for n, member in enumerate(made_by):
            t.create("maker", {"product": uid, "member": member, "share": "50", "rank": "im"[n]})
        for name, rank in (("Laine", "i"), ("Coton", "m"), ("Soie", "s")):
            t.create("material", {"product": uid, "name": name, "unit_price": 100, "rank": rank})
        t.create("work", {"product": uid, "step": "Tissage", "hours": "3", "rank": "i"})
        t.create("certificate", {"product": uid, "name": "Label", "rank": "i"})
        t.create("attachment", {"record": uid, "register": "product", "name": "a.jpg"})
    gone = store.reader().lines("material", uid)[1]["uid"]
    with store.transaction(_("x")) as t:
        t.remove("material", gone)
    return uid


def test_a_product_with_its_price_sheet_and_makers(store: Store, carpet: str) -> None:
    new = copy(store, "product", carpet)
    one, other = store.get("product", carpet), store.get("product", new)
    assert one is not None and other is not None
    assert [other[k] for k in ("name", "name_ar", "price", "margin", "minimum")] == [
        "Tapis", "زربية", 18000, "20", "2"
    ]  # fmt: skip
    assert other["stock"] is None, "none of the new one is there yet"
    assert (one["number"], other["number"]) == ("P-0001", "P-0002")
    copied = {"material": ("name", "unit_price", "rank"), "work": ("step", "hours"),
              "maker": ("member", "share")}  # fmt: skip
    for register, keys in copied.items():
        assert values(store, register, new, *keys) == values(store, register, carpet, *keys)
    assert [name for (name,) in values(store, "material", new, "name")] == ["Laine", "Soie"]
    assert not values(store, "certificate", new, "name")
    assert not values(store, "attachment", new, "name")


def test_the_two_are_two(store: Store, carpet: str) -> None:
    new = copy(store, "product", carpet)
    line = store.reader().lines("material", new)[0]["uid"]
    with store.transaction(_("x")) as t:
        t.set("material", line, {"unit_price": 999})
    assert values(store, "material", carpet, "unit_price")[0] == (100,)


def test_it_is_one_transaction_and_one_undo(store: Store, carpet: str) -> None:
    before = len(store.history())
    new = copy(store, "product", carpet)
    assert len(store.history()) == before + 1
    last = store.last_undoable()
    assert last is not None
    store.undo(last.txn)
    gone = store.get("product", new)
    assert gone is not None and gone["removed"]
    assert not values(store, "material", new, "name")
    assert len(values(store, "material", carpet, "name")) == 2


def test_a_session_is_repeated_elsewhere(store: Store) -> None:
    with store.transaction(_("x")) as t:
        partner = t.create("partner", {"name": "SNOVA"})
        uid = t.create("session", {"title": "Juste prix", "objectives": "Calculer", "state": "held",
                                   "place": "Bouchane", "commune": "07.427.07.05",
                                   "decisions": "Revoir en mai", "capacity": 20})  # fmt: skip
        t.create("slot", {"session": uid, "date": "2026-11-02", "start": "09:00", "end": "12:00",
                          "topic": "Coûts"})  # fmt: skip
        t.create("session_partner", {"session": uid, "partner": partner, "role": "host"})
        t.create("participant", {"session": uid, "given_name": "Rkia"})
        t.create("commitment", {"session": uid, "what": "Photos"})
    new = copy(store, "session", uid)
    found = store.get("session", new)
    assert found is not None
    assert [found[k] for k in ("title", "objectives", "capacity", "state")] == [
        "Juste prix", "Calculer", 20, "planned"
    ]  # fmt: skip
    assert [found[k] for k in ("place", "commune", "decisions")] == [None, None, None]
    slots = values(store, "slot", new, "date", "start", "end", "topic")
    assert slots == [(None, "09:00", "12:00", "Coûts")]
    assert values(store, "session_partner", new, "partner", "role") == [(partner, "host")]
    assert not values(store, "participant", new, "given_name")
    assert not values(store, "commitment", new, "what")


def test_what_goes_along_are_lines_of_the_register() -> None:
    for register in REGISTERS.values():
        for key in register.copied:
            assert REGISTERS[key].parent_register == register.key


def test_nothing_is_made_of_an_unknown_record(store: Store) -> None:
    before = len(store.history())
    with pytest.raises(KeyError):
        copy(store, "product", "nobody")
    assert len(store.history()) == before
