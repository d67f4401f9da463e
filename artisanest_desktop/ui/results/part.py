"""In a session's record: what came of it in a line, and the way to each part of its results."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.i18n import Language, _
from artisanest_desktop.model.face import capital
from artisanest_desktop.rules import results, visiting
from artisanest_desktop.store import Store
from artisanest_desktop.ui.record.form import RecordForm
from artisanest_desktop.ui.record.parts import SectionPart
from artisanest_desktop.ui.results.frame import PARTS
from artisanest_desktop.ui.widgets import Button, Label
from artisanest_desktop.ui.widgets.flow import Flow


class ResultsPart(SectionPart):
    """Below the fields of what came of it; looks again whenever the form does."""

    def __init__(self, form: RecordForm) -> None:
        super().__init__(form)
        px = self.session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, px(4))
        column.setSpacing(px(8))
        self.said = Label(self.session, "", "muted", wrap=True)
        column.addWidget(self.said)
        shelf = QWidget()
        flow = Flow(px(8), shelf)
        self.ways: dict[str, Button] = {}
        for key, words, icon in PARTS:
            button = self.ways[key] = Button(self.session, words, icon)
            button.clicked.connect(lambda _on=False, key=key: self._go(key))
            flow.addWidget(button)
        column.addWidget(shelf)
        form.shown.connect(self.refresh)
        self.refresh()

    def stops(self) -> list[QWidget]:
        return list(self.ways.values())

    def refresh(self) -> None:
        """As the session is now."""
        store, uid = self.session.store, self.form.uid
        words = said(store, uid, self.session.lang) if store is not None and uid else ""
        self.said.show_words(words)
        self.said.setVisible(bool(words))
        self.setVisible(uid is not None)

    def _go(self, key: str) -> None:
        self.session.wanted.emit(f"results:{self.form.uid}:{key}")


def said(store: Store, session: str, lang: Language) -> str:
    """``Gain +4,2 · satisfaction 4,1 of 5 · 12 forms · in use 67 %``; what is not known is left
    out."""
    context = store.reader()
    people = context.lines("participant", session)
    parts = []
    gain = results.gain([(p.get("score_before"), p.get("score_after")) for p in people]).gain
    if gain is not None:
        sign = "+" if gain > 0 else ""
        parts.append(_("gain: %(n)s") % {"n": f"\u2066{sign}{lang.number(gain, 1)}\u2069"})
    content = results.mean([p.get("satisfaction") for p in people])
    if content is not None:
        parts.append(_("satisfaction: %(n)s of 5") % {"n": lang.number(content, 1)})
    forms = context.how_many("evaluation", session)
    count = store.registers["evaluation"].count
    if forms and count is not None:
        parts.append(count(forms))
    for months in visiting.VISITS:
        rate = visiting.adoption(p.get(f"in_use_{months}") for p in people).rate
        if rate is not None:
            words = {"months": str(months), "n": lang.number(rate, 0)}
            parts.append(_("in use after %(months)s months: %(n)s %%") % words)
    return capital(" · ".join(lang(part) for part in parts))
