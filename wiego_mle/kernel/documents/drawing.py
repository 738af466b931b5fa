"""Pictures as pixels, for documents that cannot hold drawings."""

from __future__ import annotations

import typst

from wiego_mle.kernel.documents.typesetting import fonts
from wiego_mle.kernel.pictures import Picture

_PAGE = b"""#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg", width: 480pt)
"""
_DOTS_PER_INCH = 192


def as_png(picture: Picture) -> bytes:
    """Return a picture as PNG, about twice as fine as a screen."""
    return typst.compile(
        _PAGE,
        format="png",
        ppi=_DOTS_PER_INCH,
        sys_inputs={"svg": str(picture.svg)},
        font_paths=fonts(),
    )
