"""The words people keep in editable lists – trades, places, themes, units – and record titles."""

from __future__ import annotations

import csv
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from artisanest_desktop import assets
from artisanest_desktop.i18n.folding import fold
from artisanest_desktop.i18n.namekeys import arabic_key, latin_strong_key

#: Lists that a Term can name; each has a file in ``resources/seeds``.
TABLES = ("trade", "region", "province", "commune", "theme", "unit", "ethic", "age_limit")
#: Which column of a list's row names the place it lies in.
PARENTS = {"commune": "province", "province": "region"}

_ORDER = {"fr": ("fr", "en", "ar"), "ar": ("ar", "fr", "en"), "en": ("en", "fr", "ar")}


@dataclass(frozen=True, slots=True)
class TermEntry:
    """One entry of a list; ``parent`` is the (table, code) of the place it lies in."""

    fr: str = ""
    ar: str = ""
    en: str = ""
    aliases: tuple[str, ...] = ()
    parent: tuple[str, str] | None = None

    def name(self, lang: str) -> str:
        """The word in ``lang``, else in another language, else empty."""
        return next((w for w in (getattr(self, code) for code in _ORDER[lang]) if w), "")


class _Index:
    """Every way of writing an entry of one table, and the codes it may mean.

    The looser spellings are worked out when first asked for: showing a list needs none.
    """

    def __init__(self, terms: Terms, table: str) -> None:
        self.exact: dict[str, list[str]] = {}
        self._words: dict[str, tuple[str, ...]] = {}
        for code, entry in terms.tables[table].items():
            words = tuple(w for w in (entry.fr, entry.ar, entry.en, *entry.aliases) if w)
            self._words[code] = words
            for word in {fold(w) for w in (code, *words)}:
                self._add(self.exact, word, code)

    @cached_property
    def loose(self) -> dict[str, list[str]]:
        """Without spaces, particles and the letters that people mix up."""
        found: dict[str, list[str]] = {}
        for code, words in self._words.items():
            for key in {k for w in words for k in _loose_keys(w)}:
                self._add(found, key, code)
        return found

    @staticmethod
    def _add(index: dict[str, list[str]], key: str, code: str) -> None:
        if key:
            index.setdefault(key, []).append(code)


def _loose_keys(text: str) -> set[str]:
    keys = {
        fold(text),
        latin_strong_key(text) if text.isascii() or fold(text).isascii() else arabic_key(text),
    }
    return {k.replace(" ", "") for k in keys} - {""}


