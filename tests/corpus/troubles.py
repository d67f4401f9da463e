"""What makes people's workbooks hard to read: each trouble alone, with a sentence."""

from __future__ import annotations

from enum import Enum


class Trouble(Enum):
    """Something a workbook of the corpus can be made with; the value says what people do."""

    # Where the table is.
    TITLES = "Titles, an address and a date stand above the header."
    HEADER_TWO_LINES = "Groups of columns have a merged cell of their own above the header."
    HEADER_THREE_LINES = "Below groups and header, a third line says how to fill the column in."
    HEADER_SPLIT = "Long headers are broken over two rows: 'Date de' above 'naissance'."
    HEADER_REPEATED = "The header comes again after each printed page."
    TOTALS = "Subtotals between the rows and a total below."
    NOTES_BELOW = "Remarks, a place and a date, and signatures stand below the table."
    BLANK_ROWS = "Blank rows stand between the people."
    BLANK_COLUMNS = "Blank columns stand before the table and inside it."
    STACKED = "Two tables stand one below the other on a sheet."
    SIDE_BY_SIDE = "Two tables stand side by side on a sheet."
    SHEET_PER_VILLAGE = "Each village has its sheet."
    GROUP_ROWS = "A village's name stands in a row of its own above its people."
    HIDDEN_ROWS = "Some people's rows are hidden."
    HIDDEN_COLUMNS = "A column is hidden."
    HIDDEN_SHEET = "A hidden sheet holds last year's list."
    OTHER_SHEETS = "Other sheets hold a budget and a list of words."
    SIDEWAYS = "Fields go down and people across."
    # Which column is what.
    HEADERS_ARABIC = "Headers and values are Arabic."
    HEADERS_ENGLISH = "Headers are English."
    HEADERS_BILINGUAL = "Headers say it in French and Arabic."
    HEADERS_SYNONYMS = "Headers use other words than the usual ones."
    HEADERS_SLIPS = "Headers have slips of the pen."
    HEADERS_SHORT = "Headers are abbreviated."
    HEADERS_UNITS = "Headers say the unit or the form: 'Montant (DH)', 'Né(e) le (jj/mm/aaaa)'."
    HEADER_MISSING = "A column has no header."
    HEADERS_NONE = "No column has a header."
    FULL_NAME = "Family and given name share a column."
    FULL_NAME_TURNED = "Given name and family name share a column, in this order."
    BOTH_SCRIPTS = "A column holds the full name in Latin and in Arabic letters."
    ID_AND_PHONE = "Identity number and phone share a column."
    DATE_PARTS = "Day, month and year of birth have a column each."
    TRADE_MARKS = "Each trade has a column, with an x."
    UNKNOWN_COLUMNS = "There are columns for what no register knows."
    # What each value is.
    PHONE_NUMBERS = "Phones became numbers and lost their zero."
    PHONE_E_TEXT = "Phones became a text as '6.61E+08'."
    PHONE_ABROAD = "Phones are written with +212, 00212 or 212, dots and spaces."
    PHONE_TWO = "Two phones stand in a cell."
    ID_UNTIDY = "Identity numbers have spaces, hyphens or small letters."
    DATES_TEXT = "Dates are texts in several forms."
    DATES_TWO_DIGIT = "Years have two digits."
    DATES_SERIAL = "Dates became serial numbers."
    DATES_1904 = "The workbook counts days from 1904."
    DATES_IMPOSSIBLE = "Some dates cannot be, or are said to be unknown."
    DATES_YEAR = "Of some people the year alone is known."
    DATES_MONTH_FIRST = "The month comes first, and one date shows it."
    DATES_UNDECIDABLE = "Nothing shows whether the day or the month comes first."
    DATES_MONTH_NAMES = "Months are written as words, French or Arabic."
    ARABIC_DIGITS = "Numbers are typed with Arabic-Indic digits."
    MONEY_DRESSED = "Amounts have DH, د.م., dots, commas, thin and no-break spaces."
    PERCENTS = "Percentages are typed in several ways."
    YES_NO = "Yes and no are x, ✓, 1, نعم, oui."
    SEXES = "Sexes are Mme and M., femme and homme, أنثى and ذكر."
    INVISIBLE = "Texts hold invisible characters, tatweel, double and no-break spaces."
    ERRORS = "Some cells show an error."
    NEVER_CALCULATED = "Some cells hold a formula that was never calculated."
    FORMULAS = "Some cells hold a formula with its value."
    PLACEHOLDERS = "Dashes and words as 'néant' stand where nothing is known."
    MOJIBAKE = "The text went through a wrong encoding."
    DITTO = "Ditto marks stand for the value above."
    MERGED_CELLS = "A village is written once in a cell merged over its people."
    DUPLICATES = "Some people are in the list twice."
    # Drawn from seed 10,000 on, so that the mixtures before it stay what they were.
    LINE_NUMBERS = "A column numbers the lines, and begins again on each page."
    PHONE_WORDS = "Behind a phone stands whose it is: '0612345678 (mari)'."


