"""Undo and redo: after a restart, of an import of last week, and never over someone's work."""

from __future__ import annotations

import pytest

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Refusal, Store
from artisanest_desktop.store.undo import UndoResult
from tests.store.conftest import OpenStore
from tests.store.doing import FakeClock, exchange, member, value, write


def undo(store: Store) -> UndoResult:
    last = store.last_undoable()
    assert last is not None
    return store.undo(last.txn)


def redo(store: Store) -> UndoResult:
    last = store.last_redoable()
    assert last is not None
    return store.undo(last.txn)


def test_back_step_by_step_and_forth_again(store: Store) -> None:
    uid = member(store, family_name="Benali")
    for name in ("Alaoui", "Idrissi", "Tazi"):
        write(store, (uid, {"family_name": name}))
    seen = []
    for _n in range(4):
        undo(store)
        seen.append((value(store, uid, "family_name"), value(store, uid, "removed")))
    assert seen == [("Idrissi", False), ("Alaoui", False), ("Benali", False), ("Benali", True)]
    assert store.last_undoable() is None
    seen = []
    while store.last_redoable() is not None:
        redo(store)
        seen.append((value(store, uid, "family_name"), value(store, uid, "removed")))
    assert seen == [("Benali", False), ("Alaoui", False), ("Idrissi", False), ("Tazi", False)]
    assert store.check() == []


def test_each_step_after_a_restart(store: Store, open_store: OpenStore) -> None:
    uid = member(store, family_name="Benali")
    for name in ("Alaoui", "Idrissi"):
        write(store, (uid, {"family_name": name}))
    store.close()
    for step, expected in ((undo, "Alaoui"), (undo, "Benali"), (redo, "Alaoui"), (redo, "Idrissi")):
        again = open_store("here")
        step(again)
        assert value(again, uid, "family_name") == expected
        again.close()


def test_the_titles_people_read(store: Store) -> None:
    uid = member(store, family_name="Benali")
    write(store, (uid, {"douar": "Tlauh"}), title=_("Village"))
    titles = [str(undo(store).title), str(redo(store).title), str(undo(store).title)]
    assert titles == ["Undo: Village", "Redo: Village", "Undo: Village"]


def test_an_import_of_last_week_keeps_what_was_edited_since(
    store: Store, open_store: OpenStore, clock: FakeClock
) -> None:
    old = member(store, family_name="Benali", phone="+212600000000")
    with store.transaction(_("Import"), kind="import") as t:
        new = t.bulk_create("member", [{"family_name": f"N{n}"} for n in range(600)])
        t.set("member", old, {"phone": "+212611111111", "douar": "Tlauh"})
    assert t.uid is not None
    store.close()
    clock.go(days=7)
    again = open_store()
    write(again, (new[0], {"phone": "+212622222222"}))
    write(again, (old, {"douar": "Nzala"}))
    done = again.undo(t.uid)
    assert value(again, new[0], "removed") is False
    assert value(again, new[1], "removed") is True
    assert value(again, old, "phone") == "+212600000000"
    assert value(again, old, "douar") == "Nzala"
    assert ("member", old, "douar") in done.kept
    assert {uid for _register, uid, _field in done.kept} == {old, new[0]}
    assert again.count("member") == 2
    assert again.check() == []
    redone = redo(again)
    assert again.count("member") == 601
    assert value(again, old, "phone") == "+212611111111"
    assert value(again, old, "douar") == "Nzala"
    assert redone.txn is not None
    assert again.check() == []


def test_what_others_changed_since_is_left_and_named(store: Store, other: Store) -> None:
    uid = member(store, family_name="Benali")
    mine = write(store, (uid, {"douar": "Tlauh", "phone": "+212611111111"}))
    exchange(store, other)
    write(other, (uid, {"douar": "Nzala"}))
    exchange(store, other)
    done = store.undo(mine)
    assert done.kept == [("member", uid, "douar")]
    assert value(store, uid, "douar") == "Nzala"
    assert value(store, uid, "phone") is None
    exchange(store, other)
    assert value(other, uid, "phone") is None


