"""A file that was made to be sent: where it is, and the ways to hand it over."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.ui import copies, work
from artisanest_desktop.ui.exchange import sticks
from artisanest_desktop.ui.exchange.notes import Note
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.flow import Flow
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Rule, breakable

if TYPE_CHECKING:
    from artisanest_desktop.exchange import Exported


class Sent(QWidget):
    """Show it in its folder, copy it to the clipboard, copy it to a stick."""

    def __init__(self, session: Session, made: Exported) -> None:
        super().__init__()
        self._session = session
        self.made = made
        px = session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(8), 0, 0)
        column.setSpacing(px(8))
        column.addWidget(Rule())
        column.addSpacing(px(4))
        column.addWidget(Note(session, self._words(), "circle-check", "olive"))
        path = Label(session, breakable(str(made.path)), "muted", wrap=True)
        column.addWidget(path)
        self._line = QWidget()
        self._flow = Flow(px(10), self._line)
        column.addWidget(self._line)
        self.folder = self._add(_("Show in its folder"), "folder-open")
        self.folder.clicked.connect(lambda: copies.open_folder(made.path.parent))
        self.copied = self._add(_("Copy the file"), "copy")
        self.copied.setToolTip(session.lang(_("To paste it into a message or a folder.")))
        self.copied.clicked.connect(self.copy)
        self.sticks = [self._stick(stick) for stick in sticks.present()]
        if not self.sticks:
            column.addWidget(Note(session, _("No stick is plugged in."), "usb", "muted"))

    def _words(self) -> Msg:
        made, lang = self.made, self._session.lang
        rows = n_("%(n)s row", "%(n)s rows", made.rows)
        words = {"name": made.path.name, "rows": rows}
        if not made.private:
            return _("“%(name)s” is made: %(rows)s, no private field.") % words
        store = saving.store_of(self._session)
        labels = {f.key: f.label for r in store.registers.values() for f in r.fields if f.private}
        words["fields"] = lang.list([lang(labels.get(k, k)) for k in made.private])
        return _("“%(name)s” is made: %(rows)s. Private inside: %(fields)s.") % words

    def _add(self, words: Msg, icon: str) -> Button:
        button = Button(self._session, words, icon)
        self._flow.addWidget(button)
        return button

    def _stick(self, stick: sticks.Stick) -> Button:
        button = self._add(_("Copy to %(stick)s") % {"stick": stick.name}, "usb")
        button.clicked.connect(lambda: self._copy_to(stick))
        return button

    def copy(self) -> None:
        """Onto the clipboard, as a file: it can be pasted into a message."""
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(self.made.path))])
        QGuiApplication.clipboard().setMimeData(data)
        self._session.say(_("The file is copied: paste it where it should go."), undo=False)

    def _copy_to(self, stick: sticks.Stick) -> None:
        session, path = self._session, self.made.path
        words = {"name": path.name, "stick": stick.name}

        def done(_path: object) -> None:
            session.say(_("“%(name)s” is on %(stick)s.") % words, undo=False)

        title = _("Copying “%(name)s” to %(stick)s") % words
        work.run(session, lambda _p: sticks.copy(path, stick), done, title=title)
