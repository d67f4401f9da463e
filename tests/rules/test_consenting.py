"""The lines of a consent sheet on every keyboard."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules import consenting
from artisanest_desktop.rules.roll_call import ROW

KNOWN = range(1, 21)
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_FRENCH = {digit: key for key, digit in ROW.items()}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("1-3 5", {1: True, 2: True, 3: True, 5: True}),
        ("1-3 2n", {1: True, 2: False, 3: True}),
        ("١-٣ ٢ل", {1: True, 2: False, 3: True}),
        ("&-\" én", {1: True, 2: False, 3: True}),
        ("* 13n", {**dict.fromkeys(KNOWN, True), 13: False}),
        ("13n *", {**dict.fromkeys(KNOWN, True), 13: False}),
        ("4n-", None),
        ("", {}),
    ],
)
def test_a_box(line: str, wanted: dict | None) -> None:
    reading = consenting.read(line, KNOWN)
    assert reading.is_clear == (wanted is not None)
    assert reading.named == (wanted or {})


def test_numbers_nobody_has_are_named() -> None:
    assert consenting.read("1 25 19-22", KNOWN).beyond == (25, 22)


@given(st.dictionaries(st.sampled_from(KNOWN), st.booleans()))
def test_every_keyboard_says_the_same(said: dict[int, bool]) -> None:
    line = " ".join(f"{n}{'' if yes else 'n'}" for n, yes in said.items())
    french = "".join(_FRENCH.get(char, char) for char in line)
    for typed in (line, line.translate(_ARABIC), french, line.replace("n", "ل")):
        reading = consenting.read(typed, KNOWN)
        assert reading.named == said and reading.is_clear
        assert reading.yes + reading.no == len(said)


@given(st.text(max_size=20))
def test_nobody_is_invented(line: str) -> None:
    reading = consenting.read(line, KNOWN)
    assert set(reading.named) <= set(KNOWN) and not set(reading.beyond) & set(KNOWN)
