"""Pages without signing in: who opens many wrong codes from one place waits; a right one always opens."""

from collections.abc import Callable
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils import translation

from ronda.config.accounts import client_address

PUBLIC = ("/answer/", "/draws/")
NAMES = {"en": "English", "es": "Español", "zh-hans": "中文"}
WINDOW = 600  # seconds
HOUSE = 64  # bits of an IPv6 address that one house or one phone has


class WrongAddresses:
    """Only answers of 404 are counted: shops behind one shared address do not lock each other out."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self._answer(request)
        if answer.status_code != 404 or not request.path.startswith(PUBLIC):
            return answer
        # The address may be a code that was mistyped by one letter: it stays out of the log.
        answer._has_been_logged = True  # type: ignore[attr-defined]
        if _count(place_of(client_address(request))) <= settings.RONDA_WRONG_CODES:
            return answer
        return _wait(request)


def place_of(address: str) -> str:
    """The address, of IPv6 only what is the same for a whole house."""
    try:
        read = ip_address(address)
    except ValueError:
        return address
    if isinstance(read, IPv6Address) and read.ipv4_mapped is None:
        return str(ip_network((read, HOUSE), strict=False))
    return str(getattr(read, "ipv4_mapped", None) or read)


def _count(place: str) -> int:
    """Wrong ones from there since the first of the last minutes, this one too."""
    key = f"wrong-address:{place}"
    if cache.add(key, 1, WINDOW):
        return 1
    try:
        return cache.incr(key)
    except ValueError:  # it ended just now
        cache.set(key, 1, WINDOW)
        return 1


def _wait(request: HttpRequest) -> HttpResponse:
    chosen = request.GET.get("lang", "")
    language = chosen if chosen in NAMES else translation.get_language() or "en"
    with translation.override(language):
        # Without the request: the page asks for no session, and its links carry the language.
        page = render_to_string(
            "429.html", {"minutes": WINDOW // 60, "languages": NAMES.items(), "here": language}
        )
    answer = HttpResponse(page, status=429)
    answer["Retry-After"] = str(WINDOW)
    answer["Cache-Control"] = "no-store"
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer._has_been_logged = True  # type: ignore[attr-defined]
    return answer
