"""Workbooks as people make them: no row lost or invented, no wrong value taken silently."""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading
from artisanest_desktop.store import Store
from tests.corpus.making import make
from tests.corpus.measuring import Measured, measure
from tests.corpus.mixing import mixtures, understood
from tests.corpus.troubles import Form, Trouble

T = Trouble
#: Cells that must be right, of all that could be, where it is less than all of them.
SHARES = {T.HEADERS_NONE: 0.6, T.DATES_MONTH_NAMES: 0.98}


#: Mixtures that a row was lost of, or a value taken wrongly in silence.
ONCE_LOST = [
    *(30, 139, 214, 258, 261, 271, 279, 284, 295, 302, 382),
    *(1040, 1049, 1063, 1090, 1101, 1102, 1218, 1257, 1265, 1290, 2047, 2054),
    *(3130, 3163, 3381, 7114, 7167, 7302, 7390, 10035, 10048, 10056, 10077),
]  # fmt: skip


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One empty store for all of them: nothing is applied."""
    folder = tmp_path_factory.mktemp("corpus")
    with Store.open(folder / "a.artisanest", folder / "profile") as opened:
        yield opened


def hold(found: Measured, share: float = 1.0) -> None:
    """What no workbook may fall below."""
    why = "\n".join(found.why[:12])
    assert found.lost == 0, why
    assert found.invented == 0, why
    assert found.wrong_silent == 0, why
    assert found.empty_silent == 0, why
    assert found.doubt_silent == 0, why
    assert found.unsaid_columns == 0, why
    assert found.share >= share, why


@pytest.mark.parametrize("trouble", Trouble, ids=lambda t: t.name.lower())
def test_each_trouble_alone(shelf: Store, tmp_path: Path, trouble: Trouble) -> None:
    form = Form.CSV_UTF8 if trouble is T.MOJIBAKE else Form.XLSX
    found = understood(shelf, tmp_path, 1, {trouble}, _register(trouble), form)
    hold(found, SHARES.get(trouble, 1.0))


def _register(trouble: Trouble) -> str:
    return "product" if trouble is T.PERCENTS else "member"


@pytest.mark.parametrize(
    ("seed", "troubles"),
    [
        (42, {T.HEADERS_BILINGUAL, T.HEADER_TWO_LINES, T.DATES_SERIAL}),
        (317, {T.HEADER_TWO_LINES, T.ID_UNTIDY, T.PHONE_ABROAD}),
        (199, {T.HEADER_THREE_LINES, T.HEADERS_UNITS, T.PLACEHOLDERS}),
        (31, {T.TITLES, T.TOTALS, T.BLANK_COLUMNS, T.MONEY_DRESSED, T.HIDDEN_ROWS}),
        (32, {T.STACKED, T.NOTES_BELOW, T.ARABIC_DIGITS, T.SEXES}),
        (33, {T.SIDEWAYS, T.NOTES_BELOW, T.YES_NO, T.DATES_YEAR}),
        (34, {T.SHEET_PER_VILLAGE, T.OTHER_SHEETS, T.DATES_TEXT, T.FORMULAS}),
        (35, {T.SIDE_BY_SIDE, T.TITLES, T.FULL_NAME, T.DUPLICATES}),
    ],
)
def test_several_troubles_at_once(
    shelf: Store, tmp_path: Path, seed: int, troubles: set[Trouble]
) -> None:
    hold(understood(shelf, tmp_path, seed, troubles), 0.98)


@pytest.mark.parametrize("register", ["member", "product", "session", "partner"])
def test_an_orderly_list_of_each_register(shelf: Store, tmp_path: Path, register: str) -> None:
    hold(understood(shelf, tmp_path, 2, {T.TITLES, T.NOTES_BELOW}, register))


def test_the_form_of_a_date_is_no_part_of_a_header(shelf: Store, tmp_path: Path) -> None:
    """A partner's "Convention du (jj/mm/aaaa)" is a date, not the convention's title."""
    hold(understood(shelf, tmp_path, 92, {T.HEADERS_UNITS}, "partner"))


@pytest.mark.parametrize("form", Form, ids=lambda f: f.name.lower())
def test_each_form(shelf: Store, tmp_path: Path, form: Form) -> None:
    hold(understood(shelf, tmp_path, 3, {T.TITLES, T.ID_UNTIDY}, form=form), 0.92)


def test_a_seed_makes_the_same_workbook_again(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    mixed = set(random.Random(5).sample(list(Trouble), 12))
    _first, once = make(5, mixed, tmp_path)
    _second, twice = make(5, mixed, tmp_path / "again")
    assert once == twice and once.rows


@pytest.mark.parametrize("seed", ONCE_LOST)
def test_mixtures_that_once_lost_something(shelf: Store, tmp_path: Path, seed: int) -> None:
    hold(mixtures(shelf, tmp_path, [seed]), 0.6)


@pytest.mark.slow
def test_four_hundred_mixtures(shelf: Store, tmp_path: Path) -> None:
    """What is reached over many workbooks; benchmarks/results.md has the figures."""
    found = mixtures(shelf, tmp_path, range(400))
    why = "\n".join(w for w in found.why if " said " not in w)[:4000]
    assert found.share >= 0.98, why
    assert found.lost == 0 and found.invented == 0, why
    assert found.wrong_silent == 0 and found.empty_silent == 0, why


@pytest.mark.slow
@pytest.mark.parametrize("first", [1000, 1150, 2000, 10100])
def test_mixtures_nobody_had_seen(shelf: Store, tmp_path: Path, first: int) -> None:
    """Seeds that nothing was made after, when they were first run."""
    hold(mixtures(shelf, tmp_path, range(first, first + 150)), 0.97)


@pytest.mark.slow
@pytest.mark.parametrize("suffix", ["xls", "ods"])
def test_written_again_by_libreoffice(shelf: Store, tmp_path: Path, suffix: str) -> None:
    """The workbooks of the nineties, and those of a free office."""
    soffice = shutil.which("soffice")
    if soffice is None:
        pytest.skip("LibreOffice is not here")
    for seed, troubles in ((51, {T.TITLES, T.TOTALS, T.HIDDEN_ROWS}), (52, {T.SHEET_PER_VILLAGE})):
        path, truth = make(seed, troubles, tmp_path)
        home = f"-env:UserInstallation={(tmp_path / 'office').as_uri()}"
        subprocess.run(
            [soffice, home, "--headless", "--convert-to", suffix, "--outdir",
             str(tmp_path / suffix), str(path)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        book = reading.read_here(tmp_path / suffix / f"{path.stem}.{suffix}")
        asked = exchange.Asked(today=truth.today)
        hold(measure(exchange.receive_book(shelf, book, truth.lang, asked), truth))
