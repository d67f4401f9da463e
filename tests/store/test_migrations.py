"""An older store climbs named steps, after a copy; a newer one is refused in words."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from artisanest_desktop.i18n import _
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.store import Newer, Store, freeze, migrating, schema
from tests.store import sample
from tests.store.conftest import OpenStore
from tests.store.doing import member, refusal, value, write

AGAIN = "run: python -m artisanest_desktop.store.freeze && python -m tests.store.sample"

#: A step as a later release may bring it: a column, a table rebuilt that others refer to, words.
STEP = """
import sqlalchemy as sa
from alembic import op

revision, down_revision = "NEXT", "NOW"


def upgrade():
    op.add_column("member", sa.Column("nickname", sa.Text))
    with op.batch_alter_table("txn") as txn:
        txn.add_column(sa.Column("place", sa.Text))
    op.get_bind().exec_driver_sql("UPDATE member SET nickname = given_name")
    FAIL
"""


def shape(connection: sa.Connection) -> dict[str, object]:
    """Tables with their columns and types, and indexes, whatever the order they were made in."""
    found: dict[str, object] = {}
    names = connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type='table'")
    for (name,) in names.all():
        columns = connection.exec_driver_sql(f'PRAGMA table_info("{name}")').all()
        indexes = []
        for row in connection.exec_driver_sql(f'PRAGMA index_list("{name}")').all():
            parts = connection.exec_driver_sql(f'PRAGMA index_info("{row[1]}")').all()
            indexes.append((row[1], row[2], tuple(p[2] for p in parts)))
        keys = connection.exec_driver_sql(f'PRAGMA foreign_key_list("{name}")').all()
        named = sorted(tuple(c[1:]) for c in columns)
        found[name] = named, sorted(indexes), [tuple(k) for k in keys]
    return found


def test_the_model_and_the_migrations_make_the_same_tables() -> None:
    made, climbed = sa.create_engine("sqlite://"), sa.create_engine("sqlite://")
    with made.connect() as one, climbed.connect() as two:
        schema.metadata.create_all(one)
        migrating.climb(two, 0)
        assert two.exec_driver_sql("PRAGMA user_version").scalar() == schema.SCHEMA
        assert shape(one) == shape(two), AGAIN
    made.dispose()
    climbed.dispose()


def test_the_newest_migration_is_what_freezing_writes() -> None:
    """Until stores of it are in people's hands; then this test goes and the file stays."""
    assert freeze.NEWEST.read_text("utf-8") == freeze.source(), AGAIN


@pytest.mark.parametrize("version", range(1, schema.SCHEMA + 1))
def test_the_sample_of_every_schema_opens(version: int, tmp_path: Path) -> None:
    path = tmp_path / "s.artisanest"
    assert sample.path(version).exists(), AGAIN
    shutil.copy(sample.path(version), path)
    with Store.open(path, tmp_path / "profile") as store:
        assert store.check() == [], AGAIN
        first, second = (
            store.window("member", store.find("member", search=w), ["birth", "photo"])[0]
            for w in ("fatima", "زهرة")
        )
        assert first[1] == "1961"
        assert store.blob(first[2]) == sample.PHOTO
        (own,) = [f for f in store.registers["member"].fields if f.own]
        assert value(store, second[0], own.key) == "38"
        assert store.count("member") == 2
        assert value(store, first[0], "phone") is None
        titles = [str(e.title) for e in store.history("member", first[0])]
        assert titles == ["Undo: Phone", "Phone", "Photo", "Import membres.xlsx"]
        redo = store.history("member", first[0])[0].txn
        store.undo(redo)
        assert value(store, first[0], "phone") == "+212600000001"
        assert value(store, member(store, family_name="Neuf"), "number") == "M-0004"


NOW, NEXT = schema.SCHEMA, schema.SCHEMA + 1


