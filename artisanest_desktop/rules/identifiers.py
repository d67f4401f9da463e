"""National id, ICE, e-mail and other codes: doubtful ones are kept and marked."""

from __future__ import annotations

import re

from artisanest_desktop.rules.texts import Text


class NationalId(Text):
    """A Moroccan national identity card number (CIN)."""

    key = "national_id"
    align = "ltr"


class Ice(Text):
    """Identifiant commun de l'entreprise: 15 digits, a multiple of 97."""

    key = "ice"
    align = "ltr"


class Email(Text):
    """An e-mail address."""

    key = "email"
    align = "ltr"


class Code(Text):
    """A code that usually matches ``pattern``."""

    key = "code"
    align = "ltr"

    def __init__(self, pattern: str = "") -> None:
        self.pattern = re.compile(pattern)
