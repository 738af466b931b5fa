"""Shared ground without models: errors, access, workflow tables, claims, tables, text folding."""
