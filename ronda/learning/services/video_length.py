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
    told = _held(head, b"\x44\x89")
    if len(told) not in (4, 8):
        return None
    (duration,) = struct.unpack(">f" if len(told) == 4 else ">d", told)
    scale = int.from_bytes(_held(head, b"\x2a\xd7\xb1"), "big") or 1_000_000
    return float(duration * scale / 1e9)


def _held(head: bytes, name: bytes) -> bytes:
    """What the first element of this name holds; its size is a number of one to eight bytes (RFC 8794, 4)."""
    at = head.find(name)
    if at < 0:
        return b""
    at += len(name)
    width = 9 - head[at].bit_length()
    size = int.from_bytes(head[at : at + width], "big") & ((1 << 7 * width) - 1)
    return head[at + width : at + width + size] if size <= 8 else b""
