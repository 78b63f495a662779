"""Questions that wait for somebody, as a part of the digest and a line of My day."""

from collections.abc import Callable, Sequence
from datetime import date

from django.utils.translation import gettext as _

from ronda.people.rules import Viewer
from ronda.visits.queries.proof.flags import own_questions, to_settle
from ronda.visits.wording.proof import KINDS


def asked_part(viewer: Viewer, today: date) -> Callable[[], tuple[str, Sequence[str]]] | None:
    """For the digest: the outlet and what it is about, never a figure or a place."""
    own, answered = own_questions(viewer), to_settle(viewer)
    if not own and not answered:
        return None
    return lambda: (
        _("Questions about visits"),
        [
            *(
                _("%(outlet)s: %(about)s. Your answer is awaited.")
                % {"outlet": each.form.outlet.name, "about": KINDS[each.kind]}
                for each in own
            ),
            *(
                _("%(outlet)s: %(about)s. %(name)s has answered.")
                % {"outlet": each.form.outlet.name, "about": KINDS[each.kind], "name": each.person.name}
                for each in answered
            ),
        ],
    )
