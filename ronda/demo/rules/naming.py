"""Names and addresses of outlets."""

import numpy as np
import pyarrow as pa

from ronda.demo.rules.chance import Ints
from ronda.demo.rules.names import FORMAT_NAMES, SHOP_WORDS, STREETS, TOWN_NAMES
from ronda.demo.rules.outlets import Outlets
from ronda.demo.rules.spelling import joined, numbered, picked

# Steps through the words that share no factor with their number, so that neighbours get different ones.
WORD_STEP, STREET_STEP = 11, 7
FIRST_AREA, AREAS = 201, 700


def outlet_names(outlets: Outlets, ids: Ints) -> pa.Array:
    """`Kiosk Aurora 0042`: the number keeps names apart."""
    word = picked(SHOP_WORDS, ids * WORD_STEP % len(SHOP_WORDS))
    return joined(picked(FORMAT_NAMES, outlets.shop_format), " ", word, " ", numbered("", ids, 4))


def outlet_telephones(ids: Ints) -> list[str]:
    """Of the numbers that are kept for fiction, 555-01xx of every area; a few outlets have none."""
    return [_telephone(each) if (each + 1) % 12 else "" for each in ids.tolist()]


def _telephone(number: int) -> str:
    area, last = divmod(number, 100)
    return f"{FIRST_AREA + area % AREAS}-555-01{last:02}"


def outlet_addresses(outlets: Outlets, ids: Ints) -> pa.Array:
    street = picked(STREETS, ids * STREET_STEP % len(STREETS))
    return joined(street, " ", pa.array(1 + ids % 190).cast(pa.string()))


def outlet_towns(outlets: Outlets) -> pa.Array:
    return picked(TOWN_NAMES, np.asarray(outlets.place.town))
