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
