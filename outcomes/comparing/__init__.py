"""Telling whether two reports are about the same change: what they say, compared without a database."""
