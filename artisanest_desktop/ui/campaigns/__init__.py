"""Campaigns: workbooks sent to many, and the board of what came back."""
