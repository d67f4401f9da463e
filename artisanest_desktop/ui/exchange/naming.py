"""Readable names for files that leave, and the folder where they lie."""

from __future__ import annotations

import os
import re
from pathlib import Path

from PySide6.QtCore import QStandardPaths

from artisanest_desktop.i18n import Language, Msg
from artisanest_desktop.ui.bar import name_of
from artisanest_desktop.ui.session import Session

#: What no file system takes, and the marks that keep Arabic sentences in order.
_REFUSED = re.compile(r'[\\/:*?"<>|\x00-\x1f\u2066-\u2069]+')
_LONGEST = 60


def folder() -> Path:
    """Where a person looks for files that were made: below her documents."""
    home = os.environ.get("ARTISANEST_HOME")
    if home:
        return Path(home) / "exchange"
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(documents)) / "ArtisaNest"


def readable(session: Session, what: Msg, lang: Language, dated: bool = True) -> str:
    """``Membres – Coopérative Tifawin – 2026-11-24.xlsx``."""
    parts = [lang(what), name_of(session)]
    if dated:
        parts.append(session.today().isoformat())
    return " – ".join(_plain(part) for part in parts if _plain(part)) + ".xlsx"


def _plain(text: str) -> str:
    words = _REFUSED.sub(" ", text).split()
    return " ".join(words)[:_LONGEST].strip(" .")


def free(path: Path) -> Path:
    """The path itself, or the first like it that is not taken."""
    found, n = path, 2
    while found.exists():
        found = path.with_name(f"{path.stem} ({n}){path.suffix}")
        n += 1
    return found
