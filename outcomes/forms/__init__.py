"""Forms: whether what was typed is well formed."""
