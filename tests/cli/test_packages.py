"""Packages on the command line: from the office to the laptop and back."""

from __future__ import annotations

from pathlib import Path

import pytest

from artisanest_desktop import cli
from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Store


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, Path]:
    """Two files; the office has one member."""
    paths = tmp_path / "office.artisanest", tmp_path / "laptop.artisanest"
    for path in paths:
        with Store.open(path, tmp_path / f"p{path.stem}", author=path.stem) as store:
            if path.stem == "office":
                with store.transaction(_("Added")) as t:
                    t.create("member", {"family_name": "Benali"})
    return paths


def _run(path: Path, verb: str, *words: str, lang: str = "en") -> int:
    return cli.main([verb, "--store", str(path), f"--language={lang}", *words])


def _members(path: Path) -> int:
    with Store.open(path) as store:
        return store.count("member")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_and_back(two: tuple[Path, Path], tmp_path: Path, capsys, lang: str) -> None:
    office, laptop = two
    file = str(tmp_path / "p.artisanest-package")
    assert _run(office, "package", file, lang=lang) == 0
    assert _run(laptop, "receive", file, "--dry-run", lang=lang) == 0
    assert _members(laptop) == 0
    assert _run(laptop, "receive", file, lang=lang) == 0
    assert _members(laptop) == 1
    capsys.readouterr()
    assert _run(laptop, "receive", file, lang=lang) == 0
    said = capsys.readouterr()
    assert said.err == "" and len(said.out.splitlines()) >= 3


def test_since_last(two: tuple[Path, Path], tmp_path: Path, capsys) -> None:
    office, laptop = two
    one, back, new = (str(tmp_path / f"{n}.artisanest-package") for n in range(3))
    assert _run(office, "package", one, "--since-last") == 0
    assert "everything" in capsys.readouterr().err
    assert _run(laptop, "receive", one) == _run(laptop, "package", back) == 0
    assert _run(office, "receive", back) == 0
    capsys.readouterr()
    assert _run(office, "package", new, "--since-last") == 0
    said = capsys.readouterr()
    assert "since the last exchange" in said.err and ": 0 changes" in said.out


def test_a_password(two: tuple[Path, Path], tmp_path: Path, capsys) -> None:
    office, laptop = two
    file = str(tmp_path / "p.artisanest-package")
    assert _run(office, "package", file, "--password", "sésame") == 0
    assert b"Benali" not in Path(file).read_bytes()
    assert _run(laptop, "receive", file) == 1
    assert _run(laptop, "receive", file, "--password=x") == 1
    assert "not the password" in capsys.readouterr().err
    assert _members(laptop) == 0
    assert _run(laptop, "receive", file, "--password=sésame") == 0
    assert _members(laptop) == 1


def test_an_altered_package_is_a_sentence(two: tuple[Path, Path], tmp_path: Path, capsys) -> None:
    office, laptop = two
    file = tmp_path / "p.artisanest-package"
    assert _run(office, "package", str(file)) == 0
    data = bytearray(file.read_bytes())
    data[200] ^= 1
    file.write_bytes(bytes(data))
    assert _run(laptop, "receive", str(file)) == 1
    assert "altered" in capsys.readouterr().err and _members(laptop) == 0
