"""Words of an editable list: one, or several as chips; text the list does not know is kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from artisanest_desktop.i18n import Terms, _, fold
from artisanest_desktop.model.fields import Row
from artisanest_desktop.rules import Parsed
from artisanest_desktop.ui.record import face
from artisanest_desktop.ui.record.editors.typeahead import Offer, TypeAhead
from artisanest_desktop.ui.widgets import Button
from artisanest_desktop.ui.widgets.flow import Flow


class Finder:
    """Entries of one list whose any spelling holds every word typed."""

    def __init__(self, terms: Terms, table: str, lang: str) -> None:
        other = "fr" if lang == "ar" else "ar"
        self._rows = []
        for code, word in terms.options(table, lang):
            entry = terms.tables[table][code]
            also = getattr(entry, other)
            text = " " + fold(" ".join((word, *terms.words(table, code), code)))
            self._rows.append((text, Offer(code, face.capital(word), also)))

    def find(self, typed: str) -> list[Offer]:
        """Best first: what begins as typed, then what has a word that does."""
        words = fold(typed).split()
        hits = [row for row in self._rows if all(w in row[0] for w in words)]
        if words:
            begins = " " + " ".join(words)
            hits.sort(
                key=lambda row: (
                    not row[0].startswith(begins),
                    not all(f" {w}" in row[0] for w in words),
                )
            )
        return [offer for _text, offer in hits]


class TermEditor(TypeAhead):
    """One word of a list, in either script, or free text."""

    _finder: Finder | None = None
    _terms: Terms | None = None

    def finder(self) -> Finder:
        """Made when first needed, and anew when the list was edited."""
        lang = self.session.lang
        if self._finder is None or self._terms is not lang.terms:
            self._terms = lang.terms
            self._finder = Finder(lang.terms, self.table(), lang.code)
        return self._finder

    def table(self) -> str:
        """The list's name."""
        return str(getattr(self.field.kind, "table", ""))

    def offered(self, text: str) -> list[Offer]:
        return self.finder().find(text)

    def wording(self) -> str:
        return face.capital(super().wording())

    def parsed(self) -> Parsed:
        if self.chosen is not None and self.raw() == self.chosen.word:
            return Parsed(self.chosen.value)
        return super().parsed()


class ManyTermsEditor(TermEditor):
    """Chips with a cross; the line below adds one."""

    wide = True

    def make(self) -> QWidget:
        self.codes: list[str] = []
        core = super().make()
        self.edit.setPlaceholderText(self.session.lang(_("Add…")))
        return core

    def show_value(self, value: Any, row: Row) -> None:
        self.value, self.row = value, row
        self.codes = [c for c in str(value or "").split(";") if c]
        self._rest = ""
        self.edit.clear()
        self.chosen = None
        self._chips()
        self.mark("")

    def _chips(self) -> None:
        self._empty()
        lang = self.session.lang
        for code in self.codes:
            word = face.capital(lang.terms.label(self.table(), code, lang.code))
            chip = Button(self.session, word, "x", "chip", _("Take away %(what)s") % {"what": word})
            chip.setLayoutDirection(
                Qt.LayoutDirection.LeftToRight if lang.rtl else Qt.LayoutDirection.RightToLeft
            )
            chip.setEnabled(not self.edit.isReadOnly())
            chip.clicked.connect(lambda _on=False, code=code: self._drop(code))
            self._flow.addWidget(chip)
        self._shelf.setVisible(bool(self.codes))
        self._shelf.updateGeometry()

    def _empty(self) -> None:
        if not hasattr(self, "_shelf"):
            self._shelf = QWidget()
            self._flow = Flow(self.session.theme.px(6), self._shelf)
            self.line.setDirection(self.line.Direction.BottomToTop)
            self.line.addWidget(self._shelf)
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()

    def parsed(self) -> Parsed:
        """The chips, and what stands in the line."""
        codes = list(self.codes)
        findings: tuple[Any, ...] = ()
        if self.raw().strip():
            one = super().parsed()
            findings = one.findings
            codes += [c for c in str(one.value or "").split(";") if c and c not in codes]
        return Parsed(";".join(codes) or None, findings)

    def is_dirty(self) -> bool:
        return bool(self.raw().strip()) or ";".join(self.codes) != (self.value or "")

    def restore(self) -> None:
        self.show_value(self.value, self.row)

    def _drop(self, code: str) -> None:
        self.codes = [c for c in self.codes if c != code]
        self._chips()
        self.edit.setFocus()
        self.typed.emit()
        self.left.emit()

    def key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Backspace and not self.raw() and self.codes:
            if not self.edit.isReadOnly():
                self._drop(self.codes[-1])
            return True
        return super().key(event)
