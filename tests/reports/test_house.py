"""What paper is made of, and what not."""

from __future__ import annotations

import subprocess
import sys


def test_paper_needs_no_widgets() -> None:
    code = (
        "import pkgutil, sys, importlib, artisanest_desktop.reports as r\n"
        "for m in pkgutil.iter_modules(r.__path__):\n"
        "    importlib.import_module(f'{r.__name__}.{m.name}')\n"
        "assert 'PySide6.QtGui' in sys.modules\n"
        "assert 'PySide6.QtWidgets' not in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", code], check=True, timeout=60)
