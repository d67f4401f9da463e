"""What of an import is asked back: doubtful cells, rows without a name, and their answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

from artisanest_desktop import exchange
from artisanest_desktop.exchange import correcting, reading
from artisanest_desktop.exchange.doubtful import doubtful, how_many, whose
from artisanest_desktop.exchange.plan import Received
from artisanest_desktop.i18n import LANGUAGES, _
from artisanest_desktop.store import Store

HEAD = ["Nom", "Prénom", "Date de naissance", "Téléphone", "Douar"]
ROWS = [
    HEAD,
    ["Benali", "Khadija", "30/02/1990", "0612345678", "Lahlalma"],
    ["Bouzid", "Hada", "12/03/1978", "06123", "Sidi Ali"],
    ["", "", "01/01/1980", "0661234567", "Ouled Hassoun"],
    ["Errami", "Naïma", "05/06/1985", "0677410236", "Jaïdate"],
]


def received(store: Store, path: Path, lang: str = "fr") -> Received:
    return exchange.receive_book(store, reading.read_here(path), lang)


def sheet_with(path: Path, answers: dict[str, Any]) -> Path:
    """The sheet with an answer in each line whose name or cells hold that word."""
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    for row in sheet.iter_rows(min_row=4):
        for (word, what), answer in answers.items():
            if word in str(row[1].value) and str(row[6].value).endswith(f"/{what}"):
                row[5].value = answer
    back = path.with_name(f"back-{path.name}")
    book.save(back)
    return back


def test_doubtful_cells_and_a_row_without_a_name(store: Store, book: Callable[..., Path]) -> None:
    found = received(store, book(ROWS))
    assert how_many(store, found) == 4
    exchange.apply(store, found)
    asked = doubtful(store, found)["member"]
    assert [one.field for one in asked] == ["birth", "phone", "family_name", "given_name"]
    assert "Ouled Hassoun" in asked[2].told
    for lang in LANGUAGES:
        text = correcting.as_text(store, "member", asked, lang)
        assert "Benali" in text and "Ouled Hassoun" in text and "\n4. " in text


def test_the_answers_complete_the_records_and_make_the_nameless_somebody(
    store: Store, book: Callable[..., Path], tmp_path: Path
) -> None:
    found = received(store, book(ROWS))
    exchange.apply(store, found)
    before = store.count("member")
    asked = doubtful(store, found)["member"]
    path = correcting.correction_sheet(store, "member", asked, tmp_path / "c.xlsx", "ar")
    unanswered = received(store, path)
    assert unanswered.writes == 0 and not unanswered.counts["refused"]
    back = sheet_with(path, {
        ("Benali", "birth"): "28/02/1990",
        ("Ouled Hassoun", "family_name"): "Tazi",
        ("Ouled Hassoun", "given_name"): "Zahra",
    })  # fmt: skip
    answers = received(store, back)
    assert answers.writes == 2 and answers.questions == 0
    exchange.apply(store, answers)
    assert store.count("member") == before + 1
    rows = store.window("member", store.find("member"), ["family_name", "birth", "phone", "douar"])
    values = {row[1]: row[2:] for row in rows}
    assert values["Benali"][0] == "1990-02-28"
    assert values["Tazi"] == ("1980-01-01", "+212661234567", "Ouled Hassoun")
    again = received(store, back)
    assert again.writes == 0 and again.questions == 0, "the same sheet twice changes nothing"
    assert not store.questions()


def test_what_is_gone_is_not_asked(store: Store, book: Callable[..., Path]) -> None:
    found = received(store, book(ROWS))
    done = exchange.apply(store, found)
    asked = doubtful(store, found)["member"]
    assert done.txn
    store.undo(done.txn)
    left = correcting.still_there(store, "member", asked)
    assert {one.field for one in left} == {"family_name", "given_name"}, "only who never was"


def test_a_row_left_out_is_not_asked(store: Store, book: Callable[..., Path]) -> None:
    found = received(store, book(ROWS))
    found.main.rows[0].left.append("*")
    assert how_many(store, found) == 3
    assert "birth" not in [one.field for one in doubtful(store, found)["member"]]


def test_it_is_asked_of_the_cooperative_of_most_rows(
    store: Store, book: Callable[..., Path]
) -> None:
    with store.transaction(_("Two")) as t:
        amal = t.create("cooperative", {"name": "Amal"})
    assert whose(store, received(store, book(ROWS))) == amal, "the only one"
    with store.transaction(_("Two")) as t:
        nour = t.create("cooperative", {"name": "Nour"})
    assert whose(store, received(store, book(ROWS))) == ""
    rows = [[*row, "Nour"] for row in ROWS]
    rows[0][-1] = "Coopérative"
    assert whose(store, received(store, book(rows, "b.xlsx"))) == nour
