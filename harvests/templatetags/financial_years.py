"""Financial years as people write them."""

from __future__ import annotations

from django import template

from harvests.financial_year import label

register = template.Library()

register.filter("financial_year", label)
