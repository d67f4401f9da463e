"""Same person? Two records side by side, to be united or told apart."""
