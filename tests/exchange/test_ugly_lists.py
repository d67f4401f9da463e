"""Lists of kinds that the corpus does not make, each as somebody here keeps it: what is
understood is what a person would write down, and the rest is said. Everybody is invented."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from artisanest_desktop.exchange import Plan

Make = Callable[..., Plan]
Told = dict[str, Any]


def told(plan: Plan, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row.fields.get(key) for key in keys) for row in plan.rows]


def silent(plan: Plan) -> list[str]:
    """Columns with something in them that nobody is told of."""
    return [c.header for c in plan.columns if c.filled and c.target == "~computed"]


def test_french_and_arabic_in_the_same_cells_and_columns(plan: Make) -> None:
    found = plan(
        [
            ["جمعية النساء – Coopérative Al Amal"],
            [],
            ["ر.ت", "Nom et Prénom / الاسم الكامل", "CIN / ر.ب.و", "الهاتف Tél", "الدوار",
             "Date naiss. / تاريخ الازدياد", "ملاحظات"],
            [1, "Khadija El Amrani", "EE123456", "06 12 34 56 01", "Laarab", "12/03/1975", ""],
            [2, "فاطمة الإدريسي", "ee 234567", "0612345602", "لعرب", "1980", ""],
            [3, "Rkia Benali / رقية بنعلي", "JC-345678", "+212612345603", "Nouaji",
             "٢٥/٠٧/١٩٦٨", "أرملة"],
            [4, "MBARKA BAHI", "", "612345604", "النواجي", "14-09-71", "voir CIN"],
            [5, "السعدية الرامي", "Q456789", "0612 34 56 05 / 0661223344", "Nouaji",
             "مارس 1990", ""],
            ["", "المجموع", "5", "", "", "", ""],
        ]
    )  # fmt: skip
    keys = ("family_name", "given_name", "family_name_ar", "given_name_ar", "national_id", "birth")
    assert told(found, *keys) == [
        ("El Amrani", "Khadija", None, None, "EE123456", "1975-03-12"),
        (None, None, "الإدريسي", "فاطمة", "EE234567", "1980"),
        ("Benali", "Rkia", "بنعلي", "رقية", "JC345678", "1968-07-25"),
        ("BAHI", "MBARKA", None, None, None, "1971-09-14"),
        (None, None, "الرامي", "السعدية", "Q456789", "1990-03"),
    ]
    assert found.rows[4].fields["phone2"] == "+212661223344"
    assert len(found.aside) == 1


def test_a_table_of_dues_by_month(plan: Make) -> None:
    """Its people and phones; what they paid each month is nobody's field, and is said."""
    found = plan(
        [
            ["Coopérative Tifawin"],
            ["Cotisations 2025 (DH)"],
            ["N°", "Nom et prénom", "Tél", "Janv", "Fév", "Mars", "Total", "Reste à payer"],
            [1, "Benali Khadija", "0612345601", 50, 50, "", 100, 50],
            [2, "El Amrani Fatima", "0612345602", 50, 50, 50, 150, 0],
            [3, "Bahi Rkia", "0612345603", "x", "", "payé", 50, 100],
            ["", "TOTAL", "", 100, 100, 50, 300, 150],
        ]
    )
    assert told(found, "family_name", "given_name", "phone") == [
        ("Benali", "Khadija", "+212612345601"),
        ("El Amrani", "Fatima", "+212612345602"),
        ("Bahi", "Rkia", "+212612345603"),
    ]
    assert not any(
        row.fields.keys() & {"paid_in", "shares", "birth", "joined"} for row in found.rows
    )
    months = ["Janv", "Fév", "Mars", "Total", "Reste à payer"]
    assert [c.header for c in found.unknown] == months


def test_names_of_photos_are_no_reason_to_refuse_anybody(plan: Make) -> None:
    found = plan(
        [
            ["LISTE DES ADHÉRENTES AVEC PHOTOS"],
            ["Photo", "Nom", "Prénom", "C.I.N", "Née le", "Photo CIN (recto)"],
            ["", "Benali", "Khadija", "EE123456", dt.date(1975, 3, 12), "IMG_1.jpg"],
            ["IMG_0002.jpg", "El Amrani", "Fatima", "EE123457", dt.date(1976, 3, 12), ""],
            ["à faire", "Bahi", "Rkia", "EE123458", dt.date(1977, 3, 12), "à faire"],
        ]
    )
    assert found.counts["new"] == 3 and not found.counts["refused"]
    assert [r.fields["national_id"] for r in found.rows] == ["EE123456", "EE123457", "EE123458"]
    assert [{r.field for r in row.remarks} for row in found.rows] == [set(), {"photo"}, {"photo"}]
    assert [c.header for c in found.unknown] == ["Photo CIN (recto)"]