class Form(Enum):
    """The bytes of a workbook."""

    XLSX = "xlsx"
    ODS = "ods"
    CSV_UTF8 = "utf-8"
    CSV_BOM = "utf-8-sig"
    CSV_UTF16 = "utf-16"
    CSV_CP1252 = "cp1252"
    CSV_CP1256 = "cp1256"

    @property
    def text(self) -> bool:
        """Whether it is a text file: no merged, hidden or typed cells."""
        return self not in (Form.XLSX, Form.ODS)


T = Trouble
LAYOUT = tuple(Trouble)[: tuple(Trouble).index(T.HEADERS_ARABIC)]
HEADERS = tuple(Trouble)[len(LAYOUT) : tuple(Trouble).index(T.PHONE_NUMBERS)]
VALUES = tuple(Trouble)[len(LAYOUT) + len(HEADERS) : tuple(Trouble).index(T.LINE_NUMBERS)]
MORE = tuple(Trouble)[tuple(Trouble).index(T.LINE_NUMBERS) :]
#: Of each group a workbook has one at most.
APART = (
    {T.STACKED, T.SIDE_BY_SIDE, T.SHEET_PER_VILLAGE, T.GROUP_ROWS, T.SIDEWAYS, T.MERGED_CELLS,
     T.DITTO},
    {T.HEADER_TWO_LINES, T.HEADER_THREE_LINES, T.HEADER_SPLIT, T.SIDEWAYS, T.HEADERS_NONE,
     T.DATE_PARTS},
    {T.HEADERS_NONE, T.HEADERS_ARABIC, T.HEADERS_ENGLISH, T.HEADERS_BILINGUAL,
     T.HEADERS_SYNONYMS, T.HEADERS_SLIPS, T.HEADERS_SHORT, T.HEADERS_UNITS},
    {T.HEADERS_NONE, T.HEADER_MISSING, T.HEADER_REPEATED},
    {T.SIDEWAYS, T.TOTALS, T.BLANK_ROWS, T.HEADER_REPEATED},
    {T.SIDEWAYS, T.HIDDEN_ROWS},
    {T.SIDEWAYS, T.HIDDEN_COLUMNS},
    {T.SIDE_BY_SIDE, T.TOTALS},
    {T.SIDE_BY_SIDE, T.HIDDEN_ROWS},
    {T.SIDE_BY_SIDE, T.HEADER_REPEATED},
    {T.SIDE_BY_SIDE, T.BLANK_COLUMNS},
    {T.HEADERS_NONE, T.STACKED, T.SIDE_BY_SIDE},
    {T.FULL_NAME, T.FULL_NAME_TURNED, T.BOTH_SCRIPTS, T.HEADERS_NONE},
    {T.ID_AND_PHONE, T.PHONE_TWO, T.HEADERS_NONE},
    {T.ID_AND_PHONE, T.PHONE_E_TEXT},
    {T.ID_AND_PHONE, T.ERRORS},
    {T.ID_AND_PHONE, T.PHONE_TWO, T.PHONE_WORDS},
    {T.PHONE_E_TEXT, T.PHONE_WORDS},
    {T.ERRORS, T.PHONE_WORDS},
    {T.PLACEHOLDERS, T.PHONE_WORDS},
    {T.MOJIBAKE, T.HEADERS_ARABIC},
    {T.MOJIBAKE, T.INVISIBLE},
    {T.BOTH_SCRIPTS, T.HEADERS_ARABIC},
)  # fmt: skip
#: What needs cells that a text file has not.
CELLS_ONLY = {T.HIDDEN_ROWS, T.HIDDEN_COLUMNS, T.HIDDEN_SHEET, T.OTHER_SHEETS, T.DATES_1904,
              T.NEVER_CALCULATED, T.FORMULAS, T.SHEET_PER_VILLAGE, T.MERGED_CELLS}  # fmt: skip


def compatible(wanted: set[Trouble]) -> set[Trouble]:
    """The same without those that another one of the set leaves no room for."""
    kept: set[Trouble] = set()
    for trouble in (t for t in Trouble if t in wanted):
        if not any(trouble in group and kept & group for group in APART):
            kept.add(trouble)
    return kept
