"""Addresses of trail."""

from __future__ import annotations

app_name = "trail"

urlpatterns = []