def test_headers_in_three_languages_below_each_other(plan: Make) -> None:
    found = plan(
        [
            ["Nom", "Prénom", "Date de naissance", "N° téléphone", "Village", "Nombre d'enfants"],
            ["الاسم العائلي", "الاسم الشخصي", "تاريخ الازدياد", "رقم الهاتف", "الدوار",
             "عدد الأطفال"],
            ["Last name", "First name", "Date of birth", "Phone number", "Village", "Children"],
            ["Benali", "Khadija", "12/03/1975", "0612345601", "Laarab", 3],
            ["El Amrani", "Fatima", "25/03/1976", "0612345602", "Laarab", 0],
        ]
    )  # fmt: skip
    assert told(found, "family_name", "birth", "phone", "douar") == [
        ("Benali", "1975-03-12", "+212612345601", "Laarab"),
        ("El Amrani", "1976-03-25", "+212612345602", "Laarab"),
    ]
    assert len(found.unknown) == 1 and not found.aside


def test_a_phone_in_brackets_behind_the_name(plan: Make) -> None:
    found = plan(
        [
            ["Contacts des artisanes"],
            ["N°", "Nom (téléphone)"],
            [1, "Khadija Benali (0612345601)"],
            [2, "Fatima El Amrani (06.12.34.56.02)"],
            [3, "Rkia Bahi (0612345603)"],
            [4, "Halima Errami"],
        ]
    )
    assert told(found, "family_name", "given_name", "phone") == [
        ("Benali", "Khadija", "+212612345601"),
        ("El Amrani", "Fatima", "+212612345602"),
        ("Bahi", "Rkia", "+212612345603"),
        ("Errami", "Halima", None),
    ]


def test_a_name_in_brackets_behind_the_phone(plan: Make) -> None:
    """ "(mari)" is nobody's name: it says whose phone it is, and who she is is asked."""
    found = plan(
        [
            ["Téléphone", "Village"],
            ["0612345601 (Khadija Benali)", "Laarab"],
            ["06.12.34.56.02 (Fatima El Amrani)", "Laarab"],
            ["0612345603 (Rkia Bahi)", "Nouaji"],
            ["0612345604 (mari)", "Nouaji"],
        ]
    )
    assert told(found, "family_name", "given_name", "phone")[:3] == [
        ("Benali", "Khadija", "+212612345601"),
        ("El Amrani", "Fatima", "+212612345602"),
        ("Bahi", "Rkia", "+212612345603"),
    ]
    assert "mari" not in found.rows[3].fields.values()
    assert found.rows[3].action == "refused"


def test_whose_phone_it_is_goes_to_the_notes(plan: Make) -> None:
    found = plan(
        [
            ["Nom", "Prénom", "Tél"],
            ["Benali", "Khadija (Khadouj)", "0612345601 (mari)"],
            ["El Amrani", "Fatima", "0612345602"],
            ["Bahi (née Errami)", "Rkia", "fils : 0612345603"],
        ]
    )
    assert told(found, "family_name", "given_name", "phone", "notes") == [
        ("Benali", "Khadija (Khadouj)", "+212612345601", "Tél: mari"),
        ("El Amrani", "Fatima", "+212612345602", None),
        ("Bahi (née Errami)", "Rkia", "+212612345603", "Tél: fils"),
    ]
    levels = [{r.level for r in row.remarks if r.field == "phone"} for row in found.rows]
    assert levels == [{"check"}, set(), {"check"}]


def test_numbers_of_people_that_begin_again_in_each_village(plan: Make) -> None:
    found = plan(
        [
            ["Liste générale des artisanes"],
            ["N°", "Nom", "Prénom", "CIN"],
            ["Douar Laarab"],
            [1, "Benali", "Khadija", "EE123456"],
            [2, "El Amrani", "Fatima", "EE123457"],
            ["Douar Nouaji"],
            [1, "Errami", "Halima", "EE123459"],
            [2, "Daoudi", "Itto", ""],
            ["Total : 4"],
        ]
    )
    assert told(found, "family_name", "douar") == [
        ("Benali", "Laarab"), ("El Amrani", "Laarab"), ("Errami", "Nouaji"), ("Daoudi", "Nouaji"),
    ]  # fmt: skip
    assert found.columns[0].target == "~count"
    assert not any(row.alike for row in found.rows)


