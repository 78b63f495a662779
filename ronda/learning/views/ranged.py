"""A kept file, whole or in the piece that a player asks for (RFC 9110, 14)."""

import re
from collections.abc import Iterator
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.http import content_disposition_header

CHUNK = 1 << 16
RANGE = re.compile(r"bytes=(\d*)-(\d*)")


def ranged_file(request: HttpRequest, file: Any, *, kind: str, name: str, download: bool) -> HttpResponse:
    """One piece at a time; several at once are answered with the whole, as the standard allows."""
    size = file.size
    asked = RANGE.fullmatch(request.headers.get("Range", "").strip())
    answer: Any
    if asked is None or asked.groups() == ("", ""):
        answer = StreamingHttpResponse(_read(file, 0, size - 1))
        answer["Content-Length"] = size
    else:
        piece = _piece(asked[1], asked[2], size)
        if piece is None:
            answer = HttpResponse(status=416)
            answer["Content-Range"] = f"bytes */{size}"
            return answer  # type: ignore[no-any-return]
        start, end = piece
        answer = StreamingHttpResponse(_read(file, start, end), status=206)
        answer["Content-Range"] = f"bytes {start}-{end}/{size}"
        answer["Content-Length"] = end - start + 1
    answer["Content-Type"] = kind
    answer["Accept-Ranges"] = "bytes"
    answer["X-Content-Type-Options"] = "nosniff"
    answer["Content-Disposition"] = content_disposition_header(download, name) or "inline"
    return answer  # type: ignore[no-any-return]


def _piece(first: str, last: str, size: int) -> tuple[int, int] | None:
    """First and last byte; `-500` are the last five hundred. None: there is no such piece."""
    if not first:
        start, end = max(0, size - int(last)), size - 1
    else:
        start, end = int(first), min(int(last), size - 1) if last else size - 1
    return (start, end) if start <= end and start < size else None


def _read(file: Any, start: int, end: int) -> Iterator[bytes]:
    with file.open("rb") as opened:
        opened.seek(start)
        left = end - start + 1
        while left > 0 and (chunk := opened.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
