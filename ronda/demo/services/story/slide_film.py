"""A small silent film of slides as WebM, made of still pictures alone.

A lossy WebP file holds its picture as one key frame of VP8 (RFC 9649, 2.5), which is what a WebM file holds
too: each slide is drawn, and its frame is put into the film (RFC 9559) with the time at which it begins.
"""

from collections.abc import Sequence
from functools import cache
from io import BytesIO
from struct import pack, unpack

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 640, 360
PAPER, INK, ACCENT = "#f6f4ee", "#1f2933", "#0f5f5c"
EVERY_MS = 5000


def slide_film(slides: Sequence[tuple[str, str]], *, seconds_each: int) -> bytes:
    """`slides` are `(heading, words)`; a line at the foot tells how far the film is."""
    total = len(slides) * seconds_each
    begins = range(0, total, EVERY_MS // 1000)
    return _webm([_frame(*slides[second // seconds_each], second, total) for second in begins])


def _frame(heading: str, words: str, second: int, total: int) -> bytes:
    picture = Image.new("RGB", (WIDTH, HEIGHT), PAPER)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, 0, 12, HEIGHT), fill=ACCENT)
    pen.text((44, 60), heading, font=_letters(34), fill=ACCENT)
    pen.multiline_text((44, 130), words, font=_letters(24), fill=INK, spacing=12)
    pen.rectangle((0, HEIGHT - 8, WIDTH * (second + EVERY_MS // 1000) // total, HEIGHT), fill=ACCENT)
    out = BytesIO()
    picture.save(out, "WEBP", quality=60, method=2)
    return _vp8(out.getvalue())


@cache
def _letters(size: int) -> ImageFont.ImageFont | ImageFont.FreeTypeFont:
    return ImageFont.load_default(size)


def _vp8(webp: bytes) -> bytes:
    """What the chunk `VP8 ` of the file holds."""
    at = 12
    while at + 8 <= len(webp):
        name, size = webp[at : at + 4], unpack("<I", webp[at + 4 : at + 8])[0]
        if name == b"VP8 ":
            return webp[at + 8 : at + 8 + size]
        at += 8 + size + size % 2
    raise ValueError("the picture holds no frame of VP8")


def _element(name: str, inside: bytes) -> bytes:
    """An element with its size in eight bytes, so that places can be counted before they are known."""
    return bytes.fromhex(name) + pack(">Q", len(inside) | 1 << 56) + inside


def _number(name: str, value: int) -> bytes:
    return _element(name, pack(">Q", value))


def _webm(frames: Sequence[bytes]) -> bytes:
    head = _element(
        "1a45dfa3",
        _number("4286", 1)
        + _number("42f7", 1)
        + _number("42f2", 4)
        + _number("42f3", 8)
        + _element("4282", b"webm")
        + _number("4287", 2)
        + _number("4285", 2),
    )
    info = _element(
        "1549a966",
        _number("2ad7b1", 1_000_000)
        + b"\x44\x89\x88"
        + pack(">d", len(frames) * EVERY_MS)
        + _element("4d80", b"Ronda")
        + _element("5741", b"Ronda"),
    )
    picture = _element("e0", _number("b0", WIDTH) + _number("ba", HEIGHT))
    track = _number("d7", 1) + _number("73c5", 1) + _number("83", 1) + _element("86", b"V_VP8") + picture
    tracks = _element("1654ae6b", _element("ae", track))
    clusters = [_cluster(number * EVERY_MS, frame) for number, frame in enumerate(frames)]
    first = len(info) + len(tracks) + len(_cues([0] * len(clusters)))
    places = [first + sum(map(len, clusters[:number])) for number in range(len(clusters))]
    return head + _element("18538067", info + tracks + _cues(places) + b"".join(clusters))


def _cluster(begins: int, frame: bytes) -> bytes:
    """One key frame that begins with it."""
    return _element("1f43b675", _number("e7", begins) + _element("a3", b"\x81\x00\x00\x80" + frame))


def _cues(places: Sequence[int]) -> bytes:
    points = (
        _element(
            "bb",
            _number("b3", number * EVERY_MS) + _element("b7", _number("f7", 1) + _number("f1", place)),
        )
        for number, place in enumerate(places)
    )
    return _element("1c53bb6b", b"".join(points))
