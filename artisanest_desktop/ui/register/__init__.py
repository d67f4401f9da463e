"""The page of a register: search, filters, the list, and the open record beside it."""
