"""Lists of who was there: nobody lost or invented, no mark wrong in silence."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading
from artisanest_desktop.store import Store
from tests.corpus.roll_measuring import Counted, roll_mixture, understood_roll
from tests.corpus.rolls import TODAY, RollTrouble, make_roll
from tests.corpus.troubles import Form


@pytest.fixture(scope="module")
def shelf(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """One empty store for all of them: nothing is applied."""
    folder = tmp_path_factory.mktemp("rolls")
    with Store.open(folder / "a.artisanest", folder / "profile") as opened:
        yield opened


def hold(found: Counted) -> None:
    """What no list may fall below."""
    why = "\n".join(found.why[:12])
    assert (found.lost, found.invented) == (0, 0), why
    assert (found.wrong, found.missing) == (0, 0), why
    assert (found.slots_wrong, found.facts_wrong) == (0, 0), why


def mixed(shelf: Store, folder: Path, seeds: Iterable[int]) -> Counted:
    """All of these seeds together."""
    total = Counted()
    for seed in seeds:
        total.add(understood_roll(shelf, folder, seed, *roll_mixture(seed)))
    return total


@pytest.mark.parametrize("trouble", RollTrouble, ids=lambda t: t.name.lower())
def test_each_trouble_alone(shelf: Store, tmp_path: Path, trouble: RollTrouble) -> None:
    hold(understood_roll(shelf, tmp_path, 1, {trouble}))


@pytest.mark.parametrize("form", Form, ids=lambda f: f.name.lower())
def test_each_form(shelf: Store, tmp_path: Path, form: Form) -> None:
    hold(understood_roll(shelf, tmp_path, 2, {RollTrouble.TOTALS, RollTrouble.TITLE_LABELS}, form))


def test_twenty_mixtures(shelf: Store, tmp_path: Path) -> None:
    found = mixed(shelf, tmp_path, range(20))
    hold(found)
    assert found.right >= found.marks * 0.97, "\n".join(found.why[:12])


@pytest.mark.parametrize("seed", [0, 3, 4, 51, 57, 101])
def test_received_twice_nothing_changes_and_one_undo_takes_all_back(
    tmp_path: Path, seed: int
) -> None:
    troubles, form = roll_mixture(seed)
    path, truth = make_roll(seed, troubles, tmp_path, form)
    asked = exchange.Asked(today=TODAY)
    with Store.open(tmp_path / "s" / "a.artisanest", tmp_path / "profile") as store:
        first = exchange.receive_book(store, reading.read_here(path), truth.lang, asked)
        done = exchange.apply(store, first)
        again = exchange.receive_book(store, reading.read_here(path), truth.lang, asked)
        assert (again.writes, again.questions) == (0, 0)
        assert len(store.find("participant")) == len(truth.people)
        assert done.txn is not None
        store.undo(done.txn)
        kinds = ("session", "slot", "participant", "attendance")
        assert [len(store.find(kind)) for kind in kinds] == [0, 0, 0, 0]


@pytest.mark.slow
def test_three_hundred_mixtures(shelf: Store, tmp_path: Path) -> None:
    found = mixed(shelf, tmp_path, range(300))
    hold(found)
    assert found.right >= found.marks * 0.97, "\n".join(found.why[:12])


def test_a_seed_makes_the_same_list_again(tmp_path: Path) -> None:
    (tmp_path / "again").mkdir()
    troubles, form = roll_mixture(7)
    assert make_roll(7, troubles, tmp_path, form)[1] == make_roll(
        7, troubles, tmp_path / "again", form)[1]  # fmt: skip
