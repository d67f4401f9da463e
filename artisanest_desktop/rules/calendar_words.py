"""The months and the small words of a date in the languages that reach Morocco."""

from __future__ import annotations

from artisanest_desktop.i18n.folding import fold

_MONTHS = (
    # French · English · Moroccan · Gulf and Egypt · Levant · Algeria and Tunisia; other spellings
    "janvier janv jan · january · يناير · كانون الثاني · جانفي · ينير",
    "fevrier fevr fev · february feb · فبراير · شباط · فيفري · فبرابر",
    "mars mar · march · مارس · آذار · مارش",
    "avril avr · april apr · أبريل · نيسان · أفريل · بريل إبريل",
    "mai · may · ماي · مايو · أيار · ماء",
    "juin · june jun · يونيو · حزيران · جوان · يونيه يونيوه",
    "juillet juil · july jul · يوليوز · يوليو · تموز · جويلية · يوليه",
    "aout aou · august aug · غشت · أغسطس · آب · أوت · أغشت",
    "septembre sept sep · september · شتنبر · سبتمبر · أيلول · شتمبر",
    "octobre oct · october · أكتوبر · تشرين الأول · اوكتوبر",
    "novembre nov · november · نونبر · نوفمبر · تشرين الثاني · نونمبر",
    "decembre dec · december · دجنبر · ديسمبر · كانون الأول · دجمبر",
)
_SMALL = (
    "le la du de d en l an annee vers ne nee the of on in st nd rd th er ere e eme "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lun jeu ven sam dim "
    "monday tuesday wednesday thursday friday saturday sunday mon tue wed thu fri sat sun "
    "الاثنين الإثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد يوم شهر سنة عام من في م"
)
_HIJRI = (
    "محرم صفر ربيع جمادى جمادي رجب شعبان رمضان شوال القعدة الحجة ذو هـ هجري هجرية الهجري "
    "moharram mouharram safar rabia joumada rajab chaabane chaabana ramadan chaoual chawwal "
    "hijri hegire ah"
)
_TWO_WORDS = ("كانون", "تشرين")


def _months() -> dict[str, int]:
    table: dict[str, int] = {}
    for number, line in enumerate(_MONTHS, 1):
        for group in line.split(" · "):
            names = [group] if group.startswith(_TWO_WORDS) else group.split(" ")
            table |= {fold(name): number for name in names}
    return table


#: Folded month name → 1…12. "mar" is March: a Tuesday stands beside a month of its own.
MONTHS = _months()
#: Folded words that say nothing about which day it is.
SMALL_WORDS = frozenset(fold(word) for word in _SMALL.split())
#: First halves of the two-word months of the Levant (كانون الثاني).
FIRST_HALVES = frozenset(fold(word) for word in _TWO_WORDS)
#: Folded words of the Hijri calendar.
HIJRI_WORDS = frozenset(fold(word) for word in _HIJRI.split())
