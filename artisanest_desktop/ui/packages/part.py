"""Another computer: a package for it, or one that came from it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QComboBox, QFileDialog, QWidget

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.ui import work
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.exchange.asking import PasswordLine
from artisanest_desktop.ui.exchange.menu import ask_place
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.settings.part import Part
from artisanest_desktop.ui.widgets import Button, Label, SectionTitle
from artisanest_desktop.ui.widgets.flow import Flow
from artisanest_desktop.ui.workbooks import PACKAGE

if TYPE_CHECKING:
    from artisanest_desktop.store.parcels import Made

_KIND = _("Packages")


class PackagesPart(Part):
    """Everything or only what is new to another copy goes into one file; such a file comes in."""

    def __init__(self, session: Session) -> None:
        super().__init__(session, _("Another computer"))
        if session.store is None:
            return
        words = _(
            "Two copies of your file, in the office and on a laptop, come together by packages: "
            "one file on a stick or in a message. Each side keeps what it typed; where both typed "
            "differently, you are asked."
        )
        self.column.addWidget(Label(session, words, wrap=True))
        self._prepare()
        self.column.addSpacing(session.theme.px(8))
        self._receive()
        self.column.addStretch(1)

    # Out

    def _prepare(self) -> None:
        from artisanest_desktop.exchange import parcel_words
        from artisanest_desktop.store import parcels

        session = self._session
        px = session.theme.px
        self.column.addWidget(SectionTitle(session, _("Prepare a package"), "package"))
        self._others = parcels.peers(files.store_of(session))
        self.what = QComboBox()
        self.what.setAccessibleName(session.lang(_("What the package holds")))
        self.what.addItem(session.lang(_("Everything")))
        for other in self._others:
            who = parcel_words.peer(other, session.lang)
            self.what.addItem(session.lang(_("Only what is new for %(who)s") % {"who": who}))
        self.what.setCurrentIndex(min(len(self._others), 1))
        self.what.setMinimumContentsLength(20)
        self.column.addWidget(self.what)
        if not self._others:
            text = _(
                "Once a package of the other computer was received here, only what is new to it "
                "can be sent."
            )
            self.column.addWidget(Label(session, text, "muted", wrap=True))
        self.lock = QCheckBox(session.lang(_("Lock it with a password")))
        self.column.addWidget(self.lock)
        self.password = PasswordLine(session, _("Password"))
        self.password.hide()
        self.password.entered.connect(self.prepare)
        self.column.addWidget(self.password)
        text = _(
            "Say the password by another way than the package. Lost, it cannot be found again."
        )
        self.hint = Label(session, text, "muted", wrap=True)
        self.hint.hide()
        self.column.addWidget(self.hint)
        self.lock.toggled.connect(self._locking)
        row = QWidget()
        line = Flow(px(10), row)
        self.make = Button(session, _("Prepare the package…"), "upload", "main")
        self.make.clicked.connect(self.prepare)
        line.addWidget(self.make)
        self.column.addWidget(row)

    def _locking(self, locked: bool) -> None:
        self.password.setVisible(locked)
        self.hint.setVisible(locked)
        if locked:
            self.password.setFocus()

    def prepare(self) -> None:
        """Ask where it goes, and write it in the worker."""
        session, store = self._session, files.store_of(self._session)
        password = self.password.text if self.lock.isChecked() else None
        if password == "":
            session.refuse(_("Type the password of the package first, or untick the lock."))
            self.password.setFocus()
            return
        at = self.what.currentIndex()
        have = self._others[at - 1].have if at else None
        name = files.file_name(session, session.lang, session.lang(_("Package")), suffix=PACKAGE)
        path = ask_place(session, self, name, _KIND)
        if path is None:
            return

        def make(_progress: work.Progress) -> Made:
            from artisanest_desktop.store import parcels

            return parcels.make(store, path, have, password)

        work.run(session, make, partial(_tell, session), title=_("Preparing the package"))
        self.lock.setChecked(False)
        self.password.field.clear()

    # In

    def _receive(self) -> None:
        session = self._session
        self.column.addWidget(SectionTitle(session, _("Receive a package"), "download"))
        words = _("What it brings is shown before anything changes. It can also be dropped here.")
        self.column.addWidget(Label(session, words, wrap=True))
        row = QWidget()
        line = Flow(session.theme.px(10), row)
        self.choose = Button(session, _("Choose a package…"), "folder-open")
        self.choose.clicked.connect(self.receive)
        line.addWidget(self.choose)
        self.column.addWidget(row)

    def receive(self) -> None:
        """Choose a package and show what it brings."""
        session = self._session
        title, kind = session.lang(_("Receive a package")), session.lang(_KIND)
        name = QFileDialog.getOpenFileName(self, title, "", f"{kind} (*{PACKAGE})")[0]
        if name:
            session.wanted.emit(f"package:{name}")


def size_words(size: int, session: Session) -> Msg:
    """A size as people say it."""
    if size < 1_000_000:
        return _("%(size)s kB") % {
            "size": session.lang.number(size / 1000, 0 if size > 9999 else 1)
        }
    return _("%(size)s MB") % {"size": session.lang.number(size / 1_000_000, 1)}


def _tell(session: Session, made: Made) -> None:
    changes = n_("%(n)s change", "%(n)s changes", made.changes)
    words = {"name": made.path.name, "changes": changes, "size": size_words(made.size, session)}
    acts = [(_("Show it in its folder"), partial(files.show_in_folder, made.path))]
    session.offer(_("Package ready — %(name)s: %(changes)s, %(size)s") % words, acts)
