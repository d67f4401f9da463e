"""Workbooks with several troubles at once, drawn from a seed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from random import Random

from artisanest_desktop import exchange
from artisanest_desktop.exchange import reading
from artisanest_desktop.store import Store
from tests.corpus.making import make
from tests.corpus.measuring import Measured, measure
from tests.corpus.troubles import HEADERS, LAYOUT, MORE, VALUES, Form, Trouble

_REGISTERS = ("member", "member", "member", "product", "session", "partner")
#: From this seed on troubles are drawn that were thought of later.
_LATER = 10_000
_FORMS = (Form.XLSX, Form.XLSX, Form.XLSX, Form.ODS, *Form)


def mixture(seed: int) -> tuple[set[Trouble], str, Form]:
    """Troubles of each kind, a register and a form."""
    chance = Random(f"mixture/{seed}")
    troubles = set(chance.sample(LAYOUT, chance.randint(0, 3)))
    troubles |= set(chance.sample(HEADERS, chance.randint(0, 2)))
    troubles |= set(chance.sample(VALUES, chance.randint(1, 4)))
    if seed >= _LATER:
        troubles |= {trouble for trouble in MORE if chance.random() < 0.3}
    return troubles, chance.choice(_REGISTERS), chance.choice(_FORMS)


def understood(
    store: Store,
    folder: Path,
    seed: int,
    troubles: set[Trouble],
    register: str = "member",
    form: Form = Form.XLSX,
) -> Measured:
    """Make the workbook, read it as the window does, and say how well that went."""
    path, truth = make(seed, troubles, folder, register, form)
    asked = exchange.Asked(today=truth.today)
    received = exchange.receive_book(store, reading.read_here(path), truth.lang, asked)
    found = measure(received, truth)
    found.why = [f"{path.name} {why}" for why in found.why]
    return found


def mixtures(store: Store, folder: Path, seeds: Iterable[int]) -> Measured:
    """All of these seeds together."""
    total = Measured()
    for seed in seeds:
        total.add(understood(store, folder, seed, *mixture(seed)))
    return total
