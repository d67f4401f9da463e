"""Words, numbers and dates in French, Arabic and English; knows nothing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from artisanest_desktop.i18n.language import LANGUAGES, Language
from artisanest_desktop.i18n.messages import Amount, Msg, _, n_, p_

if TYPE_CHECKING:
    from artisanest_desktop.i18n.folding import fold
    from artisanest_desktop.i18n.terms import TermEntry, Terms

__all__ = [
    "LANGUAGES",
    "Amount",
    "Language",
    "Msg",
    "TermEntry",
    "Terms",
    "_",
    "fold",
    "n_",
    "p_",
]


def __getattr__(name: str) -> Any:
    """The window draws before it needs lists or folding: they are imported when asked for."""
    if name == "fold":
        from artisanest_desktop.i18n import folding

        return folding.fold
    if name in ("TermEntry", "Terms"):
        from artisanest_desktop.i18n import terms

        return getattr(terms, name)
    raise AttributeError(name)
