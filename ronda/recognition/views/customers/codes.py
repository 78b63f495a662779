"""A code as a picture: for a page, and for paper."""

from base64 import b64encode
from io import BytesIO

import qrcode
from qrcode.image.svg import SvgPathImage


def picture_of(address: str) -> str:
    """As an image of its own, which a page may show without any script."""
    return f"data:image/svg+xml;base64,{b64encode(drawing_of(address)).decode()}"


def drawing_of(address: str) -> bytes:
    drawn = BytesIO()
    qrcode.make(address, image_factory=SvgPathImage, border=2).save(drawn)
    return drawn.getvalue()
