"""The first schema. Written by ``python -m artisanest_desktop.store.freeze``."""

from alembic import op

revision = "0001"
down_revision = None

STATEMENTS = (
    (
        "CREATE TABLE blob ( hash TEXT NOT NULL, mime TEXT NOT NULL, data BLOB NOT NULL, "
        "PRIMARY KEY (hash) )"
    ),
    (
        "CREATE TABLE commune ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, code TEXT, name TEXT, "
        "name_ar TEXT, name_en TEXT, aliases TEXT, urban BOOLEAN, province TEXT, PRIMARY KEY "
        "(id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_commune_sort ON commune (removed, sort)",
    "CREATE INDEX ix_commune_sort_ar ON commune (removed, sort_ar)",
    (
        "CREATE TABLE commune_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE cooperative ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN "
        "NOT NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, name TEXT, name_ar "
        "TEXT, short_name TEXT, logo TEXT, trades TEXT, founded TEXT, commune TEXT, address "
        "TEXT, phone TEXT, email TEXT, website TEXT, registry_number TEXT, court TEXT, "
        "approved_on TEXT, ice TEXT, tax_id TEXT, trade_register TEXT, business_tax TEXT, "
        "capital INTEGER, share_value INTEGER, bank_account TEXT, declaration_number TEXT, "
        "president TEXT, treasurer TEXT, manager TEXT, notes TEXT, PRIMARY KEY (id), UNIQUE "
        "(uid) )"
    ),
    "CREATE INDEX ix_cooperative_sort ON cooperative (removed, sort)",
    "CREATE INDEX ix_cooperative_sort_ar ON cooperative (removed, sort_ar)",
    (
        "CREATE TABLE cooperative_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes "
        "TEXT NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        'CREATE TABLE document ( uid TEXT NOT NULL, at TEXT NOT NULL, "offset" INTEGER NOT '
        "NULL, stamp TEXT NOT NULL, seen TEXT NOT NULL, name TEXT NOT NULL, path TEXT NOT "
        "NULL, facts TEXT NOT NULL, PRIMARY KEY (uid) )"
    ),
    (
        "CREATE TABLE erased ( record TEXT NOT NULL, register TEXT NOT NULL, stamp TEXT NOT "
        "NULL, PRIMARY KEY (record) )"
    ),
    (
        "CREATE TABLE finding ( register TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT "
        "NULL, rule TEXT NOT NULL, PRIMARY KEY (register, record, field, rule) )"
    ),
    (
        "CREATE TABLE member ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, family_name TEXT, "
        "given_name TEXT, family_name_ar TEXT, given_name_ar TEXT, sex TEXT, birth TEXT, "
        "national_id TEXT, number TEXT, former_numbers TEXT, photo TEXT, phone TEXT, whatsapp "
        "BOOLEAN, phone2 TEXT, email TEXT, douar TEXT, commune TEXT, address TEXT, trade "
        "TEXT, more_trades TEXT, level TEXT, practising_since TEXT, artisan_number TEXT, "
        "artisan_number_on TEXT, cooperative TEXT, role TEXT, role_from TEXT, role_to TEXT, "
        "joined TEXT, state TEXT, state_since TEXT, state_reason TEXT, state_document TEXT, "
        "heir_of TEXT, shares INTEGER, paid_in INTEGER, consent_contact BOOLEAN, "
        "consent_photo BOOLEAN, consent_name BOOLEAN, consent_on TEXT, consent_text TEXT, "
        "consent_means TEXT, schooling TEXT, children INTEGER, breadwinner BOOLEAN, notes "
        "TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_member_sort ON member (removed, sort)",
    "CREATE INDEX ix_member_sort_ar ON member (removed, sort_ar)",
    (
        "CREATE TABLE member_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT NOT "
        "NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE own_field ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, name TEXT, register TEXT, "
        "kind TEXT, options TEXT, private BOOLEAN, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_own_field_sort ON own_field (removed, sort)",
    "CREATE INDEX ix_own_field_sort_ar ON own_field (removed, sort_ar)",
    (
        "CREATE TABLE own_field_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE programme ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, name TEXT, pack TEXT, "
        "purpose TEXT, until TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_programme_sort ON programme (removed, sort)",
    "CREATE INDEX ix_programme_sort_ar ON programme (removed, sort_ar)",
    (
        "CREATE TABLE programme_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE province ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, code TEXT, name TEXT, "
        "name_ar TEXT, name_en TEXT, aliases TEXT, region TEXT, PRIMARY KEY (id), UNIQUE "
        "(uid) )"
    ),
    "CREATE INDEX ix_province_sort ON province (removed, sort)",
    "CREATE INDEX ix_province_sort_ar ON province (removed, sort_ar)",
    (
        "CREATE TABLE province_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE question ( register TEXT NOT NULL, record TEXT NOT NULL, field TEXT NOT "
        "NULL, PRIMARY KEY (register, record, field) )"
    ),
    (
        "CREATE TABLE region ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, code TEXT, name TEXT, "
        "name_ar TEXT, name_en TEXT, aliases TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_region_sort ON region (removed, sort)",
    "CREATE INDEX ix_region_sort_ar ON region (removed, sort_ar)",
    (
        "CREATE TABLE region_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT NOT "
        "NULL, PRIMARY KEY (id) )"
    ),
    (
        'CREATE TABLE setting ( "key" TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY ("key") '
        ")"
    ),
    (
        "CREATE TABLE theme ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, code TEXT, name TEXT, "
        "name_ar TEXT, name_en TEXT, aliases TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_theme_sort ON theme (removed, sort)",
    "CREATE INDEX ix_theme_sort_ar ON theme (removed, sort_ar)",
    (
        "CREATE TABLE theme_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT NOT "
        "NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE trade ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, code TEXT, name TEXT, "
        "name_ar TEXT, name_en TEXT, aliases TEXT, family TEXT, PRIMARY KEY (id), UNIQUE "
        "(uid) )"
    ),
    "CREATE INDEX ix_trade_sort ON trade (removed, sort)",
    "CREATE INDEX ix_trade_sort_ar ON trade (removed, sort_ar)",
    (
        "CREATE TABLE trade_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT NOT "
        "NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE txn ( id INTEGER NOT NULL, uid TEXT NOT NULL, stamp TEXT NOT NULL, "
        "replica TEXT NOT NULL, seq INTEGER NOT NULL, seen TEXT NOT NULL, author TEXT NOT "
        "NULL, title TEXT NOT NULL, kind TEXT NOT NULL, schema INTEGER NOT NULL, undoes TEXT, "
        'at TEXT NOT NULL, "offset" INTEGER NOT NULL, report TEXT, undone BOOLEAN NOT NULL, '
        "PRIMARY KEY (id), UNIQUE (replica, seq), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_txn_stamp ON txn (stamp)",
    (
        "CREATE TABLE unit ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, code TEXT, name TEXT, "
        "name_ar TEXT, name_en TEXT, aliases TEXT, decimals INTEGER, PRIMARY KEY (id), UNIQUE "
        "(uid) )"
    ),
    "CREATE INDEX ix_unit_sort ON unit (removed, sort)",
    "CREATE INDEX ix_unit_sort_ar ON unit (removed, sort_ar)",
    (
        "CREATE TABLE unit_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT NOT "
        "NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE wage ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, kind TEXT, from_date "
        "TEXT, amount INTEGER, source TEXT, confirmed BOOLEAN, PRIMARY KEY (id), UNIQUE (uid) "
        ")"
    ),
    "CREATE INDEX ix_wage_sort ON wage (removed, sort)",
    "CREATE INDEX ix_wage_sort_ar ON wage (removed, sort_ar)",
    (
        "CREATE TABLE wage_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT NOT "
        "NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE change ( id INTEGER NOT NULL, txn INTEGER NOT NULL, register TEXT NOT "
        "NULL, record TEXT NOT NULL, fields TEXT NOT NULL, PRIMARY KEY (id), FOREIGN KEY(txn) "
        "REFERENCES txn (id) )"
    ),
    "CREATE INDEX ix_change_record ON change (record)",
    "CREATE INDEX ix_change_txn ON change (txn)",
)


def upgrade() -> None:
    """Make every table."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
