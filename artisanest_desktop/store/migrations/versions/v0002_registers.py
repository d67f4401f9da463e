"""Products, sessions, partners, files. Written by ``python -m …store.freeze``."""

from alembic import op

revision = "0002"
down_revision = "0001"

STATEMENTS = (
    (
        "CREATE TABLE attachment ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN "
        "NOT NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, record TEXT, register "
        "TEXT, rank TEXT, file TEXT, name TEXT, caption TEXT, mime TEXT, size INTEGER, "
        "PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_attachment_record ON attachment (record)",
    (
        "CREATE TABLE attachment_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE attendance ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN "
        "NOT NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, participant TEXT, "
        "slot TEXT, mark TEXT, missed INTEGER, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_attendance_participant ON attendance (participant)",
    "CREATE INDEX ix_attendance_slot ON attendance (slot)",
    (
        "CREATE TABLE certificate ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN "
        "NOT NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, product TEXT, rank "
        "TEXT, name TEXT, number TEXT, issued_on TEXT, expires_on TEXT, PRIMARY KEY (id), "
        "UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_certificate_product ON certificate (product)",
    (
        "CREATE TABLE certificate_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes "
        "TEXT NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE commitment ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN "
        "NOT NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, session TEXT, rank "
        "TEXT, what TEXT, partner TEXT, cooperative TEXT, member TEXT, who TEXT, due TEXT, "
        "state TEXT, result TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_commitment_cooperative ON commitment (cooperative)",
    "CREATE INDEX ix_commitment_member ON commitment (member)",
    "CREATE INDEX ix_commitment_partner ON commitment (partner)",
    "CREATE INDEX ix_commitment_session ON commitment (session)",
    (
        "CREATE TABLE commitment_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE contact ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, partner TEXT, rank TEXT, "
        "name TEXT, name_ar TEXT, job TEXT, phone TEXT, email TEXT, PRIMARY KEY (id), UNIQUE "
        "(uid) )"
    ),
    "CREATE INDEX ix_contact_partner ON contact (partner)",
    (
        "CREATE TABLE contact_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    "CREATE INDEX ix_cooperative_manager ON cooperative (manager)",
    "CREATE INDEX ix_cooperative_president ON cooperative (president)",
    "CREATE INDEX ix_cooperative_treasurer ON cooperative (treasurer)",
    (
        "CREATE TABLE ethic ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, code TEXT, name TEXT, "
        "name_ar TEXT, name_en TEXT, aliases TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_ethic_sort ON ethic (removed, sort)",
    "CREATE INDEX ix_ethic_sort_ar ON ethic (removed, sort_ar)",
    (
        "CREATE TABLE ethic_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT NOT "
        "NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE invited ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, session TEXT, rank TEXT, "
        "cooperative TEXT, expected INTEGER, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_invited_cooperative ON invited (cooperative)",
    "CREATE INDEX ix_invited_session ON invited (session)",
    (
        "CREATE TABLE maker ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, product TEXT, rank TEXT, "
        "member TEXT, share TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_maker_member ON maker (member)",
    "CREATE INDEX ix_maker_product ON maker (product)",
    (
        "CREATE TABLE maker_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT NOT "
        "NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE material ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, product TEXT, rank TEXT, "
        "name TEXT, quantity TEXT, unit TEXT, unit_price INTEGER, waste TEXT, origin TEXT, "
        "PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_material_product ON material (product)",
    (
        "CREATE TABLE material_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    "CREATE INDEX ix_member_cooperative ON member (cooperative)",
    "CREATE INDEX ix_member_heir_of ON member (heir_of)",
    (
        "CREATE TABLE participant ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN "
        "NOT NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, session TEXT, rank "
        "TEXT, member TEXT, name TEXT, name_ar TEXT, sex TEXT, birth TEXT, phone TEXT, "
        "cooperative TEXT, organisation TEXT, job TEXT, enrolment TEXT, signed BOOLEAN, "
        "score_before TEXT, score_after TEXT, satisfaction INTEGER, remark TEXT, certificate "
        "TEXT, certificate_on TEXT, in_use_3 TEXT, in_use_6 TEXT, in_use_why TEXT, PRIMARY "
        "KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_participant_cooperative ON participant (cooperative)",
    "CREATE INDEX ix_participant_member ON participant (member)",
    "CREATE INDEX ix_participant_session ON participant (session)",
    (
        "CREATE TABLE participant_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes "
        "TEXT NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE partner ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, name TEXT, name_ar TEXT, "
        "logo TEXT, kind TEXT, brings TEXT, country TEXT, city TEXT, phone TEXT, email TEXT, "
        "website TEXT, address TEXT, agreement TEXT, agreement_from TEXT, agreement_until "
        "TEXT, notes TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_partner_sort ON partner (removed, sort)",
    "CREATE INDEX ix_partner_sort_ar ON partner (removed, sort_ar)",
    (
        "CREATE TABLE partner_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE product ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, name TEXT, name_ar TEXT, "
        "name_en TEXT, number TEXT, former_numbers TEXT, cooperative TEXT, trade TEXT, family "
        "TEXT, state TEXT, costed_on TEXT, batch TEXT, packaging INTEGER, overheads TEXT, "
        "part TEXT, margin TEXT, retail_factor TEXT, export_currency TEXT, export_rate TEXT, "
        "price INTEGER, stock TEXT, minimum TEXT, unit TEXT, description TEXT, description_ar "
        "TEXT, description_en TEXT, story TEXT, story_ar TEXT, story_en TEXT, made_of TEXT, "
        "technique TEXT, colours TEXT, length TEXT, width TEXT, height TEXT, weight TEXT, "
        "size TEXT, care TEXT, ethics TEXT, notes TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_product_cooperative ON product (cooperative)",
    "CREATE INDEX ix_product_sort ON product (removed, sort)",
    "CREATE INDEX ix_product_sort_ar ON product (removed, sort_ar)",
    (
        "CREATE TABLE product_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE session ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, title TEXT, title_ar "
        "TEXT, title_en TEXT, number TEXT, former_numbers TEXT, kind TEXT, theme TEXT, state "
        "TEXT, cancelled_because TEXT, place TEXT, commune TEXT, language TEXT, programme "
        "TEXT, programme_reference TEXT, capacity INTEGER, objectives TEXT, agenda TEXT, "
        "disabled INTEGER, decisions TEXT, lessons TEXT, notes TEXT, PRIMARY KEY (id), UNIQUE "
        "(uid) )"
    ),
    "CREATE INDEX ix_session_sort ON session (removed, sort)",
    "CREATE INDEX ix_session_sort_ar ON session (removed, sort_ar)",
    (
        "CREATE TABLE session_partner ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed "
        "BOOLEAN NOT NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, session TEXT, "
        "rank TEXT, partner TEXT, role TEXT, brings TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_session_partner_partner ON session_partner (partner)",
    "CREATE INDEX ix_session_partner_session ON session_partner (session)",
    (
        "CREATE TABLE session_partner_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes "
        "TEXT NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE session_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE slot ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, session TEXT, date TEXT, "
        'start TEXT, "end" TEXT, topic TEXT, trainer TEXT, PRIMARY KEY (id), UNIQUE (uid) )'
    ),
    "CREATE INDEX ix_slot_session ON slot (session)",
    (
        "CREATE TABLE work ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, product TEXT, rank TEXT, "
        "step TEXT, level TEXT, member TEXT, hours TEXT, rate INTEGER, PRIMARY KEY (id), "
        "UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_work_member ON work (member)",
    "CREATE INDEX ix_work_product ON work (product)",
    (
        "CREATE TABLE work_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT NOT "
        "NULL, PRIMARY KEY (id) )"
    ),
)


def upgrade() -> None:
    """Make the tables and indexes."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
