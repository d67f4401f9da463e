"""A line of numbers says what its writer meant, on any keyboard, or says that it does not know."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules import roll_call
from artisanest_desktop.rules.attendance import ABSENT, EXCUSED, LATE, LEFT, MARKS, PRESENT
from artisanest_desktop.rules.roll_call import (
    Paper,
    mark_of_key,
    naming,
    outcome,
    paper,
    read,
    tally,
)

ROW = str.maketrans("1234567890", "&é\"'(-è_çà")
ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
COUNT = 25
ALL = range(1, COUNT + 1)


def marks(line: str, numbers=ALL) -> dict[int, tuple[str, int | None]]:
    """What a line that is understood says of whom."""
    found = read(line, numbers)
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
    found = read(f"2 {line}", ALL)
    assert found.unread == (line,)
    assert 2 in found.named


def test_a_dash_of_the_french_row_that_can_be_read_in_two_ways_is_not_guessed():
    assert read("&-é", range(1, 201)).unread == ("&-é",)
    assert dict(read("&-é", ALL).named) == of(1, 2)


def test_numbers_beyond_the_list_are_named():
    found = read("24-27 0", ALL)
    assert found.beyond == (26, 27, 0)
    assert set(found.named) == {24, 25}


def test_everyone_then_the_exceptions():
    found = read("* 13a 15r", ALL)
    said = outcome(found, dict.fromkeys(ALL, ABSENT))
    assert len(said) == COUNT
    assert said[13] == (ABSENT, None)
    assert said[15] == (LATE, None)
    assert said[1] == (PRESENT, None)


def test_the_rest_are_those_nobody_spoke_of():
    current = {1: PRESENT, 2: None, 3: LATE, 4: None}
    found = read("2!", current)
    assert outcome(found, current) == {2: (PRESENT, None), 4: (ABSENT, None)}


def test_a_number_not_named_stays_as_it_is():
    found = read("1 2a", range(1, 5))
    assert tally(found, {1: None, 2: None, 3: EXCUSED, 4: None}) == {
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
    found = read(line, range(1, count + 1))
    assert all(0 < n <= count for n in found.named)
    assert all(mark in MARKS for mark, _missed in found.named.values())
    current: dict[int, str | None] = dict.fromkeys(range(1, count + 1))
    assert sum(tally(found, current).values()) == count


@given(st.text("0123456789-&é\"'(è_çàardeptل ", max_size=20))
def test_a_line_of_the_french_row_is_either_read_or_named(line):
    found = read(line, ALL)
    tokens = roll_call._tokens(line)
    assert bool(tokens) == bool(found.named or found.unread or found.beyond)


@given(named, st.lists(st.sampled_from([None, *MARKS]), min_size=COUNT, max_size=COUNT))
def test_who_is_not_named_keeps_her_mark(meant, current):
    line = " ".join(f"{n}{letters[m][0]}" for n, m in meant.items())
    said = outcome(read(line, ALL), dict(enumerate(current, 1)))
    assert said == {n: (m, None) for n, m in meant.items()}


#: A paper from which 5 was taken off, with four blank lines of which 28 is somebody by now.
PAPER = frozenset(range(1, 26)) - {5} | {28}
BLANK = frozenset((26, 27, 29))


def test_numbers_with_gaps_and_blank_lines():
    found = read("1-7 27 29r10 28", PAPER, BLANK)
    assert found.is_clear
    assert dict(found.named) == of(1, 2, 3, 4, 6, 7, 28)
    assert dict(found.blank) == of(27) | of(29, mark=LATE, missed=10)
    assert found.skipped == (5,)  # a range passes over it, and says so
    assert read("5 30", PAPER, BLANK).beyond == (5, 30)
    assert read("28-32", PAPER, BLANK).beyond == (30, 31, 32)
    assert outcome(read("*", PAPER, BLANK), dict.fromkeys(PAPER)).keys() == PAPER


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("/1 1-12", Paper("", 1, "1-12")),
        ("S-2026-014/2 3a", Paper("S-2026-014", 2, "3a")),
        ("s-2026-014/2", Paper("S-2026-014", 2, "")),
        ("/٢ ١-٣", Paper("", 2, "1-3")),
        (":é &", Paper("", 2, "&")),
        ("1-12", None),
        ("1/2", None),
        ("", None),
    ],
)
def test_the_first_word_may_say_which_paper_it_is(line, wanted):
    assert paper(line) == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("27 Fatna Bent Ahmed", (27, (PRESENT, None), "Fatna Bent Ahmed")),
        ("27. Fatna", (27, (PRESENT, None), "Fatna")),
        ("27 - Fatna", (27, (PRESENT, None), "Fatna")),
        ("27r15 Fatna", (27, (LATE, 15), "Fatna")),
        ("27غ فاطنة بنت أحمد", (27, (ABSENT, None), "فاطنة بنت أحمد")),
        ("٢٧ فاطنة", (27, (PRESENT, None), "فاطنة")),
        ("éè fatna", (27, (PRESENT, None), "fatna")),
        ("Fatna", (None, (PRESENT, None), "Fatna")),
        ("O'Brien", (None, (PRESENT, None), "O'Brien")),
        ("Élodie", (None, (PRESENT, None), "Élodie")),
        ("éè-éà", None),
        ("çà", None),
        ("1-12 14", None),
        ("13a 15r", None),
        ("* 13a", None),
        ("", None),
    ],
)
def test_a_name_as_it_stands_with_its_number(line, wanted):
    assert naming(line, 40) == wanted
