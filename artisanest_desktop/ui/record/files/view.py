"""A list of files that is as high as what is in it, with keys, dragging, and captions in place."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QDrag,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QLineEdit,
    QListView,
    QScrollArea,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from artisanest_desktop.i18n import Msg, _
from artisanest_desktop.ui import shortcuts
from artisanest_desktop.ui.record.files.model import FilesModel
from artisanest_desktop.ui.record.files.shelf import Shelf

Index = QModelIndex | QPersistentModelIndex


class FilesDelegate(QStyledItemDelegate):
    """Paints a file; ``words_at`` is where its caption stands and is typed."""

    def __init__(self, view: FilesView) -> None:
        super().__init__(view)
        self.view = view
        self.session = view.shelf.session

    def words_at(self, rect: QRect) -> QRect:
        """The place of the caption."""
        raise NotImplementedError

    def createEditor(
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        edit = QLineEdit(parent)
        edit.setAccessibleName(self.session.lang(_("Caption")))
        edit.setPlaceholderText(self.session.lang(_("Caption")))
        edit.setMaxLength(200)
        return edit

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        editor.setText(index.data(Qt.ItemDataRole.EditRole))
        editor.selectAll()

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        assert isinstance(editor, QLineEdit)
        model.setData(index, editor.text())

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        px = self.session.theme.px
        room: QRect = self.view.viewport().rect()
        at = self.words_at(option.rect)
        at.setWidth(min(max(at.width(), px(200)), room.width()))
        at.setHeight(editor.sizeHint().height())
        at.moveLeft(min(max(at.left(), 0), room.width() - at.width()))
        if self.session.theme.rtl:
            right = option.rect.right()
            at.moveRight(max(right, at.width() - 1))
        at.moveBottom(min(at.bottom(), room.bottom()))
        editor.setGeometry(at)


class FilesView(QListView):
    """``viewed(uid)`` for Enter and double-click; ``asked(widget)`` for the menu."""

    viewed = Signal(str)
    asked = Signal(object)
    chosen = Signal()

    def __init__(self, shelf: Shelf, model: FilesModel, name: Msg) -> None:
        super().__init__()
        self.shelf = shelf
        self.files = model
        self._before: int | None = None
        self.setModel(model)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(shelf.session.lang(name))
        self.setProperty("clear", "true")
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setHorizontalScrollBarPolicy(off)
        self.setVerticalScrollBarPolicy(off)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)  # our own F2
        self.setDragEnabled(True)
        self.setAcceptDrops(True)
        self.setDropIndicatorShown(False)
        self.setMouseTracking(True)
        self.setUniformItemSizes(True)
        self.activated.connect(lambda index: self.viewed.emit(self._uid(index)))
        self.selectionModel().selectionChanged.connect(lambda *_changed: self.chosen.emit())

    def is_active(self) -> bool:
        """Whether the keyboard is here, in a caption too."""
        return self.hasFocus() or self.state() == QAbstractItemView.State.EditingState

    # What is there

    def show_rows(self, rows: list[dict[str, Any]]) -> None:
        """Other files; what was chosen stays chosen."""
        uids, current = self.uids(), self.currentIndex()
        at = self._uid(current) if current.isValid() else ""
        self.files.show(rows)
        self.setVisible(bool(rows))
        if uids != self.uids():
            self.choose([uid for uid in uids if self.files.place(uid).isValid()], at)
        self.fit()

    def choose(self, uids: list[str], current: str = "") -> None:
        """Select files, and stand on one of them."""
        flag = QItemSelectionModel.SelectionFlag
        model = self.selectionModel()
        model.clearSelection()
        for uid in uids:
            model.select(self.files.place(uid), flag.Select)
        at = self.files.place(current or (uids[0] if uids else ""))
        if at.isValid():
            model.setCurrentIndex(at, flag.NoUpdate)

    def uids(self) -> list[str]:
        """What is chosen, in the order in which it stands."""
        found = sorted(self.selectedIndexes(), key=lambda index: index.row())
        return [self._uid(index) for index in found if index.row() < len(self.files.rows)]

    def _uid(self, index: Index) -> str:
        return str(self.files.rows[index.row()]["uid"])

    def currentChanged(self, current: Index, previous: Index) -> None:
        """What the arrows reach is seen, though it is the record around this that scrolls."""
        super().currentChanged(current, previous)
        above = self.parentWidget()
        while above is not None and not isinstance(above, QScrollArea):
            above = above.parentWidget()
        inside = above.widget() if isinstance(above, QScrollArea) else None
        if isinstance(above, QScrollArea) and inside and current.isValid() and self.hasFocus():
            at = self.visualRect(current)
            middle = self.viewport().mapTo(inside, at.center())
            above.ensureVisible(middle.x(), middle.y(), at.width() // 2, at.height() // 2 + 8)

    def edit_caption(self, uid: str) -> None:
        """Type a caption where it stands."""
        at = self.files.place(uid)
        if at.isValid() and not self.shelf.is_locked():
            self.setCurrentIndex(at)
            self.edit(at)

    # Its size

    def fit(self) -> None:
        """As high as what is in it."""
        self.setFixedHeight(max(self.height_for(self.width()), 1))

    def height_for(self, width: int) -> int:
        """How high it is at a width."""
        raise NotImplementedError

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height_for(self.width()))

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._own_key(event):
            super().keyPressEvent(event)

    def _own_key(self, event: QKeyEvent) -> bool:
        if self.state() == QAbstractItemView.State.EditingState:
            return False  # Enter ends the caption
        uids, shelf = self.uids(), self.shelf
        acts: dict[str, Callable[[], Any]] = {
            "look": lambda: self.viewed.emit(self._uid(self.currentIndex())),
            "caption": lambda: self.edit_caption(uids[0]),
            "earlier": lambda: shelf.step(uids, -1),
            "later": lambda: shelf.step(uids, 1),
            "copy": lambda: shelf.copy(uids),
            "away": lambda: shelf.remove(uids),
        }
        name = shortcuts.pressed(shortcuts.FILES, event) or self._arrow(event)
        if name == "paste":
            shelf.paste()
        elif name in acts and uids:
            acts[name]()
        else:
            return False
        return True

    def _arrow(self, event: QKeyEvent) -> str:
        """Alt with an arrow moves a picture as it points."""
        if event.modifiers() != Qt.KeyboardModifier.AltModifier:
            return ""
        there, back = Qt.Key.Key_Right, Qt.Key.Key_Left
        if self.shelf.session.theme.rtl:
            there, back = back, there
        return {there: "later", back: "earlier"}.get(Qt.Key(event.key()), "")

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.files.rows and not self.currentIndex().isValid():
            self.choose([self.files.rows[0]["uid"]])
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.uids():
            self.asked.emit(self)

    # Dragging: out as copies of the files, inside for another order

    def startDrag(self, actions: Qt.DropAction) -> None:
        uids = self.uids()
        data = self.files.mimeData([self.files.place(uid) for uid in uids])
        if not data.hasUrls():
            return
        drag = QDrag(self)
        drag.setMimeData(data)
        at = self.visualRect(self.files.place(uids[0]))
        drag.setPixmap(self.viewport().grab(at))
        drag.exec(Qt.DropAction.CopyAction)

    def dragEnterEvent(self, event: QDropEvent) -> None:
        self._look(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._look(event)

    def _look(self, event: QDropEvent) -> None:
        if event.source() is not self or self.shelf.is_locked():
            event.ignore()  # for the panel around it
            return
        self._before = self.gap_at(event.position().toPoint())
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.viewport().update()

    def dragLeaveEvent(self, event: QEvent) -> None:
        self._before = None
        self.viewport().update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._look(event)
        before, self._before = self._before, None
        if before is not None:
            rows = self.files.rows
            self.shelf.move(self.uids(), rows[before]["uid"] if before < len(rows) else None)
            self.viewport().update()

    def gap_at(self, point: Any) -> int:
        """Before which file something dropped here would come."""
        rtl, across = self.shelf.session.theme.rtl, self.isWrapping()
        for n in range(len(self.files.rows)):
            at = self.visualRect(self.files.index(n))
            if point.y() > at.bottom():
                continue
            if not across:
                return n if point.y() < at.center().y() else n + 1
            if point.y() < at.top() or (
                point.x() > at.center().x() if rtl else point.x() < at.center().x()
            ):
                return n
        return len(self.files.rows)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._before is None or not self.files.rows:
            return
        last = self._before >= len(self.files.rows)
        at = self.visualRect(self.files.index(min(self._before, len(self.files.rows) - 1)))
        theme = self.shelf.session.theme
        thick = theme.px(3)
        if self.isWrapping():
            x = at.right() - thick if last != theme.rtl else at.left()
            line = QRect(x, at.top(), thick, at.height())
        else:
            line = QRect(at.left(), at.bottom() - thick if last else at.top(), at.width(), thick)
        painter = QPainter(self.viewport())
        painter.fillRect(line, theme.color("accent"))
        painter.end()