#: What a phone writes when its contacts are exported, and what a mail program does.
GOOGLE = """\
Name,Given Name,Additional Name,Family Name,Nickname,Birthday,Notes,Group Membership,\
E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Type,Phone 1 - Value,Phone 2 - Type,Phone 2 - Value,\
Organization 1 - Name
Khadija Benali,Khadija,,Benali,,1975-03-12,présidente,* myContacts ::: Coop,*,\
k.benali@exemple.ma,Mobile,+212 612-345601,Mobile,0661223344,Coopérative Al Amal
Fatima El Amrani,Fatima,,El Amrani,,,,* myContacts,,,Mobile,0612345602,,,
Rkia Bahi,Rkia,,Bahi,,,,* myContacts,,,Mobile,06 12 34 56 03,Home,0524310000,
"""
OUTLOOK = """\
Prénom,Nom,Nom d'affichage,Adresse de messagerie,Téléphone personnel,Mobile,\
Année de naissance,Mois,Jour,Notes
Khadija,Benali,Khadija Benali,k.benali@exemple.ma,0524310001,0612345601,1975,3,12,présidente
Fatima,El Amrani,Fatima El Amrani,,,0612345602,,,,
Rkia,Bahi,Rkia Bahi,,0524310002,0612345603,1968,7,25,
"""


@pytest.mark.parametrize("text", [GOOGLE, OUTLOOK], ids=["google", "outlook"])
def test_contacts_exported_by_a_phone(plan: Make, tmp_path: Path, text: str) -> None:
    path = tmp_path / "contacts.csv"
    path.write_text(text, "utf-8")
    found = plan(path)
    assert told(found, "family_name", "given_name", "phone", "email") == [
        ("Benali", "Khadija", "+212612345601", "k.benali@exemple.ma"),
        ("El Amrani", "Fatima", "+212612345602", None),
        ("Bahi", "Rkia", "+212612345603", None),
    ]
    assert found.rows[0].fields["birth"].startswith("1975-")
    assert not any("Mobile" in row.fields.values() for row in found.rows)


def test_those_who_left_or_died_stay_on_the_list(plan: Make) -> None:
    found = plan(
        [
            ["Nom", "Prénom", "Adhésion", "Sortie", "Motif", "Situation", "Parts"],
            ["Benali", "Khadija", "12/03/2015", "", "", "active", 3],
            ["El Amrani", "Fatima", "25/03/2015", "14/06/2020", "décédée", "décédée", 2],
            ["Bahi", "Rkia", "02/04/2016", "30/06/2021", "démission", "partie", 1],
            ["Errami", "Halima", "02/04/2016", "", "", "suspendue", 1],
        ]
    )
    assert told(found, "given_name", "state", "state_reason") == [
        ("Khadija", "active", None),
        ("Fatima", "deceased", "décédée"),
        ("Rkia", "withdrawn", "démission"),
        ("Halima", "suspended", None),
    ]
    assert [c.header for c in found.unknown] == ["Sortie"]


def test_a_cross_says_who_died(plan: Make) -> None:
    found = plan(
        [
            ["Nom et prénom", "Tél", "Décédée", "Partie"],
            ["Benali Khadija", "0612345601", "", ""],
            ["El Amrani Fatima", "0612345602", "x", ""],
            ["Bahi Rkia", "0612345603", "", "x"],
        ]
    )
    assert told(found, "given_name", "state") == [
        ("Khadija", None), ("Fatima", "deceased"), ("Rkia", "withdrawn"),
    ]  # fmt: skip


def test_a_survey_of_households(plan: Make) -> None:
    """A husband's name and phone are not hers, and an age alone is no date of birth."""
    found = plan(
        [
            ["N° ordre", "Nom de la femme", "Prénom de la femme", "Nom du mari", "Tél du mari",
             "Tél", "Nombre d'enfants", "Âge", "Activité"],
            [1, "Benali", "Khadija", "Hassan Benali", "0661000001", "0612345601", 3, 48, "tapis"],
            [2, "El Amrani", "Fatima", "Brahim", "0661000002", "", 2, 35, "couture"],
            [3, "Bahi", "Rkia", "(veuve)", "", "0612345603", 6, "61", "tapis et broderie"],
        ]
    )  # fmt: skip
    assert told(found, "family_name", "given_name", "phone") == [
        ("Benali", "Khadija", "+212612345601"),
        ("El Amrani", "Fatima", None),
        ("Bahi", "Rkia", "+212612345603"),
    ]
    unknown = [c.header for c in found.unknown]
    assert unknown == ["Nom du mari", "Tél du mari", "Nombre d'enfants", "Âge"]
    assert not silent(found) and not any("birth" in row.fields for row in found.rows)


def test_a_whole_name_with_the_given_name_once_more(plan: Make) -> None:
    found = plan(
        [
            ["Nom", "Prénom", "Tél"],
            ["Benali Khadija", "Khadija", "0612345601"],
            ["El Amrani Fatima", "Fatima", "0612345602"],
            ["Bahi Rkia", "Rkia", "0612345603"],
        ]
    )
    assert told(found, "family_name", "given_name") == [
        ("Benali", "Khadija"), ("El Amrani", "Fatima"), ("Bahi", "Rkia"),
    ]  # fmt: skip