class Later:
    """A program of the next schema."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.versions = folder / "versions"
        shutil.copytree(migrating.MIGRATIONS / "versions", self.versions)
        self._patch = monkeypatch

    def begins(self, fail: str = "") -> None:
        step = STEP.replace("NEXT", f"{NEXT:04d}").replace("NOW", f"{NOW:04d}")
        (self.versions / f"v{NEXT:04d}_later.py").write_text(step.replace("FAIL", fail))
        self._patch.setattr(migrating, "MIGRATIONS", self.versions.parent)
        self._patch.setattr(schema, "SCHEMA", NEXT)


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Later]:
    yield Later(tmp_path / "migrations", monkeypatch)


def version_of(path: Path) -> int:
    with sqlite3.connect(path) as raw:
        found = raw.execute("PRAGMA user_version").fetchone()[0]
    raw.close()
    return int(found)


def test_an_older_store_is_copied_then_brought_up_to_date(
    store: Store, open_store: OpenStore, later: Later
) -> None:
    uid = member(store, given_name="Fatima")
    write(store, (uid, {"phone": "+212612345678"}))
    entries = len(store.history())
    store.close()
    later.begins()
    again = open_store()
    (copy,) = again.backups()
    assert copy.reason == "migrate"
    assert version_of(copy.path) == NOW
    assert version_of(again.path) == NEXT
    with again.reading() as connection:
        query = sa.text("SELECT nickname FROM member WHERE uid=:uid")
        assert connection.execute(query, {"uid": uid}).scalar() == "Fatima"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    assert len(again.history()) == entries
    assert again.check() == []
    last = again.last_undoable()
    assert last is not None
    again.undo(last.txn)
    assert value(again, uid, "phone") is None


@pytest.mark.expects_log
def test_a_step_that_fails_leaves_the_store_as_it_was(
    store: Store, open_store: OpenStore, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    uid = member(store, given_name="Fatima")
    store.close()
    before = store.path.read_bytes()
    later.begins(fail="raise ValueError('a bug of ours')")
    assert "left as it was" in refusal(lambda: open_store())
    assert version_of(store.path) == NOW
    monkeypatch.undo()
    again = open_store()
    assert value(again, uid, "given_name") == "Fatima"
    assert len(again.backups()) == 1
    assert again.check() == []
    again.close()
    assert store.path.read_bytes() == before


@pytest.mark.expects_log
def test_a_step_that_leaves_strangers_is_not_kept(
    store: Store, open_store: OpenStore, later: Later
) -> None:
    """A change whose transaction is gone would be a history with a hole."""
    member(store, given_name="Fatima")
    store.close()
    later.begins(fail='op.get_bind().exec_driver_sql("DELETE FROM txn")')
    refusal(lambda: open_store())
    assert version_of(store.path) == NOW


def test_a_newer_store_is_refused_and_left_alone(
    store: Store, open_store: OpenStore, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.close()
    later.begins()
    newer = open_store()
    package = newer.package()
    copy = newer.backup()
    newer.close()
    monkeypatch.undo()
    before = store.path.read_bytes()
    for options in ({}, {"write": False}):
        with pytest.raises(Newer, match="newer version"):
            open_store(**options)
    assert store.path.read_bytes() == before
    present = open_store("present")
    with pytest.raises(Newer, match="newer version"):
        present.receive(package)
    with pytest.raises(Newer, match="newer version"):
        present.restore(copy)
    assert present.check() == []


def test_an_older_copy_climbs_when_it_is_restored(
    store: Store, open_store: OpenStore, later: Later
) -> None:
    uid = member(store, given_name="Fatima")
    copy = store.backup()
    store.close()
    later.begins()
    again = open_store()
    again.restore(copy)
    assert version_of(again.path) == NEXT
    assert version_of(copy) == NOW
    assert value(again, uid, "given_name") == "Fatima"


def test_erasing_reaches_copies_of_an_older_schema(
    store: Store, open_store: OpenStore, later: Later
) -> None:
    uid = member(store, given_name="Zoubida")
    copy = store.backup()
    store.close()
    later.begins()
    again = open_store()
    done = again.erase("member", uid)
    assert done.copies_deleted == 0
    assert b"Zoubida" not in copy.read_bytes()
    again.restore(copy)
    assert again.get("member", uid) is None


def test_an_older_store_that_can_only_be_read_says_so(
    store: Store, open_store: OpenStore, later: Later
) -> None:
    store.close()
    later.begins()
    assert "brought up to date" in refusal(lambda: open_store(write=False))


def test_what_an_older_program_wrote_is_read_as_today_means_it(
    store: Store, open_store: OpenStore, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Say that from the next schema on villages are kept in capitals."""
    uid = member(store, family_name="Benali", douar="Bouchane")
    write(store, (uid, {"douar": "Tlauh"}))
    store.close()
    later.begins(fail='op.get_bind().exec_driver_sql("UPDATE member SET douar = upper(douar)")')
    declared = REGISTERS["member"]
    fields = tuple(
        replace(f, upgrade=lambda v, _from: v.upper()) if f.key == "douar" else f
        for f in declared.fields
    )
    monkeypatch.setitem(REGISTERS, "member", replace(declared, fields=fields))
    again = open_store()
    assert again.check() == []
    (edit, _born) = again.history("member", uid)
    assert edit.changes[0][2] == {"douar": ("BOUCHANE", "TLAUH")}
    again.undo(edit.txn)
    assert value(again, uid, "douar") == "BOUCHANE"
    fresh = open_store("fresh")
    fresh.receive(again.package())
    assert value(fresh, uid, "douar") == "BOUCHANE"
    assert fresh.check() == []
    with again.transaction(_("Later")) as t:
        t.set("member", uid, {"douar": "Nzala"})
    assert value(again, uid, "douar") == "Nzala"
