"""How sentences of work are kept: each area names its own."""

from collections.abc import Callable, Mapping
from typing import Any

# English text with %(blanks)s, as the service found it; the whole sentence that a page tells.
Refusals = Mapping[str, Any]
# `object.deed` of a trace; a sentence of what was said.
Deeds = Mapping[str, Callable[[Mapping[str, Any]], str]]
