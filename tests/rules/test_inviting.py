"""Choosing whom to invite: every wish narrows, none is overlooked, and counts are exact."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules import inviting
from artisanest_desktop.rules.inviting import BANDS, Candidate, Wanted, band, counted, fits, over

VALUES = st.sampled_from(["a", "b", "c", None])
KEYS = ("trade", "commune", "band")
PEOPLE = st.lists(
    st.builds(
        Candidate,
        st.uuids().map(str),
        st.fixed_dictionaries({k: st.lists(VALUES, max_size=2).map(tuple) for k in KEYS}),
        st.frozensets(st.sampled_from(["PRI", "ACC"])),
        st.booleans(),
    ),
    max_size=12,
)
WANTED = st.builds(
    Wanted,
    st.dictionaries(st.sampled_from(KEYS), st.frozensets(VALUES, max_size=3)),
    st.sampled_from(["", "PRI", "ACC"]),
    st.booleans(),
)


@given(PEOPLE, WANTED)
def test_who_fits_is_all_that_is_wanted(people: list[Candidate], wanted: Wanted) -> None:
    for one in people:
        ok = not (wanted.never and one.came) and not (wanted.not_had and wanted.not_had in one.had)
        for key, asked in wanted.values.items():
            values = one.facts[key] or (None,)
            ok = ok and (not asked or any(v in asked for v in values))
        assert fits(one, wanted) == ok


@given(PEOPLE, WANTED, st.sampled_from(KEYS))
def test_each_wish_narrows_and_leaving_it_out_gives_back(people, wanted, key) -> None:
    chosen = {one.uid for one in people if fits(one, wanted)}
    wider = {one.uid for one in people if fits(one, wanted.but(key))}
    assert chosen <= wider
    assert all(fits(one, Wanted()) for one in people)


@given(PEOPLE, st.sampled_from(KEYS))
def test_a_count_is_how_many_choosing_it_would_leave(people, key) -> None:
    for value, n in counted(people, key).items():
        wanted = Wanted({key: frozenset({value})})
        assert sum(fits(one, wanted) for one in people) == n


@given(st.integers(0, 130))
def test_every_age_is_in_one_band(age: int) -> None:
    low, high = BANDS[band(age) or ""]
    assert low <= age and (high is None or age <= high)
    assert band(None) is None


def test_places_are_counted_with_those_who_are_on_the_list() -> None:
    assert over(30, 18, 12) == 0 and over(30, 18, 15) == 3
    assert over(None, 18, 500) == 0
    assert inviting.over(0, 1, 1) == 0
