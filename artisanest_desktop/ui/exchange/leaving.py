"""Files that leave: made off the window's thread, then said with the way to their folder."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QWidget

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.ui import copies, work
from artisanest_desktop.ui.exchange import naming
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.session import Session

if TYPE_CHECKING:
    from artisanest_desktop.exchange import Exported
    from artisanest_desktop.store import Store


def ask_place(session: Session, parent: QWidget, title: Msg, name: str) -> Path | None:
    """Ask where a file goes; None when the person changes her mind."""
    place = naming.folder()
    start = place if place.is_dir() else place.parent
    kind = f"{session.lang(_('Workbooks'))} (*.xlsx)"
    chosen = QFileDialog.getSaveFileName(parent, session.lang(title), str(start / name), kind)[0]
    if not chosen:
        return None
    path = Path(chosen)
    return path if path.suffix.lower() == ".xlsx" else path.with_name(f"{path.name}.xlsx")


def export(session: Session, key: str, path: Path, uids: Sequence[str] | None = None) -> None:
    """A register, or some of its records in this order, into a workbook."""
    store = saving.store_of(session)
    lang = session.lang.code

    def make(_progress: work.Progress) -> Exported:
        from artisanest_desktop.exchange import export as write

        return write(store, key, path, lang, None if uids is None else ids_of(store, key, uids))

    def done(made: Exported) -> None:
        rows = n_("%(n)s row", "%(n)s rows", made.rows)
        said = _("“%(name)s” is made: %(rows)s.") % {"name": made.path.name, "rows": rows}
        tell(session, said, made.path)

    _run(session, make, done, path)


def template(session: Session, key: str, path: Path) -> None:
    """An empty workbook to fill in."""
    store = saving.store_of(session)
    lang = session.lang.code

    def make(_progress: work.Progress) -> Path:
        from artisanest_desktop.exchange import template as write

        return write(store, key, path, lang)

    def done(made: Path) -> None:
        said = _("“%(name)s” is made: fill it in, then receive it here.")
        tell(session, said % {"name": made.name}, made)

    _run(session, make, done, path)


def _run(
    session: Session,
    make: Callable[[work.Progress], Any],
    done: Callable[[Any], None],
    path: Path,
) -> None:
    work.run(session, make, done, title=_("Making “%(name)s”") % {"name": path.name})


def tell(session: Session, said: Msg, path: Path) -> None:
    """What was made, and the way to it."""
    show = (_("Show in its folder"), lambda: copies.open_folder(path.parent))
    session.offer(said, [show])


def ids_of(store: Store, key: str, uids: Sequence[str]) -> list[int]:
    """The row ids of records, in the same order."""
    ids = [*store.find(key), *store.find(key, removed=True)]
    places = {row[0]: i for i, row in zip(ids, store.window(key, ids, []), strict=True)}
    return [places[uid] for uid in uids if uid in places]
