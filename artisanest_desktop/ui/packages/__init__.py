"""Between two computers: a package is prepared, or received."""
