"""Records that nobody has: the truth, and the cells that an orderly person would type for it."""

from __future__ import annotations

import datetime as dt
from random import Random
from typing import Any

from tests.corpus import words
from tests.corpus.cells import Block, Column
from tests.corpus.truth import TrueRow

#: Fields of a list in the order people write them.
KEYS = {
    "member": ("family_name", "given_name", "sex", "birth", "national_id", "phone", "douar",
               "commune", "trade", "joined", "shares", "paid_in", "whatsapp", "notes"),
    "product": ("number", "name", "trade", "state", "unit", "price", "stock", "margin", "notes"),
    "session": ("title", "kind", "first_day", "place", "commune", "programme", "capacity",
                "notes"),
    "partner": ("name", "kind", "city", "phone", "email", "agreement_from", "notes"),
    "participant": ("name", "sex", "birth_year", "phone", "organisation"),
}  # fmt: skip
#: Of these a name in Arabic letters goes to a field of its own.
SCRIPTED = {"family_name", "given_name", "name", "title"}


class Inventor:
    """Invents the records of a list in a language (``fr``, ``ar``, ``en``)."""

    def __init__(self, chance: Random, register: str, lang: str, plain: bool) -> None:
        self.chance = chance
        self.register = register
        self.ar = lang == "ar"
        self._plain = plain
        self._used: set[Any] = set()

    def block(self, count: int) -> Block:
        """So many records and their columns."""
        keys = KEYS[self.register]
        columns = [Column(key, "", []) for key in keys]
        rows = []
        for n in range(count):
            told = getattr(self, f"_{self.register}")(n)
            fields, accept = {}, {}
            for column in columns:
                value, cell, others = told.get(column.key) or (None, None, set())
                column.cells.append(self.written(cell))
                key = self.field(column.key)
                if value is not None:
                    fields[key] = self.written(value) if key != "trade" else value
                if others:
                    accept[key] = others
            rows.append(TrueRow(fields, accept))
        return Block(columns, rows)

    def field(self, key: str) -> str:
        """Where a name of this list's script belongs."""
        return f"{key}_ar" if self.ar and key in SCRIPTED else key

    def written(self, value: Any) -> Any:
        """As the encoding of the file can say it."""
        return value.replace("ï", "i").replace("Ï", "I") if self._plain and isinstance(
            value, str) else value  # fmt: skip

    def say(self, pair: tuple[str, ...]) -> str:
        """The Latin or the Arabic word of a pair (with a code before it or not)."""
        return pair[-1] if self.ar else pair[-2]

    def _term(self, triple: tuple[str, str, str]) -> tuple[Any, Any, set[Any]]:
        cell = self.say(triple)
        return triple[0], cell, {cell}

    def _pick(self, pairs: Any) -> Any:
        return self.chance.choice(pairs)

    def _fresh(self, draw: Any) -> Any:
        while True:
            found = draw()
            if found not in self._used:
                self._used.add(found)
                return found

    def _day(self, n: int, first: int, last: int) -> dt.date:
        """Of the first two records the day shows that it is one."""
        day = self.chance.randint(13, 28) if n < 2 else self.chance.randint(1, 28)
        return dt.date(self.chance.randint(first, last), self.chance.randint(1, 12), day)

    def _maybe(self, told: tuple[Any, Any, set[Any]], n: int) -> tuple[Any, Any, set[Any]] | None:
        return None if n > 3 and self.chance.random() < 0.1 else told

    def _same(self, value: Any) -> tuple[Any, Any, set[Any]]:
        return value, value, set()

    def _phone(self) -> tuple[Any, Any, set[Any]]:
        digits = self._fresh(
            lambda: f"{self.chance.choice('67')}{self.chance.randint(10**7, 10**8 - 1)}"
        )
        return f"+212{digits}", f"0{digits}", set()

    def _names(self, woman: bool) -> tuple[str, str]:
        def draw() -> tuple[str, str]:
            given = self.say(self._pick(words.WOMEN if woman else words.MEN))
            return self.say(self._pick(words.FAMILIES)), given

        found: tuple[str, str] = self._fresh(draw)
        return found

    def _member(self, n: int) -> dict[str, Any]:
        woman = self.chance.random() < 0.75
        family, given = self._names(woman)
        birth, joined = self._day(n, 1950, 2003), self._day(n, 2008, 2025)
        sex = "F" if woman else "M"
        said = ("أنثى" if woman else "ذكر") if self.ar else ("F" if woman else "H")
        letters = self._pick(words.ID_LETTERS)
        identity = self._fresh(lambda: f"{letters}{self.chance.randint(100000, 999999)}")
        paid = self.chance.randint(1, 40) * 5000
        yes = self.chance.random() < 0.6
        yes_said = ("نعم" if yes else "لا") if self.ar else ("oui" if yes else "non")
        told = {
            "family_name": self._same(family),
            "given_name": self._same(given),
            "sex": (sex, said, set()),
            "birth": self._maybe((birth.isoformat(), birth, set()), n),
            "national_id": self._maybe(self._same(identity), n),
            "phone": self._maybe(self._phone(), n),
            "douar": self._same(self.say(self._pick(words.DOUARS))),
            "commune": self._term(self._pick(words.COMMUNES)),
            "trade": self._term(self._pick(words.TRADES)),
            "joined": self._maybe((joined.isoformat(), joined, set()), n),
            "shares": self._same(self.chance.randint(1, 12)),
            "paid_in": (paid, paid // 100, set()),
            "whatsapp": (yes, yes_said, set()),
        }
        if self.chance.random() < 0.3:
            told["notes"] = self._same(self.say(self._pick(words.REMARKS)))
        return told

    def _product(self, n: int) -> dict[str, Any]:
        def draw() -> str:
            return f"{self.say(self._pick(words.GOODS))} {self.say(self._pick(words.COLOURS))}"

        price, margin = self.chance.randint(4, 90) * 1000, self.chance.choice((10, 15, 20, 25))
        stock = self.chance.randint(0, 40)
        return {
            "number": self._same(f"T-{n + 1:03d}"),
            "name": self._same(self._fresh(draw)),
            "trade": self._term(self._pick(words.TRADES)),
            "state": (*self._term(self._pick(words.STATES))[:2], set()),
            "unit": self._term(self._pick(words.UNITS)),
            "price": (price, price // 100, set()),
            "stock": (str(stock), stock, set()),
            "margin": (str(margin), margin, set()),
        }

    def _session(self, n: int) -> dict[str, Any]:
        lesson = self._fresh(lambda: f"{self.say(self._pick(words.LESSONS))} "
                             f"{self.chance.randint(1, 30)}")  # fmt: skip
        day, capacity = self._day(n, 2022, 2026), self.chance.randint(10, 40)
        day = day.replace(year=2025) if day > dt.date(2026, 11, 1) else day
        return {
            "title": self._same(lesson),
            "kind": (*self._term(self._pick(words.KINDS))[:2], set()),
            "first_day": (day.isoformat(), day, set()),
            "place": self._same(self.say(self._pick(words.PLACES))),
            "commune": self._term(self._pick(words.COMMUNES)),
            "programme": self._same("INDH" if n % 2 else "Mourafaka"),
            "capacity": self._same(capacity),
        }

    def _houses(self, kind: tuple[str, str, str]) -> list[str]:
        return [f"{self.say(kind)} {house}" for house in words.HOUSES]

    def _partner(self, n: int) -> dict[str, Any]:
        # Of a kind whose names are all taken there is no other one.
        left = [k for k in words.HOUSE_KINDS if not self._used.issuperset(self._houses(k))]
        kind, latin, arabic = self._pick(left)
        name = self._fresh(lambda: f"{self.say((latin, arabic))} {self._pick(words.HOUSES)}")
        if self.ar:
            name = f"{arabic} {n + 1} {self.say(self._pick(words.FAMILIES))}"
        since = self._day(n, 2018, 2025)
        return {
            "name": self._same(name),
            "kind": (kind, self.say((latin, arabic)), set()),
            "city": self._same(self.say(self._pick(words.CITIES))),
            "phone": self._phone(),
            "email": self._same(f"contact{n}@exemple.ma"),
            "agreement_from": (since.isoformat(), since, set()),
        }
