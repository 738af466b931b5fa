"""Filters that pages about rounds use."""
