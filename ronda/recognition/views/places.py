"""The pages of recognition beside each other, and who finds which of them."""

from django.utils.translation import gettext_lazy as _

from ronda.recognition.queries.colleagues.auditing import finds_audit
from ronda.work.views.sections import Place, everybody

PLACES = [
    Place("recognition", _("Overview"), everybody),
    Place("survey_rounds", _("Customers"), everybody),
    Place("peer_rounds", _("Colleagues"), everybody),
    Place("recognition_notes", _("Notes"), everybody),
    Place("campaigns", _("Outstanding marketers"), everybody),
    Place("rater_audit", _("Audit of raters"), finds_audit),
]
