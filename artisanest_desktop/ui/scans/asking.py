"""Scans whose code could not be read: each is shown, and its half-day chosen."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeyEvent, QPixmap
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.face import capital
from artisanest_desktop.model.session_missing import half_day
from artisanest_desktop.rules import half_days
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record import photo, saving
from artisanest_desktop.ui.scans import incoming
from artisanest_desktop.ui.scans.placing import Scan
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.subpage import SubPage
from artisanest_desktop.ui.widgets import Button, Card, Label, Picture, scrolled

_THUMB = 190
_MOST = 300


class ScansPage(SubPage):
    """One card a file; ``back`` when each has its place or was left out."""

    def __init__(self, session: Session, back: Callable[[], Any]) -> None:
        super().__init__(session, _("Where do these scans belong?"), back)
        self._session = session
        self._back = back
        self.waiting = incoming.waiting(session)
        words = _(
            "No code could be read on them: the photo is too dark or blurred, or the sheet "
            "was not printed from here. Choose the session and half-day of each."
        )
        self.column.addWidget(Label(session, words, "muted", wrap=True))
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(session.theme.px(12))
        self.column.addWidget(scrolled(inner), 1)
        sessions = _sessions(session)
        self.cards: list[ScanCard] = []
        for scan in self.waiting.scans:
            card = ScanCard(session, scan, sessions, self.waiting.here)
            card.ended.connect(self._ended)
            self.cards.append(card)
            self._list.addWidget(card)
        self._list.addStretch(1)

    def focus_list(self) -> None:
        """To the first one."""
        if self.cards:
            self.cards[0].session_box.setFocus()

    def _ended(self, card: ScanCard) -> None:
        self.waiting.scans = [s for s in self.waiting.scans if s is not card.scan]
        self.cards.remove(card)
        card.hide()
        card.deleteLater()
        if self.cards:
            self.focus_list()
        else:
            self._back()


class ScanCard(Card):
    """``ended(card)`` when the file has a place, or none is wanted."""

    ended = Signal(object)

    def __init__(
        self, session: Session, scan: Scan, sessions: list[tuple[str, str]], here: str
    ) -> None:
        super().__init__(session, 14)
        self._session = session
        self.scan = scan
        line = QHBoxLayout()
        line.setSpacing(session.theme.px(16))
        line.addWidget(self._thumbnail(), 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout()
        column.setSpacing(session.theme.px(8))
        column.addWidget(Label(session, scan.file.name, "strong", wrap=True))
        self.session_box = self._box(_("Session"))
        for uid, words in sessions:
            self.session_box.addItem(words, uid)
        self.slot_box = self._box(_("Half-day of the sheet"))
        for label, box in ((_("Session"), self.session_box), (_("Half-day"), self.slot_box)):
            column.addWidget(Label(session, label, "muted"))
            column.addWidget(box)
        column.addLayout(self._buttons())
        column.addStretch(1)
        line.addLayout(column, 1)
        self.column.addLayout(line)
        self._begin(here)
        self.session_box.currentIndexChanged.connect(lambda _at: self._show_slots())

    def _box(self, name: Msg) -> QComboBox:
        box = QComboBox()
        box.setAccessibleName(f"{self._session.lang(name)}: {self.scan.file.name}")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.setMinimumContentsLength(18)
        return box

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self._session.theme.px(10))
        self.attach = Button(self._session, _("Attach here"), "paperclip", "main")
        self.attach.clicked.connect(self._attach)
        self.leave = Button(self._session, _("Leave it out"))
        self.leave.clicked.connect(lambda: self.ended.emit(self))
        line.addWidget(self.attach)
        line.addWidget(self.leave)
        line.addStretch(1)
        return line

    def _thumbnail(self) -> QWidget:
        side = self._session.theme.px(_THUMB)
        data = self.scan.file.data
        if data is None:
            return Picture(self._session, "file-text", "muted", 64)
        try:
            image: QImage = photo.decode(data, within=side)
        except Refusal:
            return Picture(self._session, "image", "muted", 64)
        label = QLabel()
        keep, smooth = Qt.AspectRatioMode, Qt.TransformationMode.SmoothTransformation
        size = QSize(side, side)
        label.setPixmap(QPixmap.fromImage(image.scaled(size, keep.KeepAspectRatio, smooth)))
        label.setAccessibleName(self.scan.file.name)
        return label

    def _begin(self, here: str) -> None:
        store = saving.store_of(self._session)
        slot = store.get("slot", here) if here else None
        if slot is not None:
            self.session_box.setCurrentIndex(max(self.session_box.findData(slot["session"]), 0))
        self._show_slots()
        if slot is not None:
            self.slot_box.setCurrentIndex(max(self.slot_box.findData(here), 0))

    def _show_slots(self) -> None:
        self.slot_box.clear()
        uid, lang = self.session_box.currentData(), self._session.lang
        slots = saving.store_of(self._session).reader().lines("slot", uid) if uid else []
        for slot in slots:
            words = capital(lang(half_days.name(half_day(slot))))
            date = lang.date(slot["date"]) if slot.get("date") else ""
            self.slot_box.addItem(" · ".join(filter(None, (words, date))), slot["uid"])
        if len(slots) > 1:
            self.slot_box.addItem(lang(_("All half-days")), "")
        self.attach.setEnabled(bool(slots))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.attach.isEnabled():
            self._attach()
        else:
            super().keyPressEvent(event)

    def _attach(self) -> None:
        chosen = self.slot_box.currentData()
        many = [self.slot_box.itemData(n) for n in range(self.slot_box.count())]
        slots = [chosen] if chosen else [uid for uid in many if uid]
        if incoming.attach(self._session, self.scan, [("slot", uid) for uid in slots]):
            self.ended.emit(self)


def _sessions(session: Session) -> list[tuple[str, str]]:
    """The sessions with their code and title, the newest first."""
    store, lang = saving.store_of(session), session.lang.code
    ids = store.find("session", sort=[("number", True)], limit=_MOST)
    uids = [uid for uid, *_rest in store.window("session", ids, ())]
    rows = store.get_many("session", uids)
    return [(u, " · ".join(filter(None, (rows[u].get("number"),
                                         store.name_of("session", rows[u], lang)))))
            for u in uids if u in rows]  # fmt: skip