def test_undo_offers_what_was_written_here(store: Store, other: Store) -> None:
    uid = member(store, family_name="Benali")
    exchange(store, other)
    theirs = write(other, (uid, {"douar": "Tlauh"}))
    exchange(store, other)
    last = store.last_undoable()
    assert last is not None and last.txn != theirs
    store.undo(theirs)
    assert value(store, uid, "douar") is None, "from the history anything can be undone"


def test_undone_on_one_side_and_edited_on_the_other(store: Store, other: Store) -> None:
    uid = member(store, family_name="Benali")
    edit = write(store, (uid, {"douar": "Tlauh"}))
    exchange(store, other)
    store.undo(edit)
    write(other, (uid, {"douar": "Nzala"}))
    exchange(store, other)
    (question,) = store.questions()
    assert {a.value for a in question.answers} == {None, "Nzala"}
    assert [q.field for q in other.questions()] == ["douar"]


def test_twice_is_refused_in_words(store: Store) -> None:
    uid = member(store, family_name="Benali")
    edit = write(store, (uid, {"douar": "Tlauh"}))
    store.undo(edit)
    with pytest.raises(Refusal, match="already undone"):
        store.undo(edit)
    with pytest.raises(KeyError):
        store.undo("unknown")


def test_a_removal_comes_back(store: Store) -> None:
    uid = member(store, family_name="Benali")
    with store.transaction(_("Remove")) as t:
        t.remove("member", uid)
    assert store.count("member") == 0
    assert store.find("member", removed=True) != []
    undo(store)
    assert store.count("member") == 1
    assert store.find("member", search="benali") != []


def test_redo_is_gone_after_something_new(store: Store) -> None:
    uid = member(store, family_name="Benali")
    write(store, (uid, {"douar": "Tlauh"}))
    undo(store)
    assert store.last_redoable() is not None
    write(store, (uid, {"phone": "+212611111111"}))
    assert store.last_redoable() is None


def test_a_changed_number_is_undone_with_its_trace(store: Store) -> None:
    uid = member(store, family_name="Benali")
    write(store, (uid, {"number": "M-0777"}))
    assert value(store, uid, "former_numbers") == "M-0001"
    assert store.find("member", search="M-0001") != []
    undo(store)
    assert value(store, uid, "number") == "M-0001"
    assert value(store, uid, "former_numbers") is None
    assert value(store, member(store, family_name="Alaoui"), "number") == "M-0778"


def test_the_history_of_a_record_and_bringing_a_value_back(store: Store) -> None:
    uid = member(store, family_name="Benali")
    with store.transaction(_("Village"), author="Brahim") as t:
        t.set("member", uid, {"douar": "Tlauh"})
    write(store, (uid, {"douar": None}))
    last, middle, first = store.history("member", uid)
    assert middle.author == "Brahim"
    assert last.author == "Khadija"
    assert last.changes == [("member", uid, {"douar": ("Tlauh", None)})]
    assert first.changes[0][2]["family_name"] == (None, "Benali")
    assert (middle.at, middle.offset) == (middle.at, 60)
    before = last.changes[0][2]["douar"][0]
    write(store, (uid, {"douar": before}))
    assert value(store, uid, "douar") == "Tlauh"


def test_history_page_by_page(store: Store) -> None:
    uid = member(store, family_name="Benali")
    for n in range(9):
        write(store, (uid, {"shares": n}))
    whole = [e.txn for e in store.history()]
    parts = [e.txn for start in range(0, 10, 3) for e in store.history(limit=3, offset=start)]
    assert parts == whole
    assert store.history("cooperative") == []
    with store.transaction(_("Import"), kind="import") as t:
        t.bulk_create("member", [{"family_name": f"N{n}"} for n in range(80)])
    (newest,) = store.history(limit=1)
    assert (newest.records, len(newest.changes)) == (80, 50)
