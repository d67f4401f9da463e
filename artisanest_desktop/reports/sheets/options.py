"""What can be chosen about a numbered paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from artisanest_desktop.i18n import Language
from artisanest_desktop.store.sheets import BLANKS


@dataclass(frozen=True, slots=True)
class SheetOptions:
    """``languages`` one or two; ``slots`` the half-days, none meaning all; ``each`` a set of pages
    per half-day; ``grant`` the emblem and the number of the programme; ``receiver`` a place for
    the signature and stamp of the receiving organisation."""

    languages: Sequence[Language]
    slots: Sequence[str] = ()
    each: bool = False
    blanks: int = BLANKS
    grant: bool = True
    receiver: bool = False
