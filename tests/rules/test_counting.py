"""The counting rules: the worked examples of the manual, and what must hold whatever is counted."""

from __future__ import annotations

import doctest
from decimal import Decimal
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from artisanest_desktop.rules.counting import RULES, Facts, Limits, Participation, Promise, of

DOCS = Path(__file__).parents[2] / "docs" / "counting.md"

PARTICIPATION = st.builds(
    Participation,
    person=st.sampled_from("abcde"),
    session=st.sampled_from("xyz"),
    day=st.sampled_from([None, "2026-03-02", "2020-02-29"]),
    enrolment=st.sampled_from([None, "invited", "enrolled", "walk_in"]),
    sex=st.sampled_from([None, "F", "M", "X"]),
    birth=st.sampled_from([None, "1990", "2004-06", "1961-01-05"]),
    rural=st.sampled_from([None, True, False]),
    cooperative=st.sampled_from([None, "p", "q"]),
    minutes=st.integers(0, 300),
    delivered=st.sampled_from([0, 300]),
    presences=st.integers(0, 3),
    before=st.none() | st.integers(0, 20).map(Decimal),
    after=st.none() | st.integers(0, 20).map(Decimal),
    in_use_3=st.sampled_from([None, "yes", "partly", "no"]),
)
MANY = st.lists(PARTICIPATION, max_size=12)


def test_the_worked_examples_of_the_manual() -> None:
    assert doctest.testfile(str(DOCS), module_relative=False).attempted > 15
    assert doctest.testfile(str(DOCS), module_relative=False).failed == 0


@given(MANY)
def test_each_part_is_within_the_whole(found: list[Participation]) -> None:
    def value(key: str, limits: Limits | None = None) -> Decimal:
        return of(key, Facts(found), limits or Limits()).value or Decimal()

    assert value("unique") <= value("registered")
    assert value("invited") <= value("registered")
    for part in ("women", "youth", "rural"):
        counted = of(part, Facts(found), Limits())
        assert counted.value is not None
        assert counted.value + counted.unknown <= value("unique")
    assert value("unique") <= value("attendances") <= len(found)
    assert 0 <= value("completion") <= 100 and 0 <= value("adoption_3") <= 100
    assert value("youth", Limits(15, 24)) <= value("youth", Limits(15, 34))
    assert value("share", Limits(share=Decimal(90))) <= value("share", Limits(share=Decimal(50)))


@given(MANY)
def test_the_order_and_the_twins_of_a_person_change_nothing(found: list[Participation]) -> None:
    for key in RULES:
        turned = of(key, Facts(found[::-1]), Limits())
        assert of(key, Facts(found), Limits()) == turned
    twice = [*found, *found]
    for key in ("registered", "invited", "unique", "share", "women", "youth", "rural",
                "cooperatives", "attendances"):  # fmt: skip
        assert of(key, Facts(found), Limits()).value == of(key, Facts(twice), Limits()).value


@given(st.lists(st.sampled_from(["kept", "dropped", "open", None]), max_size=9))
def test_commitments(states: list[str | None]) -> None:
    counted = of("commitments", Facts(promises=[Promise(s) for s in states]), Limits())
    assert counted.unknown == sum(s in ("open", None) for s in states)
    assert (counted.value is None) == (counted.unknown == len(states))
