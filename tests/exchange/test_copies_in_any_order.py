"""Copies of one workbook, edited at random by several people and returned in any order (R5)."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading
from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store

#: An example takes seconds: what fails is shown as it was drawn.
SLOWLY = settings(max_examples=10, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
#: What people type over, by the sheet and its headers; the same words on several sides meet.
WORDS: dict[str, dict[str, list[Any]]] = {
    "Membres": {
        "Nom": ["Benali", "Ben Ali"],
        "Téléphone": ["0611111111", "06 22 22 22 22", 633333333],
        "Douar": ["Tlauh", "Bouchane", None],
    },
    "Produits": {"Désignation en français": ["Tapis", "Sac"], "Stock": [3, 4, None]},
    "Partenaires": {"Nom": ["Dar Taliba", "Amal"], "Ville": ["Safi", "Kénitra", None]},
    "Participants": {"Demi-journée 1": ["présente", "absente", "E", None]},
}
#: The same as the store has it, for what is typed here meanwhile.
HERE: dict[str, dict[str, list[Any]]] = {
    "member": {"family_name": ["Benali", "Ben Ali"], "phone": ["+212611111111", "+212644444444"],
               "douar": ["Tlauh", "Lgnadiz"]},
    "product": {"name": ["Tapis", "Natte"], "stock": ["3", "9"]},
    "partner": {"city": ["Safi", "Rabat"]},
}  # fmt: skip


@dataclass(frozen=True)
class Typed:
    """One cell that someone typed over, and whether rows were sorted, or one copied."""

    sheet: str
    row: int
    header: str
    value: Any


@st.composite
def typed(draw: st.DrawFn) -> Typed:
    sheet = draw(st.sampled_from(sorted(WORDS)))
    header = draw(st.sampled_from(sorted(WORDS[sheet])))
    return Typed(
        sheet, draw(st.integers(0, 1)), header, draw(st.sampled_from(WORDS[sheet][header]))
    )


@st.composite
def meanwhile(draw: st.DrawFn) -> tuple[str, int, str, Any]:
    register = draw(st.sampled_from(sorted(HERE)))
    key = draw(st.sampled_from(sorted(HERE[register])))
    return register, draw(st.integers(0, 1)), key, draw(st.sampled_from(HERE[register][key]))


copies = st.lists(
    st.tuples(
        st.lists(typed(), min_size=1, max_size=4), st.sampled_from(["", "sort", "copy", "add"])
    ),
    min_size=2,
    max_size=3,
)


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A folder with a store and the workbook that left it: each example starts from a copy."""
    folder = tmp_path_factory.mktemp("office")
    with Store.open(folder / "a.artisanest", folder / "profile") as store:
        with store.transaction(_("All")) as t:
            people = t.bulk_create(
                "member",
                [{"family_name": "Bahi", "phone": "+212612345678"}, {"family_name": "Zahra"}],
            )
            t.bulk_create("product", [{"name": "Natte", "stock": "2"}, {"name": "Pot"}])
            t.bulk_create("partner", [{"name": "Commune"}, {"name": "INDH", "city": "Rabat"}])
            session = t.create("session", {"title": "Teinture"})
            slot = t.create("slot", {"session": session, "date": "2026-03-01"})
            came = [t.create("participant", {"session": session, "member": m}) for m in people]
            t.create("attendance", {"participant": came[0], "slot": slot, "mark": "late"})
        exchange.export(store, exchange.EVERYTHING, folder / "out.xlsx", "fr")
    yield folder


def edited(sent: Path, path: Path, many: Sequence[Typed], what: str) -> Path:
    """A copy as someone sends it back."""
    book = openpyxl.load_workbook(sent)
    for one in many:
        sheet = book[one.sheet]
        at = next(c.column for c in sheet[1] if c.value == one.header)
        sheet.cell(2 + one.row, at).value = one.value
    people = book["Membres"]
    width = people.max_column
    if what == "sort":
        rows = [[c.value for c in people[r]] for r in (2, 3)]
        for at, row in zip((3, 2), rows, strict=True):
            for column in range(width):
                people.cell(at, column + 1).value = row[column]
    elif what == "copy":
        people.append([c.value for c in people[2]])
        people.cell(4, next(c.column for c in people[1] if c.value == "Nom")).value = "Copie"
    elif what == "add":
        people.cell(4, next(c.column for c in people[1] if c.value == "Nom")).value = "Nouvelle"
    book.save(path)
    return path


