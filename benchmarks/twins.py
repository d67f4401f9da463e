"""50,000 invented people, some of them in the list twice, some only looking like another.

What makes two records one person, or two people alike, is written here on its own account, not
taken from the program: spellings in two scripts, names turned round, initials, married names, slips
in a phone; homonyms, sisters with one phone, Mohamed and Mahmoud.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

Person = dict[str, Any]

#: Spellings of one name, then its Arabic form.
WOMEN = (
    (("Fatima", "Fatma", "Fadma"), "فاطمة"), (("Fatima Zahra", "Fatim-Zahra", "Fatimazahra",
    "Fatima-Zohra"), "فاطمة الزهراء"), (("Khadija", "Khadidja", "Khdija"), "خديجة"),
    (("Aïcha", "Aicha", "Aisha"), "عائشة"), (("Meryem", "Mariam", "Maryam", "Meriem"), "مريم"),
    (("Zineb", "Zaineb", "Zaynab"), "زينب"), (("Rkia", "Rqia", "Rokia"), "رقية"),
    (("Mbarka", "M'barka", "Embarka"), "مباركة"), (("Halima",), "حليمة"),
    (("Naïma", "Naima"), "نعيمة"), (("Karima",), "كريمة"), (("Rachida", "Rashida"), "رشيدة"),
    (("Saïda", "Saida"), "سعيدة"), (("Saadia", "Essaadia"), "السعدية"),
    (("Samira",), "سميرة"), (("Latifa",), "لطيفة"), (("Malika",), "مليكة"),
    (("Bouchra", "Boushra"), "بشرى"), (("Touria", "Thouria"), "ثريا"), (("Hafida",), "حفيظة"),
    (("Jamila", "Djamila"), "جميلة"), (("Ghita", "Rhita"), "غيثة"), (("Yamna",), "يامنة"),
    (("Hadda",), "حادة"), (("Itto",), "يطو"), (("Zahra", "Zohra"), "الزهراء"),
)  # fmt: skip
MEN = (
    (("Mohamed", "Mohammed", "Mohammad", "Mouhamed"), "محمد"), (("Mahmoud",), "محمود"),
    (("Ahmed", "Ahmad", "Hmad"), "أحمد"), (("Youssef", "Yousef", "Yusuf"), "يوسف"),
    (("Abdellah", "Abdallah"), "عبد الله"), (("Abderrahim", "Abdelrahim"), "عبد الرحيم"),
    (("Hassan", "Hassane"), "حسن"), (("Lahcen", "Lhassan"), "لحسن"),
    (("Houssine", "Hossain"), "الحسين"), (("Brahim", "Ibrahim"), "إبراهيم"),
    (("Mustapha", "Mostafa"), "مصطفى"), (("Saïd", "Said"), "سعيد"), (("Omar",), "عمر"),
    (("Rachid",), "رشيد"), (("Hamid",), "حميد"), (("Driss", "Idriss"), "إدريس"),
)  # fmt: skip
#: Roots of family names; with a word before them or none.
ROOTS = (
    (("Amrani",), "عمراني"), (("Idrissi",), "إدريسي"), (("Daoudi",), "داودي"),
    (("Haddou", "Hadou"), "حدو"), (("Taleb",), "طالب"), (("Moussa",), "موسى"), (("Ali",), "علي"),
    (("Naciri", "Nassiri"), "ناصري"), (("Mansouri",), "منصوري"), (("Rahmani",), "رحماني"),
    (("Chakir",), "شاكر"), (("Sabiri",), "صابيري"), (("Assali",), "عسالي"), (("Zeroual",), "زروال"),
    (("Fassi",), "فاسي"), (("Tazi",), "تازي"), (("Ouazzani", "Wazzani"), "وزاني"),
    (("Berrada",), "برادة"), (("Kabbaj",), "قباج"), (("Jabrane",), "جبران"),
    (("Bouzid",), "بوزيد"), (("Guerraoui",), "كراوي"), (("Khattabi",), "خطابي"),
    (("Sahraoui",), "صحراوي"), (("Hilali",), "هلالي"), (("Maskini",), "مسكيني"),
    (("Filali",), "فيلالي"), (("Slaoui",), "سلاوي"), (("Boukhari",), "بخاري"),
    (("Ghazali", "Rhazali"), "غزالي"), (("Yacoubi",), "يعقوبي"), (("Laaroussi",), "لعروسي"),
    (("Hmidouch",), "حميدوش"), (("Touzani",), "توزاني"), (("Mekki",), "مكي"), (("Sghir",), "صغير"),
    (("Kbir",), "كبير"), (("Brahmi",), "براهمي"), (("Lamrani",), "لمراني"), (("Hamdi",), "حمدي"),
)  # fmt: skip
BEFORE = (
    (("",), ""), (("El ", "Al ", ""), "ال"), (("Ben ", "Ben", "Bin "), "بن "),
    (("Aït ", "Ait "), "آيت "), (("Oulad ", "Ouled "), "أولاد "),
)  # fmt: skip


class Crowd:
    """People by index, and the pairs of them that are one person."""

    def __init__(self, count: int, twice: int, seed: int = 7) -> None:
        self._chance = random.Random(seed)
        self.people: list[Person] = []
        self.true: set[tuple[int, int]] = set()
        self._written: list[tuple[Any, Any, bool]] = []
        alone = count - 2 * twice
        for _n in range(alone):
            self._add(*self._somebody())
        # Nobody is copied twice: two copies of one are one person too.
        sources = self._chance.sample(range(alone), 2 * twice)
        for of in sources[:twice]:
            self._again(of)
        for of in sources[twice:]:
            self._other(of)

    def pairs(self) -> list[tuple[str, Person]]:
        """As the program takes them."""
        return [(f"{n:06d}", person) for n, person in enumerate(self.people)]

    def _add(self, person: Person, named: tuple[Any, Any, bool]) -> int:
        self.people.append(person)
        self._written.append(named)
        return len(self.people) - 1

    def _somebody(self) -> tuple[Person, tuple[Any, Any, bool]]:
        chance = self._chance
        woman = chance.random() < 0.7
        given = chance.choice(WOMEN if woman else MEN)
        before, root = chance.choice(BEFORE), chance.choice(ROOTS)
        family = (tuple(b + r for b in before[0] for r in root[0]), before[1] + root[1])
        born = (
            f"{chance.randint(1945, 2005)}-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        )
        person: Person = {
            "sex": "F" if woman else "M",
            "douar": f"Oulad {chance.choice(ROOTS)[0][0]} {chance.randint(1, 9)}",
            "commune": f"07.427.07.{chance.randint(1, 25):02d}",
            "birth": born if chance.random() < 0.7 else born[:4],
            "trade": chance.choice(("TX03", "TX10", "FO01", "CP01")),
        }
        if chance.random() < 0.6:
            person["national_id"] = self._identity()
        if chance.random() < 0.75:
            person["phone"] = self._phone()
        self._name(person, family, given, chance.choice(("both", "latin", "latin", "arabic")))
        return person, (family, given, woman)

    def _identity(self) -> str:
        """Of nobody else."""
        return f"{self._chance.choice(('EE', 'J', 'BK', 'PA'))}{100_000 + len(self.people) * 7}"

    def _phone(self) -> str:
        return f"+212{self._chance.choice('67')}{self._chance.randint(10**7, 10**8 - 1)}"

    def _name(
        self, person: Person, family: Any, given: Any, scripts: str, spelling: int = 0
    ) -> None:
        for key in ("family_name", "given_name", "family_name_ar", "given_name_ar"):
            person.pop(key, None)
        if scripts != "arabic":
            person["family_name"] = family[0][min(spelling, len(family[0]) - 1)]
            person["given_name"] = given[0][min(spelling, len(given[0]) - 1)]
        if scripts != "latin":
            person["family_name_ar"], person["given_name_ar"] = family[1], given[1]

    def _again(self, of: int) -> None:
        """The same person once more, as another hand wrote her; one proof at least is left."""
        chance, (family, given, woman) = self._chance, self._written[of]
        before, person = self.people[of], dict(self.people[of])
        before.setdefault("phone", self._phone())
        before.setdefault("national_id", self._identity())
        proof = chance.choice(("national_id", "phone", "birth"))
        person |= {k: before[k] for k in ("phone", "national_id")}
        for key in {"national_id", "phone"} - {proof}:
            person.pop(key)
        if proof != "birth" and chance.random() < 0.5:
            person["birth"] = person["birth"][:4]
        ways: list[Callable[[], None]] = [
            lambda: self._name(person, family, given, "latin", chance.randint(1, 3)),
            lambda: self._name(person, family, given, "arabic"),
            lambda: self._name(person, (given[0], given[1]), family, "latin"),
            lambda: self._initial(person, family, given),
        ]
        if proof != "birth":
            ways.append(lambda: self._married(person, given, woman))
            ways.append(lambda: person.pop("douar") and None)
        chance.choice(ways)()
        if proof == "birth" and chance.random() < 0.5:
            digits = list(before["phone"])
            digits[8], digits[9] = digits[9], digits[8]
            person["phone"] = "".join(digits)
        self.true.add((of, self._add(person, self._written[of])))

    def _initial(self, person: Person, family: Any, given: Any) -> None:
        self._name(person, family, given, "latin")
        person["given_name"] = f"{given[0][0][0]}."

    def _married(self, person: Person, given: Any, woman: bool) -> None:
        if woman:
            other = self._chance.choice(ROOTS)
            self._name(person, ((f"El {other[0][0]}",), f"ال{other[1]}"), given, "latin")

    def _other(self, of: int) -> None:
        """Somebody else who looks like one of the list."""
        chance, (family, given, woman) = self._chance, self._written[of]
        person, named = self._somebody()
        near = self.people[of]
        near.setdefault("phone", self._phone())
        person |= {"sex": near["sex"], "douar": near["douar"], "commune": near["commune"]}
        year = int(near["birth"][:4])
        person["birth"] = f"{year + chance.choice((-31, -24, -9, 8, 21, 27))}-05-17"
        way = chance.choice(("homonym", "sister", "near", "homonym far"))
        if way == "homonym far":
            person |= {"douar": "Laarab 12", "commune": "07.427.01.01"}
        if way.startswith("homonym"):
            self._name(person, family, given, "latin")
            named = (family, given, woman)
        elif way == "sister":
            person["phone"] = near["phone"]
            others = [g for g in (WOMEN if woman else MEN) if g[1] != given[1]]
            other = chance.choice(others)
            self._name(person, family, other, "latin")
            named = (family, other, woman)
        else:
            person["birth"] = str(year)
            one, other = chance.choice(
                (("Saïda", "Saadia"), ("Samira", "Malika"))
                if woman
                else (("Mohamed", "Mahmoud"), ("Hassan", "Houssine"))
            )
            find = {g[0][0]: g for g in WOMEN + MEN}
            self._name(near, family, find[one], "latin")
            self._written[of] = (family, find[one], woman)
            self._name(person, family, find[other], "latin")
            near.pop("national_id", None)
            person.pop("national_id", None)
            named = (family, find[other], woman)
        self._add(person, named)
