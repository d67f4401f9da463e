"""Papers from the command line."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from artisanest_desktop import cli
from artisanest_desktop.example import fill as example
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store


@pytest.fixture
def filled(tmp_path: Path, qapp: QApplication) -> Path:
    """The example cooperative; the tests' own application is there before ours."""
    path = tmp_path / "a.artisanest"
    with Store.open(path) as store:
        example(store)
    return path


def pages(path: Path) -> int:
    found = re.findall(rb"/Count (\d+)", path.read_bytes())
    return int(found[0])


def test_a_list_in_a_language_of_its_own(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "list.pdf"
    argv = ["print", "members", str(path), "--store", str(filled), "--language", "en"]
    assert cli.main([*argv, "--lang", "ar", "--signature", "--landscape"]) == 0
    said = capsys.readouterr().out
    assert f"pages: {pages(path)}" in said and "Private fields inside: Phone." in said
    assert pages(path) == 3


def test_without_a_screen_and_without_an_application(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    environment = {k: v for k, v in os.environ.items() if k != "QT_QPA_PLATFORM"}
    done = subprocess.run(
        [sys.executable, "-m", "artisanest_desktop", "print", "members", str(path), "--store",
         str(filled)],
        env=environment, capture_output=True, timeout=60,
    )  # fmt: skip
    assert done.returncode == 0 and not done.stderr, done.stderr
    assert pages(path) == 2


@pytest.mark.parametrize(("kind", "count"), [("cards", 5), ("register", None), ("page", 1)])
def test_the_other_papers(filled: Path, tmp_path: Path, kind: str, count: int | None) -> None:
    path = tmp_path / "a.pdf"
    argv = ["print", "members", str(path), "--store", str(filled), "--as", kind]
    assert cli.main([*argv, "--record", "M-0002"] if kind == "page" else argv) == 0
    # How many pages a table takes is a matter of its words.
    assert pages(path) == count if count is not None else pages(path) in range(2, 6)


def test_the_papers_of_a_session(filled: Path, tmp_path: Path) -> None:
    with Store.open(filled, author="Naïma") as store, store.transaction(_("x")) as t:
        uid = t.create("session", {"title": "Prix", "state": "held"})
        member = store.row_uid("member", store.find("member")[0])
        who = t.create("participant", {"session": uid, "member": member})
        slot = t.create("slot", {"session": uid, "date": "2026-01-05"})
        t.create("attendance", {"participant": who, "slot": slot, "mark": "present"})
    for kind in ("evaluation", "outcome", "consents", "visits"):
        path = tmp_path / f"{kind}.pdf"
        argv = ["print", "sessions", str(path), "--store", str(filled), "--as", kind]
        assert cli.main([*argv, "--record", "Prix"]) == 0
        assert pages(path) == 1
    with Store.open(filled) as store:
        printed = [e["paper"] for e in store.reader().lines("edition", uid)]
    assert printed == ["evaluation", "consent"]


def test_a_consent_sheet_of_all_members(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    argv = ["print", "members", str(path), "--store", str(filled), "--as", "consents"]
    assert cli.main(argv) == 0
    assert pages(path) > 1


def test_one_card(filled: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    argv = ["print", "members", str(path), "--store", str(filled), "--as", "cards"]
    assert cli.main([*argv, "--record", "Benali Khadija"]) == 0
    assert pages(path) == 1


@pytest.mark.parametrize(
    "argv", [["members", "--as", "page"], ["cooperatives", "--as", "cards"],
             ["members", "--as", "page", "--record", "nobody"]]
)  # fmt: skip
def test_what_is_not_said_well_is_refused_in_words(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], argv: list[str]
) -> None:
    register, *more = argv
    path = tmp_path / "a.pdf"
    assert cli.main(["print", register, str(path), "--store", str(filled), *more]) == 1
    assert capsys.readouterr().err and not path.exists()


def test_what_cannot_be_written_is_refused(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "taken.pdf").mkdir()
    argv = ["print", "members", str(tmp_path / "taken.pdf"), "--store", str(filled)]
    assert cli.main(argv) == 1
    assert "Traceback" not in capsys.readouterr().err


def test_certificates_and_passport(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    common = ["--store", str(filled), "--language", "en"]
    path = tmp_path / "c.pdf"
    assert cli.main(["certificates", "S-2026-003", str(path), *common, "--lang", "fr"]) == 0
    said = capsys.readouterr().out
    assert f"{pages(path)} certificates" in said
    assert cli.main(["certificates", "S-2026-003", str(path), *common, "--only", "new"]) == 1
    assert "Nobody has earned" in capsys.readouterr().err
    assert cli.main(["certificates", "S-1999-003", str(path), *common]) == 1
    assert "Say its code" in capsys.readouterr().err
    path = tmp_path / "p.pdf"
    assert cli.main(["passport", "M-0001", str(path), *common, "--both"]) == 0
    assert pages(path) == 2
    assert cli.main(["passport", "M-9001", str(path), *common]) == 1
    assert "M-9001" in capsys.readouterr().err


def test_an_attendance_sheet_and_its_edition(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path, common = tmp_path / "s.pdf", ["--store", str(filled)]
    argv = ["sheet", "S-2026-003", str(path), *common, "--language", "en,ar"]
    assert cli.main([*argv, "--blank-lines", "2"]) == 0
    said = capsys.readouterr().out
    assert "edition S-2026-003/1" in said and f"{pages(path)} page" in said
    assert cli.main([*argv, "--blank-lines", "2"]) == 0
    assert "edition S-2026-003/1" in capsys.readouterr().out
    assert cli.main([*argv, "--per-slot"]) == 0
    assert "S-2026-003/2" in (said := capsys.readouterr().out) and "S-2026-003/3" in said
    assert cli.main([*argv, "--slot", "9"]) == 1
    assert "This session has" in capsys.readouterr().err
    assert cli.main([*argv, "--reimbursement"]) == 0
    assert cli.main(["sheet", "S-1999-001", str(path), *common]) == 1
    assert cli.main([*argv, "--blank-lines", "21"]) == 2
    assert cli.main([*argv[:-1], "fr,de"]) == 2
    capsys.readouterr()
    book = tmp_path / "s.xlsx"
    assert cli.main(["sheet", "S-2026-003", str(book), *common, "--slot", "1"]) == 0
    assert book.stat().st_size > 5000
    assert cli.main(["import", str(book), "--dry-run", *common]) == 0


def test_a_sheet_is_not_printed_while_the_window_has_the_store(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "s.pdf"
    with Store.open(filled):
        assert cli.main(["sheet", "S-2026-003", str(path), "--store", str(filled)]) == 1
    assert capsys.readouterr().err.strip() and not path.exists()
