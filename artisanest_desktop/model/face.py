"""How a record shows itself: name in both scripts, initials, tags, values in words."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from artisanest_desktop.i18n import Language
from artisanest_desktop.model.fields import Field, Register, Row
from artisanest_desktop.rules import Choice

#: The key under which the list shows a record's name in both scripts.
TITLE = "~title"
EMPTY = "—"
_ARTICLE = re.compile(r"^(?:(?:el|al)[\s-]+|l\s*['’]\s*|ال\s+)(?=\w)", re.IGNORECASE)


class _Noting(dict[str, Any]):
    """An empty row that remembers what it was asked for."""

    def get(self, key: str, default: Any = None) -> Any:
        self.setdefault(key, None)
        return default


def title_keys(register: Register) -> tuple[str, ...]:
    """The fields a record's name is made of, in any language."""
    row = _Noting()
    for lang in ("fr", "ar", "en"):
        register.title(row, lang)
    return tuple(key for key in row if key in register.by_key)


def name_fields(register: Register, script: str) -> tuple[Field, ...]:
    """The parts of the name in one script ("latin" or "arabic")."""
    fields = (register[key] for key in title_keys(register))
    return tuple(f for f in fields if getattr(f.kind, "script", "") == script)


def in_three_languages(fields: Sequence[Field]) -> frozenset[str]:
    """The keys among ``fields`` of what is said in three languages: ``x``, ``x_ar``, ``x_en``."""
    keys = {field.key for field in fields}
    stems = (key for key in keys if {f"{key}_ar", f"{key}_en"} <= keys)
    return frozenset(k for stem in stems for k in (stem, f"{stem}_ar", f"{stem}_en"))


def script_of(field: Field) -> str:
    """The script a field is written in, ``latin`` or ``arabic``; empty where it may be either."""
    ends = {"_ar": "arabic", "_en": "latin"}
    return str(getattr(field.kind, "script", "") or ends.get(field.key[-3:], ""))


def has_two_scripts(register: Register) -> bool:
    """Whether a name is written in parts or scripts that read better as one column."""
    return bool(name_fields(register, "latin")) and bool(name_fields(register, "arabic"))


def names(register: Register, row: Row, lang: str) -> tuple[str, str]:
    """The name for this reader, and in the other script (empty when there is none)."""
    first = register.title(row, lang)
    second = register.title(row, "fr" if lang == "ar" else "ar")
    return first, "" if second == first else second


def is_named(register: Register, row: Row) -> bool:
    """Whether anything of the name is known."""
    return any(row.get(key) for key in title_keys(register))


def initials(name: str, row: Mapping[str, Any]) -> str:
    """Given name, then family name; one is enough in Arabic, where letters would join.

    ``El``, ``Al`` and ``L’`` are no part of them: El Amrani Fatima Zahra is FA.
    """
    words = [w for w in _bare(name).split() if w[:1].isalpha()]
    if not words:
        return ""
    if words[0][0] >= "\u0590":
        return words[0][0]
    parts = [_bare(row.get(key) or "") for key in ("given_name", "family_name")]
    if not any(parts):
        parts = words[:1] + words[1:][-1:]
    return "".join(part[:1] for part in parts).upper()


def _bare(name: str) -> str:
    return _ARTICLE.sub("", name.strip())


def capital(text: str) -> str:
    """A word as it stands alone in a list or tag."""
    return text[:1].upper() + text[1:]


def sex_of(row: Mapping[str, Any]) -> str | None:
    """What words bend with; None when the record is not a person or it is not known."""
    sex = row.get("sex")
    return sex if isinstance(sex, str) else None


def words(field: Field, value: Any, lang: Language, row: Mapping[str, Any]) -> str:
    """A value as people read it in a list; empty when there is none."""
    if value is None or value == "":
        return ""
    if field.masked:
        return field.kind.mask(value)
    if isinstance(field.kind, Choice):
        return capital(field.kind.format(value, lang, sex_of(row)))
    if field.kind.editor in ("term", "many_terms", "yes_no"):
        return capital(field.kind.format(value, lang))
    return field.kind.format(value, lang)


def color(field: Field, value: Any) -> str:
    """The colour of a value's tag; empty when it is plain text."""
    tags = getattr(field.kind, "tags", None) or {}
    return str(tags.get(value, "")) if value is not None else ""


def photo_field(register: Register) -> Field | None:
    """The picture shown beside the name."""
    return next((f for f in register.fields if f.kind.key == "photo"), None)


def state_field(register: Register) -> Field | None:
    """The field whose changes have a date and a reason of their own."""
    return next((f for f in register.fields if companions(register, f)), None)


def companions(register: Register, field: Field) -> tuple[Field, ...]:
    """What goes with a change of state: ``state_since``, ``state_reason`` …"""
    if not getattr(field.kind, "tags", None):
        return ()
    return tuple(f for f in register.fields if f.key.startswith(f"{field.key}_"))


def computed(register: Register, row: Row, context: Any) -> dict[str, Any]:
    """The values that are made from the row, by field."""
    return {f.key: f.compute(row, context) for f in register.fields if f.compute is not None}
