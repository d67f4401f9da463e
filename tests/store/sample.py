"""``python -m tests.store.sample``: a small store of today's schema, to be kept as a sample.

One is made for each schema that reaches people, and never changed again: later programs must
open it. Before the first release it is made anew whenever the first migration is.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store, schema
from tests.store.doing import FakeClock

SAMPLES = Path(__file__).parents[1] / "samples"
PHOTO = b"\xff\xd8\xff\xe0 a very small photo \xff\xd9"


def path(version: int) -> Path:
    """Where the sample of a schema lies."""
    return SAMPLES / f"store-{version:04d}.artisanest"


def make(target: Path) -> None:
    """People who do not exist, with a history: edits, an undo, a removal, an own field."""
    folder = Path(tempfile.mkdtemp())
    with Store.open(folder / "s.artisanest", folder, clock=FakeClock(), author="Khadija") as store:
        with store.transaction(_("Add a cooperative")) as t:
            cooperative = t.create("cooperative", {"name": "Tissage Aït Exemple"})
        with store.transaction(_("Import %(name)s") % {"name": "membres.xlsx"}, kind="import") as t:
            first, second, third = t.bulk_create(
                "member",
                [
                    {"family_name": "Exemplari", "given_name": "Fatima", "birth": "1961"},
                    {"family_name_ar": "المثالي", "given_name_ar": "زهرة"},
                    {"family_name": "Modèle", "phone": "+212600000003", "shares": 3},
                ],
            )
        with store.transaction(_("Photo")) as t:
            t.set("member", first, {"photo": t.blob(PHOTO, "image/jpeg"), "paid_in": 50_000})
        with store.transaction(_("Phone")) as t:
            t.set("member", first, {"phone": "+212600000001", "cooperative": cooperative})
        assert t.uid is not None
        store.undo(t.uid)
        with store.transaction(_("Remove")) as t:
            t.remove("member", third)
        with store.transaction(_("Add a field")) as t:
            own = t.create("own_field", {"name": "Pointure", "register": "member", "kind": "text"})
        with store.transaction(_("Pointure")) as t:
            t.set("member", second, {f"own.{own}": "38"})
        store.compact()
    shutil.copy(folder / "s.artisanest", target)
    shutil.rmtree(folder)


if __name__ == "__main__":
    make(path(int(sys.argv[1]) if len(sys.argv) > 1 else schema.SCHEMA))
