"""Beside the grid: which session it is, what it comes to, what is still to complete."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model import face
from artisanest_desktop.model.session_missing import Missing, missing
from artisanest_desktop.rules.attendance import YOUNG, Counts
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.rollcall.grid_model import hours_of
from artisanest_desktop.ui.rollcall.sheet import Sheet
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Label, Picture, SectionTitle, Tag
from artisanest_desktop.ui.widgets.flow import Flow


class Facts(QWidget):
    """Code and kind, title, place, how it stands, programme and partners."""

    def __init__(self, session: Session, sheet: Sheet) -> None:
        super().__init__()
        self._session = session
        self._sheet = sheet
        px = session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        self.code = Label(session, "", "muted", wrap=True)
        self.title = Label(session, "", "subtitle", wrap=True)
        self._place = QWidget()
        line = QHBoxLayout(self._place)
        line.setContentsMargins(0, px(2), 0, px(2))
        line.setSpacing(px(4))
        line.addWidget(Picture(session, "map-pin", "muted", 14), 0, Qt.AlignmentFlag.AlignTop)
        self.place = Label(session, "", "muted", wrap=True)
        line.addWidget(self.place, 1)
        shelf = QWidget()
        self._tags = Flow(px(6), shelf)
        for part in (self.code, self.title, self._place, shelf):
            column.addWidget(part)
        self.refresh()

    def refresh(self) -> None:
        """As the session is now."""
        store, lang = saving.store_of(self._session), self._session.lang
        row, register = self._sheet.row, store.registers["session"]

        def words(key: str) -> str:
            return face.words(register[key], row.get(key), lang, row)

        self.code.show_words(" · ".join(filter(None, (self._sheet.code, words("kind"),
                                                      words("theme")))))  # fmt: skip
        self.title.show_words(self._sheet.title)
        comma = "، " if lang.rtl else ", "
        self.place.show_words(comma.join(filter(None, (words("place"), words("commune")))))
        self._place.setVisible(bool(self.place.text()))
        self._clear()
        state = register["state"]
        for text, color in (
            (words("state"), face.color(state, row.get("state")) or "soft"),
            (words("programme"), "soft"),
            *((name, "soft") for name in self._partners()),
        ):
            if text:
                self._tags.addWidget(Tag(self._session, text, color))

    def _partners(self) -> list[str]:
        store, lang = saving.store_of(self._session), self._session.lang.code
        lines = store.reader().lines("session_partner", self._sheet.uid)
        named = (store.title("partner", p["partner"], lang) for p in lines if p.get("partner"))
        return list(dict.fromkeys(named))

    def _clear(self) -> None:
        while (item := self._tags.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()


class Figures(QWidget):
    """Counted as one types: came, women, young, person-hours."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(session.theme.px(6))
        column.addWidget(SectionTitle(session, _("Count"), "users"))
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(session.theme.px(5))
        self._grid.setHorizontalSpacing(session.theme.px(12))
        self._grid.setColumnStretch(0, 3)
        self._grid.setColumnStretch(1, 2)
        column.addLayout(self._grid)
        self._values: dict[str, tuple[Label, Label]] = {}
        young = _("Young (under %(n)s)") % {"n": YOUNG}
        for key, words in (("people", _("Came")), ("women", _("Women")), ("young", young),
                           ("hours", _("Person-hours"))):  # fmt: skip
            self._add(key, words)

    def _add(self, key: str, words: Msg) -> None:
        row = len(self._values)
        label = Label(self._session, words, wrap=True)
        value = Label(self._session, "", "strong", wrap=True)
        middle = Qt.AlignmentFlag.AlignVCenter
        self._grid.addWidget(label, row, 0, middle)
        self._grid.addWidget(value, row, 1, middle)
        self._values[key] = label, value

    def show_counts(self, counts: Counts) -> None:
        """The figures as they are now."""
        said: dict[str, Msg | str] = {
            "people": _("%(n)s of %(total)s") % {"n": counts.people, "total": counts.enrolled},
            "women": self._with_unknown(counts.women, counts.unknown_sex),
            "young": self._with_unknown(counts.young, counts.unknown_birth),
            "hours": hours_of(counts.minutes, self._session),
        }
        for key, words in said.items():
            label, value = self._values[key]
            value.show_words(words)
            value.setAccessibleName(f"{label.text()}: {value.text()}")

    def _with_unknown(self, n: int, unknown: int) -> Msg | str:
        """Who is not known is reported apart, never counted as the contrary."""
        if not unknown:
            return self._session.lang.number(n)
        return _("%(n)s (%(unknown)s not known)") % {"n": n, "unknown": unknown}

    def value(self, key: str) -> str:
        """A figure as it is shown."""
        return self._values[key][1].text()


class ToComplete(QWidget):
    """What is missing, each leading to where it is mended: ``wanted(Missing)``."""

    wanted = Signal(object)

    def __init__(self, session: Session, sheet: Sheet) -> None:
        super().__init__()
        self._session = session
        self._sheet = sheet
        self.found: list[Missing] = []
        px = session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self._title = SectionTitle(session, _("To complete"), "triangle-alert")
        self._done = SectionTitle(session, _("Nothing is missing"), "circle-check")
        column.addWidget(self._title)
        column.addWidget(self._done)
        shelf = QWidget()
        self._flow = Flow(px(6), shelf)
        column.addWidget(shelf)
        self.refresh()

    def refresh(self) -> None:
        """As it is stored now."""
        store = self._session.store
        if store is None:  # it was closed while one waited
            return
        found = missing(self._sheet.row, store.reader())
        if found == self.found and self._flow.count():
            return
        self.found = found
        self._title.setVisible(bool(found))
        self._done.setVisible(not found)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for one in found:
            words = face.capital(self._session.lang(one.text))
            button = Button(self._session, words, kind="lack")
            button.clicked.connect(lambda _on=False, one=one: self.wanted.emit(one))
            self._flow.addWidget(button)
