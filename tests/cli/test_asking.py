"""A file that needs a password or a name, on the command line."""

from __future__ import annotations

import io
import sys
import zipfile
from pathlib import Path

import openpyxl
import pytest

from artisanest_desktop import cli
from artisanest_desktop.store import Store


def _locked(path: Path) -> Path:
    from msoffcrypto.format.ooxml import OOXMLFile

    data, out = io.BytesIO(), io.BytesIO()
    book = openpyxl.Workbook()
    book.active.append(["Nom", "Prénom"])
    book.active.append(["Benali", "Khadija"])
    book.save(data)
    OOXMLFile(data).encrypt("sésame", out)
    path.write_bytes(out.getvalue())
    return path


def _run(home: Path, *words: str) -> int:
    return cli.main([words[0], "--store", str(home / "a.artisanest"), "--language=en", *words[1:]])


def _members(home: Path) -> int:
    with Store.open(home / "a.artisanest") as store:
        return store.count("member")


def test_a_password(tmp_path: Path, capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    path = str(_locked(tmp_path / "liste.xlsx"))
    assert _run(tmp_path, "import", path) == 1
    assert "password" in capsys.readouterr().err
    assert _run(tmp_path, "import", path, "--password", "other") == 1
    assert "not the password" in capsys.readouterr().err
    assert _members(tmp_path) == 0
    monkeypatch.setattr(sys, "stdin", io.StringIO("sésame\n"))
    assert _run(tmp_path, "import", path, "--password") == 0
    assert _members(tmp_path) == 1
    assert _run(tmp_path, "import", path, "--password=sésame", "--dry-run") == 0


def test_a_password_on_a_terminal_may_be_mistaken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from artisanest_desktop.cli import asking

    typed = iter(["wrong", "sésame"])
    monkeypatch.setattr(asking, "is_terminal", lambda: True)
    monkeypatch.setattr(asking.getpass, "getpass", lambda _question: next(typed))
    assert _run(tmp_path, "import", str(_locked(tmp_path / "liste.xlsx"))) == 0
    assert _members(tmp_path) == 1 and not list(typed)


def test_one_of_several_is_named(tmp_path: Path, capsys) -> None:
    path = tmp_path / "envoi.zip"
    with zipfile.ZipFile(path, "w") as archive:
        for name in ("est.csv", "ouest.csv"):
            archive.writestr(name, f"Nom;Prénom\nBenali;Khadija {name}\n")
    assert _run(tmp_path, "import", str(path)) == 1
    said = capsys.readouterr().err
    assert "--member" in said and "est.csv" in said and "ouest.csv" in said
    assert _run(tmp_path, "import", str(path), "--member", "ouest.csv") == 0
    assert _members(tmp_path) == 1
