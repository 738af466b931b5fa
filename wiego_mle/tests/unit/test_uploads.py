"""A file larger than the limit is counted, not kept, so that the form can answer it."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from wiego_mle.uploads import BoundedUploadHandler


@pytest.fixture
def uploaded(settings):
    files = []

    def upload(size: int):
        settings.UPLOAD_LIMIT_BYTES = 100_000
        request = RequestFactory().post("/", {"file": SimpleUploadedFile("notes.txt", b"x" * size)})
        request.upload_handlers = [BoundedUploadHandler(request)]
        files.append(request.FILES["file"])
        return files[-1]

    yield upload
    for file in files:
        file.close()


def test_a_file_within_the_limit_arrives_whole(uploaded):
    file = uploaded(90_000)
    assert file.size == 90_000
    assert file.read() == b"x" * 90_000


def test_a_file_beyond_the_limit_tells_its_true_size_but_does_not_fill_the_disk(uploaded):
    file = uploaded(1_000_000)
    assert file.size == 1_000_000
    assert len(file.read()) <= 100_000 + file.DEFAULT_CHUNK_SIZE
