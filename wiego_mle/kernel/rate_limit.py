"""Counting tries, so that nobody can guess or flood."""

from __future__ import annotations

import hashlib
import time

from django.core.cache import cache


def within_limit(action: str, key: str, *, most: int, seconds: int) -> bool:
    """Count one try and say whether it is among the first `most` of this stretch of time.

    `key` says whose tries are counted, for example an address; only its hash is kept.
    """
    window = int(time.time() // seconds)
    who = hashlib.sha256(key.encode()).hexdigest()[:32]
    name = f"tries:{action}:{window}:{who}"
    cache.add(name, 0, seconds)
    try:
        return cache.incr(name) <= most
    except ValueError:
        # The count ran out between the two lines: a new stretch has begun.
        return True
