"""Printed documents: one description, written as a Word file or as a tagged PDF."""
