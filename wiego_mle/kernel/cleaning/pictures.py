"""Pictures, decoded and encoded anew: nothing but what is to be seen comes through."""

from __future__ import annotations

import io
from typing import IO

from PIL import Image, ImageCms, ImageOps

from .results import TOO_MANY_PIXELS, CannotClean, Cleaned

LONGEST_SIDE = 4096
THUMBNAIL_SIDE = 320
MOST_THUMBNAIL_BYTES = 15_000
MOST_PIXELS = {"JPEG": 120_000_000}
"""A JPEG can be decoded at half its size."""
_MOST_PIXELS_ELSE = 40_000_000
_FORMATS = {"image/jpeg": "JPEG", "image/png": "PNG", "image/gif": "GIF", "image/webp": "WEBP"}
_SAVED_AS = {
    "JPEG": ("image/jpeg", ".jpg", {"quality": 88, "optimize": True}),
    "PNG": ("image/png", ".png", {"compress_level": 4}),
    "WEBP": ("image/webp", ".webp", {"quality": 88}),
}


def clean(source: IO[bytes], kind: str) -> Cleaned:
    """Return a picture upright, at most 4096 pixels long, in sRGB, without any note about it.

    Of several pictures in one file (an animation, a second exposure) the first remains.
    """
    read_as = _FORMATS[kind]
    picture = _opened(source, read_as)
    if max(picture.size) > LONGEST_SIDE:
        picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    else:
        picture.load()
    picture = _plain(picture, with_transparency=read_as != "JPEG")
    saved_as = "PNG" if read_as == "GIF" else read_as
    content_type, ending, options = _SAVED_AS[saved_as]
    content = io.BytesIO()
    picture.save(content, saved_as, **options)
    thumbnail, size = thumbnail_of(picture)
    return Cleaned(content.getvalue(), content_type, ending, "", thumbnail, size)


def encoded_anew(content: bytes, read_as: str) -> bytes:
    """Return a picture from inside a document, in its own format and size, without any note about it."""
    picture = _opened(io.BytesIO(content), read_as)
    picture.load()
    picture = _plain(picture, with_transparency=True)
    anew = io.BytesIO()
    picture.save(anew, read_as)
    return anew.getvalue()


def thumbnail_of(picture: Image.Image) -> tuple[bytes, tuple[int, int]]:
    """Return a small WebP of a picture and its measures; on white where it is transparent."""
    small = (
        picture.copy()
        if max(picture.size) <= 4 * THUMBNAIL_SIDE
        else picture.reduce(max(1, max(picture.size) // (2 * THUMBNAIL_SIDE)))
    )
    small = small.convert("RGBA") if small.mode in ("LA", "RGBA", "PA") else small.convert("RGB")
    small.thumbnail((THUMBNAIL_SIDE, THUMBNAIL_SIDE))
    if small.mode == "RGBA":
        ground = Image.new("RGB", small.size, "white")
        ground.paste(small, mask=small.getchannel("A"))
        small = ground
    for quality in (75, 55, 35, 15, 1):
        content = io.BytesIO()
        small.save(content, "WEBP", quality=quality)
        if content.tell() <= MOST_THUMBNAIL_BYTES:
            return content.getvalue(), small.size
    return b"", (0, 0)


def _opened(source: IO[bytes], read_as: str) -> Image.Image:
    # Pillow's own bound is an error like that of a damaged file; this one says what to do.
    Image.MAX_IMAGE_PIXELS = None
    picture = Image.open(source, formats=[read_as])
    width, height = picture.size
    if width * height > MOST_PIXELS.get(read_as, _MOST_PIXELS_ELSE):
        raise CannotClean(TOO_MANY_PIXELS)
    return picture


def _plain(picture: Image.Image, *, with_transparency: bool) -> Image.Image:
    ImageOps.exif_transpose(picture, in_place=True)
    profile = picture.info.get("icc_profile")
    if picture.mode == "P":
        transparent = with_transparency and "transparency" in picture.info
        picture = picture.convert("RGBA" if transparent else "RGB")
    elif picture.mode not in ("1", "L", "LA", "RGB", "RGBA", "I;16", "CMYK"):
        picture = picture.convert("RGB")
    if profile and picture.mode in ("RGB", "CMYK"):
        picture = _in_srgb(picture, profile)
    if picture.mode == "CMYK" or (not with_transparency and picture.mode not in ("L", "RGB")):
        picture = picture.convert("RGB")
    picture.info = {}
    return picture


def _in_srgb(picture: Image.Image, profile: bytes) -> Image.Image:
    """Return the picture in the usual colours; its own profile, which may name people, goes."""
    try:
        return ImageCms.profileToProfile(
            picture,
            ImageCms.ImageCmsProfile(io.BytesIO(profile)),
            ImageCms.createProfile("sRGB"),
            outputMode="RGB",
        )
    except (ImageCms.PyCMSError, OSError):
        return picture
