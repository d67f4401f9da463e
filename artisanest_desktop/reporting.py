"""The log, and what happens with a fault of ours: a report is saved, a sentence is shown."""

from __future__ import annotations

import contextlib
import datetime as dt
import logging
import platform
import sys
import traceback
from pathlib import Path
from types import TracebackType
from typing import Any

from artisanest_desktop import __version__
from artisanest_desktop.i18n import _

_SORRY = _(
    "Something went wrong in the program; what was saved before is safe. A report was saved in "
    "“%(path)s”: please send it to us."
)
_SORRY_NOT_SAVED = _(
    "Something went wrong in the program; what was saved before is safe. Close it and start again."
)


def log_to(folder: Path) -> None:
    """Keep a log of a few hundred kilobytes; a folder that cannot be written costs the log."""
    from logging.handlers import RotatingFileHandler

    with contextlib.suppress(OSError):
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "artisanest.log", maxBytes=200_000, backupCount=3, encoding="utf-8"
        )
        handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s %(message)s"))
        logging.getLogger().addHandler(handler)
        logging.getLogger().setLevel(logging.INFO)
        logging.getLogger(__name__).info("ArtisaNest Desktop %s", __version__)


def catch(session: Any, folder: Path) -> None:
    """From now on a fault becomes a report and a sentence, never a traceback to the person."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        if hasattr(error, "message"):  # a Refusal that a screen did not expect
            session.refuse(error)
            return
        text = "".join(traceback.format_exception(kind, error, trace))
        logging.getLogger(__name__).error("%s", text)
        path = save(text, folder)
        session.refuse(_SORRY % {"path": str(path)} if path else _SORRY_NOT_SAVED)

    sys.excepthook = hook


def save(text: str, folder: Path) -> Path | None:
    """Write a report; None when it cannot be written."""
    stamp = dt.datetime.now().strftime("%Y-%m-%d %H-%M-%S")
    path = folder / f"report {stamp}.txt"
    head = f"ArtisaNest Desktop {__version__}\nPython {sys.version}\n{platform.platform()}\n\n"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(head + text, "utf-8")
    except OSError:
        return None
    return path
