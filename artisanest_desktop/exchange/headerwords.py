"""What people write above their columns, beside the labels and synonyms that the fields declare."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


#: Register → field → words, separated by " · ".
WORDS: dict[str, dict[str, str]] = {
    "member": {
        "family_name": "patronyme · nom de famille de l'adhérente · nom de famille de l'adhérent · "
        "nom de famille de l'artisan · اسم العائلة · الكنية · نسب · لقب",
        "given_name": "petit nom · pnom · اسم شخصي",
        "family_name_ar": "nom ar · nom de famille en arabe · الاسم العائلي (بالعربية)",
        "given_name_ar": "prénom ar · الاسم الشخصي (بالعربية)",
        "sex": "homme femme · femme homme · f h · h f · m f · f m · sx · civilité · "
        "titre de civilité · ذكر أنثى · أنثى ذكر · ذ أ · نوع",
        "birth": "date naiss · dn · né · née · né en · née en · né(e) en · né(e) · nais · dob · "
        "yob · "
        "birth year · born · born on · année naiss · an de naissance · année de naiss · "
        "تاريخ الولادة · ازدياد · الازدياد · مزداد في · مزدادة في · سنة الولادة · عام الازدياد · "
        "ت الازدياد · تاريخ الازدياد بالكامل",
        "national_id": "cni · cine · c.n.i.e · carte d'identité nationale · carte d'identité · "
        "carte identité · n° carte nationale · n° de la carte nationale · n° de carte nationale · "
        "carte nationale d'identité · pièce d'identité · national id · id number · id · "
        "identity card · n° carte d'identité · cin numéro · البطاقة الوطنية · بطاقة · البطاقة · "
        "رقم بطاقة التعريف · رقم البطاقة الوطنية للتعريف الإلكترونية · بطاقة التعريف الوطنية · "
        "رقم بطاقة التعريف الوطنية · ب.و · ب.و.ت · رقم ب.و.ت · ر.ب.و · ر.ب.و.ت · ر.ب.ت · "
        "رقم ب.ت.و · "
        "ب و ت إ · رقم البطاقة الوطنية ب.و.ت",
        "phone": "telephone · n tel · num tel · tel gsm · phone number · mobile phone · cell · "
        "cellulaire · contact · contacts · numéro de gsm · tel portable · tél mobile · "
        "téléphone portable · téléphone mobile · coordonnées téléphoniques · هاتف · "
        "رقم هاتف · رقم الهاتف المحمول · الهاتف المحمول · الهاتف النقال · رقم الهاتف النقال · "
        "جوال · الجوال · نقال · تلفون · التلفون · الرقم الهاتفي",
        "phone2": "fixe · tél fixe · téléphone fixe · autre tél · autre numéro · tél secondaire · "
        "2e téléphone · 2ème téléphone · second tél · gsm 2 · portable 2 · رقم آخر · هاتف ثان · "
        "الهاتف الثاني · الهاتف الثابت",
        "email": "adresse mail · adresse email · adresse électronique · e mail · mél · "
        "adresse de messagerie · "
        "email address · "
        "بريد إلكتروني · الإيميل · إيميل",
        "whatsapp": "a whatsapp · wa · whats · whatsapp oui non · utilise whatsapp · واتس اب · "
        "الواتساب · الواتس",
        "douar": "dr · lieu dit · lieu dit douar · douar quartier · quartier douar · hameau · "
        "ksar · "
        "دوار · دوار حي · المدشر · قرية · douar village",
        "commune": "commune rurale · commune territoriale · cr · jamaa · municipalité · جماعة · "
        "الجماعة القروية · الجماعة الترابية · الجماعة الحضرية",
        "address": "adresse personnelle · "
        "adresse complète · adresse postale · résidence · lieu de résidence · عنوان · "
        "عنوان السكن · مقر السكنى · محل السكنى · السكنى",
        "trade": "activité artisanale · métier exercé · filière · branche · domaine d'activité · "
        "savoir faire · métier artisanal · activité principale · حرفة · مهنة · نوع الحرفة · "
        "نوع النشاط · الاختصاص · التخصص",
        "joined": "adhérente depuis · adhérent depuis · adhérent(e) depuis · date d'entrée · "
        "membre depuis le · adh le · date d'adh · member since · date of joining · entrée le · "
        "date entrée · inscrite le · تاريخ العضوية · تاريخ الالتحاق · انخراط · سنة الانخراط · "
        "année d'adhésion",
        "shares": "parts sociales · nombre de parts sociales · عدد الحصص · عدد الأنصبة · الأسهم · "
        "عدد الأسهم · number of shares",
        "paid_in": "versé · montant versé · capital libéré · capital versé · somme versée · "
        "amount paid · paid in · parts libérées · المبلغ المؤدى · المبلغ المدفوع · "
        "المبلغ المساهم به",
        "notes": "divers · commentaires · commentaire · rq · remarque · observation · "
        "autres remarques",
        "role": "qualité · poste · rôle dans la coopérative · fonction dans la coopérative · "
        "المنصب",
        "number": "numéro d'adhésion · numéro d'adhérent · numéro d'adhérente · code membre · "
        "رقم الانخراط · رقم العضوية · n d'adhésion",
    },
    "product": {
        "name": "nom produit · produits · nom de l'article · désignation du produit · المنتوجات · "
        "اسم المنتج",
        "number": "réf produit · code article · réf article · sku · référence produit",
        "state": "dispo",
        "unit": "u · un · unité de vente · unité de mesure · وحدة · وحدة القياس",
        "price": "p.v. · pv · prix public · prix ttc · tarif · prix de vente public · ثمن · "
        "الأثمنة · "
        "سعر البيع · prix dh",
        "stock": "quantité disponible · stk · quantité restante · الكمية المتوفرة",
        "margin": "mg · taux de marge · marge bénéficiaire · هامش الربح",
        "trade": "métier artisanal · branche · activité · activité artisanale · spécialité",
        "made_of": "matière première · matières premières · مادة الصنع",
        "care": "conseils d'entretien",
    },
    "session": {
        "title": "titre de la formation · intitulé de la formation · thème de la session",
        "kind": "catégorie",
        "capacity": "nombre de places · عدد المقاعد",
    },
    "partner": {
        "name": "partenaires · part · nom du partenaire · raison sociale",
        "email": "adresse électronique · adresse mail · adresse email",
        "agreement_from": "conv. du · début de convention · date de convention · "
        "convention depuis · "
        "تاريخ الاتفاقية",
        "notes": "commentaires · commentaire · divers · rq · observation",
        "phone": "gsm · mobile · portable · contact téléphonique · telephone · "
        "phone number · رقم الهاتف",
    },
}  # fmt: skip
#: Both names of a person in one column; the family's first, or last.
FAMILY_FIRST = (
    "nom complet · nom et prénom · nom prénom · noms et prénoms · nom et prénoms · "
    "nom complet ar · "
    "nom et prénom ar · full name · family name and given name · membre · membres · adhérent · "
    "adhérente · adhérents · adhérentes · nom prénom ar · nom et prénom en arabe · "
    "nom complet fr · "
    "nom et prénom de l'adhérent · nom et prénom de l'adhérente · "
    "nom et prénom de la bénéficiaire · "
    "nom et prénom de l'artisane · nom et prénom du membre · nom de l'adhérent · "
    "nom de l'adhérente · "
    "nom de la bénéficiaire · nom du membre · bénéficiaire · bénéficiaires · artisane · "
    "noms · nom complet en arabe · nom complet fr ar · "
    "النسب والاسم · الاسم العائلي والشخصي · الاسم العائلي والاسم الشخصي · العضو · العضوة · "
    "الأعضاء · النسب و الاسم · اسم العضو · اسم المستفيدة · المستفيدة · المستفيد · المنخرطة · "
    "المنخرط"
)
GIVEN_FIRST = (
    "prénom et nom · prénom nom · first and last name · given name and family name · name ar · "
    "full name ar · full name in arabic · الاسم الكامل · الاسم والنسب · الاسم الشخصي والعائلي · "
    "الاسم الشخصي والاسم العائلي · اسم ونسب · الاسم و النسب · الاسم الكامل بالعربية · "
    "الاسم الكامل باللغة العربية · اسم ولقب · الاسم واللقب"
)
#: What numbers the lines.
COUNTERS = (
    "n · no · num · nr · numéro · n ordre · n d ordre · numéro d ordre · n ord · rang · ligne · "
    "line · "
    "row · order · ordre · رقم · الرقم · ر ت · الرقم الترتيبي · الرقم التسلسلي · ترتيب · "
    "الترتيب · عدد · العدد · رت · ع ر"
)
#: What a short form stands for; words of a header are compared in full.
SHORT = {
    "nb": "nombre", "nbre": "nombre", "nbr": "nombre", "mt": "montant", "mnt": "montant",
    "mtt": "montant", "qte": "quantite", "qtes": "quantite", "qt": "quantite", "dt": "date",
    "d": "date", "dte": "date", "tel": "telephone", "tele": "telephone", "tlf": "telephone",
    "phone": "telephone", "num": "numero", "n": "numero", "no": "numero", "nr": "numero",
    "naiss": "naissance", "nais": "naissance", "adh": "adhesion", "adhes": "adhesion", "px": "prix",
    "pr": "prenom", "pren": "prenom", "prenoms": "prenom", "noms": "nom", "coop": "cooperative",
    "comm": "commune", "adr": "adresse", "obs": "observations", "rem": "remarques",
    "act": "activite", "activ": "activite", "met": "metier", "ref": "reference",
    "desig": "designation", "design": "designation", "dispo": "disponibilite",
    "prog": "programme", "intit": "intitule", "conv": "convention", "fam": "famille",
    "inscr": "inscription", "cat": "categorie", "vers": "verse", "unit": "unitaire",
    "spec": "specialite", "fct": "fonction", "fonct": "fonction", "carte": "carte", "id": "id",
}  # fmt: skip
#: Words that change nothing in a header.
SMALL = _set("de du des d le la les l en a au et un une of the and votre vos son sa اللغه و")
#: Measures and hints that stand behind the name of a column.
UNITS = _set(
    "dh dhs mad dirham dirhams kg g gr cm mm l litre litres درهم كغ jj aaaa aa jjmmaaaa chiffres "
    "obligatoire facultatif optionnel si possible"
)
#: Headers that say nothing.
EMPTY = _set(
    "colonne column champ field info infos information informations donnee donnees valeur value "
    "code x autre autres divers1 unnamed titre1 col var libelle data n no num numero الرقم رقم "
    "عمود "
    "معلومات بيانات"
)
#: Of whom else a column speaks: never taken for the person's own.
OTHERS = _set(
    "pere mere mari epoux epouse conjoint conjointe tuteur tutrice fils fille enfant enfants frere "
    "soeur parent parents urgence garant temoin father mother husband wife spouse guardian "
    "emergency "
    "child children الاب الام الزوج الزوجه الولي الابناء الاطفال الاخ زوج زوجه اب ام "
    "banque rib formateur formatrice president presidente presidant"
)
