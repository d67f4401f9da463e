"""The head of a record: picture, name in both scripts, tags, and what can be done with it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.fields import Register
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.record.box import FieldBox
from artisanest_desktop.ui.record.editors.pictures import PictureEditor
from artisanest_desktop.ui.record.files.cover import Cover
from artisanest_desktop.ui.record.form import RecordForm
from artisanest_desktop.ui.record.ways import WAYS
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Tag
from artisanest_desktop.ui.widgets.flow import Flow


class HeadPicture(PictureEditor):
    """The picture beside the name."""

    side = 64


class Head(QFrame):
    """Follows a form: shows what the form's record is called and how it stands."""

    closed = Signal()
    menu = Signal(QWidget)
    #: The way on from a record of this register is pressed.
    went_on = Signal()

    def __init__(self, session: Session, form: RecordForm) -> None:
        super().__init__()
        self.session = session
        self.form = form
        px = session.theme.px
        line = QHBoxLayout(self)
        line.setContentsMargins(px(18), px(16), px(10), px(14))
        line.setSpacing(px(14))
        self.picture = self._make_picture()
        if self.picture is not None:
            line.addWidget(self.form.boxes[self.picture.field.key])
        middle = QVBoxLayout()
        middle.setSpacing(px(2))
        self.name = Label(session, "", "subtitle", wrap=True)
        self.other = Label(session, "", "", wrap=True)
        # A name in the other script starts at the same side as the one above it.
        side = Qt.AlignmentFlag.AlignRight if session.theme.rtl else Qt.AlignmentFlag.AlignLeft
        for label in (self.name, self.other):
            label.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
        self.other.setStyleSheet(f"font-size: {px(17)}px")
        shelf = QWidget()
        self._tags = Flow(px(6), shelf)
        middle.addWidget(self.name)
        middle.addWidget(self.other)
        middle.addSpacing(px(3))
        middle.addWidget(shelf)
        self.way = self._make_way(middle)
        middle.addStretch(1)
        line.addLayout(middle, 1)
        self._buttons(line)
        form.shown.connect(self.show_record)

    def _buttons(self, line: QHBoxLayout) -> None:
        self.more = Button(self.session, icon="ellipsis", kind="quiet", name=_("What can be done"))
        self.more.clicked.connect(lambda: self.menu.emit(self.more))
        self.close_button = Button(self.session, icon="x", kind="quiet", name=_("Close"))
        self.close_button.clicked.connect(self.closed)
        for button in (self.more, self.close_button):
            line.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)

    def _make_way(self, column: QVBoxLayout) -> Button | None:
        """Where one goes on from such a record: the one filled button."""
        way = WAYS.get(self.form.key)
        if way is None:
            return None
        button = Button(self.session, way.words, way.icon, "main")
        button.setToolTip(shortcuts.tip(self.session.lang, way.keys))
        button.clicked.connect(self.went_on)
        column.addSpacing(self.session.theme.px(8))
        column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        return button

    def _make_picture(self) -> PictureEditor | None:
        field = face.photo_field(self.form.register)
        if field is None:
            return None
        picture: PictureEditor = HeadPicture(self.session, field)
        if field.compute is not None and self.form.files is not None:
            picture = Cover(self.session, field, self.form.files)
        self.form.adopt(FieldBox(self.session, field, picture))
        return picture

    def show_record(self) -> None:
        """Name, tags and picture as they are now."""
        register, row, lang = self.form.register, self.form.row, self.session.lang
        new = self.form.uid is None
        first, second = face.names(register, row, lang.code)
        letters = face.initials(first, row) if face.is_named(register, row) else ""
        if new or not face.is_named(register, row):
            first = lang(register.add) if new and register.add else row.get("number") or face.EMPTY
        self.name.show_words(first)
        self.other.show_words(second)
        self.other.setVisible(bool(second))
        self.more.setVisible(not new)
        if self.way is not None:
            self.way.setVisible(not new and not row.get("removed"))
        self._show_tags(register, row)
        if self.picture is not None:
            self.picture.show_letters(letters)

    def _show_tags(self, register: Register, row: dict[str, Any]) -> None:
        while (item := self._tags.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for words, color in self._tag_words(register, row):
            self._tags.addWidget(Tag(self.session, words, color))

    def _tag_words(self, register: Register, row: dict[str, Any]) -> list[tuple[Msg | str, str]]:
        lang = self.session.lang
        found: list[tuple[Msg | str, str]] = []
        if row.get("removed"):
            found.append((_("Removed from the list"), "terra"))
        for field in register.fields:
            # What has coloured tags, and the role a person has in the cooperative today.
            tagged = getattr(field.kind, "tags", None)
            until = row.get(f"{field.key}_to")
            over = bool(until) and str(until) < self.session.today().isoformat()
            if not (tagged or field.key == "role") or over:
                continue
            words = face.words(field, row.get(field.key), lang, row)
            if words:
                found.append((words, face.color(field, row[field.key]) or "accent"))
        found += [(field.label, "saffron") for field in register.flags if row.get(field.key)]
        if row.get("number"):
            found.append((row["number"], "soft"))
        if self.form.questions:
            found.append((_("Question"), "saffron"))
        elif self.form.findings:
            found.append((_("To check"), "saffron"))
        return found
