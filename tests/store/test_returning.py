"""A returned workbook is a transaction that saw only what had been seen when it left (R5)."""

from __future__ import annotations

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store, documents


def test_what_was_typed_since_stays_on_show_and_becomes_a_question(store: Store) -> None:
    with store.transaction(_("Create")) as t:
        uid = t.create("member", {"family_name": "Benali", "phone": "+212611111111"})
    left = documents.leave(store)
    with store.transaction(_("Edit")) as t:
        t.set("member", uid, {"phone": "+212622222222"})

    with store.transaction(_("Import %(name)s") % {"name": "x.xlsx"}, kind="import") as t:
        t.seen, t.stamp = left.seen, left.stamp
        t.set("member", uid, {"phone": "+212633333333", "douar": "Tlauh"})

    record = store.get("member", uid)
    assert record is not None
    assert (record["phone"], record["douar"]) == ("+212622222222", "Tlauh")
    (question,) = store.questions()
    assert (question.uid, question.field) == (uid, "phone")
    assert [a.value for a in question.answers] == ["+212622222222", "+212633333333"]

    with store.transaction(_("Settle"), kind="settle") as t:
        t.settle("member", uid, "phone", "+212622222222")
    assert store.questions() == []
    assert store.check() == []
