"""Pages of the cockpit that stand among those of contexts below."""

from django.utils.translation import gettext_lazy as _

from ronda.work.views.sections import Place, everybody

PRIZES = Place("prizes", _("Prizes"), everybody)
