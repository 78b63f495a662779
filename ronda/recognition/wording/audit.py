"""Sentences about the audit of raters."""

from collections.abc import Mapping
from decimal import Decimal

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {
    "is no outcome of an audit": _("Choose what is done."),
    "of the decision about a rater is missing": _("Say in a few words what was found."),
}
DEEDS: Deeds = {"peer_round.audit_decided": lambda said: gettext("Decision about a rater kept")}

SIGNS: Mapping[str, Promise] = {
    "same_for_all": _("the same for everybody: weighed nothing"),
    "same_on_form": _("one mark for all questions"),
    "against_all": _("against what all others say"),
    "misfit": _("answers that surprise"),
}
# Half a logit is what moves a typical mark by an eighth: less is told of nobody.
STRICT = Decimal("0.5")


def severity_words(severity: Decimal) -> str:
    if severity >= STRICT:
        return gettext("strict")
    if severity <= -STRICT:
        return gettext("lenient")
    return gettext("as usual")


def sign_words(signs: list[str]) -> list[str]:
    return [str(SIGNS[each]) for each in signs]
