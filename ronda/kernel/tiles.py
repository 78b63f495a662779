"""Addresses of the pictures under maps; a part of them goes into the security policy of a page."""

import re

BLANK = re.compile(r"\{\w\}")
# Nothing that could add to a security policy may stand in it.
ORIGIN = re.compile(r"https?://[\w.{}-]+(:\d+)?/[^\s;,']*$")
WANTED = frozenset({"{z}", "{x}", "{y}"})


def is_tile_address(text: str) -> bool:
    """Such as https://tile.example.org/{z}/{x}/{y}.png."""
    return bool(ORIGIN.match(text)) and set(BLANK.findall(text)) >= WANTED


def origins_of(address: str) -> list[str]:
    """The origin of an address, as a security policy names it; nothing for an empty one."""
    if not address:
        return []
    scheme, _, rest = address.partition("://")
    return [f"{scheme}://{rest.partition('/')[0].replace('{s}', '*')}"]
