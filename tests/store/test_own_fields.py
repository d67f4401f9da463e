"""A field added in twenty seconds is a field like any other; packs and lists follow the person."""

from __future__ import annotations

import datetime as dt

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.model import seeds
from artisanest_desktop.model.fields import Field
from artisanest_desktop.store import Store, lists
from tests.store.conftest import OpenStore
from tests.store.doing import FakeClock, exchange, member, value, write


def add_field(store: Store, name: str, kind: str, **more: object) -> str:
    """A new own field of members; returns its key."""
    with store.transaction(_("Add a field")) as t:
        uid = t.create("own_field", {"name": name, "register": "member", "kind": kind, **more})
    return f"own.{uid}"


KINDS = [
    ("text", "Derb Lferran", "Nzala"),
    ("number", "38.5", "9"),
    ("date", "2026-11-24", "1999-01-02"),
    ("yes_no", True, False),
    ("list", "coton", "laine"),
]


@pytest.mark.parametrize(("kind", "one", "two"), KINDS)
def test_a_field_of_ones_own(
    store: Store, open_store: OpenStore, kind: str, one: object, two: object
) -> None:
    key = add_field(store, "Pointure", kind, options="laine; coton ;soie", private=True)
    field = store.registers["member"][key]
    assert (str(field.label), field.own, field.private, field.section) == (
        "Pointure", True, True, "own",
    )  # fmt: skip
    a = member(store, family_name="Alaoui", **{key: one})
    b = member(store, family_name="Benali")
    c = member(store, family_name="Chraibi")
    changed = write(store, (c, {key: two}))
    assert value(store, a, key) == one
    assert store.history("member", c)[0].changes[0][2] == {key: (None, two)}
    # list, filter, sort, chips
    found = store.find("member")
    assert store.window("member", found, ["family_name", key]) == [
        (a, "Alaoui", one),
        (b, "Benali", None),
        (c, "Chraibi", two),
    ]
    assert store.find("member", where={key: one}) == [store.row_id("member", a)]
    assert store.find("member", where={key: None}) == [store.row_id("member", b)]
    both = store.find("member", where={key: [one, None]})
    assert len(both) == 2
    down = store.find("member", sort=[(key, True)])
    up = store.find("member", sort=[(key, False)])
    assert down[-1] == up[-1] == store.row_id("member", b), "the empty ones last either way"
    assert down[:2] == up[:2][::-1]
    assert dict(store.values("member", key)) == {one: 1, two: 1, None: 1}
    # undo, restart, merge
    store.undo(changed)
    assert value(store, c, key) is None
    store.close()
    again, other = open_store(), open_store("there")
    assert again.registers["member"][key].kind.key == field.kind.key
    other.receive(again.package())
    assert value(other, a, key) == one
    assert other.registers["member"][key].own
    assert again.check() == other.check() == []


def test_words_in_own_fields_are_found(store: Store, other: Store) -> None:
    key = add_field(store, "Surnom", "text")
    uid = member(store, family_name="Benali", **{key: "Lalla Tamou"})
    assert len(store.find("member", search="tamou")) == 1
    other.receive(store.package())
    assert len(other.find("member", search="tamou")) == 1, "field and value came in one package"
    write(store, (uid, {key: "Zineb"}))
    assert store.find("member", search="tamou") == []
    assert len(store.find("member", search="zineb")) == 1


def test_values_that_came_before_their_field(store: Store, other: Store) -> None:
    """A field removed and brought back: its values were kept, and are found again."""
    key = add_field(store, "Surnom", "text")
    uid = member(store, family_name="Benali", **{key: "Lalla Tamou"})
    with store.transaction(_("Remove the field")) as t:
        t.remove("own_field", key.removeprefix("own."))
    assert key not in store.registers["member"].by_key
    assert store.find("member", search="tamou") == []
    assert value(store, uid, key) == "Lalla Tamou"
    write(store, (uid, {"douar": "Tlauh"}))
    last = store.history()[1]
    store.undo(last.txn)
    assert store.registers["member"][key].own
    assert value(store, uid, key) == "Lalla Tamou"
    assert len(store.find("member", search="tamou")) == 1
    exchange(store, other)
    assert len(other.find("member", search="tamou")) == 1


def test_numbers_of_ones_own_add_up(store: Store) -> None:
    key = add_field(store, "Heures", "number")
    for hours in ("2.5", "10", None, "9"):
        member(store, family_name="Benali", **{key: hours})
    assert store.total("member", key) == 21.5
    assert store.total("member", key, store.find("member", where={key: ["10", "9"]})) == 19


def test_numbers_of_ones_own_sort_as_numbers(store: Store) -> None:
    key = add_field(store, "Heures", "number")
    for hours in ("10", "9", "2.5", "100"):
        member(store, family_name="Benali", **{key: hours})
    order = store.window("member", store.find("member", sort=[(key, False)]), [key])
    assert [row[1] for row in order] == ["2.5", "9", "10", "100"]


def test_two_people_write_an_own_field(store: Store, other: Store) -> None:
    key = add_field(store, "Surnom", "text")
    uid = member(store, family_name="Benali")
    exchange(store, other)
    write(store, (uid, {key: "Tamou"}))
    write(other, (uid, {key: "Zineb"}))
    exchange(store, other)
    for one in (store, other):
        (question,) = one.questions()
        assert question.field == key
        assert {a.value for a in question.answers} == {"Tamou", "Zineb"}


def test_an_own_field_renamed_keeps_its_values(store: Store) -> None:
    key = add_field(store, "Surnom", "text")
    uid = member(store, family_name="Benali", **{key: "Tamou"})
    with store.transaction(_("Rename")) as t:
        t.set("own_field", key.removeprefix("own."), {"name": "Nom d’usage"})
    assert str(store.registers["member"][key].label) == "Nom d’usage"
    assert value(store, uid, key) == "Tamou"


