"""The numbers on a printed sheet are kept."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules.editions import next_free, numbered

PEOPLE = st.lists(st.text("abcdefgh", min_size=1, max_size=3), unique=True, max_size=12)


def test_the_next_number_comes_after_people_and_blank_lines() -> None:
    assert next_free([]) == 1
    assert next_free([1, 2, 7]) == 8
    assert next_free([1, 2], 3, 5) == 8
    assert next_free([1, 9], 3, 5) == 10


def test_a_gap_is_not_filled() -> None:
    assert numbered(["a", "c", "d"], {"a": 1, "c": 3}, [1, 2, 3]) == [1, 3, 4]


def test_of_two_walk_ins_on_the_same_blank_line_of_two_papers_one_gets_another_number() -> None:
    assert numbered(["a", "b", "c"], {"a": 1, "b": 4, "c": 4}, [1, 4]) == [1, 4, 5]


@given(PEOPLE, st.data())
def test_nobody_gets_anothers_number(people: list[str], data: st.DataObject) -> None:
    known: dict[str, int] = {}
    given: set[int] = set()
    for _edition in range(data.draw(st.integers(1, 4))):
        there = data.draw(st.permutations(people)) if people else []
        there = list(there)[: data.draw(st.integers(0, len(people)))]
        numbers = numbered(there, known, given)
        assert len(set(numbers)) == len(numbers)
        for person, number in zip(there, numbers, strict=True):
            assert known.setdefault(person, number) == number
            owner = [p for p, n in known.items() if n == number]
            assert owner == [person]
        given |= set(numbers)
