"""What a record is known by when its file gives it no key."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

OWN = "source_key"


def record_keys(rows: Iterable[Mapping[str, Any]], names: Sequence[str]) -> list[str]:
    """Each row's own key, or one made of the fields `names` and its place among rows that agree in them.

    The fields are those that say which record a row is about. So the same file again says the same records,
    and a later file that has the results beside them corrects them.
    """
    seen: Counter[str] = Counter()
    keys = []
    for cells in rows:
        own = cells.get(OWN)
        if not own:
            content = "|".join(str(cells.get(name) or "") for name in names)
            seen[content] += 1
            own = f"={hashlib.sha256(content.encode()).hexdigest()[:24]}-{seen[content]}"
        keys.append(own)
    return keys
