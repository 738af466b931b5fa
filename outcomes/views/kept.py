"""Handing out a file that is kept."""

from __future__ import annotations

import logging

from django.http import FileResponse, Http404

from outcomes.services.files import open_file

logger = logging.getLogger(__name__)


def kept_file_response(key: str, *, of: str, name: str, content_type: str) -> FileResponse:
    """Return a kept file as something to be saved, never to be shown in the browser.

    `of` is the reference of what it belongs to, for the log.

    Raises:
        Http404: the file is missing.
    """
    try:
        file = open_file(key)
    except FileNotFoundError as missing:
        logger.error("the file of %s is missing", of)
        raise Http404 from missing
    response = FileResponse(file, as_attachment=True, filename=name, content_type=content_type)
    # Whatever the file contains, a browser that shows it all the same runs nothing of it.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
