"""Which column is what: by its words, by its values, two in one, one in several, remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from artisanest_desktop import exchange
from artisanest_desktop.exchange.headers import COUNT, NAME, NAME_TURNED, Matcher
from artisanest_desktop.exchange.plan import Plan
from artisanest_desktop.exchange.targets import words_of
from artisanest_desktop.model.registers import REGISTERS
from artisanest_desktop.store import Store

Make = Callable[..., Plan]
MEMBER, PRODUCT = Matcher(REGISTERS["member"]), Matcher(REGISTERS["product"])


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("3. Téléphone", "phone"),
        ("(3) Téléphone *", "phone"),
        ("CIN N°", "national_id"),
        ("N° de la carte nationale", "national_id"),
        ("C.I.N.", "national_id"),
        ("ر.ب.و.ت", "national_id"),
        ("رقم البطاقة الوطنية", "national_id"),
        ("Tél/GSM", "phone"),
        ("Tél1 / Tél2", "phone"),
        ("N° Tél", "phone"),
        ("Telephonne", "phone"),
        ("Date naissanse", "birth"),
        ("Dt naiss.", "birth"),
        ("Nbre de parts", "shares"),
        ("Mt libéré", "paid_in"),
        ("Nom et\nprénom", NAME),
        ("Nom & prenon", NAME),
        ("Nom et prénom / الاسم الكامل", NAME),
        ("name__ar", NAME_TURNED),
        ("Nom / الاسم", "family_name"),
        ("CIN et Tél", "national_id+phone"),
        ("Carte d'identité", "national_id"),
        ("N° carte nationale d’identité", "national_id"),
        ("Pièce d'identité", "national_id"),
        ("رقم البطاقة / الهاتف", "national_id+phone"),
        ("Douar / Commune", "douar+commune"),
        ("N°", COUNT),
        ("Téléphone du mari", ""),
        ("Date et lieu de naissance", ""),
        ("Nom (père)", ""),
        ("Fille", ""),
        ("Nb de ruches", ""),
        ("Pointure", ""),
    ],
)
def test_a_header_of_members(header: str, target: str) -> None:
    assert MEMBER.match(header).target == target


@pytest.mark.parametrize(
    ("header", "target"),
    [
        ("Prix (DH)", "price"),
        ("Prix unitaire DH", "price"),
        ("Poids kg", "weight"),
        ("Longueur (cm)", "length"),
        ("Qté", "stock"),
        ("Réf.", "number"),
        ("Désination", "name"),
    ],
)
def test_a_header_of_products(header: str, target: str) -> None:
    assert PRODUCT.match(header).target == target


def _values(made: Plan, *keys: str) -> list[tuple[Any, ...]]:
    return [tuple(row.fields.get(key) for key in keys) for row in made.rows]


# -- one column with two things


def test_a_card_number_and_a_phone_in_one_cell(plan: Make) -> None:
    made = plan(
        [["Nom", "Prénom", "CIN/Tél"], ["Benali", "Khadija", "ee 123456 / 0612345678"],
         ["Bahi", "Zineb", "0655121809"], ["Alami", "Aïcha", "W1234 chez son fils"]]
    )  # fmt: skip
    assert _values(made, "national_id", "phone", "notes") == [
        ("EE123456", "+212612345678", None),
        (None, "+212655121809", None),
        ("W1234", None, "CIN/Tél: chez son fils"),
    ]
    rules = [[r.rule for r in row.remarks] for row in made.rows]
    assert "cell-split" in rules[0] and "left-over" in rules[2]


def test_two_phones_in_one_cell(plan: Make) -> None:
    made = plan(
        [["Nom", "Prénom", "Tél", "Fixe"], ["Benali", "Khadija", "0612345678 / 0655121809", None],
         ["Bahi", "Zineb", "0612345670 ou 0655121800", "0524000000"]]
    )  # fmt: skip
    assert _values(made, "phone", "phone2", "notes") == [
        ("+212612345678", "+212655121809", None),
        ("+212612345670", "+212524000000", "0655121800"),
    ]
    assert made.rows[0].remarks[0].rule == "two-phones"


def test_a_douar_and_its_commune(plan: Make) -> None:
    made = plan(
        [["Nom", "Prénom", "Douar / Commune"], ["Benali", "Khadija", "Douar Laarab, Bouchane"],
         ["Bahi", "Zineb", "Laarab / Bouchane"], ["Alami", "Aïcha", "Bouchane"]]
    )  # fmt: skip
    assert _values(made, "douar", "commune") == [
        ("Laarab", "07.427.07.05"), ("Laarab", "07.427.07.05"), (None, "07.427.07.05"),
    ]  # fmt: skip


def test_a_name_in_both_scripts(plan: Make) -> None:
    made = plan([["Nom et prénom / الاسم الكامل", "Tél"],
                 ["Ben Haddou Aïcha / بن حدو عائشة", "0612345678"]])  # fmt: skip
    [row] = made.rows
    assert {k: row.fields[k] for k in row.fields if "name" in k} == {
        "family_name": "Ben Haddou", "given_name": "Aïcha",
        "family_name_ar": "بن حدو", "given_name_ar": "عائشة",
    }  # fmt: skip


def test_each_target_has_words(store: Store) -> None:
    register, lang = store.registers["member"], store.language("en")
    said = [
        lang(words_of(target, register, store.registers, lang))
        for target in ("phone", "national_id+phone", "birth#day", "trade=TX03", "sex=F")
    ]
    assert said == [
        "Phone", "National identity card (CIN) and Phone", "Born on or in: day",
        "Trade: Carpets, hanbel and handira", "Sex: woman",
    ]  # fmt: skip


# -- by the cells


_PEOPLE = [
    ["Benali", "Khadija", "EE123456", "0612345678", "12/05/1970", "F", "Bouchane"],
    ["Bahi", "Zineb", "W456789", "0655121809", "25/11/1981", "F", "Ben Guerir"],
    ["El Amrani", "Mohamed", "JC12345", "0661223344", "01/02/1965", "H", "Bouchane"],
    ["Daoudi", "Fatima", "PA77777", "0677889900", "30/07/1990", "F", "Jaidate"],
]
_KEYS = ["family_name", "given_name", "national_id", "phone", "birth", "sex", "commune"]


def _targets(made: Plan) -> list[str]:
    return [c.target for c in made.columns]


@pytest.mark.parametrize(
    "header",
    [["Nom", "Prénom", "", "", "", "", ""], ["Nom", "Prénom", "Colonne1", "N°", "Info", "X", "7"]],
)
def test_columns_that_say_nothing_are_known_by_their_cells(plan: Make, header: list[str]) -> None:
    made = plan([header, *_PEOPLE])
    assert _targets(made) == _KEYS
    assert all(c.confidence < 0.9 for c in made.columns[2:])
    assert made.columns[2].reason.id == "By its cells: %(field)s."


def test_a_list_without_any_header(plan: Make) -> None:
    made = plan(_PEOPLE)
    assert _targets(made) == _KEYS and len(made.rows) == 4


def test_the_wrong_names_are_corrected_by_the_cells(plan: Make) -> None:
    made = plan([["Nom", "Prénom", "Tél", "CIN", "Né le", "Sexe", "Commune"], *_PEOPLE])
    assert _targets(made)[2:4] == ["national_id", "phone"]
    assert made.columns[2].confidence < 0.6
    assert made.rows[0].fields["phone"] == "+212612345678"


def test_a_date_of_amounts_is_not_taken(plan: Make) -> None:
    rows = [[f"Benali{n}", "Khadija", f"{n}00 DH"] for n in range(1, 5)]
    made = plan([["Nom", "Prénom", "Niveau"], *rows])
    assert _targets(made)[2] == "" and made.unknown


def test_what_speaks_of_others_is_left_unknown(plan: Make) -> None:
    header = ["Nom", "Prénom", "Téléphone du mari", "CIN de la mère"]
    rows = [[*row[:2], row[3], row[2]] for row in _PEOPLE]
    made = plan([header, *rows])
    assert _targets(made)[2:] == ["", ""]


def test_an_unknown_name_over_phones_is_for_the_person_to_check(plan: Make) -> None:
    made = plan([["Nom", "Prénom", "Joignable au"], *[[*r[:2], r[3]] for r in _PEOPLE]])
    assert made.columns[2].target == "phone" and made.columns[2].confidence < 0.6


def test_a_counter_headed_id_stays_a_counter(plan: Make) -> None:
    rows = [[n, *row[:2]] for n, row in enumerate(_PEOPLE, 1)]
    assert _targets(plan([["ID", "Nom", "Prénom"], *rows]))[0] == COUNT


def test_the_names_tell_their_order(plan: Make) -> None:
    made = plan([["Nom complet"], ["Khadija Ouhmane"], ["Fatima Errami"], ["Zineb El Bouazzaoui"]])
    assert made.rows[2].fields["family_name"] == "El Bouazzaoui"
    assert _targets(made) == [NAME_TURNED]


def test_full_names_in_two_scripts_side_by_side(plan: Make) -> None:
    made = plan(
        [["name", "name__ar", "phone"], ["Aziza Abbadi", "عزيزة العبادي", "0612345678"],
         ["Ahmed Errami", "أحمد الرامي", "0655121809"], ["Fatima Bahi", "فاطمة الباهي", ""]]
    )  # fmt: skip
    assert _values(made, "given_name", "family_name", "given_name_ar", "family_name_ar")[0] == (
        "Aziza", "Abbadi", "عزيزة", "العبادي",
    )  # fmt: skip


# -- one thing over several columns


@pytest.mark.parametrize(
    "header", [("Jour", "Mois", "Année"), ("J. naiss.", "M. naiss.", "A. naiss."),
               ("اليوم", "الشهر", "السنة")],
)  # fmt: skip
def test_day_month_and_year(plan: Make, header: tuple[str, ...]) -> None:
    made = plan(
        [["Nom", "Prénom", *header], ["Benali", "Khadija", 12, 5, 1970],
         ["Bahi", "Zineb", None, 3, 1981], ["Alami", "Aïcha", None, None, 1965],
         ["Daoudi", "Rkia", 31, 2, 1980]]
    )  # fmt: skip
    assert _values(made, "birth") == [("1970-05-12",), ("1981-03",), ("1965",), (None,)]
    assert [row.remarks[0].rule for row in made.rows] == [
        "joined-up", "joined-up", "joined-up", "date-impossible",
    ]  # fmt: skip


def test_a_column_per_trade_and_per_sex(plan: Make) -> None:
    made = plan(
        [["Nom", "Prénom", "F", "H", "Broderie à la main", "Huile d'olive"],
         ["Benali", "Khadija", "x", None, "x", "x"], ["Bahi", "Ali", None, "X", None, "x"],
         ["Alami", "Aïcha", "x", "x", None, None]]
    )  # fmt: skip
    assert _values(made, "sex", "trade", "more_trades") == [
        ("F", "TX10", "FO03"), ("M", "FO03", None), (None, None, None),
    ]  # fmt: skip
    assert made.rows[2].remarks[0].rule == "several-marks"


def test_two_languages_above_a_column_without_a_sign_between(plan: Make) -> None:
    heads = ["الاسم العائلي\nNom", "Prénom الاسم الشخصي", "ر.ب.و.ت CIN", "الهاتف Tél."]
    found = plan([heads, ["Tazi", "Sara", "EE123456", "0612345678"]])
    assert [c.target for c in found.columns] == [
        "family_name", "given_name", "national_id", "phone"
    ]  # fmt: skip


# -- remembered


def test_a_correction_comes_back_for_a_similar_file(plan: Make, store: Store) -> None:
    header = ["Nom", "Prénom", "Groupe", "Tél"]
    made = plan([header, ["Benali", "Khadija", "G1", "0612345678"]], mapping={2: "douar"})
    exchange.apply(store, made)
    other = plan([["Tél", "Nom", "Groupe", "Prénom", "Sexe"],
                  ["0655121809", "Bahi", "G2", "Zineb", "F"]])  # fmt: skip
    assert _targets(other)[2] == "douar" and other.columns[2].reason.id.startswith("As you chose")
    # The cells speak louder than the memory.
    rows = [[r[3], r[0], r[2], r[1], "F"] for r in _PEOPLE]
    against = plan([["Tél", "Nom", "Groupe", "Prénom", "Sexe"], *rows])
    assert _targets(against)[2] == "national_id"


def test_an_answer_is_remembered_with_the_columns(plan: Make, store: Store) -> None:
    rows = [["Nom", "Prénom", "Né le"], ["Benali", "Khadija", "3/4/1980"]]
    made = plan(rows)
    made.asks[0].answer = "month"
    made.corrected = True
    exchange.apply(store, made)
    again = plan([rows[0], ["Bahi", "Zineb", "5/6/1981"]])
    assert again.rows[0].fields["birth"] == "1981-05-06" and again.asks[0].answer == "month"
