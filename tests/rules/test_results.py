"""A line of results: what it understands on every keyboard, and what it comes to."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules import results
from artisanest_desktop.rules.roll_call import ROW
from artisanest_desktop.rules.sheet_numbers import numbers

KNOWN = range(1, 26)
_ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
_FRENCH = {digit: key for key, digit in ROW.items()}
people = st.integers(1, 25)
scores = st.decimals(0, 100, places=1).map(lambda d: f"{d.normalize():f}")


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("1=12 2=8,5 5-7=10", {1: "12", 2: "8.5", 5: "10", 6: "10", 7: "10"}),
        ("1=12, 2=8.5, 3=9", {1: "12", 2: "8.5", 3: "9"}),
        ("1=8,5 2=9", {1: "8.5", 2: "9"}),
        ("1 = 12 ; 2 : 14", {1: "12", 2: "14"}),
        ("١=١٢ ٢=٨٫٥", {1: "12", 2: "8.5"}),
        ("&=&é é=_,(", {1: "12", 2: "8.5"}),
        ("&=- 2=-", {1: "6", 2: None}),
        ("7-5=3", {5: "3", 6: "3", 7: "3"}),
        ("1=4 1=5", {1: "5"}),
        ("1=0", {1: "0"}),
        ("", {}),
    ],
)
def test_a_line_of_scores(line: str, wanted: dict) -> None:
    reading = results.read(line, KNOWN, results.score)
    assert reading.named == wanted
    assert reading.is_clear


@pytest.mark.parametrize("line", ["1", "1=", "=4", "x=4", "1=x", "1=4=5", "1--3=4", "1=12345"])
def test_what_is_no_result_is_said(line: str) -> None:
    reading = results.read(line, KNOWN, results.score)
    assert reading.unread == (line,) and not reading.named


def test_numbers_nobody_has_are_named_and_gaps_passed_over() -> None:
    known = (1, 2, 5, 6)
    assert results.read("9=4 1=3", known, results.score).beyond == (9,)
    assert results.read("1-6=4", known, results.score).named == dict.fromkeys(known, "4")
    assert results.read("3-4=4", known, results.score).beyond == (3, 4)
    assert results.read("5-9=4", known, results.score).beyond == (9,)


def test_a_face_goes_from_one_to_five() -> None:
    reading = results.read("1-3=5 4=é 5=٣ 6=0 7=6 8=4,5", KNOWN, results.face)
    assert reading.named == {1: 5, 2: 5, 3: 5, 4: 2, 5: 3}
    assert reading.unread == ("6=0", "7=6", "8=4,5")


@given(st.dictionaries(people, scores, min_size=1))
def test_every_keyboard_says_the_same(said: dict[int, str]) -> None:
    line = " ".join(f"{n}={value}" for n, value in said.items())
    arabic = line.translate(_ARABIC)
    shiftless = "".join(_FRENCH.get(char, char) for char in line)
    for typed in (line, arabic, line.replace(".", ","), shiftless):
        assert results.read(typed, KNOWN, results.score).named == said


@given(st.text(max_size=30))
def test_whatever_is_typed_nothing_is_invented(line: str) -> None:
    reading = results.read(line, KNOWN, results.score)
    assert set(reading.named) <= set(KNOWN)
    assert not set(reading.beyond) & set(KNOWN)
    for value in reading.named.values():
        assert value is None or results.score(value) == value


@given(st.sets(people, min_size=2, max_size=2).map(tuple))
def test_a_range_is_all_between_its_ends(ends: tuple[int, int]) -> None:
    found = numbers(f"{ends[0]}-{ends[1]}", KNOWN) or ()
    assert list(found) == list(range(min(ends), max(ends) + 1))


def test_above_the_scale() -> None:
    assert results.over({1: "20", 2: "20.5", 3: None, 4: "21"}, 20) == [2, 4]


@given(st.lists(st.tuples(st.none() | scores, st.none() | scores)))
def test_only_who_has_both_scores_is_compared(pairs: list) -> None:
    found = results.gain(pairs)
    both = [(b, a) for b, a in pairs if b is not None and a is not None]
    assert found.people == len(both) == found.better + found.same + found.worse
    assert (found.gain is None) == (not both)
    assert results.gain([(a, a) for _b, a in both]).gain in (None, Decimal(0))
    assert results.gain([*both, ("3", None)]) == found


@given(st.lists(st.none() | st.integers(1, 5)))
def test_faces_are_counted_once(values: list) -> None:
    counted = results.spread(values)
    assert sum(counted.values()) == sum(v is not None for v in values)
    average = results.mean(values)
    assert average is None or 1 <= average <= 5
