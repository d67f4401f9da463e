"""Pure functions of the trade: no input or output, no Qt, no SQL, no clock."""

from artisanest_desktop.rules.choices import Choice, Option, YesNo
from artisanest_desktop.rules.dates import Date, PartialDate
from artisanest_desktop.rules.identifiers import Code, Email, Ice, NationalId
from artisanest_desktop.rules.kinds import Finding, Kind, Parsed, Stored
from artisanest_desktop.rules.numbers import Money, Quantity, Whole
from artisanest_desktop.rules.phones import Phone
from artisanest_desktop.rules.terms import ManyTerms, Photo, Reference, Term
from artisanest_desktop.rules.texts import LongText, Name, Text

__all__ = [
    "Choice",
    "Code",
    "Date",
    "Email",
    "Finding",
    "Ice",
    "Kind",
    "LongText",
    "ManyTerms",
    "Money",
    "Name",
    "NationalId",
    "Option",
    "Parsed",
    "PartialDate",
    "Phone",
    "Photo",
    "Quantity",
    "Reference",
    "Stored",
    "Term",
    "Text",
    "Whole",
    "YesNo",
]
