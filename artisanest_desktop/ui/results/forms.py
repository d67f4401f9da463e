"""The page of a session's evaluation: each form in one line of faces, what they say beside."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from artisanest_desktop.i18n import Msg, _, n_
from artisanest_desktop.model.evaluating import Question, keep_questions, questions_of
from artisanest_desktop.rules import evaluating, results
from artisanest_desktop.store import Refusal
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.results.charts import Bar, LyingBars
from artisanest_desktop.ui.results.frame import ResultsPage, Top
from artisanest_desktop.ui.results.grid import Grid
from artisanest_desktop.ui.results.line import PaperLine, Understood
from artisanest_desktop.ui.results.model import Column, Line
from artisanest_desktop.ui.session import Session
from artisanest_desktop.ui.widgets import Button, EmptyState, Label, Rule, SectionTitle


class FormsPage(ResultsPage):
    """``results:<uid>:evaluation``."""

    registers = frozenset(("session", "evaluation", "evaluation_question", "participant"))

    def __init__(self, session: Session, uid: str) -> None:
        super().__init__(session, Top(session, _("Roll call"), uid, "evaluation"))
        self.uid = uid
        self.questions: list[Question] = []
        self._add_prints()
        self.line = PaperLine(session, _("Type the forms"), [("form", _("form"))],
                              self._understand, "5 4 3 - 5")  # fmt: skip
        self.line.entered.connect(lambda _key, form: self._add(form))
        self.line.escaped.connect(self.focus_list)
        self.side.addWidget(self.line)
        self.side.addWidget(Rule())
        self._bars = QWidget()
        column = QVBoxLayout(self._bars)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(session.theme.px(4))
        self.side.addWidget(SectionTitle(session, _("Answers"), "chart-column"))
        self.total = Label(session, "", "muted", wrap=True)
        self.side.addWidget(self.total)
        self.side.addWidget(self._bars)
        self.change = Button(session, _("Change the questions"), "pencil")
        self.change.clicked.connect(self._change_questions)
        self.side.addWidget(self.change, 0, Qt.AlignmentFlag.AlignLeading)
        self.side.addStretch(1)
        self.charts: list[LyingBars] = []
        none = _("No form typed yet. Type the faces of each form beside, then Enter.")
        self._nothing = EmptyState(session, "smile", none)
        self.paper.addWidget(self._nothing, 1)
        self.read()

    def _add_prints(self) -> None:
        for words, icon, paper in (
            (_("Forms"), "printer", "evaluation"),
            (_("Print the results"), "printer", "outcome"),
        ):
            button = Button(self.session, words, icon)
            button.clicked.connect(lambda _on=False, paper=paper: self.print(paper))
            self.top.add(button)

    def print(self, key: str) -> None:
        """One of the papers about it; then back here."""
        from artisanest_desktop.ui.printing.menu import open_page
        from artisanest_desktop.ui.printing.papers import BY_KEY, Shown

        session, goal = self.session, self.place()
        open_page(session, self, "session", BY_KEY[key], Shown(uid=self.uid),
                  lambda: session.wanted.emit(goal))  # fmt: skip

    def place(self) -> str:
        """Where one is, as a goal to come back to."""
        return f"results:{self.uid}:evaluation"

    def focus_list(self) -> None:
        """Where one types: the next form."""
        self.line.line.setFocus()

    # What is shown

    def read(self) -> None:
        """Look at the store and show what stands there now."""
        store = saving.store_of(self.session)
        row = store.get("session", self.uid)
        if row is None or row.get("removed"):
            self.session.wanted.emit("open:session")
            return
        self.top.title.show_words(store.name_of("session", row, self.session.lang.code))
        self.code = str(row.get("number") or "")
        context = store.reader()
        questions = questions_of(context, self.uid)
        if questions != self.questions:
            self.questions = questions
            self._make_grid()
        self.forms = context.lines("evaluation", self.uid)
        self.grid.show_lines([self._line(form) for form in self.forms])
        self.grid.setVisible(bool(self.forms))
        self._nothing.setVisible(not self.forms)
        self.line.refresh()
        self._count()

    def _line(self, form: Any) -> Line:
        values = {
            str(n): evaluating.answer(form.get("answers"), n) for n in range(len(self.questions))
        }
        return Line(form["uid"], form.get("form") or 0, values={**values, "remark": form["remark"]})

    def _make_grid(self) -> None:
        lang = self.session.lang
        columns = [
            Column(str(n), _("Question %(n)s") % {"n": n + 1}, 46, None,
                   lambda v: "" if v is None else lang.number(v), results.face)
            for n in range(len(self.questions))
        ]  # fmt: skip
        columns = [*columns, Column("remark", _("Remark"), 140, str, wide=True)]
        if hasattr(self, "grid"):
            self.grid.hide()
            self.grid.deleteLater()
        self.grid = Grid(self.session, columns, _("Evaluation forms"), names=False, across=True)
        self.grid.heads = {str(n): lang.number(n + 1) for n in range(len(self.questions))}
        self.grid.typed.connect(self._correct)
        self.grid.removed.connect(self._remove)
        self.paper.insertWidget(0, self.grid, 1)

    def _count(self) -> None:
        lang = self.session.lang
        tallies = evaluating.tally([f.get("answers") for f in self.forms], len(self.questions))
        self._show_charts(len(tallies))
        for n, (question, one) in enumerate(zip(self.questions, tallies, strict=True)):
            said = f"{lang.number(n + 1)}. {question.said(lang.code)}"
            self._labels[n].show_words(said)
            mean = lang.number(one.mean, 1) if one.mean is not None else "—"
            figure = n_("%(mean)s · %(n)s answer", "%(mean)s · %(n)s answers", one.count)
            figure = figure % {"mean": mean}
            share = float(one.mean or 0) / results.BEST
            self.charts[n].show_bars([Bar("", lang(figure), share)])
            self.charts[n].setAccessibleName(said)
        register = saving.register_of(self.session, "evaluation")
        assert register.count is not None
        self.total.show_words(register.count(len(self.forms)))

    _labels: list[Label] = []

    def _show_charts(self, count: int) -> None:
        column = self._bars.layout()
        assert column is not None
        if len(self.charts) == count:
            return
        while (item := column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.charts, self._labels = [], []
        for _n in range(count):
            label = Label(self.session, "", wrap=True)
            chart = LyingBars(self.session, "")
            column.addWidget(label)
            column.addWidget(chart)
            self._labels.append(label)
            self.charts.append(chart)

    # Typing

    def _next(self) -> int:
        return evaluating.next_form([form.get("form") for form in self.forms])

    def _understand(self, _key: str, text: str) -> Understood:
        number = self._next()
        if not text.strip():
            said = _("Form %(n)s is next: a face from 1 to 5 for each question, - for none. "
                     "“12:” before it names another form, “/” after it begins a remark.")
            return Understood(said % {"n": number})
        form = evaluating.read(text, len(self.questions))
        if form is None:
            words = _("Not understood: a form has at most %(n)s faces, each from 1 to 5.")
            return Understood(words % {"n": len(self.questions)}, "refused")
        if form.form == 0:
            return Understood(_("Forms are counted from 1."), "refused")
        said = self._said(form, form.form or number)
        return Understood(said, "doubtful" if form.short else "", form)

    def _said(self, form: evaluating.Form, number: int) -> Msg:
        count = sum(sign != evaluating.NO_ANSWER for sign in form.answers)
        words = {"form": str(number), "n": count, "short": form.short}
        if any(one.get("form") == number for one in self.forms):
            return _("Form %(form)s is there already: Enter writes over it.") % words
        if form.short:
            return n_("Form %(form)s: %(n)s answer, the last %(short)s without. Enter writes it.",
                      "Form %(form)s: %(n)s answers, the last %(short)s without. Enter writes it.",
                      count) % words  # fmt: skip
        return n_("Form %(form)s: %(n)s answer. Enter writes it.",
                  "Form %(form)s: %(n)s answers. Enter writes it.", count) % words  # fmt: skip

    def _add(self, form: evaluating.Form) -> None:
        number = form.form or self._next()
        known = next((f["uid"] for f in self.forms if f.get("form") == number), None)
        values = {"answers": form.answers, "remark": form.remark or None}
        store = saving.store_of(self.session)
        self.writing = True
        try:
            with store.transaction(self._title()) as t:
                keep_questions(t, store.reader(), self.uid)
                if known is not None:
                    t.set("evaluation", known, values)
                else:
                    t.create("evaluation", {"session": self.uid, "form": number, **values})
        except Refusal as refusal:
            self.session.refuse(refusal)
            return
        finally:
            self.writing = False
        self.read()
        self.grid.scrollToBottom()
        said = _("Saved — form %(n)s: %(answers)s")
        self.session.say(said % {"n": number, "answers": " ".join(form.answers)})

    def _title(self) -> Msg:
        return _("Evaluation %(code)s") % {"code": self.code}

    def _correct(self, cells: dict[tuple[str, str], Any]) -> None:
        answers = {form["uid"]: form.get("answers") for form in self.forms}
        news: dict[str, dict[str, Any]] = {}
        for (uid, key), value in cells.items():
            if key == "remark":
                news.setdefault(uid, {})["remark"] = value
            else:
                answers[uid] = evaluating.answered(answers[uid], int(key), value)
                news.setdefault(uid, {})["answers"] = answers[uid]
        what = n_("%(n)s answer", "%(n)s answers", len(cells))
        self.write(self._title(), "evaluation", news, _("Saved — %(what)s") % {"what": what})

    def _remove(self, rows: list[int]) -> None:
        uids = [self.grid.grid.lines[row].uid for row in rows]
        with saving.store_of(self.session).transaction(self._title()) as t:
            for uid in uids:
                t.remove("evaluation", uid)
        what = n_("%(n)s form", "%(n)s forms", len(uids))
        self.session.say(_("Removed from the list — %(what)s") % {"what": what})

    def _change_questions(self) -> None:
        """Stored as the session's own, then typed in its record as any lines."""
        store = saving.store_of(self.session)
        with store.transaction(self._title()) as t:
            keep_questions(t, store.reader(), self.uid)
        self.session.wanted.emit(f"record:session:{self.uid}")
