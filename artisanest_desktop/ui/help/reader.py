"""One chapter on paper: themed text, pictures as wide as there is room, mirrored in Arabic."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, QUrl
from PySide6.QtGui import (
    QColor,
    QImage,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
    QTextFrameFormat,
    QTextLength,
    QTextOption,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit

from artisanest_desktop.rules.folding import fold
from artisanest_desktop.ui.help.chapters import Chapter
from artisanest_desktop.ui.session import Session

#: Beyond this a line is too long to be read with ease.
_WIDEST = 760
_MARGIN = 24
_TITLE, _HEADING = 22, 17


class Reader(QTextBrowser):
    """``show_chapter``; only reads."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._chapter: Chapter | None = None
        self._marked = ""
        self._room = 0
        self.setOpenLinks(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty("reader", "true")
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self._lay)

    def show_chapter(self, chapter: Chapter, marked: str = "") -> None:
        """A chapter from its top; ``marked`` words stand out."""
        self._chapter, self._marked = chapter, marked
        self.setAccessibleName(chapter.title)
        self._lay()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._again.start()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LayoutDirectionChange:
            self._again.start()

    # Laying out

    def _lay(self) -> None:
        if self._chapter is None:
            return
        at = self.verticalScrollBar().value()
        theme, document = self._session.theme, self.document()
        document.clear()
        document.setDefaultFont(theme.font(15))
        option = QTextOption()
        flag = Qt.AlignmentFlag
        option.setAlignment(flag.AlignRight | flag.AlignAbsolute if theme.rtl else flag.AlignLeft)
        rtl, ltr = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
        option.setTextDirection(rtl if theme.rtl else ltr)
        document.setDefaultTextOption(option)
        document.setDocumentMargin(theme.px(_MARGIN))
        # As if the scroll bar were there: it comes and goes with what is laid out.
        wide = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width()
        side = max((wide - theme.px(_WIDEST)) // 2, theme.px(_MARGIN))
        self._room = wide - 2 * side
        document.setMarkdown(f"# {self._chapter.title}\n\n{self._chapter.text}")
        frame = document.rootFrame().frameFormat()
        frame.setLeftMargin(side)
        frame.setRightMargin(side)
        document.rootFrame().setFrameFormat(frame)
        block = document.begin()
        while block.isValid():
            self._dress(block)
            block = block.next()
        for part in document.rootFrame().childFrames():
            if isinstance(part, QTextTable):
                self._dress_table(part)
        self._mark()
        self.setTextCursor(QTextCursor(document))  # it stands at the end, and would be shown
        self.verticalScrollBar().setValue(at)

    def _dress(self, block: QTextBlock) -> None:
        theme, cursor = self._session.theme, QTextCursor(block)
        form = QTextBlockFormat(block.blockFormat())
        level = form.headingLevel()
        rtl, ltr = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
        form.setLayoutDirection(rtl if theme.rtl else ltr)
        in_table = cursor.currentTable() is not None
        close = in_table or "\ufffc" in block.text()  # a picture
        high = 100 if close else 115 if theme.rtl else 140  # Arabic letters bring room along
        form.setLineHeight(high, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        form.setTopMargin(theme.px(18 if level > 1 else 0))
        form.setBottomMargin(theme.px(0 if in_table else 10))
        cursor.setBlockFormat(form)
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
        if level:
            words = cursor.charFormat()
            words.clearProperty(QTextFormat.Property.FontSizeAdjustment.value)
            words.setFont(theme.font(_TITLE if level == 1 else _HEADING, bold=True))
            words.setForeground(theme.color("ink"))
            cursor.setCharFormat(words)
            return
        words = QTextCharFormat()
        words.setForeground(theme.color("ink"))
        cursor.mergeCharFormat(words)

    def _dress_table(self, table: QTextTable) -> None:
        theme = self._session.theme
        form = table.format()
        form.setBorder(0)
        form.setCellPadding(theme.px(6))
        form.setCellSpacing(0)
        form.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_None)
        wide = [QTextLength.Type.PercentageLength] * 2
        shares = (68, 32) if theme.rtl else (32, 68)
        form.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
        form.setColumnWidthConstraints(
            [QTextLength(t, share) for t, share in zip(wide, shares, strict=True)]
        )
        form.setHeaderRowCount(0)
        table.setFormat(form)
        table.removeRows(0, 1)  # Markdown wants a heading; there is none
        middle = QTextCharFormat.VerticalAlignment.AlignMiddle
        for row in range(table.rows()):
            for column in range(table.columns()):
                cell = table.cellAt(row, column)
                words = cell.format()
                words.setVerticalAlignment(middle)
                cell.setFormat(words)

    def _mark(self) -> None:
        """The words one searched for, in the colour of a finding."""
        found: list[QTextEdit.ExtraSelection] = []
        for word in self._marked.split():
            for start, length in _places(self.document(), word):
                cursor = QTextCursor(self.document())
                cursor.setPosition(start)
                cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
                one = QTextEdit.ExtraSelection()
                one.cursor = cursor
                one.format.setBackground(QColor(self._session.theme.tokens["saffron_soft"]))
                found.append(one)
        self.setExtraSelections(found)

    def loadResource(self, kind: int, url: QUrl | str) -> Any:
        """A picture of the chapter, no wider than its text."""
        picture = kind == QTextDocument.ResourceType.ImageResource.value
        if not picture or self._chapter is None:
            return None
        name = url.fileName() if isinstance(url, QUrl) else str(url)
        image = QImage(str(self._chapter.folder / name))
        if image.width() > self._room > 0:
            image = image.scaledToWidth(self._room, Qt.TransformationMode.SmoothTransformation)
        return image


def _places(document: QTextDocument, word: str) -> list[tuple[int, int]]:
    """Where a word stands, whatever its accents and capitals: start and length of each."""
    wanted, text = fold(word), document.toPlainText()
    found: list[tuple[int, int]] = []
    folded, origin = "", []
    for n, letter in enumerate(text):
        plain = fold(letter) if letter.isalnum() else " "
        folded += plain
        origin += [n] * len(plain)
    at = folded.find(wanted)
    while wanted and at >= 0:
        last = origin[at + len(wanted) - 1]
        found.append((origin[at], last + 1 - origin[at]))
        at = folded.find(wanted, at + len(wanted))
    return found
