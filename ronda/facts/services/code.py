"""Which rules computed a closing: the version and a fingerprint of the pure code that numbers come from."""

from functools import cache
from importlib.metadata import version
from pathlib import Path

import ronda
from ronda.kernel.digest import digest_tree

PARTS = ("kernel", "policy", "facts/rules", "appraisal/rules", "pay/rules")


@cache
def code_digest() -> str:
    """As `0.1.0 sha256`; the same for the same release on every machine."""
    package = Path(ronda.__file__).parent
    files = [path for part in PARTS for path in (package / part).rglob("*.py") if "tests" not in path.parts]
    return f"{version('ronda')} {digest_tree(package, files)}"
