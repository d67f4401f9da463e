"""Tables that say of themselves that they are no lists: bills, budgets, receipts, cash books."""

from __future__ import annotations

import re

from artisanest_desktop.exchange.layout.table import Table
from artisanest_desktop.i18n import fold

#: How their titles begin, folded.
_PAPER = re.compile(
    r"(?:facture|devis|budget|recu|quittance|bon de (?:livraison|commande|caisse|sortie)|"
    r"bordereau|bilan (?:financier|comptable)|journal de caisse|caisse|releve|compte de resultat|"
    r"recettes|depenses|plan de financement|tableau croise|invoice|receipt|quotation|delivery note|"
    r"فاتوره|ميزانيه|وصل|تواصيل|بون|مداخيل|مصاريف|النفقات|بيان اثمان)\b.*"
)


#: What stands above the words of a pivot table: it counts records and holds none.
_PIVOT = re.compile(
    r"etiquettes de (?:lignes|colonnes)|(?:row|column) labels|تسميات (?:الصفوف|الاعمده)"
)


def pivot_of(table: Table) -> str:
    """The word that says that a table is a pivot table; empty when none does."""
    return next((h for h in table.headers[:4] if _PIVOT.fullmatch(fold(h))), "")


def paper_of(table: Table) -> str:
    """The title that says so; empty when none does."""
    for text in (*table.above, table.sheet.name):
        if _PAPER.fullmatch(fold(text)):
            return text.strip()
    return ""


#: What a list of sales has beside the thing: the day, and to whom or for how much in all.
_DAY = re.compile(
    r"date(?: (?:de |d |du )?(?:vente|achat|sale))?|jour|le|day|(?:ال)?تاريخ(?: البيع)?"
)
_SOLD = re.compile(
    r"clients?|cliente|acheteur|acheteuse|customer|buyer|montant(?: total| ttc)?|total|"
    r"amount|vendu(?:e|s|es)?|الزبون|زبون|المشتري|المبلغ|المجموع"
)
#: The title of a list of who was there.
_ROLL = re.compile(
    r"(?:.*\b)?(?:(?:liste|feuille|fiche|registre) (?:de |des |d )?(?:presences?|emargement|appel)|"
    r"emargement|attendance(?: list| sheet)?|roll call|"
    r"(?:لاءحه|لائحه|ورقه|سجل) الحضور)(?:\b.*)?"
)


def sales_of(table: Table) -> str:
    """The headers that say that a table tells what was sold, day by day; empty when none do."""
    day = [h for h in table.headers if h and _DAY.fullmatch(fold(h))]
    sold = [h for h in table.headers if h and _SOLD.fullmatch(fold(h))]
    return f"{day[0]}, {sold[0]}" if day and sold else ""


def roll_of(table: Table) -> str:
    """The title that says that a table tells who was there; empty when none does."""
    for text in (*table.above, table.sheet.name):
        if _ROLL.fullmatch(fold(text)):
            return text.strip()
    return ""
