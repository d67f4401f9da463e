"""What the declarations of lines have in common: whose line it is, where it stands, its name."""

from __future__ import annotations

from collections.abc import Callable

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.fields import Field, Row
from artisanest_desktop.rules import Reference, Text


def parent_field(register: str, label: Msg, *synonyms: str) -> Field:
    """The record a line belongs to."""
    return Field(
        register, Reference(register), label, hidden=True, searchable=False, synonyms=synonyms
    )


def rank_field() -> Field:
    """Its place among the lines of its record; see ``rules.ranks``."""
    return Field("rank", Text(), _("Order"), hidden=True, searchable=False)


def named_by_field(key: str) -> Callable[[Row, str], str]:
    """A title that is what one field says."""

    def title(row: Row, _lang: str) -> str:
        return row.get(key) or "—"

    return title
