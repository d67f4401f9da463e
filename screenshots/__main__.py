"""Draw every place in three languages, light and dark, and the pictures of the manual.

The full set goes to ``build/screenshots``; one picture a chapter beside the chapters.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from artisanest_desktop import assets
from artisanest_desktop.i18n import LANGUAGES
from screenshots import pictures
from screenshots.places import PLACES, leave
from screenshots.scene import Scene, filled_store, ready

FULL = Path(__file__).parent.parent / "build" / "screenshots"
#: The look of the manual is light; its windows are as wide as a list beside a record needs.
FULL_SIZE, MANUAL_SIZE = (1366, 768), (1240, 640)
#: Which place a chapter shows.
CHAPTERS = {
    "start": "start",
    "members": "members",
    "products": "price",
    "sessions": "roll-call",
    "partners": "partner",
    "files": "import-detail",
    "printing": "print",
    "undo": "history",
    "data": "copies",
}


def main(wanted: list[str]) -> int:
    """All of it, or ``full`` or ``manual`` alone; 1 when a place could not be reached."""
    ready()
    missed: list[str] = []
    folder = Path(tempfile.gettempdir()) / "ArtisaNest"  # its name is read on some of them
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    try:
        store = filled_store(folder)
        for lang in LANGUAGES:
            if wanted != ["manual"]:
                for look in ("light", "dark"):
                    scene = Scene(store, folder, lang, look, FULL_SIZE)
                    missed += _full(scene, FULL / lang / look)
                    scene.close()
            if wanted != ["full"]:
                scene = Scene(store, folder, lang, "light", MANUAL_SIZE)
                missed += _manual(scene, assets.path("manual", lang))
                scene.close()
        store.close()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    print("\n".join(["", *(f"skipped: {what}" for what in missed)]))
    return 1 if missed else 0


def _full(scene: Scene, folder: Path) -> list[str]:
    missed = []
    for n, name in enumerate(PLACES, 1):
        if (problem := _go(scene, name)) is not None:
            missed.append(f"{folder.parent.name}/{folder.name}/{name}: {problem}")
            continue
        pictures.save(scene.window.grab(), folder / f"{n:02d}-{name}.png")
    print(f"{folder}: {len(PLACES) - len(missed)}", flush=True)
    return missed


def _manual(scene: Scene, folder: Path) -> list[str]:
    missed, total = [], 0
    for chapter, name in CHAPTERS.items():
        if (problem := _go(scene, name)) is not None:
            missed.append(f"{folder.name}/{chapter}: {problem}")
            continue
        total += pictures.save_small(scene.window.grab(), folder / f"{chapter}.webp")
    print(f"{folder}: {total // 1000} kB", flush=True)
    return missed


def _go(scene: Scene, name: str) -> str | None:
    """What stood in the way, or nothing: a page that is not there yet is no reason to stop."""
    leave(scene)
    try:
        PLACES[name](scene)
    except (AttributeError, ImportError, KeyError) as error:
        return repr(error)
    scene.settle()
    return None


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
