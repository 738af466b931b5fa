"""Changes to records, each in one transaction with its trail."""
