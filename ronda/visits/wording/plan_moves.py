"""What a move of a planned visit costs, in words."""

from collections.abc import Callable, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ronda.design.templatetags.figures import quantity


def move_cost(said: Mapping[str, Any]) -> str:
    minutes, over = said["minutes"], said["over"]
    if minutes > 0:
        parts = [ngettext("%(minutes)s minute more travel", "%(minutes)s minutes more travel", minutes)]
    elif minutes < 0:
        parts = [ngettext("%(minutes)s minute less travel", "%(minutes)s minutes less travel", -minutes)]
    else:
        parts = [_("no more travel")]
    parts = [parts[0] % {"minutes": quantity(abs(minutes))}]
    if over:
        parts.append(
            ngettext("the day is %(over)s minute too long", "the day is %(over)s minutes too long", over)
            % {"over": quantity(over)}
        )
    if said["spacing"]:
        parts.append(str(SPACINGS[said["spacing"]]()))
    return "; ".join(parts)


SPACINGS: Mapping[str, Callable[[], str]] = {
    "same_day": lambda: _("the outlet is seen on this day already"),
    "too_near": lambda: _("too near to another visit there"),
    "too_far": lambda: _("too far from another visit there"),
}
