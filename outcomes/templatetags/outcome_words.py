"""The state of an outcome as an outlined word."""

from __future__ import annotations

from django import template

from outcomes.list_rows import state_tag

register = template.Library()
register.simple_tag(state_tag)
