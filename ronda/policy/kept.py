"""The policy that a closing keeps beside its facts, also one from before the Ronda of today.

Ronda learns new parameters and gives up old ones; a closed month keeps the folder that it was closed with,
byte by byte. So such a folder is read for what the month went by: a parameter that it could not know yet is
read from the pack that Ronda brings, one that nothing reads any more is passed over, and a part that came
later stays away. The lints of today are not asked: the folder went through those of its own day.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from ronda.policy.assembling import fields_of
from ronda.policy.loading import EXAMPLES, Policy, PolicyError, policy_files, read_section
from ronda.policy.models import Rules
from ronda.policy.parameters import Parameter
from ronda.policy.sections import SECTIONS

PACK = Path(__file__).resolve().parents[2] / "policies"


def load_kept_policy(folder: Path) -> Policy:
    """PolicyError where a file of the folder cannot be read at all."""
    known = [each for each in _written_in(folder) if _is_read(each)]
    return Policy(folder, (*known, *_unknown_then(known)))


def _written_in(folder: Path) -> Iterator[Parameter]:
    for path in policy_files(folder):
        section = path.relative_to(folder).with_suffix("").as_posix()
        if path.name.endswith(EXAMPLES) or section not in SECTIONS:
            continue
        found, problems = read_section(path, section)
        if problems:
            raise PolicyError(tuple(problems))
        yield from found


def _is_read(parameter: Parameter) -> bool:
    section = SECTIONS[parameter.section]
    return section.named or parameter.name in fields_of(section.part)


def _unknown_then(known: Sequence[Parameter]) -> Iterator[Parameter]:
    """Fields of parts that the folder has, or that every month needs; entries of a list are never added."""
    names = {(SECTIONS[each.section].part, each.name) for each in known}
    parts = {part for part, _ in names}
    for each in _pack():
        section = SECTIONS[each.section]
        needed = section.part in parts or Rules.model_fields[section.part].is_required()
        if needed and not section.named and (section.part, each.name) not in names:
            yield each


@lru_cache(maxsize=1)
def _pack() -> Iterable[Parameter]:
    return tuple(_written_in(PACK))
