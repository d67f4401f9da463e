"""Where the tables are on a sheet: headers of several lines, tables below and beside each other,
records, totals and notes; pure functions over the cells of a sheet."""

from artisanest_desktop.exchange.layout.joining import join
from artisanest_desktop.exchange.layout.sorting import sort_rows
from artisanest_desktop.exchange.layout.splitting import table_of, tables_of
from artisanest_desktop.exchange.layout.table import Aside, Table, columns_of

__all__ = ["Aside", "Table", "columns_of", "join", "sort_rows", "table_of", "tables_of"]
