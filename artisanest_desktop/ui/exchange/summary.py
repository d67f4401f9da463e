"""The first view of a file that came: what it brings in a few words, and one button."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.exchange.plan import CONFLICT, REFUSED, SAME, Plan
from artisanest_desktop.exchange.wording import headline, needs, worth_knowing
from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.model.fields import Register
from artisanest_desktop.ui.exchange.notes import Note
from artisanest_desktop.ui.record.flow import Flow
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, Card, Label, centred, scrolled

SAFETY = _("A safety copy is made before. Everything can be taken back in one gesture, even tomorrow.")


class Summary(QWidget):
    """``applied``, ``left``, ``detail(kind)``, ``columns`` and ``sheet(name)`` ask the page."""

    applied = Signal()
    left = Signal()
    detail = Signal(str)
    columns = Signal()
    sheet = Signal(str)

    def __init__(self, session: Session, plan: Plan, register: Register) -> None:
        super().__init__()
        self._session = session
        self._plan = plan
        self._register = register
        px = session.theme.px
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        middle = QWidget()
        column = QVBoxLayout(middle)
        column.setContentsMargins(px(20), px(56), px(20), px(20))
        card = Card(session, 0)
        card.column.setSpacing(0)
        card.column.addWidget(self._body())
        if plan.writes:
            card.column.addWidget(_foot(session))
        column.addLayout(centred(card, px(800)))
        column.addStretch(1)
        outer.addWidget(scrolled(middle))

    def _body(self) -> QWidget:
        session, px = self._session, self._session.theme.px
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(px(40), px(34), px(40), px(30))
        column.setSpacing(px(6))
        column.addLayout(self._about())
        column.addSpacing(px(10))
        for words in self._sentences():
            column.addWidget(Label(session, words, "welcome", wrap=True))
        for note in self._notes():
            column.addWidget(note)
        column.addSpacing(px(18))
        column.addWidget(self._buttons())
        column.addSpacing(px(10))
        column.addWidget(self._links())
        return body

    def _about(self) -> QHBoxLayout:
        """The file, its sheet (to be changed where there are several), how many rows."""
        session, plan = self._session, self._plan
        rows = n_("%(n)s row", "%(n)s rows", len(plan.rows))
        words = {"file": plan.name, "sheet": plan.sheet, "rows": rows}
        line = QHBoxLayout()
        line.setSpacing(session.theme.px(12))
        if len(plan.sheets) > 1:
            said = _("%(file)s · %(rows)s · sheet:") % words
        else:
            said = _("%(file)s · sheet “%(sheet)s” · %(rows)s") % words
        line.addWidget(Note(session, said, "file-spreadsheet", "muted", 14), 1)
        if len(plan.sheets) > 1:
            box = QComboBox()
            box.setObjectName("sheet")
            box.addItems(plan.sheets)
            box.setCurrentText(plan.sheet)
            box.setAccessibleName(session.lang(_("Sheet")))
            box.textActivated.connect(self.sheet)
            line.addWidget(box)
        return line

    def _sentences(self) -> list[str]:
        """As one sentence over several lines."""
        lang = self._session.lang
        if self._agrees():
            return [lang(_("The file and the register say the same: there is nothing to change."))]
        if not self._plan.rows:
            return [lang(_("No list was found in this sheet."))]
        lines = [lang(m) for m in headline(self._plan, self._register)]
        comma = "،" if lang.rtl else ","
        return [line + comma for line in lines[:-1]] + [f"{lines[-1]}."]

    def _agrees(self) -> bool:
        counts = self._plan.counts
        return 0 < counts[SAME] == len(self._plan.rows)

    def _notes(self) -> list[QWidget]:
        session, plan = self._session, self._plan
        lang = session.lang
        found: list[QWidget] = []
        if waiting := needs(plan):
            comma = "، " if lang.rtl else ", "
            words = comma.join(lang(m) for m in waiting) + "."
            found.append(Note(session, words, "triangle-alert", "saffron", 17))
        for message in worth_knowing(plan)[len(waiting) :]:
            words = lang(message)
            found.append(Note(session, words + ("" if words[-1] in ".؟?!" else "."), "info"))
        return found

    # What can be done

    def _buttons(self) -> QWidget:
        line = QWidget()
        flow = Flow(self._session.theme.px(12), line)
        for n, (words, act) in enumerate(self._acts()):
            button = Button(self._session, words, kind="plain" if n else "main")
            button.clicked.connect(act)
            flow.addWidget(button)
            if not n:
                self.main = button
        return line

    def _acts(self) -> list[tuple[Msg, object]]:
        """The next step first."""
        plan = self._plan
        refused = plan.counts[REFUSED]
        nothing = (_("Change nothing"), self.left.emit)
        back = (_("Back to the list"), self.left.emit)
        to_columns = (_("Say what the columns are"), self.columns.emit)
        found: list[tuple[Msg, object]] = []
        if plan.writes:
            keep = _("Apply the rest, keep the questions")
            found.append((keep if plan.questions else _("Apply"), self.applied.emit))
        if plan.questions:
            ask = n_("See the question", "See the %(n)s questions", plan.questions)
            found.append((ask, lambda: self.detail.emit(CONFLICT)))
        if not plan.writes and (refused or not plan.rows) and plan.columns:
            found.append(to_columns)
        return [*found, nothing if plan.writes else back]

    def _links(self) -> QWidget:
        session = self._session
        line = QWidget()
        flow = Flow(session.theme.px(20), line)
        if self._plan.rows or self._plan.aside:
            detail = Button(session, _("See the detail, line by line"), kind="link")
            detail.clicked.connect(lambda: self.detail.emit(""))
            flow.addWidget(detail)
        if self._plan.columns:
            columns = Button(session, _("The columns"), kind="link")
            columns.clicked.connect(self.columns)
            flow.addWidget(columns)
        return line


def _foot(session: Session) -> QWidget:
    """The sentence that makes it safe to press."""
    foot = QFrame()
    foot.setObjectName("safety")
    theme = session.theme
    soft, line, radius = theme.tokens["soft"], theme.tokens["line"], theme.px(11)
    foot.setStyleSheet(
        f"#safety {{ background: {soft}; border: none; border-top: 1px solid {line};"
        f" border-bottom-left-radius: {radius}px; border-bottom-right-radius: {radius}px; }}"
    )
    inside = QHBoxLayout(foot)
    inside.setContentsMargins(theme.px(40), theme.px(13), theme.px(40), theme.px(13))
    inside.addWidget(Note(session, SAFETY, "shield-check", "muted", 13))
    return foot
