"""Where a record is used, at the end of its form: links to the records that name it."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.store import Context, Use, Used
from artisanest_desktop.ui.record import face, saving
from artisanest_desktop.ui.record.lines.painting import Brush
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, SectionTitle

#: So many at first; all of them up to ``MOST``, more are a list of their own.
FEW, MOST = 5, 50
#: What is said of a use besides the record's name, by the register whose field names it.
_SAID = {
    "maker": ("share",),
    "work": ("step", "hours"),
    "participant": ("hours",),
    "session_partner": ("role",),
    "project_partner": ("role",),
    "project_cooperative": ("part",),
    "invited": ("expected",),
    "commitment": ("due", "state"),
}
#: Lines that are what one wants to read; of others it is the record they belong to.
_OWN_NAME = ("commitment",)


class UseLink(QPushButton):
    """A record's name, and at the far side what is said of the use."""

    def __init__(self, session: Session, brush: Brush, name: str, said: str) -> None:
        super().__init__()
        self._brush, self._name, self._said = brush, name, said
        self._px = session.theme.px
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{name}, {said}" if said else name)
        self.setToolTip(self.accessibleName())

    def sizeHint(self) -> QSize:
        return QSize(self._px(160), self._px(32))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush, pad = self._brush, self._px(2)
        inside = self.rect().adjusted(self._px(22), 0, -pad, 0)
        if brush.rtl:
            inside = self.rect().adjusted(pad, 0, -self._px(22), 0)
        wide = min(brush.size(self._said, brush.note).width() + self._px(6), inside.width() // 2)
        far, near = QRect(inside), QRect(inside)
        if brush.rtl:
            far.setRight(far.left() + wide)
            near.setLeft(far.right() + self._px(8))
        else:
            far.setLeft(far.right() - wide)
            near.setRight(far.left() - self._px(8))
        brush.put(painter, near, self._name, brush.body, "accent")
        if self._said:
            brush.put(painter, far, self._said, brush.note, "muted", far=True)
        brush.hairline(painter, self.height() - 1, self.width())
        if self.hasFocus():
            brush.ring(painter, self.rect())
        painter.end()


class UsedIn(QWidget):
    """Nothing is shown of a record that nobody names."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._brush = Brush(session)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, session.theme.px(6))
        self._column.setSpacing(0)
        self._all: set[tuple[str, str]] = set()
        self._of: tuple[str, str | None] = ("", None)
        self._shown: list[Used] = []
        self.hide()

    def load(self, register: str, uid: str | None) -> None:
        """Look up who names this record."""
        if self._of != (register, uid):
            self._all.clear()
        self._of = (register, uid)
        store = saving.store_of(self._session)
        known = store.get(register, uid) if uid else None
        found = store.used(register, str(uid), MOST) if known and not known["removed"] else []
        if found or self._shown:
            self._show(found)
        self.setVisible(bool(found))

    def _show(self, found: list[Used]) -> None:
        self._shown = found
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        context = saving.store_of(self._session).reader()
        for used in found:
            self._add(used, context)

    def _add(self, used: Used, context: Context) -> None:
        px = self._session.theme.px
        title = SectionTitle(self._session, self._heading(used), self._icon(used))
        title.setContentsMargins(0, px(10), 0, px(4))
        self._column.addWidget(title)
        place = (used.line_register, used.field)
        shown = used.uses if place in self._all else used.uses[:FEW]
        for use in shown:
            link = UseLink(self._session, self._brush, self._name(use), self._said(use, context))
            goal = f"record:{use.register}:{use.uid}"
            link.clicked.connect(lambda _on=False, goal=goal: self._session.wanted.emit(goal))
            self._column.addWidget(link)
        if len(used.uses) > len(shown):
            words = _("All %(n)s") if used.count <= MOST else _("The newest %(n)s")
            more = Button(self._session, words % {"n": len(used.uses)}, "chevron-down", "link")
            more.clicked.connect(lambda: self._unfold(place))
            self._column.addWidget(more, 0, Qt.AlignmentFlag.AlignLeft)

    def _unfold(self, place: tuple[str, str]) -> None:
        self._all.add(place)
        self._show(self._shown)

    def _heading(self, used: Used) -> Msg:
        """``Sessions · 4``; how it is named is said where the register alone does not."""
        registers = saving.store_of(self._session).registers
        top, line = registers[used.register], registers[used.line_register]
        words: dict[str, Any] = {"many": top.many, "n": used.count}
        if used.line_register in _OWN_NAME:
            return _("%(many)s · %(n)s") % {**words, "many": line.many}
        twice = sum(u.register == used.register for u in self._shown) > 1
        if twice or used.register == self._of[0]:
            how = line[used.field].label if line is top else line.many
            return _("%(many)s · %(how)s · %(n)s") % {**words, "how": how}
        return _("%(many)s · %(n)s") % words

    def _icon(self, used: Used) -> str:
        registers = saving.store_of(self._session).registers
        own = used.line_register if used.line_register in _OWN_NAME else used.register
        return registers[own].icon

    def _name(self, use: Use) -> str:
        store, lang = saving.store_of(self._session), self._session.lang.code
        if use.line_register in _OWN_NAME:
            return store.name_of(use.line_register, use.line, lang)
        return store.title(use.register, use.uid, lang)

    def _said(self, use: Use, context: Context) -> str:
        """``03/12/2026 · 6,5 · Kept``: the day of a session, then what the line says."""
        registers, lang = saving.store_of(self._session).registers, self._session.lang
        top = registers[use.register]
        pairs = []
        if use.register != use.line_register and "first_day" in top.by_key:
            record = context.get(use.register, use.uid)
            pairs.append((top["first_day"], record))
        line = registers[use.line_register]
        pairs += [(line[key], use.line) for key in _SAID.get(use.line_register, ())]
        found = []
        for field, row in pairs:
            if row is None:
                continue
            value = field.compute(row, context) if field.compute else row.get(field.key)
            words = face.words(field, value, lang, row)
            hours = words and field.key == "hours"
            found.append(lang(_("%(n)s h") % {"n": words}) if hours else words)
        return " · ".join(filter(None, found))
