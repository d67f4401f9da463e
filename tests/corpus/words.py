"""Words that the invented people and things of the corpus are put together from.

No person of this name and number is known to us: names are combinations, numbers are drawn.
"""

from __future__ import annotations

WOMEN = (
    ("Fatima Zahra", "فاطمة الزهراء"), ("Khadija", "خديجة"), ("Mbarka", "مباركة"),
    ("Rkia", "رقية"), ("Aïcha", "عائشة"), ("Naïma", "نعيمة"), ("Latifa", "لطيفة"),
    ("Zineb", "زينب"), ("Halima", "حليمة"), ("Meryem", "مريم"), ("Saadia", "السعدية"),
    ("Malika", "مليكة"), ("Fatna", "فاطنة"), ("Hafida", "حفيظة"), ("Touria", "ثريا"),
    ("Khadouj", "خدوج"), ("Yamna", "يامنة"), ("Ghita", "غيثة"), ("Itto", "يطو"),
)  # fmt: skip
MEN = (
    ("Mohamed", "محمد"), ("M'hamed", "امحمد"), ("Abdellah", "عبد الله"), ("Lahcen", "لحسن"),
    ("Brahim", "إبراهيم"), ("Moulay Ali", "مولاي علي"), ("Youssef", "يوسف"),
    ("Abderrahim", "عبد الرحيم"), ("Saïd", "سعيد"), ("Hammadi", "حمادي"),
)  # fmt: skip
FAMILIES = (
    ("El Amrani", "العمراني"), ("Benali", "بنعلي"), ("Oulad Hmad", "أولاد احماد"),
    ("Aït Taleb", "آيت الطالب"), ("Sabiri", "الصابيري"), ("Errami", "الرامي"),
    ("Daoudi", "الداودي"), ("Assali", "العسالي"), ("Bahi", "الباهي"), ("Mansouri", "المنصوري"),
    ("Ben Haddou", "بن حدو"), ("Chakir", "شاكر"), ("El Idrissi", "الإدريسي"), ("Naciri", "الناصري"),
    ("Bouchra", "بوشرى"), ("Lamrabet", "لمرابط"), ("Zeroual", "زروال"), ("Ouhmane", "أوحمان"),
    ("Fekkak", "الفكاك"), ("Jabrane", "جبران"), ("Kabbouri", "القبوري"), ("Rahmani", "الرحماني"),
)  # fmt: skip
DOUARS = (
    ("Oulad Zerrad", "أولاد زراد"), ("Laarab", "لعرب"), ("Dar Bouziane", "دار بوزيان"),
    ("Lhaj Miloud", "لحاج ميلود"), ("Oulad Sbih", "أولاد صبيح"), ("Nouaji", "النواجي"),
    ("Lamsalla", "لمصلى"),
)  # fmt: skip
#: Communes of the province, with their code.
COMMUNES = (
    ("07.427.07.05", "Bouchane", "بوشان"), ("07.427.01.01", "Ben Guerir", "ابن جرير"),
    ("07.427.07.23", "Skhour Rhamna", "صخور الرحامنة"), ("07.427.09.15", "Sidi Boubker",
    "سيدي بوبكر"), ("07.427.09.05", "Jaidate", "الجعيدات"), ("07.427.07.19", "Sidi Ghanem",
    "سيدي غانم"),
)  # fmt: skip
#: Trades of the seed list, with their code.
TRADES = (
    ("TX10", "Broderie à la main", "التطريز اليدوي"),
    ("TX03", "Tapis, hanbel et handira", "الزرابي والحنبل والحنديرة"),
    ("CP01", "Poterie et céramique", "الفخار والخزف التقليديان"),
    ("FO01", "Couscous et pâtes", "العجائن الغذائية والكسكس"),
    ("TX01", "Filage traditionnel de la laine", "الغزل التقليدي للصوف"),
    ("FO03", "Huile d'olive", "زيت الزيتون"),
)
REMARKS = (
    ("voir avec la présidente", "يرجى الاتصال بالرئيسة"), ("carte à renouveler", "بطاقة منتهية"),
    ("absente en été", "غائبة في الصيف"), ("a déposé 2 photos", "سلمت صورتين"),
)  # fmt: skip
ID_LETTERS = ("EE", "E", "J", "JC", "BK", "PA", "Q", "X")
GOODS = (
    ("Tapis noué", "زربية"), ("Coussin brodé", "وسادة مطرزة"), ("Djellaba", "جلابة"),
    ("Théière en terre", "إبريق طيني"), ("Couverture en laine", "غطاء صوفي"),
    ("Panier en doum", "سلة الدوم"), ("Couscous d'orge 1 kg", "كسكس الشعير"),
    ("Huile d'olive 5 l", "زيت الزيتون"),
)  # fmt: skip
COLOURS = (("rouge", "حمراء"), ("bleu", "زرقاء"), ("écru", "بيضاء"), ("noir", "سوداء"))
UNITS = (("pc", "pièce", "قطعة"), ("kg", "kilogramme", "كيلوغرام"), ("pair", "paire", "زوج"))
STATES = (("in_stock", "en stock", "متوفر"), ("to_order", "sur commande", "حسب الطلب"),
          ("ended", "n’est plus fabriqué", "لم يعد يصنع"))  # fmt: skip
LESSONS = (
    ("Calcul du prix de revient", "حساب التكلفة"), ("Teinture naturelle", "الصباغة الطبيعية"),
    ("Photographier ses produits", "تصوير المنتوجات"), ("Vie coopérative", "الحياة التعاونية"),
    ("Hygiène alimentaire", "النظافة والسلامة الغذائية"), ("Vendre en ligne", "البيع عبر الإنترنت"),
)  # fmt: skip
PLACES = (("Dar Taliba", "دار الطالبة"), ("Salle communale", "القاعة الجماعية"),
          ("Siège de la coopérative", "مقر التعاونية"))  # fmt: skip
KINDS = (("training", "formation", "تكوين"), ("workshop", "atelier", "ورشة"),
         ("awareness", "sensibilisation", "تحسيس"))  # fmt: skip
HOUSES = ("Atlas", "Rhamna", "Tifawin", "Assafou", "Al Amal", "Annahda", "Ouafa", "Tazarine")
HOUSE_KINDS = (
    ("association", "Association", "جمعية"), ("foundation", "Fondation", "مؤسسة"),
    ("company", "Société", "شركة"), ("school", "Lycée", "ثانوية"),
)  # fmt: skip
CITIES = (("Marrakech", "مراكش"), ("Benguerir", "ابن جرير"), ("Montpellier", "مونبوليي"))
FRENCH_MONTHS = ("janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août",
                 "septembre", "octobre", "novembre", "décembre")  # fmt: skip
ARABIC_MONTHS = ("يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر",
                 "أكتوبر", "نونبر", "دجنبر")  # fmt: skip
