"""When a recurring task is due, in words."""

from django.utils.translation import gettext

from ronda.people.wording.names import WEEKDAYS
from ronda.work.models import Rhythm


def rhythm_words(rhythm: Rhythm) -> str:
    """`every week on Friday`."""
    if rhythm.every == Rhythm.Every.WEEK:
        return gettext("every week on %(weekday)s") % {"weekday": WEEKDAYS[str(rhythm.on)]}
    if rhythm.every == Rhythm.Every.MONTH:
        return gettext("every month on day %(day)s") % {"day": rhythm.on}
    return gettext("every working day")
