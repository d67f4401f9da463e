"""The register goes out as three copies, three people edit them in LibreOffice, and it comes back
whole, whatever the order of their return (slow)."""

from __future__ import annotations

import json
import shutil
import subprocess
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from artisanest_desktop import exchange
from artisanest_desktop.example import fill as example
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store

pytestmark = pytest.mark.slow
HAND = Path(__file__).parents[1] / "office_hand.py"
NAMES = ("khadija", "malika", "samira")


def _hand(path: Path, edits: list[list[Any]]) -> None:
    subprocess.run(
        ["/usr/bin/python3", str(HAND), str(path), json.dumps(edits)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip


def _edits(name: str, sheet: str, column: dict[str, int]) -> list[list[Any]]:
    phone, douar, given, family = (
        column[k] for k in ("Téléphone", "Douar", "Prénom", "Nom")
    )  # fmt: skip
    both = ["type", sheet, 6, phone]
    if name == "khadija":  # changes phones, adds somebody, sorts
        return [
            *(["type", sheet, row, phone, f"06550000{row:02d}"] for row in range(2, 6)),
            [*both, "0655999901"],
            ["type", sheet, 7, douar, "Oulad Test"],
            ["type", sheet, 43, family, "Nouvelle"],
            ["type", sheet, 43, given, "Hadda"],
            ["sort", sheet, 2, 43, family],
        ]
    if name == "malika":  # the same cell otherwise, one alike; a row less, a column elsewhere
        return [
            [*both, "0655999902"],
            ["type", sheet, 7, douar, "Oulad Test"],
            ["type", sheet, 10, douar, "Laatamna Test"],
            ["delete", sheet, 20],
            ["move", sheet, phone, 2],
            ["rename", sheet, "Liste corrigée"],
        ]
    return [  # a row copied over an empty one and made into somebody else; a cell emptied
        ["copy", sheet, 15, 44],
        ["type", sheet, 44, given, "Copiée"],
        ["type", sheet, 44, phone, "0655000044"],
        ["type", sheet, 12, douar, ""],
        ["type", sheet, 11, phone, "0655000011"],
        ["insert", sheet, 5],
    ]


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with the store as it was and the three copies as they come back."""
    folder = tmp_path_factory.mktemp("sent")
    with Store.open(folder / "a.artisanest", folder / "profile") as store:
        example(store)
        for name in NAMES:
            path = exchange.export(store, "member", folder / f"{name}.xlsx", "fr").path
            sheet = openpyxl.load_workbook(path).worksheets[0]
            column = {str(cell.value): cell.column for cell in sheet[1]}
            _hand(path, _edits(name, sheet.title, column))
        # Meanwhile somebody types here too.
        uid = store.find("member", search="M-0010")
        (row,) = store.window("member", uid, ["number"])
        with store.transaction(_("Phone")) as t:
            t.set("member", row[0], {"phone": "+212655777777"})
    yield folder


def _state(store: Store) -> tuple[Any, Any]:
    keys = [f.key for f in store.registers["member"].stored if f.key != "number"]
    people = {row[0]: row[1:] for row in store.window("member", store.find("member"), keys)}
    asked = {
        (q.register, q.uid, q.field, frozenset(a.value for a in q.answers))
        for q in store.questions()
    }
    return people, asked


def _return(folder: Path, into: Path, order: tuple[str, ...], twice: bool = False) -> Any:
    into.mkdir()
    shutil.copy(folder / "a.artisanest", into / "a.artisanest")
    with Store.open(into / "a.artisanest", into / "profile") as store:
        before = _state(store)
        applied = []
        for name in order:
            found = exchange.receive_file(store, folder / f"{name}.xlsx", "fr")
            applied.append(exchange.apply(store, found).txn)
        after = _state(store)
        if twice:
            for name in order:
                found = exchange.receive_file(store, folder / f"{name}.xlsx", "fr")
                assert exchange.apply(store, found).txn is None, name
            assert _state(store) == after
            for txn in reversed(applied):
                assert txn is not None
                store.undo(txn)
            assert _state(store) == before
        assert store.check() == []
    return after


def test_whatever_the_order_the_same_comes_back(
    sent: Path, tmp_path: Path, tool: Callable[[str], str]
) -> None:
    tool("soffice")
    people, asked = _return(sent, tmp_path / "0", NAMES, twice=True)
    phones = {row[_at("phone")] for row in people.values()}
    assert {f"+2126550000{n:02d}" for n in (2, 3, 4, 5, 11, 44)} <= phones
    douars = [row[_at("douar")] for row in people.values()]
    assert douars.count("Oulad Test") == 1
    assert douars.count("Laatamna Test") == 1
    # One added, one copied and changed; the row deleted in the file is still here.
    assert len(people) == 42
    (question,) = [q for q in asked if q[2] == "phone"]
    assert question[3] == {"+212655999901", "+212655999902"} | _left(sent, question[1])
    for number, order in enumerate(permutations(NAMES)):
        assert _return(sent, tmp_path / f"o{number}", order) == (people, asked), order


def _at(key: str) -> int:
    from artisanest_desktop.model.registers import REGISTERS

    keys = [f.key for f in REGISTERS["member"].stored if f.key != "number"]
    return keys.index(key)


def _left(folder: Path, uid: str) -> set[str]:
    """What stood there meanwhile, if somebody typed here too."""
    with Store.open(folder / "a.artisanest", folder / "profile") as store:
        (history,) = [
            [e for e in store.history("member", uid) if str(e.title) == "Phone"]
        ]  # fmt: skip
        return {"+212655777777"} if history else set()
