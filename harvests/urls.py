"""Addresses of rounds."""

from __future__ import annotations

app_name = "rounds"

urlpatterns = []
