"""The manual in the window: short chapters in the reader's language."""
