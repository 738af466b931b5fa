"""Backups: one file with every row and every stored file, and how an installation is made of it again."""
