"""The sentences behind the reasons of a portfolio proposal."""

from django.utils.translation import gettext as _

from ronda.kernel.reason import Reason


def proposal_sentence(reason: Reason) -> str:
    """In the language of whoever reads; raises KeyError for a reason of another context."""
    sentences = {
        "proposal.handover": _(
            "%(manager)s keeps %(kept)s outlets, takes over %(gained)s and gives away %(lost)s."
        ),
        "proposal.without_position": _(
            "%(outlets)s outlets have no position; they go where they even out the load."
        ),
        "proposal.far_out": _(
            "The position of outlet %(outlet)s is far outside and was not believed; please check it."
        ),
        "proposal.too_much": _(
            "%(manager)s would need %(minutes)s minutes a month; %(possible)s are possible."
        ),
    }
    return sentences[reason.code] % reason.facts
