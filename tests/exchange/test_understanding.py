"""Lists as people make them: where the table is, which column is what, what a cell says."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange.headers import COUNT, NAME, NAME_TURNED, Matcher
from artisanest_desktop.exchange.joining import doubles
from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.rules.fullnames import split
from artisanest_desktop.store import Store

Make = Callable[..., Plan]
MATCHER = Matcher(REGISTERS["member"])


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("Nom :", "family_name"),
        ("PRÉNOM", "given_name"),
        ("Prenoms", "given_name"),
        ("Nom / النسب", "family_name"),
        ("Nom/Prénom", NAME),
        ("Nom et prénom", NAME),
        ("Prénom et nom", NAME_TURNED),
        ("الاسم الكامل", NAME_TURNED),
        ("N°CIN", "national_id"),
        ("N° CIN", "national_id"),
        ("رقم ب.و", "national_id"),
        ("Tél (GSM)", "phone"),
        ("Telephonne", "phone"),
        ("Tél 2", "phone2"),
        ("Né(e) le", "birth"),
        ("Date de naissance (jj/mm/aaaa)", "birth"),
        ("D. naiss.", "birth"),
        ("date d'inscripton", "joined"),
        ("N°", COUNT),
        ("#", COUNT),
        ("ر.ت", COUNT),
        ("Montant cotisation", ""),
        ("Lieu de naissance", ""),
        ("Nom du père", ""),
        ("Situation familiale", ""),
        ("CIN / Tél", "national_id+phone"),
    ],
)
def test_headers(header: str, target: str) -> None:
    assert MATCHER.match(header).target == target


@pytest.mark.parametrize(
    ("text", "family_first", "family", "given"),
    [
        ("Benali Khadija", True, "Benali", "Khadija"),
        ("El Amrani Fatima Zahra", True, "El Amrani", "Fatima Zahra"),
        ("Fatima Zahra El Amrani", False, "El Amrani", "Fatima Zahra"),
        ("Aït Ben Haddou Itto", True, "Aït Ben Haddou", "Itto"),
        ("Khadija", True, "Khadija", None),
    ],
)
def test_a_full_name_is_split(text: str, family_first: bool, family: str, given: str) -> None:
    found = split(text, family_first)
    assert (found["family_name"], found.get("given_name")) == (family, given)
    assert split("فاطمة بن علي", False) == {"family_name_ar": "بن علي", "given_name_ar": "فاطمة"}


def test_a_lone_name_column_with_two_words_is_both_names(plan: Make) -> None:
    made = plan([["Nom", "Tél"], ["Benali Khadija", "0612345678"], ["Bahi Zineb", "0655121809"]])
    assert made.rows[0].fields["given_name"] == "Khadija"
    assert made.rows[0].remarks[0].rule == "name-split"


def test_arabic_names_find_their_field_whatever_the_column(plan: Make) -> None:
    made = plan([["Nom", "Prénom"], ["بنعلي", "خديجة"], ["Bahi", "Zineb"]])
    assert made.rows[0].fields == {"family_name_ar": "بنعلي", "given_name_ar": "خديجة"}
    assert made.rows[1].fields == {"family_name": "Bahi", "given_name": "Zineb"}


def test_titles_above_and_notes_below_are_left_aside(plan: Make) -> None:
    made = plan(
        [
            ["Coopérative Tifawin"],
            ["Liste au 3 avril 2025", None, "Tél : 0524 00 00 00"],
            [],
            ["N°", "Nom", "Prénom", "Tél", "Douar"],
            [1, "Benali", "Khadija", 612345678, "Lahlalma"],
            [None, "Nom", "Prénom", "Tél", "Douar"],
            [2, "Bahi", "Zineb", "06 55 12 18 09", "Lgnadiz"],
            [3, None, None, None, None],
            ["Total", None, None, 2, None],
            [],
            ["Fait à Bouchane le 3/4/2025", None, None, "La présidente"],
        ]
    )
    assert [r.row for r in made.rows] == [5, 7]
    assert [a.row for a in made.aside] == [6, 8, 9, 11]
    assert made.rows[0].fields["phone"] == "+212612345678"
    assert made.rows[0].remarks[0].rule == "lost-zero"
    assert made.header == 4


def test_a_row_without_a_name_is_refused_and_says_where(plan: Make, store: Store) -> None:
    made = plan(
        [["Nom", "Prénom", "Tél"], ["Benali", "Khadija", "0612345678"], [None, None, "0655121809"],
         ["Bahi", "Zineb", "0655121800"]]
    )  # fmt: skip
    assert [r.action for r in made.rows] == ["new", "refused", "new"]
    words = store.language("fr")(made.rows[1].remarks[-1].text)
    assert "Nom" in words
    exchange.apply(store, made)
    assert store.count("member") == 2


def test_dates_of_every_kind(plan: Make) -> None:
    made = plan(
        [
            ["Nom", "Prénom", "Né le"],
            ["A", "B", 28856],
            ["A", "C", 1961],
            ["A", "D", "avril 1961"],
            ["A", "E", "30/02/1998"],
            ["A", "F", "6/6//2004"],
        ]
    )
    births = [r.fields.get("birth") for r in made.rows]
    assert births == ["1979-01-01", "1961", "1961-04", None, "2004-06-06"]
    rules = [r.remarks[0].rule for r in made.rows]
    assert rules == [
        "serial-date", "date-partial", "date-partial", "date-impossible", "date-odd",
    ]  # fmt: skip


def test_a_year_typed_into_a_date_format_is_a_year(plan: Make) -> None:
    made = plan([["Nom", "Né le"], ["A", dt.date(1905, 5, 14)]])
    assert made.rows[0].fields["birth"] == "1961"
    assert made.rows[0].remarks[0].rule == "year-as-date"


def test_a_column_with_the_month_first_is_read_so(plan: Make) -> None:
    made = plan([["Nom", "Né le"], ["A", "3/4/1980"], ["B", "3/25/1981"]])
    assert [r.fields["birth"] for r in made.rows] == ["1980-03-04", "1981-03-25"]
    made = plan([["Nom", "Né le"], ["A", "3/4/1980"], ["B", "25/3/1981"]])
    assert [r.fields["birth"] for r in made.rows] == ["1980-04-03", "1981-03-25"]


def test_an_unknown_column_is_said_and_can_be_kept(
    plan: Make, book: Callable[..., Path], store: Store
) -> None:
    # One file: a second one, saved a second later, would be another and its nameless rows too.
    header = ["Nom", "Prénom", "Cotisation", "Ancien club"]
    rows = book([header, ["Benali", "Khadija", 200, "Tigmi"]])
    made = plan(rows)
    assert [c.header for c in made.unknown] == ["Cotisation", "Ancien club"]
    made = plan(rows, mapping={2: "~own", 3: "~note"})
    exchange.apply(store, made)
    field = next(f for f in store.registers["member"].fields if f.own)
    record = store.get("member", made.rows[0].uid or "")
    assert record is not None
    assert (field.label.id, record[field.key]) == ("Cotisation", "200")
    assert record["notes"] == "Ancien club: Tigmi"
    # The next file of this shape is understood alike, and the same one changes nothing.
    again = plan(rows)
    assert not again.unknown and again.counts["same"] == 1
    other = plan([header, ["Bahi", "Zineb", 50, "Azetta"]])
    assert other.rows[0].fields[field.key] == "50"


def test_a_correction_wins_and_is_remembered(plan: Make, store: Store) -> None:
    rows = [["Nom", "Prénom", "Code"], ["Benali", "Khadija", "0612345678"]]
    made = plan(rows, mapping={2: "phone"})
    assert made.rows[0].fields["phone"] == "+212612345678"
    exchange.apply(store, made)
    assert plan([rows[0], ["Bahi", "Zineb", "0655121809"]]).columns[2].target == "phone"


def test_likely_doubles_inside_the_file_are_paired(plan: Make) -> None:
    made = plan(
        [
            ["Nom", "Prénom", "CIN", "Tél"],
            ["Benali", "Khadija", "EE123456", "0612345678"],
            ["Bahi", "Zineb", None, "0655121809"],
            ["BENALI", "Khadija", "ee 123456", None],
            ["Zineb", "Bahi", None, "06 55 12 18 09"],
            ["Bahi", "Malika", None, "0655121809"],
        ]
    )
    assert doubles(made) == [(0, 2), (1, 3)]


def test_a_second_phone_column_is_the_second_phone(plan: Make) -> None:
    made = plan([["Nom", "Tél", "GSM"], ["Benali", "0612345678", "0655121809"]])
    assert made.rows[0].fields["phone2"] == "+212655121809"


def test_a_list_of_names_is_a_list_of_people(store: Store, tmp_path: Path) -> None:
    path = tmp_path / "liste.csv"
    text = "name,name__ar\nAziza Abbadi,عزيزة العبادي\nAhmed Errami,أحمد الرامي\n"
    path.write_text(text, "utf-8")
    assert exchange.plan_file(store, path, "en").register == "member"
