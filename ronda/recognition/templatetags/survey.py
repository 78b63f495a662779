"""How a survey round is told."""

from collections.abc import Mapping
from typing import Any

from django.template import Library

register = Library()


@register.filter
def at(there: Mapping[Any, Any], key: Any) -> Any:
    """What stands under the key; nothing where there is none."""
    return there.get(key, ())
