"""Whatever products, sessions and partners hold comes back as it left, lines and marks too."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading
from artisanest_desktop.exchange.linesheets import grid_of, line_registers
from artisanest_desktop.i18n import Language, _
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.rules import Choice, File, Percent, Quantity, Reference, Time
from artisanest_desktop.store import Store
from tests.exchange.test_properties import TODAY, raw

SLOWLY = settings(max_examples=12, suppress_health_check=list(HealthCheck))
#: Kept by the program, or worked out; a certificate's number is a number like any other.
_OURS = ("number", "former_numbers", "rank")
KEYS = ("product", "session", "partner")
_NAMES = {"product": "name", "session": "title", "partner": "name"}


def fields_of(register: Register) -> list[Field]:
    """What can be filled with anything: no references, nothing of ours."""
    return [
        f
        for f in register.fields
        if not (f.compute or f.hidden or isinstance(f.kind, Reference | File))
        and (f.key not in _OURS or register.parent)
    ]


def typed(field: Field) -> st.SearchStrategy[Any]:
    """What a person might type, as the store would hold it."""
    kind, french = field.kind, Language("fr")
    if isinstance(kind, Time):
        return st.times().map(lambda t: f"{t:%H:%M}")
    if isinstance(kind, Quantity | Percent):
        numbers = st.decimals(0, 10_000, places=2, allow_nan=False)
        return numbers.map(lambda n: kind.parse(str(n), french, TODAY).value)
    return raw(field).map(lambda r: kind.parse(r, french, TODAY).value)


def record(register: Register) -> st.SearchStrategy[dict[str, Any]]:
    options = {f.key: typed(f) for f in fields_of(register)}
    made = st.fixed_dictionaries({}, optional=options)
    return made.map(lambda v: {k: x for k, x in v.items() if x is not None})


@st.composite
def cooperatives(draw: st.DrawFn) -> dict[str, list[Any]]:
    """Records with lines: ``{register: [(values, {lines: [values]})]}``."""
    found: dict[str, list[Any]] = {}
    for key in KEYS:
        lines = line_registers(REGISTERS, key)
        under = st.fixed_dictionaries(
            {r.key: st.lists(record(r), max_size=2) for r in lines if r.key != "maker"}
        )
        # A row without any word beside its code is not a record to whoever reads the sheet.
        named = record(REGISTERS[key]).map(lambda v, k=_NAMES[key]: {k: "Azetta", **v})
        one = st.tuples(named, under)
        found[key] = draw(st.lists(one, min_size=1, max_size=2))
    return found


@pytest.fixture(scope="module")
def shared() -> Iterator[Store]:
    """One store for all examples; each is taken off the lists again."""
    with (
        tempfile.TemporaryDirectory() as folder,
        Store.open(Path(folder, "a.artisanest"), Path(folder, "profile")) as opened,
    ):
        with opened.transaction(_("People")) as t:
            for name in ("Benali", "Bahi", "Bahi"):
                t.create("member", {"family_name": name})
        yield opened


def fill(store: Store, data: st.DataObject, made: dict[str, list[Any]]) -> None:
    """Write them, with references and marks drawn as we go."""
    members = [store.row_uid("member", i) for i in store.find("member")]
    pick = st.sampled_from([*members, None])
    with store.transaction(_("Records")) as t:
        for key, records in made.items():
            for values, under in records:
                uid = t.create(key, values)
                known: dict[str, list[str]] = {}
                for lines, rows in under.items():
                    register = REGISTERS[lines]
                    for row in rows:
                        more = {register.parent: uid}
                        if "member" in register.by_key:
                            more["member"] = data.draw(pick)
                        known.setdefault(lines, []).append(t.create(lines, {**row, **more}))
                for lines in under:
                    if (grid := grid_of(REGISTERS, REGISTERS[lines])) is not None:
                        kind = REGISTERS[grid.marks][grid.mark].kind
                        assert isinstance(kind, Choice)
                        marks = st.sampled_from([None, *(o.code for o in kind.all)])
                        for up in known.get(lines, ()):
                            for side in known.get(grid.across, ()):
                                values = {grid.up: up, grid.side: side, grid.mark: data.draw(marks)}
                                t.create(grid.marks, values)


def forget(store: Store) -> None:
    """Take everything off its list again."""
    with store.transaction(_("Away")) as t:
        for key in KEYS:
            for row in store.find(key):
                t.remove(key, store.row_uid(key, row) or "")


@SLOWLY
@given(cooperatives(), st.data(), st.sampled_from(["fr", "ar", "en"]))
def test_everything_that_leaves_comes_back(
    shared: Store, made: dict[str, list[Any]], data: st.DataObject, lang: str
) -> None:
    fill(shared, data, made)
    try:
        path = shared.path.with_name("x.xlsx")
        sent = exchange.export(shared, KEYS, path, lang)
        asked = exchange.Asked(today=TODAY)
        found = exchange.receive_book(shared, reading.read_here(path), "en", asked)
        odd = [
            (p.register, r.action, r.changes, r.conflicts, [str(m.text) for m in r.remarks])
            for p in found.plans
            for r in p.rows
            if r.action != "same"
        ]
        assert not odd and found.counts["same"] == sum(sent.counts.values())
        saved = openpyxl.load_workbook(path)
        saved.save(path)
        again = exchange.receive_book(shared, reading.read_here(path), "fr", asked)
        assert again.writes == again.questions == 0
    finally:
        forget(shared)


@SLOWLY
@given(cooperatives(), st.data())
def test_another_store_gets_all_of_it_once(
    shared: Store, made: dict[str, list[Any]], data: st.DataObject
) -> None:
    fill(shared, data, made)
    try:
        path = shared.path.with_name("y.xlsx")
        exchange.export(shared, KEYS, path, "fr")
        with (
            tempfile.TemporaryDirectory() as folder,
            Store.open(Path(folder, "b.artisanest"), Path(folder, "p")) as other,
        ):
            first = exchange.receive_book(other, reading.read_here(path), "fr")
            done = exchange.apply(other, first)
            again = exchange.receive_book(other, reading.read_here(path), "fr")
            assert again.writes == again.questions == 0
            if done.txn:
                other.undo(done.txn)
            assert not any(other.count(p.register) for p in first.plans)
    finally:
        forget(shared)
