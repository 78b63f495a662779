"""The pages of visits beside each other, and who finds which of them."""

from django.utils.translation import gettext_lazy as _

from ronda.work.views.sections import Place, everybody

PLACES = [
    Place("visits", _("Overview"), everybody),
    Place("visit_plans", _("Plans of the month"), everybody),
    Place("visit_list", _("All visits"), everybody),
    Place("visit_quotas", _("Pace"), everybody),
    Place("visit_base_data", _("Base data"), everybody),
    Place("visit_questions", _("Questions"), everybody),
]
