"""Whose file is this: by what it says, when it does not carry its hidden identity any more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from artisanest_desktop.exchange.book import Book
from artisanest_desktop.i18n import Msg, _, fold, n_
from artisanest_desktop.store import Store

#: Words that any cooperative may have in its name (folded).
_COMMON = frozenset(
    (
        *("cooperative", "coop", "association", "groupe", "union", "artisanale", "artisanat"),
        *("de", "des", "du", "la", "le", "les", "l", "d", "et", "pour", "the", "of"),
        *("تعاونيه", "التعاونيه", "جمعيه", "الجمعيه", "للصناعه", "التقليديه"),
    )
)
_UID = re.compile(r"[0-9a-f]{8}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{4}-?[0-9a-f]{12}", re.I)
#: Rows above the table that may be a title, and rows that are looked at for people.
_TITLES, _ROWS = 12, 3000
#: So many people of one list, and so much more than of the next, say whose it is.
_ENOUGH, _TIMES = 3, 3
_TAIL = 9


@dataclass(slots=True)
class Guess:
    """A cooperative, and why."""

    cooperative: str
    why: Msg


@dataclass(slots=True)
class _People:
    """The members of the cooperatives: by identity, by the words of a name, by phone or card."""

    by_uid: dict[str, str] = field(default_factory=dict)
    by_name: dict[frozenset[str], set[str]] = field(default_factory=dict)
    by_mark: dict[str, set[str]] = field(default_factory=dict)


class Recogniser:
    """Knows the cooperatives that a campaign went to, with their people; made once for a drop."""

    def __init__(self, store: Store, cooperatives: Sequence[str]) -> None:
        self._store = store
        records = store.get_many("cooperative", list(cooperatives))
        self._names = {uid: _names(record) for uid, record in records.items()}
        self._people = self._read_people(set(records))

    def guess(self, book: Book) -> Guess | None:
        """The cooperative of a file; None when nothing, or not one thing, is said."""
        ways = (self._by_identity, self._by_file_name, self._by_title, self._by_people,
                self._by_column)  # fmt: skip
        return next((found for way in ways if (found := way(book)) is not None), None)

    # The ways

    def _by_identity(self, book: Book) -> Guess | None:
        cells = (str(c) for s in book.sheets for row in s.rows[:_ROWS] for c in row if c)
        uids = {c.lower() for c in cells if len(c) in (32, 36) and _UID.fullmatch(c)}
        found = Counter(o for uid in uids if (o := self._people.by_uid.get(uid)))
        owner = _clear(found, 1)
        if owner is None:
            return None
        text = n_("%(n)s row bears the identity of one of its members.",
                  "%(n)s rows bear the identity of its members.", found[owner])  # fmt: skip
        return Guess(owner, text)

    def _by_file_name(self, book: Book) -> Guess | None:
        owner = self._named(book.name.rpartition(".")[0])
        return Guess(owner, _("The name of the file says so.")) if owner else None

    def _by_title(self, book: Book) -> Guess | None:
        """Above the table, or in the name of a sheet."""
        for sheet in book.visible:
            rows = [" ".join(str(c) for c in row if c) for row in sheet.rows[:_TITLES]]
            for text in (sheet.name, *rows):
                if owner := self._named(text):
                    said = {"text": " ".join(text.split())[:60]}
                    return Guess(owner, _("It is written in the file: “%(text)s”.") % said)
        return None

    def _by_people(self, book: Book) -> Guess | None:
        found: Counter[str] = Counter()
        for sheet in book.visible:
            for row in sheet.rows[:_ROWS]:
                found.update(self._owners(row))
        owner = _clear(found, _ENOUGH)
        if owner is None:
            return None
        text = n_(
            "%(n)s name or phone is on the list of its members.",
            "%(n)s names or phones are on the list of its members.",
            found[owner],
        )
        return Guess(owner, text)

    def _by_column(self, book: Book) -> Guess | None:
        """The name in every row: most of them decide."""
        found: Counter[str] = Counter()
        for sheet in book.visible:
            for row in sheet.rows[:_ROWS]:
                found.update({o for c in row if isinstance(c, str) and (o := self._named(c))})
        owner = _clear(found, 2)
        return Guess(owner, _("Its rows name this cooperative.")) if owner else None

    # What they look at

    def _named(self, text: str) -> str | None:
        """The one cooperative whose name is in a text."""
        words = set(fold(text).split())
        hits = {
            uid: max(map(len, fits))
            for uid, names in self._names.items()
            if (fits := [n for n in names if n <= words])
        }
        if not hits:
            return None
        best = max(hits.values())  # "Tifawin Ourika" is not "Tifawin"
        owners = [uid for uid, n in hits.items() if n == best]
        return owners[0] if len(owners) == 1 else None

    def _owners(self, row: Sequence[Any]) -> set[str]:
        """The cooperatives that somebody in this row is a member of."""
        found: set[str] = set()
        words: list[str] = []
        for cell in row:
            if isinstance(cell, str | float | int) and (mark := _mark(cell)):
                found |= self._people.by_mark.get(mark, set())
            if isinstance(cell, str) and not any(c.isdigit() for c in cell):
                words += fold(cell).split()
        for size in (2, 3, 4):
            for at in range(len(words) - size + 1):
                found |= self._people.by_name.get(frozenset(words[at : at + size]), set())
        return found

    def _read_people(self, wanted: set[str]) -> _People:
        keys = ["cooperative", "family_name", "given_name", "family_name_ar", "given_name_ar",
                "phone", "national_id"]  # fmt: skip
        people = _People()
        ids = self._store.find("member")
        for uid, owner, *rest in self._store.window("member", ids, keys):
            if owner not in wanted:
                continue
            people.by_uid[uid] = people.by_uid[uid.replace("-", "")] = owner
            for name in _person_names(rest[:4]):
                people.by_name.setdefault(name, set()).add(owner)
            for mark in filter(None, (_mark(v) for v in rest[4:])):
                people.by_mark.setdefault(mark, set()).add(owner)
        return people


def _names(record: Mapping[str, Any]) -> list[frozenset[str]]:
    """What a cooperative is called, without the words that all of them have."""
    texts = (record.get(key) or "" for key in ("name", "name_ar", "short_name"))
    names = (frozenset(fold(text).split()) - _COMMON for text in texts)
    return [name for name in names if sum(map(len, name)) > 2]


def _person_names(parts: Sequence[Any]) -> Iterable[frozenset[str]]:
    for family, given in (parts[:2], parts[2:4]):
        words = frozenset(fold(f"{family or ''} {given or ''}").split())
        if len(words) > 1:
            yield words


def _mark(value: Any) -> str:
    """The digits at the end of a phone, a card's number; empty for what is neither."""
    if isinstance(value, float):
        value = f"{value:.0f}"
    text = re.sub(r"[\s.\-/]", "", str(value or "")).upper()
    if re.fullmatch(r"[A-Z]{1,2}\d{4,7}", text):
        return text
    digits = text.lstrip("+")
    return digits[-_TAIL:] if digits.isdigit() and len(digits) >= _TAIL else ""


def _clear(found: Counter[str], enough: int) -> str | None:
    """The one that leads clearly; None when several might be meant."""
    first, second = [*found.most_common(2), ("", 0), ("", 0)][:2]
    return first[0] if first[1] >= enough and first[1] >= _TIMES * second[1] else None
