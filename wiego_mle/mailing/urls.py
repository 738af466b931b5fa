"""Addresses of outbox."""

from __future__ import annotations

app_name = "outbox"

urlpatterns = []
