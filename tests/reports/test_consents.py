"""The consent sheet: the notice on top in each language, a line for each member, its numbers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from artisanest_desktop.reports import Options, consents_document, publish
from artisanest_desktop.reports.consents import _said, cooperative_of
from artisanest_desktop.store import Store, editions


def members(store: Store, n: int) -> list[str]:
    return [u for u, *_rest in store.window("member", store.find("member")[:n], ())]


@pytest.mark.parametrize(("code", "second"), [("fr", "ar"), ("ar", ""), ("en", "")])
def test_it_goes_over_pages_and_is_an_edition_once_printed(
    store: Store, tmp_path: Path, whole: Callable[[Path], int], code: str, second: str
) -> None:
    people = members(store, 25)
    coop = cooperative_of(store, people)
    assert coop is not None
    options = Options(store.language(code), answers={"second": second})
    document = consents_document(store, "cooperative", coop, people, options)
    assert not editions.of_record(store.reader(), coop, "consent")
    assert whole(publish(store, document, tmp_path / "a.pdf")) == len(document.pages) > 1
    printed = editions.of_record(store.reader(), coop, "consent")
    lines = editions.lines(store.reader(), printed[0]["uid"])
    assert [lines[n] for n in range(1, 26)] == people


def test_a_member_keeps_her_number_on_the_next_sheet(store: Store, tmp_path: Path) -> None:
    people = members(store, 6)
    coop = cooperative_of(store, people)
    assert coop is not None
    options = Options(store.language("fr"))
    for chosen in (people, [people[4], people[2]]):
        consents_document(store, "cooperative", coop, chosen, options).leaving()  # type: ignore[misc]
    second = editions.of_record(store.reader(), coop, "consent")[1]
    assert editions.lines(store.reader(), second["uid"]) == {5: people[4], 3: people[2]}


@pytest.mark.parametrize("code", ["fr", "ar", "en"])
def test_the_notice_says_who_what_for_and_how_to_take_it_back(store: Store, code: str) -> None:
    lang = store.language(code)
    coop = cooperative_of(store, members(store, 2))
    said = _said(store, coop, lang)
    name = store.title("cooperative", coop or "", code)
    assert name in said[0] and name in said[-1] and "09" in said[-1]
    assert len(said) == 6


def test_nobody_on_it_is_no_page(store: Store) -> None:
    people = members(store, 1)
    coop = cooperative_of(store, people)
    assert coop is not None
    document = consents_document(store, "cooperative", coop, [], Options(store.language("fr")))
    assert not document.pages
