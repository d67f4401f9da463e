"""Home: what to do, how it goes, and that the data is safe."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget
from artisanest_desktop.ui.session import Session


class Home(QWidget):
    def __init__(self, session: Session) -> None:
        super().__init__()
