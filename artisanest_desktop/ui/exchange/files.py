"""Making files for people: readable names, where they go, and the long work off the window."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QStandardPaths, QStorageInfo, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication

from artisanest_desktop.i18n import Language, Msg, _
from artisanest_desktop.ui import copies, work
from artisanest_desktop.ui.session import Session

if TYPE_CHECKING:
    from artisanest_desktop.exchange import Exported
    from artisanest_desktop.store import Store

_MARKS = re.compile(r'[\\/:*?"<>|\u2066-\u2069\x00-\x1f]+')


def store_of(session: Session) -> Store:
    """The open store; a screen of the exchange never stands without one."""
    assert session.store is not None
    return session.store


def folder() -> Path:
    """Where people look for their files."""
    place = QStandardPaths.StandardLocation.DocumentsLocation
    return Path(QStandardPaths.writableLocation(place) or Path.home())


def list_name(session: Session, key: str, lang: Language | None = None) -> str:
    """``Membres – Tifawin – 2026-11-23.xlsx``."""
    lang = lang or session.lang
    return file_name(session, lang, lang(store_of(session).registers[key].many))


def whole_name(session: Session, lang: Language) -> str:
    """``Tout – Tifawin – 2026-11-23.xlsx``: everything in one workbook."""
    return file_name(session, lang, lang(_("Everything")))


def template_name(session: Session, key: str) -> str:
    """``Modèle à remplir – Membres – Tifawin – 2026-11-23.xlsx``."""
    many = store_of(session).registers[key].many
    return file_name(
        session, session.lang, session.lang(_("Template to fill in")), session.lang(many)
    )


def file_name(session: Session, lang: Language, *words: str, suffix: str = ".xlsx") -> str:
    """What it is, whose, and of which day."""
    store = store_of(session)
    ids = store.find("cooperative", limit=2)
    uid = store.row_uid("cooperative", ids[0]) if len(ids) == 1 else None
    whose = store.title("cooperative", uid, lang.code) if uid else ""
    parts = [*words, whose, session.today().isoformat()]
    return _MARKS.sub(" ", " – ".join(filter(None, parts))).strip() + suffix


def export(
    session: Session,
    key: str,
    path: Path,
    uids: Sequence[str] | None = None,
    done: Callable[[Exported], Any] | None = None,
    lang: str = "",
    profile: str = "inside",
) -> None:
    """Write a register, or some of its records, in the worker."""
    store = store_of(session)

    def make(_progress: work.Progress) -> Exported:
        from artisanest_desktop import exchange

        ids = None
        if uids is not None:
            ids = [i for u in uids if (i := store.row_id(key, u)) is not None]
        return exchange.export(
            store, key, path, lang or session.lang.code, ids=ids, profile=profile
        )

    def tell(made: Exported) -> None:
        session.say(_("Exported — %(name)s") % {"name": made.path.name}, undo=False)

    work.run(session, make, done or tell, title=_("Writing the file"))


def template(session: Session, key: str, path: Path) -> None:
    """Write a template in the worker."""
    store, lang = store_of(session), session.lang.code

    def make(_progress: work.Progress) -> Path:
        from artisanest_desktop import exchange

        return exchange.template(store, key, path, lang)

    def tell(made: Path) -> None:
        session.say(_("The template is ready — %(name)s") % {"name": made.name}, undo=False)

    work.run(session, make, tell, title=_("Writing the file"))


# What can be done with a file that was made


def show_in_folder(path: Path) -> None:
    """Open the folder it lies in."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path.parent)))


def copy_to_clipboard(path: Path) -> None:
    """Ready to be pasted into a message or a folder."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    data.setText(str(path))
    QGuiApplication.clipboard().setMimeData(data)


def sticks() -> list[Path]:
    """The sticks that are in: volumes mounted where the system mounts what is plugged in."""
    found = []
    for volume in QStorageInfo.mountedVolumes():
        place = volume.rootPath()
        if volume.isReady() and not volume.isReadOnly() and _is_stick(volume, place):
            found.append(Path(place))
    return found


def _is_stick(volume: QStorageInfo, place: str) -> bool:
    if os.name == "nt":
        import ctypes

        removable = 2  # DRIVE_REMOVABLE of GetDriveType
        windll: Any = getattr(ctypes, "windll", None)
        return windll is not None and windll.kernel32.GetDriveTypeW(place) == removable
    return place.startswith(("/media/", "/run/media/", "/Volumes/")) and not volume.isRoot()


def copy_to_stick(session: Session, stick: Path, path: Path) -> None:
    """Bring it there whole or not at all."""

    def done(target: Path) -> None:
        session.say(_("Copied to %(path)s") % {"path": str(target)}, undo=False)

    title: Msg = _("Copying to the stick")
    work.run(session, lambda _p: copies.place(path, stick), done, title=title)
