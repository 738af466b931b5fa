"""Changes to rounds, teams and lists, each in one transaction with its trail."""
