"""What comes as a photo: is it one, when was it taken, what is on it; and the copy that is kept."""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from io import BytesIO
from zoneinfo import ZoneInfo

import imagehash
from PIL import Image, ImageOps, UnidentifiedImageError

FORMATS = ("JPEG", "PNG", "WEBP")
MOST_PIXELS = 40_000_000
LONGEST_SIDE, THUMB_SIDE = 1600, 320
QUALITY = 82
EXIF_PART, TAKEN, TAKEN_OFFSET = 0x8769, 0x9003, 0x9011
HASH_SIDE = 8


class NoPictureError(ValueError):
    """The bytes are no picture that is taken here."""


@dataclass(frozen=True)
class ReadPicture:
    """`kept` is a JPEG without anything but the picture: no place, no device, no time."""

    kept: bytes
    digest: str
    likeness: str
    taken_at: datetime | None


def read_picture(content: bytes, zone: str) -> ReadPicture:
    """`zone` is where a time without an offset was written. NoPictureError for anything else."""
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as opened:
            if opened.width * opened.height > MOST_PIXELS:
                raise NoPictureError("has too many pixels")
            taken = _taken(opened, zone)
            picture = ImageOps.exif_transpose(opened).convert("RGB")
    except (UnidentifiedImageError, OSError, SyntaxError, Image.DecompressionBombError) as broken:
        raise NoPictureError("is no picture") from broken
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return ReadPicture(
        kept=_as_jpeg(picture),
        digest=sha256(content).hexdigest(),
        likeness=str(imagehash.dhash(picture, hash_size=HASH_SIDE)),
        taken_at=taken,
    )


def thumbnail_of(content: bytes) -> bytes:
    """Of a kept copy."""
    with Image.open(BytesIO(content), formats=("JPEG",)) as picture:
        picture.thumbnail((THUMB_SIDE, THUMB_SIDE))
        return _as_jpeg(picture.convert("RGB"))


def _as_jpeg(picture: Image.Image) -> bytes:
    """A new picture of the same points: what the file said beside them stays behind."""
    kept = Image.new("RGB", picture.size)
    kept.paste(picture)
    out = BytesIO()
    kept.save(out, "JPEG", quality=QUALITY, optimize=True)
    return out.getvalue()


def _taken(picture: Image.Image, zone: str) -> datetime | None:
    """Exif 2.32, tags DateTimeOriginal and OffsetTimeOriginal; nothing where they cannot be read."""
    part = picture.getexif().get_ifd(EXIF_PART)
    text, offset = str(part.get(TAKEN, "")).strip("\x00 "), str(part.get(TAKEN_OFFSET, "")).strip("\x00 ")
    try:
        if offset:
            return datetime.strptime(f"{text} {offset}", "%Y:%m:%d %H:%M:%S %z")
        return datetime.strptime(text, "%Y:%m:%d %H:%M:%S").replace(tzinfo=ZoneInfo(zone))
    except ValueError:
        return None
