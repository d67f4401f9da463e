"""The words people write above a column."""

from __future__ import annotations

from random import Random

from tests.corpus.cells import Block
from tests.corpus.troubles import Trouble as T

#: By field: French, Arabic, English; then what else people write, slips, what they shorten it to.
HEADS: dict[str, tuple[str, str, str, tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "family_name": ("Nom", "الاسم العائلي", "Family name",
                    ("Nom de famille", "Patronyme", "Nom de famille de l'adhérente"),
                    ("Nom de famile", "Nom de fammille", "Non de famille"), ("Nom fam.",)),
    "given_name": ("Prénom", "الاسم الشخصي", "First name", ("Prénoms", "Petit nom"),
                   ("Prenon", "Prénon", "Prennom"), ("Prén.", "Pnom")),
    "sex": ("Sexe", "الجنس", "Sex", ("Genre", "Homme / Femme", "F/H"), ("Séxe", "Sexxe"),
            ("Sx", "S.")),
    "birth": ("Date de naissance", "تاريخ الازدياد", "Date of birth",
              ("Née le", "Né(e) le", "Naissance", "Date naiss"),
              ("Date de naisance", "Date de naissence", "Date naissanse"),
              ("D. naiss.", "DDN", "D.N.", "Dt naiss.")),
    "national_id": ("CIN", "رقم البطاقة الوطنية", "National ID",
                    ("N° de la carte nationale", "CNIE", "Carte d'identité nationale", "N°CIN"),
                    ("N° CNI", "Carte national", "N° de carte nationnale"),
                    ("N° CIN", "C.I.N.", "N°CIN")),
    "phone": ("Téléphone", "الهاتف", "Phone", ("GSM", "Portable", "N° de téléphone", "Mobile"),
              ("Telephonne", "Téléphonne", "Telephone", "Téléphne"), ("Tél.", "Tel", "N° Tél")),
    "douar": ("Douar", "الدوار", "Village", ("Village", "Lieu dit / Douar", "Douar / quartier"),
              ("Doaur", "Douard"), ("Dr", "Dr.")),
    "commune": ("Commune", "الجماعة", "Commune", ("Commune rurale", "Commune territoriale"),
                ("Comune", "Communne"), ("Comm.", "C.R.")),
    "trade": ("Métier", "الحرفة", "Craft", ("Activité", "Spécialité", "Activité artisanale"),
              ("Metié", "Mettier"), ("Mét.", "Activ.")),
    "joined": ("Date d'adhésion", "تاريخ الانخراط", "Member since",
               ("Adhérente depuis", "Date d'entrée", "Membre depuis le", "Date d’inscription"),
               ("Date d'adhesoin", "Date d'adésion", "Date adhésion"), ("D. adh.", "Adh. le")),
    "shares": ("Parts", "عدد الحصص", "Shares", ("Nombre de parts", "Parts sociales"),
               ("Partes", "Nombre de part"), ("Nb parts", "Nbre de parts", "Nb. parts")),
    "paid_in": ("Montant libéré", "المبلغ المحرر", "Amount paid",
                ("Montant versé", "Capital libéré", "Versé"), ("Montant liberé", "Montan libéré"),
                ("Mt libéré", "Mnt versé")),
    "whatsapp": ("WhatsApp", "واتساب", "WhatsApp", ("A WhatsApp", "WhatsApp ?"),
                 ("Whatsap", "Watsapp"), ("Whats.", "WA")),
    "notes": ("Observations", "ملاحظات", "Notes", ("Remarques", "Commentaires", "Divers"),
              ("Obsérvations", "Remarque"), ("Obs.", "Rq", "Obs")),
    "number": ("Référence", "الرمز", "Code", ("Code article", "Réf. produit"), ("Réference",),
               ("Réf.", "Réf")),
    "name": ("Désignation", "التسمية", "Name", ("Produit", "Nom du produit"), ("Désination",),
             ("Désign.",)),
    "state": ("Disponibilité", "الحالة", "State", ("État", "Statut"), ("Disponiblité",),
              ("Dispo.",)),
    "unit": ("Unité", "الوحدة", "Unit", ("Unité de vente", "Unité"), ("Unitée",), ("U.", "Un.")),
    "price": ("Prix de vente", "ثمن البيع", "Price", ("Prix public", "Prix unitaire"),
              ("Prix de vante",), ("P.V.", "Px vente")),
    "stock": ("Stock", "المخزون", "Stock", ("Quantité en stock", "Qté disponible"), ("Stok",),
              ("Qté", "Stk")),
    "margin": ("Marge", "الهامش", "Margin", ("Marge bénéficiaire", "Taux de marge"), ("Marje",),
               ("Mg", "Marge")),
    "title": ("Intitulé", "عنوان الدورة", "Title", ("Formation", "Titre de la formation"),
              ("Intitullé",), ("Intit.",)),
    "kind": ("Type", "النوع", "Kind", ("Nature", "Catégorie"), ("Typpe",), ("Type",)),
    "first_day": ("Date", "التاريخ", "Date", ("Date de la session", "Jour"), ("Datte",),
                  ("Dt",)),
    "place": ("Lieu", "المكان", "Place", ("Salle", "Lieu de la formation"), ("Lieux",),
              ("Lieu",)),
    "programme": ("Programme", "البرنامج", "Programme", ("Financeur", "Bailleur"),
                  ("Programe",), ("Prog.",)),
    "capacity": ("Places", "عدد المقاعد", "Places", ("Capacité", "Nombre de places"),
                 ("Capacitée",), ("Nb places",)),
    "city": ("Ville", "المدينة", "City", ("Ville",), ("Vile",), ("Ville",)),
    "email": ("E-mail", "البريد الإلكتروني", "E-mail", ("Courriel", "Adresse électronique"),
              ("E-mial",), ("Mail",)),
    "agreement_from": ("Convention du", "تاريخ الاتفاقية", "Agreement from",
                       ("Début de convention", "Date de convention"), ("Convension du",),
                       ("Conv. du",)),
    "full_name": ("Nom et prénom", "النسب والاسم", "Full name",
                  ("Nom complet", "Nom & prénom", "NOM ET PRENOM"), ("Nom et prenon",),
                  ("Nom & Pr.", "Nom/Prénom")),
    "full_name_turned": ("Prénom et nom", "الاسم والنسب", "First and last name",
                         ("Prénom & nom", "Prénom NOM"), ("Prenom et nom",), ("Prén. et nom",)),
    "both_scripts": ("Nom et prénom / الاسم الكامل", "الاسم الكامل", "Full name",
                     ("Nom complet (fr / ar)",), ("Nom et prenom",), ("Nom & prén.",)),
    "id_and_phone": ("CIN / Tél", "رقم البطاقة / الهاتف", "ID / phone",
                     ("CIN et téléphone",), ("CIN / Tel",), ("CIN/GSM",)),
}  # fmt: skip
#: Partners and products are not people: their name has another header.
OTHERS = {
    ("partner", "name"): ("Partenaire", "الشريك", "Partner", ("Organisme", "Structure"),
                          ("Partenaires",), ("Part.",)),
}  # fmt: skip
HINTS = {"birth": "jj/mm/aaaa", "joined": "jj/mm/aaaa", "paid_in": "DH", "price": "DH",
         "phone": "10 chiffres", "sex": "F ou H", "first_day": "jj/mm/aaaa", "margin": "%",
         "agreement_from": "jj/mm/aaaa", "shares": "nombre"}  # fmt: skip
#: Above columns, in French and Arabic; what is under none of them stands alone.
GROUPS = {
    ("Identité", "الهوية"): ("family_name", "given_name", "sex", "birth", "national_id",
                             "full_name", "full_name_turned", "both_scripts", "id_and_phone"),
    ("Coordonnées", "معلومات الاتصال"): ("phone", "douar", "city", "email"),
    ("Adhésion", "الانخراط"): ("joined", "shares", "paid_in"),
    ("Informations", "معلومات"): ("number", "name", "title", "kind"),
    ("Vente", "البيع"): ("price", "stock", "margin"),
    ("Organisation", "التنظيم"): ("first_day", "place", "programme", "capacity"),
}  # fmt: skip


def name_columns(chance: Random, register: str, block: Block, lang: str, troubles: set[T]) -> None:
    """Give each column that has none yet its header."""
    for column in block.columns:
        names = next((names for names, keys in GROUPS.items() if column.key in keys), ("", ""))
        column.group = names[lang == "ar"]
        column.hint = HINTS.get(column.key, "")
        if column.head:
            continue
        said = OTHERS.get((register, column.key)) or HEADS[column.key]
        column.head = _head(chance, said, column.hint, lang, troubles)


def _head(chance: Random, said: tuple, hint: str, lang: str, troubles: set[T]) -> str:  # type: ignore[type-arg]
    french, arabic, english, others, slips, short = said
    if lang == "ar":
        return str(arabic)
    if lang == "en":
        return str(english)
    if T.HEADERS_BILINGUAL in troubles:
        return french if any(c > "\u0600" for c in french) else f"{french} / {arabic}"
    if T.HEADERS_SYNONYMS in troubles:
        french = chance.choice(others)
    elif T.HEADERS_SLIPS in troubles:
        french = chance.choice(slips)
    elif T.HEADERS_SHORT in troubles:
        french = chance.choice(short)
    if T.HEADERS_UNITS in troubles and hint:
        french = f"{french} ({hint})"
    return str(french)
