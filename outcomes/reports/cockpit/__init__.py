"""The cockpit of a round: tables, questions and a picture, from which page and files are made."""
