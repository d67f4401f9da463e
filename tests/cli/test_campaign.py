"""``campaign`` from the files to send to the merging."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from artisanest_desktop import cli
from artisanest_desktop.exchange import campaigns
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store


def test_made_received_and_merged(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.artisanest"
    assert cli.main(["check", "--store", str(path)]) == 0
    with Store.open(path, tmp_path / "profile") as store:
        with store.transaction(_("Two")) as t:
            made = [t.create("cooperative", {"name": name}) for name in ("Amal", "Nour")]
        to = [{"cooperative": uid, "language": "fr"} for uid in made]
        campaigns.start(store, {"title": "Membres", "register": "member"}, to)

    def run(*more: str) -> tuple[int, str]:
        code = cli.main(["campaign", "--store", str(path), "--language", "fr", *more])
        return code, capsys.readouterr().out

    assert run()[1].strip().endswith("Membres · à envoyer: 2")
    assert run("membres", "--make", str(tmp_path / "out"))[0] == 0
    files = sorted((tmp_path / "out").glob("*.xlsx"))
    assert len(files) == 2
    book = openpyxl.load_workbook(files[0])
    book.worksheets[0].cell(2, 1).value = "Nouvelle"
    book.save(files[0])
    (tmp_path / "out" / "note.pdf").write_bytes(b"%PDF-1.4")
    code, out = run("Membres", "--receive", str(tmp_path / "out"), "--merge")
    assert "Amal" in out and "note.pdf" in out
    assert code == 0, out
    with Store.open(path, tmp_path / "profile") as store:
        assert store.find("member", "Nouvelle")
    assert cli.main(["campaign", "--store", str(path), "nothing"]) == 1
