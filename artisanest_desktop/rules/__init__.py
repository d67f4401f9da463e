"""Pure functions of the trade: no input or output, no Qt, no SQL, no clock."""
