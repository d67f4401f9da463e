"""``python -m artisanest_desktop.store.freeze``: writes the first migration from the model.

Before the first release only: once stores of schema 1 are in people's hands, the file it writes
never changes again, and every later change of the model is a migration of its own.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from artisanest_desktop.store import schema
from artisanest_desktop.store.migrating import MIGRATIONS

FIRST = MIGRATIONS / "versions" / "v0001_first.py"
_HEAD = '''"""The first schema. Written by ``python -m artisanest_desktop.store.freeze``."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
'''
_FOOT = ''')


def upgrade() -> None:
    """Make every table."""
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
    return _HEAD + "".join(_wrapped(s) for s in statements()) + _FOOT


def main(path: Path = FIRST) -> None:
    """Write it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source(), "utf-8")


if __name__ == "__main__":
    main()
