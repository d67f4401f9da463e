"""What a person has chosen for their window; kept in their profile, not in the store."""

from __future__ import annotations

import contextlib
import json
import os
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from artisanest_desktop.i18n import LANGUAGES

THEMES = ("system", "light", "dark", "contrast")
SIZES = (100, 115, 130, 150, 175, 200)


@dataclass
class Settings:
    """Kept as JSON; unknown or spoilt entries are passed over, never fatal."""

    file: Path
    language: str = ""
    digits: str = "latn"
    text_size: int = 100
    theme: str = "system"
    store: str = ""
    geometry: str = ""
    authors: list[str] = field(default_factory=list)
    #: What the bar showed last, so that the first paint is not empty.
    title: str = ""

    @staticmethod
    def load(folder: Path) -> Settings:
        """The settings kept in ``folder``; the usual ones when there are none."""
        settings = Settings(folder / "settings.json")
        with contextlib.suppress(OSError, ValueError):
            kept = json.loads(settings.file.read_text("utf-8"))
            if isinstance(kept, dict):
                settings._take(kept)
        settings._mend()
        return settings

    def _take(self, kept: dict[str, Any]) -> None:
        for one in fields(self)[1:]:
            value = kept.get(one.name)
            if type(value) is type(getattr(self, one.name)):
                setattr(self, one.name, value)

    def _mend(self) -> None:
        if self.language not in LANGUAGES:
            self.language = language_of(os.environ)
        if self.digits not in ("latn", "arab"):
            self.digits = "latn"
        if self.theme not in THEMES:
            self.theme = "system"
        self.text_size = min(max(self.text_size, SIZES[0]), SIZES[-1])
        self.authors = [name for name in self.authors if isinstance(name, str)]

    def save(self) -> None:
        """Write them; a profile that cannot be written costs only the remembering."""
        data = asdict(self)
        del data["file"]
        with contextlib.suppress(OSError):
            self.file.parent.mkdir(parents=True, exist_ok=True)
            temporary = self.file.with_suffix(f".{os.getpid()}.tmp")
            temporary.write_text(json.dumps(data, ensure_ascii=False, indent=1), "utf-8")
            os.replace(temporary, self.file)

    def remember_author(self, name: str) -> None:
        """Put a name first among those offered; twelve are enough for one laptop."""
        self.authors = [name, *(a for a in self.authors if a != name)][:12]
        self.save()


def language_of(environment: Any) -> str:
    """The language of the machine when it is one of ours, otherwise French."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        code = str(environment.get(name) or "")[:2]
        if code in LANGUAGES:
            return code
    return _language_of_windows()


def _language_of_windows() -> str:
    if os.name != "nt":
        return "fr"
    from PySide6.QtCore import QLocale

    code = QLocale.system().name()[:2]
    return code if code in LANGUAGES else "fr"
