from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PayConfig(AppConfig):
    name = "ronda.pay"
    verbose_name = _("Pay")

    def ready(self) -> None:
        # Not at the top: wording is translated only once Django is ready.
        from ronda.pay.wording import DEEDS, REFUSALS
        from ronda.work.wording import tell_area

        tell_area(REFUSALS, DEEDS)
