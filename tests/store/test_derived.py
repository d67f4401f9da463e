"""What is derived from a record is made anew where it has to be, and only there."""

from __future__ import annotations

import random
from typing import Any

import pytest
import sqlalchemy as sa

from artisanest_desktop.i18n import _
from artisanest_desktop.model import face
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.store import Store, schema
from tests.store.doing import member, write


@pytest.mark.parametrize("register", REGISTERS)
def test_a_title_is_made_of_what_it_says_it_is(register: str) -> None:
    declared, chance = REGISTERS[register], random.Random(register)
    keys = face.title_keys(declared)
    for _run in range(200):
        some = (None, "2026-01-02", "2026-03-04", "2027-05-06")
        row = {"uid": "u", **{f.key: chance.choice(some) for f in declared.stored}}
        told = {"uid": "u", **{key: row[key] for key in keys}}
        for lang in ("fr", "ar", "en"):
            assert declared.title(row, lang) == declared.title(told, lang)


def derived(store: Store, uid: str) -> tuple[Any, ...]:
    m, s = schema.TABLES["member"], schema.TABLES["member"].metadata.tables["member_search"]
    query = sa.select(m.c.sort, m.c.sort_ar, s.c.text, s.c.codes).join(s, s.c.id == m.c.id)
    with store.reading() as connection:
        return tuple(connection.execute(query.where(m.c.uid == uid)).one())


@pytest.mark.parametrize(
    "values",
    [
        {"given_name": "Zineb"}, {"family_name_ar": "العلوي"}, {"douar": "Aït Benhaddou"},
        {"birth": "1961-04"}, {"sex": "F"}, {"commune": "07.427.01.01"}, {"photo": "abc"},
        {"notes": "une note"}, {"family_name": None}, {"phone": "+212612345678", "photo": "x"},
    ],
)  # fmt: skip
def test_an_edited_record_is_found_and_sorted_as_one_made_so(
    store: Store, values: dict[str, Any]
) -> None:
    first = {"family_name": "Benali", "given_name": "Fatima", "douar": "Tafraout", "number": "9"}
    edited, made = member(store, **first), member(store, **{**first, **values})
    write(store, (edited, values))
    assert derived(store, edited) == derived(store, made)


def test_most_of_a_register_is_read_like_some_of_it(store: Store) -> None:
    with store.transaction(_("Import %(name)s") % {"name": "x"}) as t:
        uids = t.bulk_create("member", [{"family_name": f"N{n}", "sex": "F"} for n in range(3200)])
    wanted = uids[100:3100]
    found = store.get_many("member", wanted)
    assert found.keys() == set(wanted)
    some = store.get_many("member", wanted[:3])
    assert all(found[uid] == record for uid, record in some.items())
