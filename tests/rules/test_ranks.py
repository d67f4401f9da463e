"""Between two lines there is always room for one more."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from artisanest_desktop.rules.ranks import between, spread

ranks = st.from_regex(r"\A[0-9a-z]{0,6}[1-9a-z]\Z")


@given(ranks, ranks)
def test_a_rank_stands_between_its_neighbours(one: str, other: str) -> None:
    low, high = sorted((one, other))
    if low == high:
        with pytest.raises(ValueError):
            between(low, high)
        return
    found = between(low, high)
    assert low < found < high and not found.endswith("0")


@given(ranks)
def test_there_is_room_at_both_ends(rank: str) -> None:
    assert between(None, rank) < rank < between(rank, None)
    assert not between(None, rank).endswith("0") and not between(rank, None).endswith("0")


def test_the_first_line_of_all_has_a_rank() -> None:
    assert between(None, None)


@settings(max_examples=60)
@given(st.lists(st.integers(0, 10**6), max_size=80))
def test_lines_put_in_anywhere_keep_their_order(places: list[int]) -> None:
    lines: list[str] = []
    for place in places:
        at = place % (len(lines) + 1)
        before = lines[at - 1] if at else None
        after = lines[at] if at < len(lines) else None
        lines.insert(at, between(before, after))
    assert lines == sorted(lines) and len(set(lines)) == len(lines)


def test_adding_below_keeps_ranks_short() -> None:
    rank: str | None = None
    for _line in range(300):
        rank = between(rank, None)
    assert rank is not None and len(rank) < 12


@pytest.mark.parametrize("count", [0, 1, 2, 17, 18, 35, 36, 700, 5000])
def test_lines_that_come_together_are_in_order_with_room_between(count: int) -> None:
    found = spread(count)
    assert len(found) == count and found == sorted(found) and len(set(found)) == count
    assert not any(rank.endswith("0") or not rank for rank in found)
    pairs = list(zip([None, *found], [*found, None], strict=True))
    for before, after in (*pairs[:3], *pairs[-3:]):
        between(before, after)
