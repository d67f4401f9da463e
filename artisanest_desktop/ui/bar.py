"""The bar on top: who we are, the tabs, the state of the data, the languages, the settings."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QWidget

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.pages import Page
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Elided, Picture

#: As each language's own reader knows it.
LANGUAGE_WORDS = (("fr", "FR", "Français"), ("ar", "ع", "العربية"), ("en", "EN", "English"))


class Tab(QPushButton):
    """A tab with its icon and word; the icon alone where there is no room."""

    def __init__(self, session: Session, page: Page, place: int) -> None:
        super().__init__()
        self.key = page.key
        word = session.lang(page.words)
        self.setProperty("tab", "true")
        self.setAccessibleName(word)
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setIcon(session.icon(page.icon, "muted", 18, on="accent", gap=5))
        px = session.theme.px
        self.setIconSize(QSize(px(18) + px(5), px(18)))
        self._word = word
        self._keys = shortcuts.place_key(place)
        self._lang = session.lang
        self.short(False)

    def short(self, short: bool) -> None:
        """Show the icon alone, or with its word."""
        self.setText("" if short else self._word)
        self.setToolTip(shortcuts.tip(self._lang, self._keys, self._word if short else ""))


class LanguageSwitch(QWidget):
    """FR · ع · EN: one click, at once, everywhere."""

    def __init__(self, session: Session, whole: bool = False) -> None:
        super().__init__()
        px = session.theme.px
        # The order is that of the languages, not of the reader.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(2))
        if not whole:
            line.addWidget(Picture(session, "languages", "muted", 16))
        for code, short, name in LANGUAGE_WORDS:
            button = Button(session, name if whole else short, kind="language", name=name)
            button.setProperty("kind", None)
            button.setProperty("language", code)
            button.setProperty("chosen", "true" if code == session.lang.code else "false")
            button.setToolTip(name)
            button.setCheckable(True)
            button.setChecked(code == session.lang.code)
            button.clicked.connect(lambda _on, code=code: session.set_language(code))
            line.addWidget(button)


class Bar(QWidget):
    """``chosen(key)`` when a tab is pressed, ``settings()``, ``data()`` for the shield."""

    chosen = Signal(str)
    settings = Signal()
    help = Signal()
    data = Signal()

    def __init__(self, session: Session, pages: Sequence[Page]) -> None:
        super().__init__()
        self.setObjectName("bar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._rows = 1
        px = session.theme.px
        self._grid = QGridLayout(self)
        # The gear's own margin makes up for the rest at its side.
        ends = (px(12), px(20)) if session.theme.rtl else (px(20), px(12))
        self._grid.setContentsMargins(ends[0], 0, ends[1], 0)
        self._grid.setSpacing(0)
        self._grid.setColumnStretch(2, 1)
        self.name = Elided(session, session.settings.title or "ArtisaNest", "strong")
        self._brand = self._make_brand()
        self.tabs = [Tab(session, page, n) for n, page in enumerate(pages, 1)]
        self._tabs = self._make_tabs()
        self.safety = Button(session, " ", "shield-check", "quiet")
        self.safety.setProperty("small", "true")
        self.safety.clicked.connect(self.data)
        self._tools = self._make_tools()
        self._state: Msg = _("Safety copies")
        self._place(1)

    def _make_brand(self) -> QWidget:
        px = self._session.theme.px
        brand = QWidget()
        line = QHBoxLayout(brand)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(10))
        line.addWidget(Picture(self._session, "app", "accent", 30))
        line.addWidget(self.name, 1)
        brand.setMinimumHeight(px(59))
        return brand

    def _make_tabs(self) -> QWidget:
        tabs = QWidget()
        line = QHBoxLayout(tabs)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self._session.theme.px(8))
        for tab in self.tabs:
            tab.clicked.connect(lambda _on, key=tab.key: self.chosen.emit(key))
            line.addWidget(tab)
        line.addStretch(1)
        return tabs

    def _make_tools(self) -> QWidget:
        px = self._session.theme.px
        tools = QWidget()
        line = QHBoxLayout(tools)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(8))
        self._languages = LanguageSwitch(self._session)
        gear = Button(self._session, icon="settings", kind="quiet", name=_("Settings"))
        gear.setObjectName("gear")
        gear.clicked.connect(self.settings)
        manual = Button(self._session, icon="circle-help", kind="quiet", name=_("Help"))
        manual.setObjectName("manual")
        words = shortcuts.tip(self._session.lang, shortcuts.WINDOW["help"], _("Help"))
        manual.setToolTip(words)
        manual.clicked.connect(lambda: self.help.emit())
        for part in (self.safety, self._languages, manual, gear):
            line.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)
        return tools

    def _place(self, rows: int) -> None:
        """Everything on one line, or the tabs on a second."""
        for part in (self._brand, self._tabs, self._tools):
            self._grid.removeWidget(part)
        self._grid.addWidget(self._brand, 0, 0)
        self._grid.addWidget(self._tools, 0, 3)
        if rows == 1:
            self._grid.addWidget(self._tabs, 0, 1)
        else:
            self._grid.addWidget(self._tabs, 1, 0, 1, 4)
        self._rows = rows

    # What it shows

    def press(self, key: str) -> None:
        """Show which tab is open; none for a page without one."""
        for tab in self.tabs:
            tab.setChecked(tab.key == key)

    def refresh_name(self) -> None:
        """The cooperative's name; how many when the file holds several."""
        name = name_of(self._session)
        self.name.show_words(name)
        if not self._session.example:
            self._session.settings.title = name  # for the next start's first paint
        self.fit()

    def refresh_data(self) -> None:
        """When the last safety copy was made."""
        if self._session.store is not None:
            from artisanest_desktop.ui import copies, safety

            self.show_data(*safety.state(self._session, copies.known(self._session.store)))

    def show_data(self, words: Msg, icon: str = "shield-check", color: str = "muted") -> None:
        """The state of the data beside the shield."""
        self._state = words
        self.safety.show_words(words)
        self.safety.show_icon(icon, color)
        self.fit()

    # How it fits

    def minimumSizeHint(self) -> QSize:
        """It gives way to any window: what stands on it now must not widen the window."""
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), self._session.theme.px(300)), hint.height())

    def resizeEvent(self, event: QEvent) -> None:
        self.fit()

    def fit(self) -> None:
        """Give up, in this order: the name's end, the shield's words, the tabs' words, a line."""
        room = self.width() - self._session.theme.px(32)
        px = self._session.theme.px
        name = px(52) + self.name.sizeHint().width()
        short_name = px(52) + min(self.name.sizeHint().width(), px(110))
        tabs, tools = self._try(short=False, state=True)
        if short_name + tabs + tools <= room:
            self._settle(1, min(name, room - tabs - tools))
            return
        tabs, tools = self._try(short=False, state=False)
        if short_name + tabs + tools <= room:
            self._settle(1, min(name, room - tabs - tools))
            return
        if tabs <= room:
            self._settle(2, min(name, room - tools))
            return
        tabs, tools = self._try(short=True, state=False)
        self._settle(2, min(name, room - tools))

    def _try(self, short: bool, state: bool) -> tuple[int, int]:
        for tab in self.tabs:
            tab.short(short)
        self.safety.show_words(self._state if state else "", self._state)
        widths = [max(t.sizeHint().width(), t.minimumSizeHint().width()) for t in self.tabs]
        gap = self._session.theme.px(8)
        ends = (self.findChild(Button, name) for name in ("manual", "gear"))
        parts = (self.safety, self._languages, *ends)
        tools = sum(p.sizeHint().width() for p in parts if p) + gap * 5
        return sum(widths) + gap * len(widths), tools

    def _settle(self, rows: int, brand: int) -> None:
        self._brand.setFixedWidth(max(brand, self._session.theme.px(52)))
        if rows != self._rows:
            self._place(rows)


def name_of(session: Session) -> str:
    """What the file is called on screen."""
    store = session.store
    if store is None:
        return session.settings.title or "ArtisaNest"
    rows = store.find("cooperative")
    if len(rows) > 1:
        return session.lang(n_("%(n)s cooperative", "%(n)s cooperatives", len(rows)))
    uid = store.row_uid("cooperative", rows[0]) if rows else None
    return store.title("cooperative", uid, session.lang.code) if uid else "ArtisaNest"
