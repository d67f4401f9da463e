"""All campaigns, the newest first, each with how far it is."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.model.campaign import CAMPAIGN
from artisanest_desktop.ui.campaigns.look import COLORS, STAGES, Board, board, stage_words
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.exchange.menu import stage_of
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.subpage import SubPage
from artisanest_desktop.ui.widgets import (
    Button,
    EmptyState,
    Label,
    Picture,
    Pressable,
    Tag,
    scrolled,
)
from artisanest_desktop.ui.widgets.flow import Flow


class CampaignsPage(SubPage):
    """Each opens its board; the button starts another one."""

    def __init__(self, session: Session, back: Callable[[], Any]) -> None:
        super().__init__(session, CAMPAIGN.many, back)
        self.session = session
        px = session.theme.px
        self.start = Button(session, CAMPAIGN.add or "", "plus", "main")
        self.start.clicked.connect(self.begin)
        inner = QWidget()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, px(4), px(8))
        self._list.setSpacing(px(12))
        self.column.addWidget(scrolled(inner), 1)
        session.changed.connect(self._changed)
        self.cards: list[Pressable] = []
        self.refresh()

    def _changed(self, change: Any) -> None:
        if self.session.store is not None:
            self.refresh()

    def refresh(self) -> None:
        """Read them again."""
        self.start.setParent(None)
        while (item := self._list.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        session, store = self.session, files.store_of(self.session)
        uids = [u for i in store.find("campaign", sort=[("asked_on", True)])
                if (u := store.row_uid("campaign", i))]  # fmt: skip
        boards = [b for uid in uids if (b := board(store, uid, session.lang.code)) is not None]
        self.cards = [self._card(one) for one in boards]
        self.start.show()
        if not boards:
            words = CAMPAIGN.empty or ""
            self._list.addWidget(EmptyState(session, "send", words, self.start), 1)
            return
        line = QWidget()
        Flow(session.theme.px(10), line).addWidget(self.start)
        self._list.addWidget(line)
        for card in self.cards:
            self._list.addWidget(card)
        self._list.addStretch(1)

    def _card(self, shown: Board) -> Pressable:
        session, record = self.session, shown.campaign
        px = session.theme.px
        card = Pressable("card")
        line = QHBoxLayout(card)
        line.setContentsMargins(px(18), px(14), px(18), px(14))
        line.setSpacing(px(14))
        line.addWidget(Picture(session, "send", "ink", 20))
        column = QVBoxLayout()
        column.setSpacing(px(4))
        title = record.get("title") or "—"
        column.addWidget(Label(session, title, "strong", wrap=True))
        column.addWidget(Label(session, self._facts(record), "muted", wrap=True))
        line.addLayout(column, 1)
        tags = QWidget()
        flow = Flow(px(8), tags)
        said = []
        for stage in STAGES:
            if n := shown.counts[stage]:
                words = stage_words(stage, n)
                flow.addWidget(Tag(session, words, COLORS[stage]))
                said.append(session.lang(words))
        line.addWidget(tags, 1)
        card.setAccessibleName(f"{title}: {session.lang.list(said)}" if said else title)
        card.goal = f"campaign:{record['uid']}"
        card.clicked.connect(partial(session.wanted.emit, card.goal))
        return card

    def _facts(self, record: Any) -> str:
        """``list to complete · asked on 3 nov. · back by 30 nov.``"""
        lang = self.session.lang
        parts: list[Msg | str] = []
        if record.get("sent_as"):
            parts.append(CAMPAIGN["sent_as"].kind.format(record["sent_as"], lang))
        if record.get("asked_on"):
            parts.append(_("asked on %(date)s") % {"date": lang.short_date(record["asked_on"])})
        if record.get("due"):
            parts.append(_("back by %(date)s") % {"date": lang.short_date(record["due"])})
        return " · ".join(lang(part) for part in parts)

    def begin(self) -> None:
        """Another one."""
        from artisanest_desktop.ui.campaigns.starting import StartPage

        session, stage = self.session, stage_of(self)

        def back() -> None:
            session.wanted.emit("campaigns")

        stage.open_other("campaign-start", lambda: StartPage(session, back))
