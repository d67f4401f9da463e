"""What people thought of a session: its questions, and the forms that came back."""

from __future__ import annotations

from artisanest_desktop.i18n import _, n_
from artisanest_desktop.model.fields import Field, Register
from artisanest_desktop.model.lining import parent_field, rank_field
from artisanest_desktop.model.naming import title_in_script
from artisanest_desktop.rules import LongText, Reference, Text, Whole

_SESSION = parent_field("session", _("Session"), "session", "الدورة", "code session")
#: The faces a question is answered by, from 1 (not at all) to this.
FACES = 5
#: As many as fit on the form.
MOST_QUESTIONS = 10

EVALUATION_QUESTION = Register(
    key="evaluation_question",
    one=_("question of the evaluation"),
    many=_("Questions of the evaluation"),
    icon="circle-help",
    title=title_in_script("words"),
    parent="session",
    parent_register="session",
    add=_("Add a question"),
    count=lambda n: n_("%(n)s question", "%(n)s questions", n),
    fields=(
        _SESSION,
        rank_field(),
        Field("words", Text(), _("Question"), listed=True, searchable=False,
              synonyms=("question", "السؤال")),
        Field("words_ar", Text(), _("Question in Arabic"), listed=True, searchable=False,
              synonyms=("question en arabe",)),
        Field("words_en", Text(), _("Question in English"), searchable=False,
              synonyms=("question en anglais",)),
    ),
)
#: One form. ``answers`` has a sign per question in order: 1 to 5, or ``-`` for no answer. Forms are
#: counted, not named: ``participant`` is set only where someone wrote her number on it.
EVALUATION = Register(
    key="evaluation",
    one=_("evaluation form"),
    many=_("Evaluation forms"),
    icon="list-checks",
    title=lambda row, _lang: str(row.get("form") or "—"),
    parent="session",
    parent_register="session",
    line_order=("form",),
    add=_("Add a form"),
    count=lambda n: n_("%(n)s form", "%(n)s forms", n),
    fields=(
        _SESSION,
        Field("form", Whole(), _("Form"), listed=True, searchable=False, synonyms=("fiche",
              "formulaire", "الاستمارة")),
        Field("participant", Reference("participant"), _("Participant"), searchable=False),
        Field("answers", Text(), _("Answers"), listed=True, searchable=False,
              synonyms=("réponses", "الأجوبة")),
        Field("remark", LongText(), _("Remark"), listed=True, searchable=False,
              synonyms=("remarque", "ملاحظة")),
    ),
)
EVALUATIONS = (EVALUATION_QUESTION, EVALUATION)
