"""How long something takes, in words."""

from django.utils.translation import ngettext

HOUR, DAY = 60, 1440


def duration(minutes: int) -> str:
    """`45 minutes`, `2 hours`, `14 days`: the largest unit that says it whole."""
    if minutes % DAY == 0:
        days = minutes // DAY
        return ngettext("%(days)s day", "%(days)s days", days) % {"days": days}
    if minutes % HOUR == 0:
        hours = minutes // HOUR
        return ngettext("%(hours)s hour", "%(hours)s hours", hours) % {"hours": hours}
    return ngettext("%(minutes)s minute", "%(minutes)s minutes", minutes) % {"minutes": minutes}
