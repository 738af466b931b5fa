"""Choosing which outcomes are substantiated: by rule, by lot that anybody can repeat, or by hand; without models."""
