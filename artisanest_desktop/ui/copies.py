"""Safety copies: what is known of them, and what a person can do with them."""

from __future__ import annotations

import datetime as dt
import os
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.ui import work
from artisanest_desktop.ui.session import Session

if TYPE_CHECKING:
    from artisanest_desktop.store import Store

#: Kept in the store's own settings: the last copy taken elsewhere.
OUTSIDE = "copy_outside"
#: After so many days a copy elsewhere is called old.
OLD_DAYS = 30


@dataclass(frozen=True, slots=True)
class Copies:
    """What is known: the newest copy here, and the last one taken elsewhere."""

    newest: dt.datetime | None = None
    outside: dt.datetime | None = None
    outside_path: str = ""

    def outside_is_old(self, now: dt.datetime) -> bool:
        """Whether it is time to take one elsewhere."""
        return self.outside is None or now - self.outside > dt.timedelta(days=OLD_DAYS)


def known(store: Store) -> Copies:
    """Look at the folder of copies and at what the store remembers."""
    newest = max((moment(one.at) for one in store.backups()), default=None)
    kept = store.setting(OUTSIDE) or {}
    outside = moment(kept["at"]) if kept.get("at") else None
    return Copies(newest, outside, str(kept.get("path") or ""))


def moment(at: str | dt.datetime) -> dt.datetime:
    """A moment on this machine's clock; text is UTC, a plain datetime already local."""
    return (dt.datetime.fromisoformat(at) if isinstance(at, str) else at).astimezone()


def clock(at: dt.datetime, lang: Language, today: dt.date) -> str:
    """``10:42`` today, otherwise the date."""
    if at.date() == today:
        return lang.moment(at.astimezone(dt.UTC).isoformat(), _offset(at)).split(" ")[-1]
    return lang.date(at.date().isoformat())


def when(at: dt.datetime, lang: Language) -> str:
    """Date and time."""
    return lang.moment(at.astimezone(dt.UTC).isoformat(), _offset(at))


def _offset(at: dt.datetime) -> int:
    offset = at.utcoffset()
    return round(offset.total_seconds() / 60) if offset else 0


def make(session: Session) -> None:
    """Make a safety copy now."""
    store = session.store
    if store is None:
        return

    def done(_path: Any) -> None:
        session.say(_("Safety copy made and checked."), undo=False)

    work.run(session, lambda _p: store.backup("manual"), done, title=_("Making a safety copy"))


def take_outside(session: Session, folder: Path) -> None:
    """Put a checked copy into a folder elsewhere, such as a stick."""
    store = session.store
    if store is None:
        return

    def copy(_progress: work.Progress) -> Path:
        target = place(store.backup("manual"), folder)
        now = dt.datetime.now(dt.UTC).isoformat(timespec="seconds")
        store.set_setting(OUTSIDE, {"path": str(target), "at": now})
        return target

    def done(target: Path) -> None:
        session.say(_("Safety copy taken to %(path)s") % {"path": str(target)}, undo=False)

    work.run(session, copy, done, title=_("Taking a safety copy elsewhere"))


def place(copy: Path, folder: Path) -> Path:
    """Bring a file into a folder whole or not at all."""
    target = folder / copy.name
    temporary = target.with_suffix(".part")
    try:
        shutil.copyfile(copy, temporary)
        with open(temporary, "rb+") as file:
            os.fsync(file.fileno())
        os.replace(temporary, target)
    finally:
        temporary.unlink(missing_ok=True)
    return target


def open_folder(path: Path) -> None:
    """Show a folder in the system's own window."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
