"""Who has earned a certificate of a session, in which language, under which number.

"Persons who completed" came to the hours that are asked for (domain facts, section 6: EEA core
indicators, CIV-007; the share, usually 80 %, is set per session).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

CERTIFICATE, CONFIRMATION = "certificate", "confirmation"
#: Percent of the hours, where a session says nothing else.
USUAL_SHARE = Decimal(80)
_LETTER = {CERTIFICATE: "C", CONFIRMATION: "A"}
_SPOKEN = {"darija": "ar", "ar": "ar", "tamazight": "ar", "fr": "fr", "en": "en"}


def required_share(session: Mapping[str, Any]) -> Decimal:
    """The percent of the hours that a session asks for."""
    said = session.get("required_share")
    return Decimal(said) if said not in (None, "") else USUAL_SHARE


def share(minutes: int, delivered: int) -> Decimal | None:
    """Percent of the hours that somebody was there; None while no hours are known."""
    return Decimal(100 * minutes) / delivered if delivered else None


def earned(minutes: int, delivered: int, required: Decimal = USUAL_SHARE) -> str | None:
    """``certificate`` from the required share on, ``confirmation`` below it, None who never came.

    Late and early leaving count the minutes that were typed as missed, as everywhere.
    """
    if minutes <= 0:
        return None
    reached = share(minutes, delivered)
    return CERTIFICATE if reached is not None and reached >= required else CONFIRMATION


def number(session_code: str, kind: str, place: int) -> str:
    """``S-2026-014/C-07``: her number on the sheet, so that two computers give the same one."""
    return f"{session_code}/{_LETTER[kind]}-{place:02d}"


def language(person: Mapping[str, Any], session_language: str | None, usual: str) -> str:
    """The language of her certificate: the one her name is written in, if only in one script;
    else the one the session was held in; else the usual one of the paper."""
    keys = ("family_name", "given_name", "name")
    latin = any(person.get(key) for key in keys)
    arabic = any(person.get(f"{key}_ar") for key in keys) or any(
        re.search("[\u0600-\u06ff]", str(person.get(key) or "")) for key in keys
    )
    spoken = _SPOKEN.get(session_language or "", usual)
    if arabic and not latin:
        return "ar"
    if latin and not arabic and spoken == "ar":
        return usual if usual != "ar" else "fr"
    return spoken
