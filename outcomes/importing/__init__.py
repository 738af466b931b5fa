"""Spreadsheets of any layout as rows that say what they mean: pure functions over cells, without models."""