def picture(store: Store) -> dict[str, Any]:
    """Values and questions; a number is given in the order of arrival."""
    found: dict[str, Any] = {}
    for register in ("member", "product", "partner", "participant", "attendance", "session"):
        uids = [u for i in store.find(register) if (u := store.row_uid(register, i))]
        for uid, record in store.get_many(register, uids).items():
            found[uid] = {k: v for k, v in record.items() if k not in ("id", "number", "rank")}
    asked = [(q.uid, q.field, [a.value for a in q.answers]) for q in store.questions()]
    return {"values": found, "questions": asked}


def received(store: Store, path: Path) -> exchange.Received:
    return exchange.receive_book(store, reading.read_here(path), "fr")


def after(
    office: Path, folder: Path, here: Sequence[tuple[str, int, str, Any]], paths: Sequence[Path]
) -> dict[str, Any]:
    """What a store comes to when these files come back in this order, each twice."""
    folder.mkdir()
    shutil.copy(office / "a.artisanest", folder)
    shutil.copytree(office / "profile", folder / "profile")
    with Store.open(folder / "a.artisanest", folder / "profile") as store:
        for register, which, key, value in here:
            uids = sorted(str(store.row_uid(register, i)) for i in store.find(register))
            with store.transaction(_("Typed meanwhile")) as t:
                t.set(register, uids[which], {key: value})
        before = picture(store)
        done = []
        for path in paths:
            done.append(exchange.apply(store, received(store, path)).txn)
            again = received(store, path)
            assert not again.writes and not again.questions, path.name
        found = picture(store)
        assert store.check() == []
        for txn in reversed(done):
            if txn is not None:
                store.undo(txn)
        assert picture(store) == before
    return found


@SLOWLY
@given(copies, st.lists(meanwhile(), max_size=4), st.data())
def test_the_order_of_return_does_not_matter(
    office: Path,
    copies: list[tuple[list[Typed], str]],
    here: list[tuple[str, int, str, Any]],
    data: st.DataObject,
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        paths = [
            edited(office / "out.xlsx", Path(folder, f"{n}.xlsx"), *copy)
            for n, copy in enumerate(copies)
        ]
        other = data.draw(st.permutations(paths))
        one = after(office, Path(folder, "one"), here, paths)
        two = after(office, Path(folder, "two"), here, other)
        assert one == two


@SLOWLY
@given(copies, st.lists(meanwhile(), max_size=3))
def test_two_offices_that_receive_the_same_agree(
    office: Path, copies: list[tuple[list[Typed], str]], here: list[tuple[str, int, str, Any]]
) -> None:
    """Both get all the files; one types meanwhile; then they exchange packages."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [
            edited(office / "out.xlsx", Path(folder, f"{n}.xlsx"), *copy)
            for n, copy in enumerate(copies)
        ]
        stores = []
        for name in "ab":
            Path(folder, name).mkdir()
            shutil.copy(office / "a.artisanest", Path(folder, name))
            stores.append(
                Store.open(Path(folder, name, "a.artisanest"), Path(folder, f"profile-{name}"))
            )
        try:
            one, two = stores
            for path in paths:
                exchange.apply(one, received(one, path))
            for path in reversed(paths):
                exchange.apply(two, received(two, path))
            assert picture(one) == picture(two)
            for register, which, key, value in here:
                uids = sorted(str(one.row_uid(register, i)) for i in one.find(register))
                with one.transaction(_("Typed meanwhile")) as t:
                    t.set(register, uids[which], {key: value})
            alone = picture(one)
            one.receive(two.package({}))
            two.receive(one.package({}))
            assert picture(one) == picture(two) == alone
        finally:
            for store in stores:
                store.close()
