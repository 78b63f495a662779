"""The pages of innovation beside each other, and who finds which of them."""

from django.utils.translation import gettext_lazy as _

from ronda.work.views.sections import Place, everybody

PLACES = [
    Place("innovation", _("Overview"), everybody),
    Place("ideas", _("Suggestions"), everybody),
    Place("topics", _("Topics"), everybody),
    Place("reviews", _("Reviews of topics"), everybody),
    Place("innovation_points", _("Innovation points"), everybody),
    Place("innovation_climate", _("Climate of innovation"), everybody),
]
