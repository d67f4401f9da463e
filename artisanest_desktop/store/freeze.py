"""``python -m artisanest_desktop.store.freeze``: writes the newest migration from the model.

For a schema that only makes new tables and indexes, and only until stores of it are in people's
hands: then its file never changes again, and the next change of the model is a migration of its
own. It makes what the earlier ones do not make yet.
"""

from __future__ import annotations

import runpy
from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from artisanest_desktop.store import schema
from artisanest_desktop.store.migrating import MIGRATIONS

#: Campaigns, and what people decided of records that look alike.
NEWEST = MIGRATIONS / "versions" / "v0003_campaigns.py"
_HEAD = '''"""Campaigns and likenesses. Written by ``python -m …store.freeze``."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
'''
_FOOT = ''')


def upgrade() -> None:
    """Make the tables and indexes."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
'''


def statements() -> list[str]:
    """What makes the tables and indexes of the model, one line each."""
    dialect = sqlite.dialect()
    found = []
    for table in schema.metadata.sorted_tables:
        found.append(str(CreateTable(table).compile(dialect=dialect)))
        indexes = sorted(table.indexes, key=lambda i: str(i.name))
        found += [str(CreateIndex(index).compile(dialect=dialect)) for index in indexes]
    return [" ".join(statement.split()) for statement in found]


def _wrapped(statement: str) -> str:
    lines, line = [], ""
    for word in statement.split(" "):
        if len(line) + len(word) > 84:
            lines.append(line)
            line = ""
        line += word + " "
    lines.append(line.rstrip())
    if len(lines) == 1:
        return f"    {quoted(lines[0])},\n"
    return "    (\n" + "".join(f"        {quoted(part)}\n" for part in lines) + "    ),\n"


def quoted(text: str) -> str:
    """A Python literal, with the quotation marks that need no escape."""
    return f"'{text}'" if '"' in text else f'"{text}"'


def source() -> str:
    """The migration as it should read today."""
    made = _made_before()
    new = [s for s in statements() if s not in made]
    return _HEAD + "".join(_wrapped(s) for s in new) + _FOOT


def _made_before() -> set[str]:
    """What the earlier migrations make."""
    made: set[str] = set()
    for path in sorted(NEWEST.parent.glob("v*.py")):
        if path.name < NEWEST.name:
            made.update(runpy.run_path(str(path))["STATEMENTS"])
    return made


def main(path: Path = NEWEST) -> None:
    """Write it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source(), "utf-8")


if __name__ == "__main__":
    main()
