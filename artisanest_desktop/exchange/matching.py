"""Which record of the store a row of a file is: only what is certain counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from artisanest_desktop.exchange.rows import Line
from artisanest_desktop.i18n import fold
from artisanest_desktop.model.fields import Register
from artisanest_desktop.rules import Name, Stored
from artisanest_desktop.rules.names import arabic_key, latin_strong_key
from artisanest_desktop.store import Store
from artisanest_desktop.store.ids import derived_uid

Fields = Mapping[str, Stored]
#: The whole name, where it is a certain key.
_NAME = "~name"


def name_keys(register: Register) -> list[str]:
    """The fields one of which a record must have to be somebody."""
    return [f.key for f in register.fields if isinstance(f.kind, Name) and f.section == "identity"]


def folded_name(fields: Fields, keys: Sequence[str]) -> str:
    """All the words of a name, whatever their order and column."""
    return " ".join(sorted(fold(" ".join(str(fields[k]) for k in keys if fields.get(k))).split()))


def compatible(one: Fields, other: Fields, keys: Sequence[str]) -> bool:
    """Whether two records may bear one name: every script that both have has a word in common.

    Only asked when an official number is the same: a married name is no contradiction then.
    """
    scripts = ([k for k in keys if not k.endswith("_ar")], [k for k in keys if k.endswith("_ar")])
    compared = False
    for same_script, key_of in zip(scripts, (latin_strong_key, arabic_key), strict=True):
        words = [
            set(key_of(" ".join(str(f[k]) for k in same_script if f.get(k))).split())
            for f in (one, other)
        ]
        if all(words):
            compared = True
            if not words[0] & words[1]:
                return False
    # One written only in Latin, the other only in Arabic: the identity number decides.
    return compared or bool(folded_name(one, keys) and folded_name(other, keys))


class Known:
    """The live records of a register by their certain keys."""

    def __init__(self, store: Store, register: Register, wanted: Sequence[str]) -> None:
        self.names = name_keys(register)
        self.keys = [k for k in ("national_id", "ice", "number") if k in wanted]
        # Organisations have no number of ours: they are known by their whole name.
        self._named = not register.prefix and "national_id" not in register.by_key
        if self._named and any(k in wanted for k in self.names):
            self.keys.append(_NAME)
        self._by: dict[str, dict[str, list[str]]] = {k: {} for k in self.keys}
        self._fields: dict[str, Fields] = {}
        if not self.keys:
            return
        columns = [*(k for k in self.keys if k != _NAME), *self.names]
        ids = store.find(register.key)
        for uid, *values in store.window(register.key, ids, columns):
            fields = dict(zip(columns, values, strict=True))
            self._fields[uid] = fields
            for key in self.keys:
                for value in self._values(key, fields):
                    self._by[key].setdefault(_exact(value), []).append(uid)

    def _values(self, key: str, fields: Fields) -> list[Any]:
        """What is looked for: the value, or each of the names."""
        if key == _NAME:
            return [fold(str(fields[k])) for k in self.names if fields.get(k)]
        return [fields[key]] if fields.get(key) else []

    def find(self, fields: Fields) -> str | None:
        """The one record that a row certainly is: the same official number and a compatible
        name, or our own number and the same name."""
        for key in self.keys:
            values = self._values(key, fields)
            if not values:
                continue
            found = list(dict.fromkeys(u for v in values for u in self._by[key].get(_exact(v), ())))
            if key == _NAME:
                found = [u for u in found if self._one_name(u, fields)]
            elif key == "number":
                name = folded_name(fields, self.names)
                found = [u for u in found if folded_name(self._fields[u], self.names) == name]
            else:
                found = [u for u in found if compatible(self._fields[u], fields, self.names)]
            if len(found) == 1:
                return found[0]
        return None

    def _one_name(self, uid: str, fields: Fields) -> bool:
        """Whether no name that both have differs."""
        known = self._fields[uid]
        both = (k for k in self.names if known.get(k) and fields.get(k))
        return all(fold(str(known[k])) == fold(str(fields[k])) for k in both)


def _exact(value: Any) -> str:
    return "".join(str(value).split()).upper()


def new_uids(
    lines: Sequence[Line], cells: Sequence[str], register: Register, document: str, sheet: str
) -> list[str]:
    """Identities for rows that are nobody yet: the same row received twice gets the same one.

    What its ``cells`` say identifies a row when it names a person beyond doubt; otherwise its
    place in this very file does (``sheet``), or, in a document of ours, what it says there.
    """
    met: Counter[str] = Counter()
    names = name_keys(register)
    kind = ("row",) if register.key == "member" else ("row", register.key)
    uids = []
    for line, said in zip(lines, cells, strict=True):
        fields = line.fields
        telling = fields.get("national_id") or fields.get("phone") or fields.get("ice")
        if not (telling and any(fields.get(k) for k in names)):
            said = f"{document} {sheet} {line.row}" if sheet else f"{document} {said}"
        met[said] += 1
        uids.append(derived_uid(*kind, said, str(met[said])))
    return uids
