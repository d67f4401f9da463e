"""Pure functions of the trade: no input or output, no Qt, no SQL, no clock."""

from artisanest_desktop.rules.choices import Choice, Option, YesNo
from artisanest_desktop.rules.dates import Date, LastDay, PartialDate
from artisanest_desktop.rules.identifiers import Code, Email, Ice, NationalId
from artisanest_desktop.rules.kinds import Finding, Kind, Parsed, Stored
from artisanest_desktop.rules.measures import Measure
from artisanest_desktop.rules.numbers import Money, Percent, Quantity, Whole
from artisanest_desktop.rules.phones import Phone
from artisanest_desktop.rules.terms import File, ManyTerms, Photo, Reference, Term
from artisanest_desktop.rules.texts import LongText, Name, Text
from artisanest_desktop.rules.times import Time

__all__ = [
    "Choice",
    "Code",
    "Date",
    "Email",
    "File",
    "Finding",
    "Ice",
    "Kind",
    "LastDay",
    "LongText",
    "ManyTerms",
    "Measure",
    "Money",
    "Name",
    "NationalId",
    "Option",
    "Parsed",
    "PartialDate",
    "Percent",
    "Phone",
    "Photo",
    "Quantity",
    "Reference",
    "Stored",
    "Term",
    "Text",
    "Time",
    "Whole",
    "YesNo",
]
