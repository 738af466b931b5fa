"""Takes uploaded files without letting a very large one fill the disk."""

from django.conf import settings
from django.core.files.uploadhandler import TemporaryFileUploadHandler


class BoundedUploadHandler(TemporaryFileUploadHandler):
    """Writes files to a temporary place, keeping no more than UPLOAD_LIMIT_BYTES and one piece of each.

    The rest of a larger file is counted and dropped, so that `size` is the true size and the form can
    answer on the page, next to everything else that was typed, that the file is too large.
    """

    def new_file(self, *args, **kwargs) -> None:
        """Start counting a new file."""
        super().new_file(*args, **kwargs)
        self._kept = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep the piece unless the limit is already passed."""
        if self._kept <= settings.UPLOAD_LIMIT_BYTES:
            super().receive_data_chunk(raw_data, start)
            self._kept += len(raw_data)
