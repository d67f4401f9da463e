"""What is said of a person in one word: sex, state, level, role, schooling."""

from __future__ import annotations

from artisanest_desktop.i18n import _, p_
from artisanest_desktop.rules import Choice, Option


def _bends(code: str, word: str, *also: str) -> Option:
    """An option whose word bends with the person's sex."""
    return Option(code, _(word), p_("woman", word), p_("man", word), also)


SEX = Choice(
    (
        Option("F", _("woman"), also=("f", "femme", "féminin", "féminine", "fém", "mme", "mlle",
               "melle", "mle", "madame", "mademoiselle", "fille", "mrs", "miss", "ms", "أنثى",
               "امرأة", "مرأة", "إمرأة", "نساء", "السيدة", "سيدة", "الآنسة", "آنسة", "بنت", "مؤنث",
               "أ", "female", "dame")),
        Option("M", _("man"), also=("h", "m", "homme", "masculin", "masc", "m.", "mr", "monsieur",
               "garçon", "ذكر", "رجل", "رجال", "السيد", "سيد", "ولد", "مذكر", "ذ", "male")),
        Option("X", _("not stated")),
    )
)
STATE = Choice(
    (
        _bends("candidate", "applied", "candidate", "candidat", "مرشحة", "applicant"),
        _bends("active", "active"),
        _bends("suspended", "suspended"),
        _bends("withdrawn", "left", "retirée", "withdrawn", "partie", "parti", "sortie", "sorti",
               "démission", "démissionnaire", "démissionnée", "retrait", "منسحبة", "مستقيلة"),
        _bends("excluded", "excluded", "exclusion", "radiée", "radié", "مشطب عليها"),
        _bends("deceased", "deceased", "décès", "morte", "mort", "feue", "متوفاة", "متوفى",
               "توفيت", "توفي"),
    ),
    tags={
        "candidate": "accent",
        "active": "olive",
        "suspended": "saffron",
        "withdrawn": "soft",
        "excluded": "terra",
        "deceased": "soft",
    },
)
LEVEL = Choice(
    (
        _bends("apprentice", "apprentice"),
        _bends("artisan", "artisan"),
        _bends("master", "master artisan", "maalem", "maalma", "maâlem", "maâlma"),
    )
)
ROLE = Choice(
    (
        _bends("president", "president"),
        _bends("vice_president", "vice-president"),
        _bends("secretary", "secretary"),
        _bends("treasurer", "treasurer"),
        _bends("board", "board member"),
        _bends("manager", "manager", "gérant"),
        _bends("director", "director"),
        _bends("supervisor", "supervisory committee"),
    )
)
MEANS = Choice(
    (
        Option("paper", _("signed paper")),
        Option("thumbprint", _("thumbprint")),
        Option("oral", _("spoken")),
    )
)
SCHOOLING = Choice(
    (
        Option("none", _("none")),
        Option("literacy", _("literacy class")),
        Option("koranic", _("Koranic school")),
        Option("primary", _("primary school")),
        Option("lower_secondary", _("lower secondary school")),
        Option("upper_secondary", _("upper secondary school")),
        Option("vocational", _("vocational training")),
        Option("higher", _("higher education")),
    )
)
MARK = Choice(
    (
        _bends("present", "present", "p", "✓", "v", "x", "1", "ح", "oui", "نعم"),
        _bends("late", "late", "r", "l", "retard", "ت"),
        _bends("left", "left early", "d", "parti", "partie"),
        _bends("absent", "absent", "a", "0", "غ", "non", "لا"),
        _bends("excused", "excused", "e", "ع"),
    ),
    tags={
        "present": "olive",
        "late": "saffron",
        "left": "saffron",
        "absent": "terra",
        "excused": "accent",
    },
)
ENROLMENT = Choice(
    (
        _bends("invited", "invited"),
        _bends("enrolled", "enrolled"),
        _bends("walk_in", "walk-in"),
    )
)
CERTIFICATE = Choice(
    (
        Option("certificate", _("certificate"), also=("certificat", "شهادة")),
        Option("confirmation", _("certificate of attendance"), also=("attestation",
               "attestation de participation", "شهادة المشاركة")),
    )
)
IN_USE = Choice(
    (
        Option("yes", _("in use: yes"), also=("oui", "yes", "نعم")),
        Option("partly", _("in use: partly"), also=("en partie", "partly", "جزئيا")),
        Option("no", _("in use: no"), also=("non", "no", "لا")),
    )
)
