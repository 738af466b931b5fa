"""Which rows: functions from a query to a query."""
