"""An example cooperative, invented from end to end, to try everything on."""

from __future__ import annotations

import datetime as dt
from typing import Any

from artisanest_desktop.i18n import _
from artisanest_desktop.store import Store

#: Family and given name in both scripts, sex, born, end of the phone number, douar, trade,
#: joined. Empty where nobody knows, as in life: one has only an Arabic name, some only a year.
_PEOPLE = """
Benali|Khadija|بنعلي|خديجة|F|1978-03-12|612345678|Oulad Imloul|TX03|2016-05-14
El Amrani|Fatima Zahra|العمراني|فاطمة الزهراء|F|1985-11-02|661208814|Oulad Imloul|TX03|2016-05-14
Zahidi|Malika|الزاهيدي|مليكة|F|1969|634517720|Lahlalma|TX10|2016-05-14
Oulad Ahmad|Fadma|ولاد احمد|فاضمة|F|1961||Oulad Hammou|TX01|2016-05-14
Aït Taleb|Rkia|آيت الطالب|رقية|F|1990-07-21|708441953|Lahlalma|TX03|2017-02-10
||الناصري|حادة|F|1955|670029138|Oulad Hammou|TX01|2016-05-14
Bahi|Zineb|الباهي|زينب|F|1994-01-30|655121809|Lgnadiz|TX14|2018-09-03
Mansouri|Halima|المنصوري|حليمة|F|1982-06-17|677340912|Oulad Imloul|TX10|2016-05-14
Haddaoui|Mina|الحداوي|مينة|F|1974-10-05|641776205|Lahlalma|PF02|2019-01-20
Rahmouni|Saadia|الرحموني|السعدية|F|1966|668904417|Lgnadiz|PF02|2016-05-14
Rahmouni|Saïda|الرحموني|سعيدة|F|1988-04-09|668904417|Lgnadiz|TX03|2020-03-01
Cherkaoui|Naïma|الشرقاوي|نعيمة|F|1980-12-25|613559087|Oulad Imloul|TX14|2016-05-14
Bouzid|Mohamed|بوزيد|محمد|M|1972-08-14|650287731|Lahlalma|CP01|2018-09-03
Bouzid|Lahcen|بوزيد|لحسن|M|1959|650287731|Lahlalma|CP01|2018-09-03
Ouardi|Aïcha|الواردي|عائشة|F|1963|672118340|Oulad Hammou|TX01|2016-05-14
El Fassi|Hanane|الفاسي|حنان|F|1992-02-11|699014527|Lgnadiz|TX10|2021-06-15
Tahiri|Jamila|الطاهيري|جميلة|F|1984-09-28|645983216|Oulad Imloul|TX03|2017-02-10
Naciri|Rachida|الناصيري|رشيدة|F|1976-05-19|660347125|Lahlalma|TX03|2016-05-14
Belhaj|Omar|بلحاج|عمر|M|1987-03-03|628450913|Oulad Hammou|LE02|2019-01-20
Jaafari|Touria|الجعفري|ثريا|F|1971|653701486|Lgnadiz|TX14|2016-05-14
Lamrabet|Souad|لمرابط|سعاد|F|1989-10-16|617220954|Oulad Imloul|TX10|2020-03-01
Mahdaoui|Latifa|المهداوي|لطيفة|F|1967|676915038|Oulad Hammou|TX01|2016-05-14
Sabri|Hayat|الصابري|حياة|F|1995-12-07|642083617|Lahlalma|TX03|2022-11-05
Khalfi|Ghita|الخلفي|غيثة|F|1998-06-30|705319842|Lgnadiz|TX14|2023-04-18
Dahbi|Mbarka|الذهبي|مباركة|F|1957|61234567|Oulad Hammou|TX01|2016-05-14
Ghazali|Najat|الغزالي|نجاة|F|1981-01-22|664592071|Oulad Imloul|TX03|2017-02-10
Harrak|Bouchra|الحراق|بشرى|F|1986-08-08|619847350|Lahlalma|TX10|2018-09-03
Idrissi|Amina|الإدريسي|أمينة|F|1979-04-27|637164208|Lgnadiz|PF02|2016-05-14
Jebli|Hassan|الجبلي|حسن|M|1968|658430719|Oulad Hammou|WO01|2019-01-20
Kabbaj|Loubna|القباج|لبنى|F|1993-03-15|690276541|Oulad Imloul|TX14|2021-06-15
Lahlou|Ijja|لحلو|إيجة|F|1952||Lahlalma|TX01|2016-05-14
Maaroufi|Samira|المعروفي|سميرة|F|1983-07-04|646805192|Lgnadiz|TX03|2017-02-10
Nejjar|Hafida|النجار|حفيظة|F|1977-11-11|673519860|Oulad Imloul|TX10|2016-05-14
Ouhmane|Itto|أوحمان|إيطو|F|1965|620738415|Oulad Hammou|TX06|2016-05-14
Radi|Karima|الراضي|كريمة|F|1991-09-19|657092384|Lahlalma|TX03|2020-03-01
Slimani|Zohra|السليماني|الزهرة|F|1970|631645927|Lgnadiz|PF02|2016-05-14
Talbi|Ilham|الطالبي|إلهام|F|1996-05-26|702813469|Oulad Imloul|TX14|2022-11-05
Yousfi|Keltoum|اليوسفي|كلثوم|F|1973-02-08|669350178|Oulad Hammou|TX03|2016-05-14
Ziani|Abdellah|الزياني|عبد الله|M|1962|654187203|Lahlalma|LE03|2018-09-03
Zouhri|Meriem|الزهري|مريم|F|1999-10-31|718605294|Lgnadiz|TX10|2024-02-12
"""
_ROLES = {0: "president", 7: "treasurer", 11: "secretary", 16: "board", 17: "board"}
_KEYS = (
    "family_name", "given_name", "family_name_ar", "given_name_ar", "sex", "birth", "phone",
    "douar", "trade", "joined",
)  # fmt: skip
#: The commune of the douars, if the store's list has it.
_COMMUNE = "Bouchane"


