"""What sessions come to, and projects. Written by ``python -m …store.freeze``."""

from alembic import op

revision = "0004"
down_revision = "0003"

STATEMENTS = (
    (
        "CREATE TABLE age_limit ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, code TEXT, name TEXT, "
        "name_ar TEXT, name_en TEXT, aliases TEXT, from_age INTEGER, to_age INTEGER, source "
        "TEXT, confirmed BOOLEAN, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_age_limit_sort ON age_limit (removed, sort)",
    "CREATE INDEX ix_age_limit_sort_ar ON age_limit (removed, sort_ar)",
    (
        "CREATE TABLE age_limit_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    "ALTER TABLE commitment ADD COLUMN project TEXT",
    "CREATE INDEX ix_commitment_project ON commitment (project)",
    (
        "CREATE TABLE edition ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, record TEXT, register "
        "TEXT, paper TEXT, number INTEGER, printed_on TEXT, languages TEXT, slots TEXT, "
        "first_blank INTEGER, blanks INTEGER, text_version TEXT, PRIMARY KEY (id), UNIQUE "
        "(uid) )"
    ),
    "CREATE INDEX ix_edition_record ON edition (record)",
    (
        "CREATE TABLE edition_line ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN "
        "NOT NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, edition TEXT, line "
        "INTEGER, participant TEXT, member TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_edition_line_edition ON edition_line (edition)",
    "CREATE INDEX ix_edition_line_member ON edition_line (member)",
    "CREATE INDEX ix_edition_line_participant ON edition_line (participant)",
    (
        "CREATE TABLE evaluation ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN "
        "NOT NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, session TEXT, form "
        "INTEGER, participant TEXT, answers TEXT, remark TEXT, PRIMARY KEY (id), UNIQUE (uid) "
        ")"
    ),
    "CREATE INDEX ix_evaluation_participant ON evaluation (participant)",
    "CREATE INDEX ix_evaluation_session ON evaluation (session)",
    (
        "CREATE TABLE evaluation_question ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed "
        "BOOLEAN NOT NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, session TEXT, "
        "rank TEXT, words TEXT, words_ar TEXT, words_en TEXT, PRIMARY KEY (id), UNIQUE (uid) "
        ")"
    ),
    "CREATE INDEX ix_evaluation_question_session ON evaluation_question (session)",
    (
        "CREATE TABLE indicator ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, project TEXT, rank TEXT, "
        "what TEXT, rule TEXT, unit TEXT, sex TEXT, from_date TEXT, until TEXT, baseline "
        "TEXT, target TEXT, typed TEXT, source TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_indicator_project ON indicator (project)",
    (
        "CREATE TABLE indicator_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    "ALTER TABLE member ADD COLUMN thumbprint BOOLEAN",
    "ALTER TABLE participant ADD COLUMN invited_on TEXT",
    "ALTER TABLE participant ADD COLUMN thumbprint BOOLEAN",
    "ALTER TABLE participant ADD COLUMN certificate_kind TEXT",
    "ALTER TABLE participant ADD COLUMN visited_3 TEXT",
    "ALTER TABLE participant ADD COLUMN visited_6 TEXT",
    "ALTER TABLE participant ADD COLUMN in_use_why_6 TEXT",
    "ALTER TABLE participant ADD COLUMN does_differently TEXT",
    "ALTER TABLE participant ADD COLUMN transport INTEGER",
    "ALTER TABLE participant ADD COLUMN meal INTEGER",
    (
        "CREATE TABLE project ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, title TEXT, title_ar "
        "TEXT, kind TEXT, state TEXT, from_date TEXT, until TEXT, objective TEXT, programme "
        "TEXT, programme_reference TEXT, budget INTEGER, age_limit TEXT, result TEXT, lessons "
        "TEXT, notes TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_project_sort ON project (removed, sort)",
    "CREATE INDEX ix_project_sort_ar ON project (removed, sort_ar)",
    (
        "CREATE TABLE project_cooperative ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed "
        "BOOLEAN NOT NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, project TEXT, "
        "rank TEXT, cooperative TEXT, part TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_project_cooperative_cooperative ON project_cooperative (cooperative)",
    "CREATE INDEX ix_project_cooperative_project ON project_cooperative (project)",
    (
        "CREATE TABLE project_cooperative_search ( id INTEGER NOT NULL, text TEXT NOT NULL, "
        "codes TEXT NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE project_partner ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed "
        "BOOLEAN NOT NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, project TEXT, "
        "rank TEXT, partner TEXT, role TEXT, brings TEXT, PRIMARY KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_project_partner_partner ON project_partner (partner)",
    "CREATE INDEX ix_project_partner_project ON project_partner (project)",
    (
        "CREATE TABLE project_partner_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes "
        "TEXT NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE project_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    "ALTER TABLE session ADD COLUMN objectives_ar TEXT",
    "ALTER TABLE session ADD COLUMN objectives_en TEXT",
    "ALTER TABLE session ADD COLUMN agenda_ar TEXT",
    "ALTER TABLE session ADD COLUMN agenda_en TEXT",
    "ALTER TABLE session ADD COLUMN project TEXT",
    "ALTER TABLE session ADD COLUMN emblem TEXT",
    "ALTER TABLE session ADD COLUMN required_share TEXT",
    "ALTER TABLE session ADD COLUMN transport_each INTEGER",
    "ALTER TABLE session ADD COLUMN meal_each INTEGER",
    "CREATE INDEX ix_session_project ON session (project)",
    "ALTER TABLE slot ADD COLUMN topic_ar TEXT",
    "ALTER TABLE slot ADD COLUMN topic_en TEXT",
    (
        "CREATE TABLE step ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, project TEXT, rank TEXT, "
        "what TEXT, who TEXT, due TEXT, state TEXT, done_on TEXT, result TEXT, PRIMARY KEY "
        "(id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_step_project ON step (project)",
    (
        "CREATE TABLE step_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT NOT "
        "NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE template ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN NOT "
        "NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, code TEXT, title TEXT, "
        "title_ar TEXT, title_en TEXT, kind TEXT, theme TEXT, objectives TEXT, objectives_ar "
        "TEXT, objectives_en TEXT, agenda TEXT, agenda_ar TEXT, agenda_en TEXT, PRIMARY KEY "
        "(id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_template_sort ON template (removed, sort)",
    "CREATE INDEX ix_template_sort_ar ON template (removed, sort_ar)",
    (
        "CREATE TABLE template_search ( id INTEGER NOT NULL, text TEXT NOT NULL, codes TEXT "
        "NOT NULL, PRIMARY KEY (id) )"
    ),
    (
        "CREATE TABLE template_slot ( id INTEGER NOT NULL, uid TEXT NOT NULL, removed BOOLEAN "
        "NOT NULL, sort TEXT NOT NULL, sort_ar TEXT NOT NULL, own TEXT, template TEXT, day "
        'INTEGER, start TEXT, "end" TEXT, topic TEXT, topic_ar TEXT, topic_en TEXT, PRIMARY '
        "KEY (id), UNIQUE (uid) )"
    ),
    "CREATE INDEX ix_template_slot_template ON template_slot (template)",
)


def upgrade() -> None:
    """Make the tables and indexes."""
    for statement in STATEMENTS:
        op.get_bind().exec_driver_sql(statement)
