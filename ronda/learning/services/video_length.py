"""How long a video is, as its own file says; the parts of the file that hold the picture are not read."""

import struct
from typing import BinaryIO

MOST_BOXES = 2000
WEBM_HEAD = 1 << 16


def video_seconds(file: BinaryIO, ending: str) -> int | None:
    """None where the file does not say it, or not where it is to be said."""
    try:
        seconds = _mp4(file) if ending == "mp4" else _webm(file)
    except (ValueError, ArithmeticError, LookupError, OSError, struct.error):
        return None
    return round(seconds) if seconds is not None and 0 < seconds < 86_400 else None


def _mp4(file: BinaryIO) -> float | None:
    """Of the box `mvhd` in `moov` (ISO/IEC 14496-12, 8.2.2)."""
    end = file.seek(0, 2)
    moov = _box(file, b"moov", 0, end)
    found = moov and _box(file, b"mvhd", *moov)
    if not found:
        return None
    file.seek(found[0])
    head = file.read(32)
    scale, duration = struct.unpack(">IQ", head[20:32]) if head[0] == 1 else struct.unpack(">II", head[12:20])
    return float(duration / scale)


def _box(file: BinaryIO, wanted: bytes, start: int, end: int) -> tuple[int, int] | None:
    """First and last byte of what the box holds."""
    for _ in range(MOST_BOXES):
        if start + 8 > end:
            return None
        file.seek(start)
        size, name = struct.unpack(">I4s", file.read(8))
        inside = start + 8
        if size == 1:
            size, inside = struct.unpack(">Q", file.read(8))[0], start + 16
        last = end if size == 0 else start + size
        if last <= start or last > end:
            return None
        if name == wanted:
            return inside, last
        start = last
    return None


def _webm(file: BinaryIO) -> float | None:
    """Of the element Duration of the segment's Info (RFC 9559, 5.1.2), by default in milliseconds."""
    file.seek(0)
    head = file.read(WEBM_HEAD)
    at = head.find(b"\x44\x89")
    if at < 0 or head[at + 2] not in (0x84, 0x88):
        return None
    size = head[at + 2] & 0x0F
    (duration,) = struct.unpack(">f" if size == 4 else ">d", head[at + 3 : at + 3 + size])
    scale_at = head.find(b"\x2a\xd7\xb1")
    scale = 1_000_000
    if scale_at >= 0:
        length = head[scale_at + 3] & 0x0F
        scale = int.from_bytes(head[scale_at + 4 : scale_at + 4 + length], "big")
    return float(duration * scale / 1e9)
