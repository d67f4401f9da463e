"""Records that have a name in Latin letters, in Arabic, perhaps in English: how they are called."""

from __future__ import annotations

from collections.abc import Callable

from artisanest_desktop.i18n import _
from artisanest_desktop.model.fields import Row
from artisanest_desktop.rules import Finding


def title_in_script(key: str) -> Callable[[Row, str], str]:
    """The name in the reader's language when there is one, else in another, else the number."""

    def title(row: Row, lang: str) -> str:
        return in_script(key, row, lang) or row.get("number") or "—"

    return title


def in_script(key: str, row: Row, lang: str) -> str | None:
    """What is said in three languages, for this reader when it is, else in another one."""
    order = {
        "ar": (f"{key}_ar", key, f"{key}_en"),
        "en": (f"{key}_en", key, f"{key}_ar"),
        "fr": (key, f"{key}_ar", f"{key}_en"),
    }
    return next((row[k] for k in order[lang] if row.get(k)), None)


def has_name(key: str) -> Callable[[Row], tuple[tuple[str, Finding], ...]]:
    """A check: there is a name in one script at least."""

    def check(row: Row) -> tuple[tuple[str, Finding], ...]:
        if any(row.get(k) for k in (key, f"{key}_ar", f"{key}_en")):
            return ()
        return ((key, Finding("name-missing", _("No name in either script."))),)

    return check
