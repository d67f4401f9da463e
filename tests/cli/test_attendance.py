"""A signed sheet typed from the command line: said in words, written whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from artisanest_desktop import cli
from artisanest_desktop.i18n import _
from artisanest_desktop.rules.ranks import spread
from artisanest_desktop.store import Store, editions, roll

DAYS = (("2026-11-03", "09:00"), ("2026-11-03", "14:00"), ("2026-11-04", "09:00"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Twenty-five people and three half-days."""
    path = tmp_path / "a.artisanest"
    with Store.open(path) as store, store.transaction(_("x")) as t:
        session = t.create("session", {"title": "Prix juste"})
        t.bulk_create("slot", [{"session": session, "date": day, "start": at, "end": "17:30"}
                               for day, at in DAYS])  # fmt: skip
        t.bulk_create("participant", [{"session": session, "rank": r, "name": f"Guest {r}"}
                                      for r in spread(25)])  # fmt: skip
    return path


@pytest.fixture
def run(path: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, str, str]]:
    def run(*argv: str) -> tuple[int, str, str]:
        code = cli.main([argv[0], "--store", str(path), "--language", "en", *argv[1:]])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def marks(path: Path, slot: int) -> list[str | None]:
    with Store.open(path, write=False) as store:
        context = store.reader()
        uid = store.find_record("session", "Prix juste")
        people = [p["uid"] for p in context.lines("participant", uid)]
        return list(roll.marks(context, people, context.lines("slot", uid)[slot]["uid"]).values())


def printed(path: Path, blanks: int = 2) -> None:
    with Store.open(path) as store:
        uid = store.find_record("session", "Prix juste")
        people = [p["uid"] for p in store.reader().lines("participant", uid)]
        with store.transaction(_("x")) as t:
            editions.freeze(t, store, "session", uid, "attendance", people, blanks=blanks)


def test_a_line_is_said_written_and_taken_back(run, path):
    code, out, err = run("attendance", "S-2026-001", "1", "1-12 14a 15l20")
    assert (code, err) == (0, "")
    assert "12 present, 1 late, 1 absent, 11 not yet typed" in out
    assert "Tuesday 3 morning" in out and "Written" in out
    assert marks(path, 0)[:15] == ["present"] * 12 + [None, "absent", "late"]
    assert run("undo")[0] == 0
    assert marks(path, 0) == [None] * 25
    assert run("attendance", "prix juste", "1", "1")[0] == 0
    assert "already" in run("attendance", "prix juste", "1", "1")[1]


@pytest.mark.parametrize(
    ("slot", "which"),
    [("2", 1), ("2026-11-03 pm", 1), ("3/11/2026 am", 0), ("04/11", 2), ("3 novembre matin", 0),
     ("٣/١١/٢٠٢٦ مساء", 1)],
)  # fmt: skip
def test_the_half_day_by_its_place_or_its_day(run, path, slot, which):
    code, _out, err = run("attendance", "S-2026-001", slot, "* 2غ")
    assert code == 0, err
    found = marks(path, which)
    assert (found[0], found[1]) == ("present", "absent")


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("S-2026-009", "1", "1"), "S-2026-014"),
        (("S-2026-001", "4", "1"), "Wednesday 4 morning"),
        (("S-2026-001", "2026-11-03", "1"), "1 – Tuesday 3 morning"),
        (("S-2026-001", "1", "1-3 12z"), "12z"),
        (("S-2026-001", "1", "24-27"), "26"),
        (("S-2026-001", "1", "/2 1"), "/2"),
        (("S-2026-001", "1", "S-2025-004/1 1"), "S-2025-004"),
        (("S-2026-001", "1", " "), "says nothing"),
    ],
)
def test_a_line_in_doubt_is_refused_and_nothing_is_written(run, path, argv, said):
    code, out, err = run("attendance", *argv)
    assert (code, out) == (1, "")
    assert said in err
    for slot in range(3):
        assert marks(path, slot) == [None] * 25


def test_numbers_are_those_of_the_paper(run, path):
    printed(path)
    with Store.open(path) as store:
        uid = store.find_record("session", "Prix juste")
        people = store.reader().lines("participant", uid)
        with store.transaction(_("x")) as t:
            t.remove("participant", people[4]["uid"])
            t.create("participant", {"session": uid, "name": "Late Comer", "rank": "zz"})
    code, out, _err = run("attendance", "S-2026-001", "1", "/1 1-7 28")
    assert code == 0
    assert "S-2026-001/1" in out and "Nobody has number 5" in out
    assert marks(path, 0) == ["present"] * 6 + [None] * 18 + ["present"]
    code, _out, err = run("attendance", "S-2026-001", "1", "5")
    assert code == 1 and "taken off" in err
    code, _out, err = run("attendance", "S-2026-001", "1", "26 1")
    assert code == 1 and "26" in err and "name" in err
    with Store.open(path) as store:  # the number of the late comer is hers for good
        edition = editions.newest(store.reader(), uid)
        assert 28 in editions.lines(store.reader(), edition["uid"])
