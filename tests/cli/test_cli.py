"""The command line as people and scripts use it."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest

from artisanest_desktop import cli
from artisanest_desktop.i18n import LANGUAGES
from artisanest_desktop.store import Store

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """``run("check")``: exit code, stdout and stderr, on a store of the test's own."""

    def call(*argv: str) -> tuple[int, str, str]:
        verb, *rest = argv
        code = cli.main([verb, "--store", str(tmp_path / "a.artisanest"), *rest])
        said = capsys.readouterr()
        return code, said.out, said.err

    return call


@pytest.fixture
def people(tmp_path: Path) -> Path:
    path = tmp_path / "list.xlsx"
    book = openpyxl.Workbook()
    for row in (
        ["N°", "Nom", "Prénom", "Tél", "Né le", "Montant libéré", "WhatsApp", "Métier"],
        [1, "Benali", "Khadija", 612345678, "3 avril 1978", "1 250,50 DH", "oui", "PF02"],
        [2, None, None, "0655121809"],
        [3, "Benali", "Khadija", "0612345678"],
    ):
        book.active.append(row)
    book.save(path)
    return path


def test_a_dry_run_is_json_on_stdout_and_writes_nothing(run: Run, people: Path) -> None:
    code, out, err = run("import", str(people), "--register", "members", "--dry-run", "--json")
    data = json.loads(out)
    assert (code, err) == (0, "")
    assert list(data)[:4] == ["plan_version", "rows", "duplicates", "rejected"]
    assert data["asks"] == [] and data["missing"] == []
    row = data["rows"][0]
    assert (row["sheet"], row["row"], row["record"], row["action"]) == ("Sheet", 2, None, "new")
    assert row["fields"] == {
        "family_name": "Benali",
        "given_name": "Khadija",
        "phone": "+212612345678",
        "birth": "1978-04-03",
        "paid_in": "1250.50",
        "whatsapp": True,
        "trade": "Vannerie, natterie (doum, alfa, jonc)",
    }
    warning = row["warnings"][0]
    assert (warning["field"], warning["rule"]) == ("phone", "lost-zero")
    assert [r["action"] for r in data["rows"]] == ["new", "refused", "new"]
    assert data["duplicates"] == [[0, 2]]
    assert [r["row"] for r in data["rejected"]] == [3]
    assert run("history")[1] == ""


def test_import_undo_and_back(run: Run, people: Path, tmp_path: Path) -> None:
    code, out, _err = run("import", str(people), "--json")
    done = json.loads(out)
    assert code == 0 and done["counts"]["new"] == 2 and Path(done["backup"]).exists()
    out = run("import", str(people), "--dry-run", "--json")[1]
    rows = json.loads(out)["rows"]
    assert [r["action"] for r in rows] == ["same", "refused", "same"] and rows[0]["record"]
    assert done["txn"] in run("history", "--limit", "1")[1]
    assert run("undo")[0] == 0
    assert run("undo")[0] == 1  # nothing is left
    with Store.open(tmp_path / "a.artisanest") as store:
        assert store.count("member") == 0
    undone = run("history", "--limit", "1")[1].split()[-1]
    assert run("undo", undone)[0] == 0  # redone
    with Store.open(tmp_path / "a.artisanest") as store:
        assert store.count("member") == 2


@pytest.mark.parametrize("lang", LANGUAGES)
def test_export_comes_back_unchanged(run: Run, people: Path, tmp_path: Path, lang: str) -> None:
    run("import", str(people))
    path = tmp_path / "out.xlsx"
    assert run("export", str(path), "--language", lang)[0] == 0
    rows = json.loads(run("import", str(path), "--dry-run", "--json")[1])["rows"]
    assert [r["action"] for r in rows] == ["same", "same"]
    assert run("template", str(tmp_path / "t.xlsx"), "--register", "cooperatives")[0] == 0


def test_everything_goes_out_and_back(run: Run, people: Path, tmp_path: Path) -> None:
    run("import", str(people))
    samples = Path(__file__).parents[1] / "samples"
    for name in ("products", "sessions"):
        out = run("import", str(samples / f"{name}-titles.xlsx"), "--json")[1]
        assert json.loads(out)["counts"]["new"] >= 20
    path = tmp_path / "all.xlsx"
    code, out, _err = run("export", str(path), "--register", "all", "--language", "en")
    assert code == 0 and "2 members, 30 products, 20 sessions" in out and "Phone" in out
    rows = json.loads(run("import", str(path), "--dry-run", "--json")[1])["rows"]
    assert {r["action"] for r in rows} == {"same"}
    assert {r["register"] for r in rows} == {"member", "product", "session", "slot"}
    book = openpyxl.load_workbook(path)
    book["Half-days"]["F2"] = "Prices"
    book["Products"]["B3"] = "Rug"
    book.save(path)
    out = run("import", str(path), "--dry-run", "--language", "en")[1]
    assert "2 records completed" in out and "Topic" in out and "Half-days (1)" in out
    assert run("import", str(path))[0] == 0 and run("undo")[0] == 0
    only = run("import", str(path), "--register", "sessions", "--dry-run", "--json")[1]
    assert {r["register"] for r in json.loads(only)["rows"]} == {"session", "slot"}
    assert run("template", str(tmp_path / "t.xlsx"), "--register", "all")[0] == 0
    assert run("template", str(tmp_path / "s.xlsx"), "--register", "sessions")[0] == 0


