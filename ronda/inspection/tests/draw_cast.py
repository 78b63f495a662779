"""The draw of the worked examples S1 to S3, and what is made of it in other tests."""

from fractions import Fraction

from ronda.inspection.rules.draws import (
    Announced,
    Revealed,
    StrataTerms,
    Terms,
    Unit,
    commitment,
    digest_frame,
    draw,
    draw_seed,
    freeze,
    write_announced,
    write_list,
    write_reveals,
)

NONCES = {"manager": "4f1c-blue-07", "staff": "river-29-oak"}
BEACON = "drand:4242"
FIFTY = [Unit(f"V{number:03d}", "city" if number <= 20 else "rural") for number in range(1, 51)]
LEAST = Fraction(1, 100)
AGAIN = Fraction(1, 20)
FOUR_AND_SIX = StrataTerms({"city": 4, "rural": 6}, LEAST, AGAIN)


def published_files(units: list[Unit] = FIFTY, terms: Terms = FOUR_AND_SIX) -> dict[str, str]:
    """The four files of a draw as they are published, by name."""
    digest = digest_frame(units)
    seed = draw_seed(NONCES, digest, BEACON)
    promises = {party: commitment(party, nonce) for party, nonce in NONCES.items()}
    return {
        "frame.txt": freeze(units),
        "announced.json": write_announced(Announced("October", digest, promises, "drand", terms)),
        "reveals.json": write_reveals(Revealed(NONCES, BEACON, seed)),
        "list.txt": write_list(draw(units, seed, terms)),
    }
