"""Changes of classes that wait for somebody, or that somebody decided about, as a part of the digest."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from ronda.outlets.queries.class_changes import class_changes_decided, class_changes_to_decide
from ronda.outlets.wording.classes import STATES, change_words
from ronda.people.rules import Viewer

# A digest may be wished for once a week.
LATELY = timedelta(days=7)


def class_part(viewer: Viewer, today: date) -> Callable[[], tuple[str, Sequence[str]]] | None:
    since = timezone.make_aware(datetime.combine(today - LATELY, time.min))
    waiting, decided = class_changes_to_decide(viewer), class_changes_decided(viewer, since)
    if not waiting and not decided:
        return None
    return lambda: (
        _("Changes of class"),
        [
            *(
                _("%(outlet)s: %(change)s. Your decision is awaited.")
                % {"outlet": each.outlet.name, "change": change_words(each)}
                for each in waiting
            ),
            *(
                " ".join(
                    (
                        f"{each.outlet.name}:",
                        f"{change_words(each)}.",
                        f"{STATES[each.state][0]}.",
                        each.settled_why,
                    )
                ).strip()
                for each in decided
            ),
        ],
    )