def example(store: Store) -> None:
    """Fill an empty store with the cooperative "Tifawin" and its forty members."""
    commune = store.terms.find("commune", _COMMUNE) or _COMMUNE
    with store.transaction(_("Example cooperative"), kind="edit") as t:
        cooperative = t.create("cooperative", _cooperative(commune))
        members = [_member(i, line, commune) for i, line in enumerate(_lines())]
        uids = t.bulk_create("member", [{**m, "cooperative": cooperative} for m in members])
        people = {"president": uids[0], "treasurer": uids[7], "manager": uids[11]}
        t.set("cooperative", cooperative, people)


def _lines() -> list[str]:
    return _PEOPLE.strip().splitlines()


def _cooperative(commune: str) -> dict[str, Any]:
    return {
        "name": "Tifawin",
        "name_ar": "تيفاوين",
        "short_name": "Tifawin",
        "trades": "TX03;TX10;PF02",
        "founded": "2016-05-14",
        "approved_on": "2016-06-20",
        "commune": commune,
        "phone": "+212524315200",
        "share_value": 50000,
        "capital": 4500000,
        "notes": "Coopérative inventée, pour essayer.",
    }


def _member(index: int, line: str, commune: str) -> dict[str, Any]:
    values: dict[str, Any] = {k: v for k, v in zip(_KEYS, line.split("|"), strict=True) if v}
    phone = values.pop("phone", "")
    if phone:
        # One number lacks a figure, as on the paper it was copied from.
        values["phone"] = f"+212{phone}" if len(phone) == 9 else f"0{phone}"
    shares = 1 + index * 7 % 4
    values |= {
        "commune": commune,
        "state": "active",
        "state_since": values["joined"],
        "shares": shares,
        "paid_in": 50000 * (shares if index % 3 else shares - 1),
        "consent_name": index % 4 != 3,
        "level": ("artisan", "master", "artisan", "apprentice")[index % 4],
    }
    if index in _ROLES:
        values |= {"role": _ROLES[index], "role_from": dt.date(2024, 3, 9).isoformat()}
    if index == 30:
        values |= {"state": "withdrawn", "state_since": "2025-01-15", "notes": "Santé."}
    return values
