"""``python -m artisanest_desktop.store.freeze``: writes the newest migration from the model.

For a schema that only makes new tables, columns and indexes, and only until stores of it are in
people's hands: then its file never changes again, and the next change of the model is a migration
of its own. It makes what the earlier ones do not make yet.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateColumn, CreateIndex, CreateTable

from artisanest_desktop.store import schema
from artisanest_desktop.store.migrating import MIGRATIONS, climb

_DIALECT = sqlite.dialect()

#: What sessions are planned from and what comes of them: editions, evaluations, projects.
NEWEST = MIGRATIONS / "versions" / "v0004_sessions.py"
_HEAD = '''"""What sessions come to, and projects. Written by ``python -m …store.freeze``."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
'''
_FOOT = ''')


def upgrade() -> None:
    """Make the tables and indexes."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
'''


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
    made = sa.create_engine("sqlite://")
    with made.connect() as connection:
        climb(connection, 0, schema.SCHEMA - 1)
        known = sa.inspect(connection)
        tables = {name: {c["name"] for c in known.get_columns(name)}
                  for name in known.get_table_names()}  # fmt: skip
        indexes = {i["name"] for name in tables for i in known.get_indexes(name)}
    made.dispose()
    found = []
    for table in schema.metadata.sorted_tables:
        if table.name not in tables:
            found.append(str(CreateTable(table).compile(dialect=_DIALECT)))
        else:
            found += [_added(table, c) for c in table.columns if c.name not in tables[table.name]]
        new = sorted((i for i in table.indexes if i.name not in indexes), key=lambda i: str(i.name))
        found += [str(CreateIndex(index).compile(dialect=_DIALECT)) for index in new]
    return _HEAD + "".join(_wrapped(" ".join(s.split())) for s in found) + _FOOT


def _added(table: sa.Table, column: sa.Column[Any]) -> str:
    """A column that comes to a table that is there; every field may be empty."""
    assert column.nullable, column
    return f"ALTER TABLE {table.name} ADD COLUMN {CreateColumn(column).compile(dialect=_DIALECT)}"


def main(path: Path = NEWEST) -> None:
    """Write it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source(), "utf-8")


if __name__ == "__main__":
    main()
