"""Bringing a spreadsheet into a round: keeping it, reading it, writing its outcomes, taking them back."""