class Terms:
    """A store's lists as a reader needs them: code → word in any language, and back.

    ``titles(register, uid, lang)`` names a record, ``numbers(register, uid)`` gives its number;
    ``find_record(register, text)`` gives the uid of the only record so called. They come from
    the store; without them references show their uid and are not understood.
    """

    def __init__(
        self,
        tables: Mapping[str, Mapping[str, TermEntry]],
        titles: Callable[[str, str, str], str | None] | None = None,
        find_record: Callable[[str, str], str | None] | None = None,
        numbers: Callable[[str, str], str | None] | None = None,
    ) -> None:
        self.tables = tables
        self.find_record = find_record
        self._titles = titles
        self._numbers = numbers
        self._indexes: dict[str, _Index] = {}
        self._found: dict[tuple[str, str], str | None] = {}
        self._labels: dict[tuple[str, str, str], str] = {}

    def label(self, table: str, code: str, lang: str) -> str:
        """The entry's word; "Sidi Ghanem (Rehamna)" where two share it; unknown: as it is."""
        key = (table, code, lang)
        text = self._labels.get(key)
        if text is None:
            text = self._labels[key] = self._label(table, code, lang)
        return text

    def _label(self, table: str, code: str, lang: str) -> str:
        entry = self.tables.get(table, {}).get(code)
        if entry is None:
            return code
        name = entry.name(lang) or code
        if len(self._index(table).exact.get(fold(name), ())) < 2:
            return name
        place = self.label(*entry.parent, lang) if entry.parent else code
        siblings = [c for c in self._index(table).exact[fold(name)] if c != code]
        parents = {self.tables[table][c].parent for c in siblings}
        return f"{name} ({place if entry.parent not in parents else code})"

    def find(self, table: str, text: str) -> str | None:
        """The code that ``text`` means, None when no entry or more than one is so called."""
        key = (table, text)
        if key not in self._found:
            codes = self.candidates(table, text)
            self._found[key] = codes[0] if len(codes) == 1 else None
        return self._found[key]

    def candidates(self, table: str, text: str) -> list[str]:
        """Every code that ``text`` may mean, most literal reading first."""
        entries = self.tables.get(table)
        if not entries:
            return []
        if text in entries:
            return [text]
        index = self._index(table)
        exact = index.exact.get(fold(text))
        if exact:
            return exact
        name, bracket, place = text.strip().rstrip(")").rpartition("(")
        if bracket:
            inside = [c for c in index.exact.get(fold(name), ()) if self._lies_in(table, c, place)]
            if inside:
                return inside
        loose = {code: None for k in _loose_keys(text) for code in index.loose.get(k, ())}
        return list(loose)

    def _lies_in(self, table: str, code: str, place: str) -> bool:
        parent = self.tables[table][code].parent
        words = self.words(*parent) if parent else ()
        return fold(place) in {fold(code), *map(fold, words)}

    def words(self, table: str, code: str) -> tuple[str, ...]:
        """All the ways an entry is written, for search; the text itself when unknown."""
        entry = self.tables.get(table, {}).get(code)
        if entry is None:
            return (code,)
        return tuple(w for w in (entry.fr, entry.ar, entry.en, *entry.aliases) if w)

    def options(self, table: str, lang: str) -> list[tuple[str, str]]:
        """Codes and words; places by name, other lists in their own order."""
        rows = [(code, self.label(table, code, lang)) for code in self.tables.get(table, {})]
        return sorted(rows, key=lambda row: fold(row[1])) if table in PARENTS else rows

    def title(self, register: str, uid: str, lang: str) -> str:
        """The name of a record; its uid when nobody knows it."""
        return (self._titles and self._titles(register, uid, lang)) or uid

    def called(self, register: str, uid: str, lang: str) -> str:
        """The number of a record, else its name."""
        number = self._numbers(register, uid) if self._numbers else None
        return number or self.title(register, uid, lang)

    def knowing(
        self,
        titles: Callable[[str, str, str], str | None],
        find_record: Callable[[str, str], str | None],
        numbers: Callable[[str, str], str | None],
    ) -> Terms:
        """The same lists for whoever knows the records better, or knows more of them."""
        other = Terms(self.tables, titles, find_record, numbers)
        other._indexes, other._found, other._labels = self._indexes, self._found, self._labels
        return other

    def _index(self, table: str) -> _Index:
        if table not in self._indexes:
            self._indexes[table] = _Index(self, table)
        return self._indexes[table]


def entry_of(table: str, row: Mapping[str, str | None]) -> TermEntry:
    """An entry from a list's row (keys of ``model.lists``: name is the French word)."""
    above = PARENTS.get(table)
    place = row.get(above) if above else None
    aliases = (a.strip() for a in (row.get("aliases") or "").split(";"))
    return TermEntry(
        row.get("name") or "",
        row.get("name_ar") or "",
        row.get("name_en") or "",
        tuple(a for a in aliases if a),
        (above, place) if above and place else None,
    )


def seed_file(table: str) -> list[dict[str, str]]:
    """The rows of ``resources/seeds/<table>.csv``, all values as text."""
    with assets.path("seeds", f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@cache
def shipped() -> Terms:
    """The lists as they ship, for whoever has no store open."""
    return Terms(
        {table: {r["code"]: entry_of(table, r) for r in seed_file(table)} for table in TABLES}
    )
