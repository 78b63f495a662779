"""How the search is compiled: once, and kept on disk for the next process.

Nothing compiled here makes an array, so it needs no memory of its own, and counts nobody's use of one:
counting took more than half of the time. Parts become one whole: to hand on the arrays took a third of it.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from numba import njit

from ronda.kernel.digest import digest_tree

Function = TypeVar("Function", bound=Callable[..., Any])

# The stubs of numba do not know all that it takes.
_njit: Any = njit
_HOW: dict[str, Any] = {"nogil": True, "_nrt": False, "error_model": "numpy", "no_cfunc_wrapper": True}


def compiled(function: Function) -> Function:
    """A part of the search; compiled into whatever calls it.

    Only from other compiled parts: to call it from Python would be the end of the process.
    """
    made: Function = _njit(no_cpython_wrapper=True, forceinline=True, **_HOW)(function)
    return made


def kept(function: Function) -> Function:
    """The whole search, kept on disk where that can be written."""
    try:
        made: Function = _njit(cache=True, **_HOW)(function)
    except RuntimeError:
        # Neither beside the source nor in a home: compiled anew in each process.
        return _njit(**_HOW)(function)
    return made


def source_digest() -> str:
    """Of every file of the search: numba looks only at the file of the function that it keeps."""
    folder = Path(__file__).parent
    return digest_tree(folder, sorted(folder.glob("*.py")))
