"""Photos and scans of signed sheets: each page says by its square code where it belongs."""