def test_safety_copies(run: Run, people: Path, tmp_path: Path) -> None:
    run("import", str(people))
    code, out, _err = run("backup", "--language", "en")
    copy = out.split(": ", 1)[1].strip()
    assert code == 0 and Path(copy).exists()
    run("undo")
    assert run("restore", copy)[0] == 0
    with Store.open(tmp_path / "a.artisanest") as store:
        assert store.count("member") == 2
    assert run("restore", str(people))[0] == 1


def test_check(run: Run, tmp_path: Path, people: Path) -> None:
    assert run("check")[0] == 0
    book = openpyxl.load_workbook(people)
    book.active["D2"] = "0612"
    book.save(people)
    run("import", str(people))
    code, out, _err = run("check", "--language", "en")
    assert code == 0 and "1 value to check" in out


@pytest.mark.parametrize(
    ("argv", "code"),
    [
        (["import", "no.xlsx"], 1),
        (["import"], 2),
        (["frobnicate"], 2),
        (["export", "x.xlsx", "--profile", "everyone"], 2),
        (["import", "x.xlsx", "--register", "animals"], 2),
        (["history", "--limit", "none"], 2),
        (["undo", "no-such-change"], 1),
        (["--help"], 0),
        (["import", "--help"], 0),
        (["--version"], 0),
    ],
)
def test_exit_codes(
    argv: list[str], code: int, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(argv) == code
    said = capsys.readouterr()
    assert bool(said.err) == (code != 0) and "Traceback" not in said.err


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_verb_explains_itself(lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    from artisanest_desktop.cli.verbs import VERBS

    for verb in VERBS:
        assert cli.main([verb, "--help", "--language", lang]) == 0
        assert verb in capsys.readouterr().out


def test_the_readme_names_every_verb() -> None:
    from artisanest_desktop.cli.verbs import VERBS

    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    for verb in VERBS:
        assert re.search(rf"^\| `{verb}[ `]", readme, re.MULTILINE), verb


def test_a_window_that_is_open_lets_read_and_refuses_to_write(
    run: Run, people: Path, tmp_path: Path
) -> None:
    with Store.open(tmp_path / "a.artisanest"):
        assert run("export", str(tmp_path / "x.xlsx"))[0] == 0
        assert run("import", str(people), "--dry-run")[0] == 0
        code, _out, err = run("import", str(people))
        assert code == 1 and err


@pytest.mark.expects_log
def test_a_fault_of_ours_goes_to_the_log(
    run: Run, monkeypatch: pytest.MonkeyPatch, home: Path
) -> None:
    def fail(_store: Store) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(Store, "check", fail)
    code, _out, err = run("check")
    assert code == 1 and "Traceback" not in err and "artisanest.log" in err


@pytest.mark.parametrize("locale", ["C", "C.UTF-8"])
def test_any_terminal(tmp_path: Path, locale: str) -> None:
    """Arabic on a terminal that knows no Arabic: no traceback, whatever the locale."""
    environment = {
        **os.environ, "LC_ALL": locale, "LANG": locale, "PYTHONIOENCODING": "cp1252",
        "ARTISANEST_HOME": str(tmp_path / "home"), "PYTHONUTF8": "0",
    }  # fmt: skip
    for argv in (["check", "--language", "ar"], ["--help", "--language", "ar"]):
        done = subprocess.run(
            [sys.executable, "-m", "artisanest_desktop", *argv],
            env=environment, capture_output=True, timeout=60,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
        assert "\u0644" in done.stdout.decode("utf-8")
    assert (tmp_path / "home" / "data" / "cooperative.artisanest").exists()


def test_the_demo_lists_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "the demo"
    assert cli.main(["demo", str(folder), "--language", "en"]) == 0
    out = capsys.readouterr().out
    made = [line.strip() for line in out.splitlines() if line.startswith(f"  {folder}")]
    assert len(made) >= 5 and all(Path(path).exists() for path in made)
    assert "1 new person" in out and "3 records completed" in out
    assert cli.main(["demo", str(folder)]) == 1


def test_duplicates_are_listed_and_nothing_is_written(run: Run, people: Path) -> None:
    run("import", str(people))
    before = run("history")
    code, out, _err = run("duplicates", "--language", "fr")
    assert code == 0
    assert out.startswith("M-0001 Benali Khadija = M-0002 Benali Khadija")
    assert "Même téléphone" in out
    assert run("history") == before


def test_a_list_of_who_was_there_is_received(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "presence.xlsx"
    book = openpyxl.Workbook()
    for row in (
        ["Liste de présence – Atelier photo – Bouchane – 05/03/2026"],
        ["Nom et prénom", "Tél", "05/03 matin"],
        ["Benali Khadija", "0612345678", "x"],
        ["El Amrani Fatima", "0677410236", "A"],
    ):
        book.active.append(row)
    book.save(path)
    code, out, err = run("import", str(path), "--dry-run", "--language", "en")
    assert (code, err) == (0, "")
    assert {"1 new session", "2 new participants", "2 new marks"} <= set(out.splitlines())
    data = json.loads(run("import", str(path), "--register", "participants", "--json",
                          "--dry-run")[1])  # fmt: skip
    assert [row["register"] for row in data["rows"]] == [
        "session", "slot", "participant", "participant", "attendance", "attendance"
    ]  # fmt: skip
    code, out, err = run("import", str(path), "--register", "members", "--json", "--dry-run")
    assert {row["register"] for row in json.loads(out)["rows"]} == {"member"}
