"""Which column is what: by its words, by its values, two in one, one in several, remembered."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

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
