"""The first face of an import: what would happen, in a few words, and one button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.exchange import wording
from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.ui.exchange import files
from artisanest_desktop.ui.exchange.asked import AskCard
from artisanest_desktop.ui.exchange.choices import RegisterChoice
from artisanest_desktop.ui.widgets import Button, Label, Middle, Picture
from artisanest_desktop.ui.widgets.flow import Flow

if TYPE_CHECKING:
    from artisanest_desktop.exchange import Plan, Received
    from artisanest_desktop.exchange.plan import Ask
    from artisanest_desktop.ui.exchange.page import ImportPage

SAFETY = _("A safety copy is made before. One press takes all of it back, even tomorrow.")


def apply_words(found: Received) -> Msg:
    """The main button, which says what stays open."""
    changes = n_("%(n)s change", "%(n)s changes", found.writes)
    if asked := wording.questions(found):
        return _("Apply %(changes)s, keep %(questions)s") % {
            "changes": changes,
            "questions": n_("%(n)s question", "%(n)s questions", asked),
        }
    return _("Apply %(changes)s") % {"changes": changes}


class SimpleView(Middle):
    """A card in the middle."""

    def __init__(self, page: ImportPage) -> None:
        super().__init__(page.session, inside=0, spacing=0, above=40)
        assert page.received is not None
        self.page, self.received, self.session = page, page.received, page.session
        px = self.session.theme.px
        body = QWidget()
        self.column = QVBoxLayout(body)
        self.column.setContentsMargins(px(40), px(32), px(40), px(28))
        self.column.setSpacing(px(10))
        self.card.column.addWidget(body)
        self._about()
        self._sentence()
        self._needs()
        self.asks = [self._ask_card(plan, ask) for plan in page.received.plans for ask in plan.asks]
        self._buttons()
        self._links()
        self.card.column.addWidget(self._safety())

    def focus(self) -> None:
        """On the one button."""
        (self.first if self.first.isEnabled() else self.leave).setFocus()

    def _about(self) -> None:
        """Which file, which sheets, how many rows; what it is a list of, when it says not."""
        found, session = self.received, self.session
        rows = n_("%(n)s row", "%(n)s rows", found.rows)
        read = list(dict.fromkeys(plan.sheet for plan in found.plans))
        words = {"name": found.name, "rows": rows, "sheet": read[0]}
        if len(read) > 1:
            sheets = n_("%(n)s sheet", "%(n)s sheets", len(read))
            self._told(_("%(name)s · %(rows)s · %(sheets)s") % {**words, "sheets": sheets})
            return
        if len(found.sheets) < 2:
            self._told(_("%(name)s · sheet “%(sheet)s” · %(rows)s") % words)
        else:
            self.sheets = QComboBox()
            self.sheets.setAccessibleName(session.lang(_("The sheet to read")))
            self.sheets.addItems(found.sheets)
            self.sheets.setCurrentText(read[0])
            self.sheets.textActivated.connect(self.page.choose_sheet)
            self._told(_("%(name)s · %(rows)s · sheet") % words, self.sheets)
        if not found.main.document:
            self.register = RegisterChoice(self.page)
            line = self._told(_("This is a list of:"), self.register, icon="")
            line.setContentsMargins(session.theme.px(22), 0, 0, 0)

    def _told(
        self, words: Msg, choice: QComboBox | None = None, icon: str = "file-spreadsheet"
    ) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.session.theme.px(6))
        if icon:
            line.addWidget(Picture(self.session, icon, "muted", 16))
        line.addWidget(
            Label(self.session, words, "muted", wrap=choice is None), int(choice is None)
        )
        if choice is not None:
            line.addWidget(choice)
            line.addStretch(1)
        self.column.addLayout(line)
        return line

    def _sentence(self) -> None:
        lang, registers = self.session.lang, files.store_of(self.session).registers
        lines = [lang(m) for m in wording.headline(self.received, registers)]
        comma, stop = lang(_(",")), lang(_("."))
        ends = [comma] * (len(lines) - 1) + [stop]
        text = "\n".join(line + end for line, end in zip(lines, ends, strict=True))
        self.sentence = Label(self.session, text, "welcome", wrap=True)
        self.column.addWidget(self.sentence)

    def _needs(self) -> None:
        """What waits for the person in saffron, what is only to know in grey."""
        session, found = self.session, self.received
        needs = [session.lang(m) for m in wording.needs(found)]
        if needs:
            text = session.lang(_(",")) + " "
            self.column.addLayout(self._line("triangle-alert", "saffron", text.join(needs) + "."))
        known = [*wording.stays_open(found), *wording.worth_knowing(found)[len(needs) :]]
        for said in dict.fromkeys(session.lang(m).rstrip(".") + "." for m in known):
            self.column.addLayout(self._line("info", "muted", said))

    def _ask_card(self, plan: Plan, ask: Ask) -> AskCard:
        """What is asked once of a whole column, right here."""
        card = AskCard(self.session, ask)
        card.answered.connect(lambda code: self.page.answer(plan, ask, code))
        self.column.addWidget(card)
        return card

    def _line(self, icon: str, color: str, words: str) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setSpacing(self.session.theme.px(8))
        line.addWidget(Picture(self.session, icon, color, 18))
        label = Label(self.session, words, "muted" if color == "muted" else "", wrap=True)
        if color == "saffron":
            label.setStyleSheet(f"color: {self.session.theme.tokens['saffron']}")
        line.addWidget(label, 1)
        return line

    def _buttons(self) -> None:
        session, plan = self.session, self.received
        self.column.addSpacing(session.theme.px(8))
        asked = plan.questions + wording.doubles(plan)
        words = _("Apply the rest, keep the questions") if asked else apply_words(plan)
        self.apply = Button(session, words, "" if asked else "check", "plain" if asked else "main")
        self.apply.setEnabled(plan.applies and not files.store_of(session).read_only)
        self.apply.clicked.connect(self.page.apply)
        # Where there is nothing to apply, nothing offers it: one button closes.
        nothing = not plan.writes and not asked and not plan.counts["refused"]
        self.leave = Button(session, _("Close") if nothing else _("Change nothing"))
        self.leave.clicked.connect(self.page.finished)
        buttons = [self.apply] if plan.applies else []
        if asked:
            answer = n_("Answer the question", "Answer the %(n)s questions", asked)
            buttons.insert(0, Button(session, answer, kind="main"))
            buttons[0].clicked.connect(self._ask)
        row = QWidget()
        flow = Flow(session.theme.px(12), row)
        buttons.append(self.leave)
        for button in buttons:
            flow.addWidget(button)
        self.first = buttons[0]
        self.column.addWidget(row)

    def _ask(self) -> None:
        """To the first sheet that asks something."""
        self.page.next_question()
        self.page.open("detail")

    def _links(self) -> None:
        session = self.session
        line = QVBoxLayout()
        detail = Button(session, _("See the detail, row by row"), kind="link")
        detail.clicked.connect(lambda: self.page.open("detail"))
        columns = Button(session, _("Which column is what"), kind="link")
        columns.clicked.connect(lambda: self.page.open("columns"))
        links = [detail, columns]
        if self.received.counts["refused"]:
            links.append(Button(session, _("Save the rows to complete…"), kind="link"))
            links[-1].clicked.connect(self.page.save_refused)
        for link in links:
            line.addWidget(link, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addSpacing(session.theme.px(8))
        self.column.addLayout(line)

    def _safety(self) -> QFrame:
        session = self.session
        px = session.theme.px
        strip = QFrame()
        strip.setObjectName("strip")
        tokens = session.theme.tokens
        radius = px(11)
        strip.setStyleSheet(
            f"#strip {{ background: {tokens['soft']}; border-top: 1px solid {tokens['line']};"
            f" border-bottom-left-radius: {radius}px; border-bottom-right-radius: {radius}px; }}"
        )
        line = QHBoxLayout(strip)
        line.setContentsMargins(px(40), px(13), px(40), px(13))
        line.setSpacing(px(8))
        line.addWidget(Picture(session, "shield-check", "muted", 16))
        line.addWidget(Label(session, SAFETY, "muted", wrap=True), 1)
        return strip
