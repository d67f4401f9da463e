"""What records are called: read once for a whole workbook, the new records in it included."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from artisanest_desktop.i18n import LANGUAGES, Language, fold
from artisanest_desktop.model import face
from artisanest_desktop.model.fields import Register
from artisanest_desktop.store import Store


class Names:
    """Numbers and names of the records of a store, and of those that a workbook would bring."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._calls: dict[str, _Calls] = {}

    def language(self, code: str) -> Language:
        """A reader who knows the records by these names."""
        terms = self._store.terms.knowing(self.title, self.find, self.number)
        return Language(code, terms=terms)

    def title(self, register: str, uid: str, lang: str) -> str:
        """The name of a record; a dash when nobody knows it."""
        calls = self._of(register)
        record = calls.records.get(uid)
        if record is None:  # taken off the list, or gone
            return self._store.title(register, uid, lang)
        return calls.register.title(record, lang)

    def number(self, register: str, uid: str) -> str | None:
        """The number of a record, where such records have one."""
        calls = self._of(register)
        if not calls.register.prefix:
            return None
        record = calls.records.get(uid) or self._store.get(register, uid) or {}
        return record.get("number")

    def find(self, register: str, text: str) -> str | None:
        """The one record whose number or whole name is ``text``, in any order of its words."""
        return self._of(register).find(text)

    def add(self, register: str, uid: str, fields: Mapping[str, Any]) -> None:
        """A record that the workbook would bring."""
        self._of(register).add(uid, fields)

    def _of(self, register: str) -> _Calls:
        if register not in self._calls:
            self._calls[register] = _Calls(self._store, self._store.registers[register])
        return self._calls[register]


class _Calls:
    """The records of one register by what they are called."""

    def __init__(self, store: Store, register: Register) -> None:
        self.register = register
        keys = list(dict.fromkeys([*face.title_keys(register), "number"]))
        keys = [k for k in keys if k in register.by_key]
        self.records: dict[str, Mapping[str, Any]] = {
            uid: dict(zip(keys, values, strict=True))
            for uid, *values in store.window(register.key, store.find(register.key), keys)
        }
        self._by: dict[str, set[str]] | None = None

    def add(self, uid: str, fields: Mapping[str, Any]) -> None:
        self.records[uid] = fields
        if self._by is not None:
            self._index(self._by, uid, fields)

    def find(self, text: str) -> str | None:
        if self._by is None:
            self._by = {}
            for uid, fields in self.records.items():
                self._index(self._by, uid, fields)
        found = self._by.get(_words(text), ())
        return next(iter(found)) if len(found) == 1 else None

    def _index(self, by: dict[str, set[str]], uid: str, fields: Mapping[str, Any]) -> None:
        titles = (self.register.title(fields, lang) for lang in LANGUAGES)
        for text in {*titles, fields.get("number")}:
            if text and (key := _words(text)):
                by.setdefault(key, set()).add(uid)


def _words(text: str) -> str:
    return " ".join(sorted(fold(text).split()))
