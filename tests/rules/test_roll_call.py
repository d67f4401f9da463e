"""A line of numbers says what its writer meant, on any keyboard, or says that it does not know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules import roll_call
from artisanest_desktop.rules.attendance import ABSENT, EXCUSED, LATE, LEFT, MARKS, PRESENT
from artisanest_desktop.rules.roll_call import mark_of_key, outcome, read, tally

ROW = str.maketrans("1234567890", "&é\"'(-è_çà")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
COUNT = 25


def marks(line: str, count: int = COUNT) -> dict[int, tuple[str, int | None]]:
    """What a line that is understood says of whom."""
    found = read(line, count)
    assert found.is_clear, (line, found)
    return dict(found.named)


def of(*numbers: int, mark: str = PRESENT, missed: int | None = None):
    return dict.fromkeys(numbers, (mark, missed))


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("1-12 14 17 19-23", of(*range(1, 13), 14, 17, *range(19, 24))),
        ("13a", of(13, mark=ABSENT)),
        ("15r 16l", of(15, 16, mark=LATE)),
        ("15R30", of(15, mark=LATE, missed=30)),
        ("4d45", of(4, mark=LEFT, missed=45)),
        ("2e, 3E; 4p", of(2, 3, mark=EXCUSED) | of(4)),
        ("13غ ١٥ت ٢ع ٣خ ٤ح", of(13, mark=ABSENT) | of(15, mark=LATE) | of(2, mark=EXCUSED)
         | of(3, mark=LEFT) | of(4)),
        ("١-٣", of(1, 2, 3)),
        ("1 - 3", of(1, 2, 3)),
        ("3–1", of(1, 2, 3)),
        ("8-12a", of(*range(8, 13), mark=ABSENT)),
        ("7 7a", of(7, mark=ABSENT)),
        ("&-&é", of(*range(1, 13))),
        ("&- &è", of(16, 17)),
        ("-", of(6)),
        ("&(r", of(15, mark=LATE)),
        ("&\"a", of(13, mark=ABSENT)),
        ("&(r\"à", of(15, mark=LATE, missed=30)),
    ],
)  # fmt: skip
def test_what_is_understood(line, wanted):
    assert marks(line) == wanted


@pytest.mark.parametrize("line", ["a", "1-", "12x3", "1a2b", "13a5", "15r9999", "naïma", "1--3"])
def test_what_is_not_understood_is_named(line):
    found = read(f"2 {line}", COUNT)
    assert found.unread == (line,)
    assert 2 in found.named


def test_a_dash_of_the_french_row_that_can_be_read_in_two_ways_is_not_guessed():
    assert read("&-é", 200).unread == ("&-é",)
    assert dict(read("&-é", 25).named) == of(1, 2)


def test_numbers_beyond_the_list_are_named():
    found = read("24-27 0", COUNT)
    assert found.beyond == (26, 27, 0)
    assert set(found.named) == {24, 25}


def test_everyone_then_the_exceptions():
    found = read("* 13a 15r", COUNT)
    said = outcome(found, [ABSENT] * COUNT)
    assert len(said) == COUNT
    assert said[13] == (ABSENT, None)
    assert said[15] == (LATE, None)
    assert said[1] == (PRESENT, None)


def test_the_rest_are_those_nobody_spoke_of():
    current = [PRESENT, None, LATE, None]
    found = read("2!", 4)
    assert outcome(found, current) == {2: (PRESENT, None), 4: (ABSENT, None)}


def test_a_number_not_named_stays_as_it_is():
    found = read("1 2a", 4)
    assert tally(found, [None, None, EXCUSED, None]) == {
        PRESENT: 1, ABSENT: 1, EXCUSED: 1, None: 1
    }  # fmt: skip


@pytest.mark.parametrize(
    ("keys", "mark"),
    [("pPح1١&", PRESENT), ("rRlLتم2٢é", LATE), ("dDخ3٣\"", LEFT), ("aAغ4٤'", ABSENT),
     ("eEع5٥(", EXCUSED)],
)  # fmt: skip
def test_one_key_is_one_mark(keys, mark):
    assert {mark_of_key(key) for key in keys} == {mark}


@pytest.mark.parametrize("key", ["6", "0", "-", "à", "z", "ش", "", "ab", " "])
def test_other_keys_are_no_marks(key):
    assert mark_of_key(key) is None


numbers = st.integers(1, COUNT)
letters = {PRESENT: "pحv", LATE: "rlت", LEFT: "dخ", ABSENT: "aغ", EXCUSED: "eع"}
named = st.dictionaries(numbers, st.sampled_from(MARKS), max_size=COUNT)


@given(named, st.data())
def test_what_was_meant_is_read_on_every_keyboard(meant, data):
    parts = []
    for number, mark in meant.items():
        letter = data.draw(st.sampled_from(letters[mark]))
        digits = data.draw(st.sampled_from([{}, ROW, ARABIC]))
        parts.append(str(number).translate(digits) + letter)
    line = data.draw(st.sampled_from([" ", ", ", "  ", "، "])).join(parts)
    assert marks(line) == {n: (mark, None) for n, mark in meant.items()}


@given(numbers, numbers, st.sampled_from([{}, ARABIC]))
def test_ranges(first, last, digits):
    if first != last:
        line = f"{first}-{last}".translate(digits)
        low, high = sorted((first, last))
        assert set(marks(line)) == set(range(low, high + 1))


@given(st.text(max_size=30), st.integers(0, 300))
def test_nothing_typed_breaks_it_or_names_nobody(line, count):
    found = read(line, count)
    assert all(0 < n <= count for n in found.named)
    assert all(mark in MARKS for mark, _missed in found.named.values())
    current: list[str | None] = [None] * count
    assert sum(tally(found, current).values()) == count


@given(st.text("0123456789-&é\"'(è_çàardeptل ", max_size=20))
def test_a_line_of_the_french_row_is_either_read_or_named(line):
    found = read(line, COUNT)
    tokens = roll_call._tokens(line)
    assert bool(tokens) == bool(found.named or found.unread or found.beyond)


@given(named, st.lists(st.sampled_from([None, *MARKS]), min_size=COUNT, max_size=COUNT))
def test_who_is_not_named_keeps_her_mark(meant, current):
    line = " ".join(f"{n}{letters[m][0]}" for n, m in meant.items())
    said = outcome(read(line, COUNT), current)
    assert said == {n: (m, None) for n, m in meant.items()}