# -- packs


def has(store: Store, key: str) -> bool:
    return key in store.registers["member"].by_key


def test_a_pack_off_keeps_what_it_held(
    store: Store, open_store: OpenStore, clock: FakeClock
) -> None:
    uid = member(store, family_name="Benali")
    assert not has(store, "schooling")
    with store.transaction(_("Add a programme")) as t:
        programme = t.create(
            "programme", {"name": "Alpha", "pack": "schooling", "until": "2026-12-31"}
        )
    assert has(store, "schooling") and not has(store, "children")
    write(store, (uid, {"schooling": "literacy"}))
    with store.transaction(_("End")) as t:
        t.remove("programme", programme)
    assert not has(store, "schooling")
    write(store, (uid, {"family_name": "Alaoui"}))
    assert value(store, uid, "schooling") == "literacy"
    with store.transaction(_("Again")) as t:
        t.recover("programme", programme)
    assert has(store, "schooling")
    store.close()
    clock.put(dt.datetime(2027, 1, 1, tzinfo=dt.UTC))
    later = open_store()
    assert not has(later, "schooling"), "its end has come"
    assert value(later, uid, "schooling") == "literacy"
    assert later.check() == []


# -- lists


def trade(store: Store, code: str) -> dict[str, object]:
    found = store.find("trade", where={"code": code})
    (uid,) = [row[0] for row in store.window("trade", found, [])]
    record = store.get("trade", uid)
    assert record is not None
    return record


def test_seeds_are_the_same_records_everywhere(store: Store, other: Store) -> None:
    code = str(seeds.seed_rows("trade")[0]["code"])
    assert trade(store, code)["uid"] == trade(other, code)["uid"]
    assert store.history() == []


def test_a_seed_update_leaves_what_a_person_edited(
    store: Store, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third, *_rest = (str(r["code"]) for r in seeds.seed_rows("trade"))
    for code, values in ((first, {"name": "Tissage de chez nous"}), (third, {"removed": True})):
        with store.transaction(_("Edit")) as t:
            t.set("trade", str(trade(store, code)["uid"]), values)
    last = store.last_undoable()
    assert last is not None
    removed = store.find("trade", removed=True)
    store.close()

    def later(register: str) -> list[dict[str, object]]:
        rows = [dict(r) for r in seeds.seed_rows(register)]
        if register == "trade":
            rows = [{**r, "name": f"{r['name']} (2027)"} for r in rows]
            rows.append({"code": "drone_weaving", "name": "Tissage par drone"})
        return rows

    monkeypatch.setattr(lists, "seed_rows", later)
    monkeypatch.setattr(seeds, "SEED_VERSION", 99)
    monkeypatch.setattr(lists, "SEED_VERSION", 99)
    again = open_store()
    assert trade(again, first)["name"] == "Tissage de chez nous"
    assert str(trade(again, second)["name"]).endswith(" (2027)")
    assert again.find("trade", removed=True) == removed
    assert trade(again, "drone_weaving")["name"] == "Tissage par drone"
    assert again.terms.label("trade", "drone_weaving", "fr") == "Tissage par drone"
    assert len(again.history()) == 2
    assert again.check() == []


def model(store: Store, code: str) -> tuple[str, list[str]]:
    """A shipped session model and the topics of its half-days."""
    (row,) = store.find("template", where={"code": code})
    uid = str(store.row_uid("template", row))
    return uid, [line["topic"] for line in store.reader().lines("template_slot", uid)]


def test_a_seed_update_leaves_the_lines_of_a_model_that_somebody_changed(
    store: Store, open_store: OpenStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    titled, topics = model(store, "PRI")
    lined, _topics = model(store, "ACC")
    erased, _topics = model(store, "GOV")
    with store.transaction(_("Edit")) as t:
        t.set("template", titled, {"title": "Nos prix"})
        t.create("template_slot", {"template": lined, "day": 3, "topic": "Visite au souk"})
    store.erase("template", erased)
    store.close()

    def later(register: str) -> list[dict[str, object]]:
        rows = [dict(r) for r in seeds.seed_rows(register)]
        return [{**r, "topic": "2027"} if register == "template_slot" else r for r in rows]

    monkeypatch.setattr(lists, "seed_rows", later)
    monkeypatch.setattr(seeds, "SEED_VERSION", 99)
    monkeypatch.setattr(lists, "SEED_VERSION", 99)
    again = open_store()
    assert model(again, "PRI")[1] == topics
    assert "2027" not in model(again, "ACC")[1] and "Visite au souk" in model(again, "ACC")[1]
    assert set(model(again, "PHO")[1]) == {"2027"}
    assert again.get("template", erased) is None
    assert again.reader().lines("template_slot", erased) == []
    assert again.check() == []


def test_a_word_changed_in_a_list_is_found_at_once(store: Store) -> None:
    code = str(seeds.seed_rows("trade")[0]["code"])
    uid = member(store, family_name="Benali", trade=code)
    with store.transaction(_("Edit")) as t:
        t.set("trade", str(trade(store, code)["uid"]), {"name": "Dentelle lunaire"})
    assert store.find("member", search="lunaire") == [store.row_id("member", uid)]


def test_unknown_field_declarations_do_no_harm(store: Store) -> None:
    """A field a newer program made, of a kind we do not know, is kept as text."""
    key = add_field(store, "Parfum", "hologram")
    field: Field = store.registers["member"][key]
    assert field.kind.key == "text"
    with store.transaction(_("Nameless")) as t:
        t.create("own_field", {"kind": "text"})
    assert len([f for f in store.registers["member"].fields if f.own]) == 1
