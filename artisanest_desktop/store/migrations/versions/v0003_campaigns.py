"""Campaigns and likenesses. Written by ``python -m …store.freeze``."""

from alembic import op

revision = "0003"
down_revision = "0002"

STATEMENTS = (
    (
        "CREATE TABLE campaign ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, title TEXT, register "
        "TEXT, sent_as TEXT, profile TEXT, asked_on TEXT, due TEXT, message TEXT, notes TEXT, "
        "PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_campaign_sort ON campaign (removed, sort)",
    "CREATE INDEX ix_campaign_sort_ar ON campaign (removed, sort_ar)",
    (
        "CREATE TABLE campaign_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE likeness ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, register TEXT, one TEXT, "
        "other TEXT, verdict TEXT, kept TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_likeness_sort ON likeness (removed, sort)",
    "CREATE INDEX ix_likeness_sort_ar ON likeness (removed, sort_ar)",
    (
        "CREATE TABLE sending ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, campaign TEXT, rank TEXT, "
        "cooperative TEXT, title TEXT, language TEXT, document TEXT, sent_name TEXT, sent_on "
        "TEXT, returned_name TEXT, returned_hash TEXT, returned_on TEXT, merged_on TEXT, txn "
        "TEXT, rows INTEGER, questions INTEGER, refused INTEGER, PRIMARY KEY (id), UNIQUE "
        "(uid) )"
    ),
    "CREATE INDEX ix_sending_campaign ON sending (campaign)",
    "CREATE INDEX ix_sending_cooperative ON sending (cooperative)",
    (
        "CREATE TABLE sending_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
)


def upgrade() -> None:
    """Make the tables and indexes."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
