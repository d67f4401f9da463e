"""Paper from the window: what to print, how it will look, and the file."""
