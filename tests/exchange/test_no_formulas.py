"""What leaves never starts a formula: text stays text, in the file and on its way back."""

from __future__ import annotations

import re
import tempfile
import zipfile
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store

#: What a spreadsheet program takes for a formula, and what it is told to do then.
hostile = st.builds(
    str.__add__,
    st.sampled_from(["=", "+", "-", "@", "\t=", "\r=", "\t", "=+", "@SUM", "＝"]),
    st.sampled_from(
        [
            "1+1",
            "cmd|' /C calc'!A0",
            'HYPERLINK("http://x","y")',
            "A1",
            "Benali",
            "DDE(1)",
            "-",
            ";x",
        ]
    ),
)


@pytest.fixture(scope="module")
def shared() -> Iterator[Store]:
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder, "a.artisanest"), Path(folder, "profile")) as opened,
    ):
        yield opened


def _formulas(path: Path) -> list[bytes]:
    """All that a program would work out or follow, in any part of a workbook."""
    found = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            data = archive.read(name)
            if name.startswith("xl/worksheets/"):
                found += re.findall(rb"<(?:\w+:)?f[\s>/].{0,60}", data)
                found += re.findall(rb"<hyperlink .{0,60}", data)
            if "externalLink" in name or "connections" in name:
                found.append(name.encode())
    return found


SLOWLY = settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))


@SLOWLY
@given(st.lists(st.tuples(hostile, hostile, hostile), min_size=1, max_size=3))
def test_a_register_that_left_comes_back(shared: Store, people: list[tuple[str, str, str]]) -> None:
    keys = ("family_name", "douar", "notes")
    with shared.transaction(_("People")) as t:
        uids = t.bulk_create("member", [dict(zip(keys, one, strict=True)) for one in people])
    ids = [i for u in uids if (i := shared.row_id("member", u)) is not None]
    path = shared.path.with_name("out.xlsx")
    exchange.export(shared, "member", path, "fr", ids=ids, columns=list(keys))
    assert _formulas(path) == []
    cells = {c for row in reading.read_here(path).visible[0].rows for c in row}
    assert {text for one in people for text in one} <= cells
    found = exchange.receive_book(shared, reading.read_here(path), "fr")
    assert found.writes == 0 and not found.main.questions


@SLOWLY
@given(st.lists(hostile, min_size=1, max_size=3))
def test_refused_rows_that_left_come_back(shared: Store, words: list[str]) -> None:
    source = shared.path.with_name("in.xlsx")
    book = openpyxl.Workbook()
    book.active.append(["Nom", "Date de naissance", words[0]])
    for text in words:
        book.active.append([text, text, text])
        for cell in book.active[book.active.max_row]:
            cell.data_type = "s"
    book.active["C1"].data_type = "s"
    book.save(source)
    plan = exchange.plan_book(shared, reading.read_here(source), "fr", "member")
    back = shared.path.with_name("refused.xlsx")
    exchange.save_refused(shared, plan, back, "fr")
    assert _formulas(back) == []
    refused = [list(row.cells) for row in plan.rows if row.action == "refused"]
    if refused:
        rows = [row[:3] for row in reading.read_here(back).visible[0].rows]
        assert all(cells in rows for cells in refused)
