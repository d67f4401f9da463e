"""The part of a product's form that builds its price, live, and says what the asked one pays."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from artisanest_desktop.i18n import Amount, Msg, _
from artisanest_desktop.model.product import CURRENCY
from artisanest_desktop.store import Change
from artisanest_desktop.ui.record import saving
from artisanest_desktop.ui.record.form import RecordForm
from artisanest_desktop.ui.record.parts import SectionPart
from artisanest_desktop.ui.record.price.bar import Piece, PriceBar
from artisanest_desktop.ui.record.price.figure import Figure
from artisanest_desktop.ui.record.price.reckoning import SECTION, Reckoning, reckon
from artisanest_desktop.ui.record.price.sentences import SENTENCES
from artisanest_desktop.ui.record.price.shades import PARTS, shade
from artisanest_desktop.ui.record.price.verdict import Verdict, judge
from artisanest_desktop.ui.widgets import Button, Label, Picture, Rule

_WORDS = {
    "materials": _("Materials"),
    "labour": _("Work"),
    "overheads": _("Overheads"),
    "packaging": _("Packaging"),
    "cost": _("Cost"),
    "part": _("Cooperative’s part"),
    "margin": _("Margin"),
    "wholesale": _("Wholesale price"),
    "floor": _("Floor price"),
    "retail": _("Retail price"),
    "export": _("Export price"),
}
#: Sums stand under a line; what is sold at stands out.
_STRONG = frozenset({"cost", "wholesale", "retail"})
_UNDER_A_LINE = frozenset({"cost", "wholesale"})


class PricePart(SectionPart):
    """Follows the form: what is stored when a line changes, what is typed at each letter."""

    def __init__(self, form: RecordForm) -> None:
        super().__init__(form)
        px = self.session.theme.px
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(10))
        self.verdict = Verdict(self.session)
        self.verdict.taken.connect(self.take)
        self.empty = self._make_empty()
        self.sheet = QWidget()
        self.bar = PriceBar(self.session)
        self.figures: dict[str, Figure] = {}
        self._make_sheet()
        for part in (self.empty, self.verdict, self.sheet):
            column.addWidget(part)
        self.reckoning: Reckoning | None = None
        form.shown.connect(self.refresh)
        form.typed.connect(self._typed)
        self.session.changed.connect(self._changed)

    def _make_empty(self) -> QWidget:
        empty = QWidget()
        line = QHBoxLayout(empty)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(self.session.theme.px(10))
        line.addWidget(Picture(self.session, "coins", "muted", 24))
        words = _("Add a material or an hour of work: the price builds itself.")
        line.addWidget(Label(self.session, words, "muted", wrap=True), 1)
        return empty

    def _make_sheet(self) -> None:
        px = self.session.theme.px
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2))
        column.addWidget(self.bar)
        column.addSpacing(px(4))
        for key, words in _WORDS.items():
            color = shade(self.session.theme, key) if key in PARTS else None
            figure = self.figures[key] = Figure(self.session, words, key in _STRONG, color)
            if key in _UNDER_A_LINE:
                column.addWidget(Rule())
            column.addWidget(figure)
            if key in _UNDER_A_LINE:
                column.addSpacing(px(6))
        self.parts = Button(self.session, _("Type overheads, part and margin"), "pencil", "link")
        self.parts.clicked.connect(lambda: self.form.focus_field("overheads"))
        column.addWidget(self.parts, 0, Qt.AlignmentFlag.AlignLeading)

    # What is shown

    def refresh(self) -> None:
        """Look at the store again."""
        if self.session.store is None or self.form.uid is None:
            return
        self._context = saving.store_of(self.session).reader()
        self._reckon()

    def _typed(self, key: str) -> None:
        if self.reckoning is not None and self.form.register[key].section == SECTION:
            self._reckon()

    def _changed(self, change: Change) -> None:
        if "wage" in change.registers:
            self.refresh()

    def _reckon(self) -> None:
        if self.session.store is None or self.form.uid is None:
            return
        r = self.reckoning = reckon(self.form, self._context)
        some = r.prices is not None
        self.empty.setVisible(not some)
        self.sheet.setVisible(some)
        self.verdict.setVisible(some)
        seen = {box.field.key for box in self.form.sections.boxes}
        self.parts.setVisible("overheads" not in seen)
        if some:
            self._show(r)

    def _show(self, r: Reckoning) -> None:
        assert r.prices is not None
        lang = self.session.lang
        self.verdict.show_verdict(*judge(r, lang))
        suggested = r.prices.retail
        self.verdict.offer(None if suggested == r.asked or self.form.is_locked() else suggested)
        for key, figure in self.figures.items():
            figure.setVisible(key != "export" or r.prices.export is not None)
            if figure.isVisibleTo(self.sheet):
                sentence = "\n".join(lang(line) for line in SENTENCES[key](r, lang))
                figure.show_amount(self._amount(r, key), sentence)
        amounts = [figure.amount for figure in self.figures.values()]
        widest = max(amount.sizeHint().width() for amount in amounts)
        for amount in amounts:  # figures stand below each other
            amount.setMinimumWidth(widest)
        self.bar.show_pieces(self._pieces(r), lang(_("What the price is made of")))

    def _amount(self, r: Reckoning, key: str) -> str:
        assert r.prices is not None
        lang = self.session.lang
        value = r.margin if key == "margin" else getattr(r.prices, key)
        if key != "export":
            return lang.money(value)
        code = r.row.get("export_currency")
        if code in {option.code for option in CURRENCY.all}:
            return lang.money(value, currency=code)
        return lang.number(Decimal(value).scaleb(-2), 2)

    def _pieces(self, r: Reckoning) -> list[Piece]:
        assert r.prices is not None
        lang, found = self.session.lang, []
        amounts = {k: r.margin if k == "margin" else getattr(r.prices, k) for k in PARTS}
        whole = sum(amounts.values())
        for part, amount in amounts.items():
            percent = f"{lang.number(round(100 * amount / whole) if whole else 0)}\u00a0%"
            said: Msg = _("%(part)s: %(percent)s, %(amount)s")
            words = {"part": _WORDS[part], "percent": percent, "amount": Amount(amount)}
            found.append(Piece(part, amount, percent, lang(said % words)))
        return found

    # Doing

    def take(self) -> None:
        """The suggested retail price becomes the asked one: a field like any other, with undo."""
        self.form.commit()
        r = self.reckoning
        box = self.form.boxes["price"]
        if r is None or r.prices is None or box.editor is None:
            return
        box.editor.put(box.field.kind.format(r.prices.retail, self.session.lang))
        self.form.save(box)

    def stops(self) -> list[QWidget]:
        return [self.verdict.take, *(figure.why for figure in self.figures.values()), self.parts]
