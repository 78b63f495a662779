"""Forms of the certification: certificates, sessions, people in them, results."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

import django_filters
from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.learning.models import CertificationSession, SessionEntry
from ronda.learning.services.certification.keeping import CertificateSaid
from ronda.learning.services.certification.results import ResultSaid
from ronda.learning.services.certification.sessions import SessionSaid
from ronda.learning.wording.certification import LEVEL_CHOICES
from ronda.outlets.forms.filters import FewFirst, search_field, search_words
from ronda.work.forms.recording import WorkForm

Named = Sequence[tuple[str, str]]
ALL = _("all")


def _level() -> forms.TypedChoiceField:
    return forms.TypedChoiceField(label=_("Level"), coerce=int, choices=LEVEL_CHOICES)


class CertificateForm(WorkForm):
    """A certificate as its paper says it; `why` only of a correction."""

    send = _("Record the certificate")
    places = {"row": "issued", "certificate": "issued"}

    person = forms.ChoiceField(label=_("Person"))
    level = _level()
    issued = forms.DateField(label=_("Issued"), widget=forms.DateInput())
    expires = forms.DateField(
        label=_("Expires"),
        required=False,
        widget=forms.DateInput(),
        help_text=_("Leave it empty where the certificate has no end."),
    )
    number = forms.CharField(label=_("Certificate number"), max_length=60, required=False)
    issuer = forms.CharField(label=_("Issuer"), max_length=200, required=False)
    why = forms.CharField(label=_("Why it is corrected"), max_length=300, widget=forms.Textarea({"rows": 2}))

    def __init__(self, *args: Any, people: Named | None = None, **options: Any) -> None:
        super().__init__(*args, **options)
        if people is None:
            del self.fields["person"]
            self.send = _("Correct the certificate")
        else:
            self.fields["person"].choices = people  # type: ignore[attr-defined]
            del self.fields["why"]

    @property
    def said(self) -> CertificateSaid:
        good = self.cleaned_data
        return CertificateSaid(good["level"], good["issued"], good["expires"], good["number"], good["issuer"])


class WhyForm(WorkForm):
    """A reason for what is taken back, cancelled or excused."""

    why = forms.CharField(label=_("Reason"), max_length=300, widget=forms.Textarea({"rows": 3}))

    def __init__(self, *args: Any, send: Any, **options: Any) -> None:
        self.send = send
        super().__init__(*args, **options)


class SessionForm(WorkForm):
    level = _level()
    held_on = forms.DateField(label=_("Day of the session"), widget=forms.DateInput())
    register_until = forms.DateField(label=_("Last day to register"), widget=forms.DateInput())
    place = forms.CharField(label=_("Place"), max_length=200, required=False)

    @property
    def said(self) -> SessionSaid:
        return SessionSaid(**self.cleaned_data)


class EnterForm(WorkForm):
    """Somebody who may sit the level though nobody must."""

    send = _("Register")

    person = forms.ChoiceField(label=_("Person"))

    def __init__(self, *args: Any, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["person"].choices = people  # type: ignore[attr-defined]


class ResultForm(WorkForm):
    """Both scores of one person; passed with a number gives the certificate its number."""

    send = _("Enter the result")

    theory = forms.DecimalField(label=_("Theory"), help_text=_("0 to 100"))
    skill = forms.DecimalField(label=_("Skill"), help_text=_("0 to 100"))
    number = forms.CharField(
        label=_("Certificate number"),
        max_length=60,
        required=False,
        help_text=_("Where both parts are passed; it can be added later."),
    )
    issued = forms.DateField(
        label=_("Issued"),
        required=False,
        widget=forms.DateInput(),
        help_text=_("Empty: the day of the session."),
    )
    expires = forms.DateField(label=_("Expires"), required=False, widget=forms.DateInput())
    issuer = forms.CharField(label=_("Issuer"), max_length=200, required=False)
    why = forms.CharField(label=_("Why it is corrected"), max_length=300, widget=forms.Textarea({"rows": 2}))
    places = {"row": "issued", "certificate": "issued"}

    def __init__(self, *args: Any, corrects: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        if corrects:
            self.send = _("Correct the result")
        else:
            del self.fields["why"]

    @property
    def said(self) -> ResultSaid:
        return ResultSaid(**self.cleaned_data)


class ResultsForm(WorkForm):
    """Everybody who registered at once: both scores, or the box for who did not come; empty is not yet."""

    send = _("Enter the results")

    def __init__(self, *args: Any, entries: Iterable[SessionEntry], **options: Any) -> None:
        super().__init__(*args, **options)
        self.entries = list(entries)
        for each in self.entries:
            for part, label in (("theory", _("Theory")), ("skill", _("Skill"))):
                self.fields[f"{part}_{each.pk}"] = forms.DecimalField(label=label, required=False)
            self.fields[f"number_{each.pk}"] = forms.CharField(
                label=_("Certificate number"), max_length=60, required=False
            )
            self.fields[f"absent_{each.pk}"] = forms.BooleanField(label=_("Did not come"), required=False)

    @property
    def rows(self) -> list[dict[str, Any]]:
        """For the table of the page."""
        return [
            {"entry": each, **{name: self[f"{name}_{each.pk}"] for name in _COLUMNS}} for each in self.entries
        ]

    def said_of(self, entry: SessionEntry) -> ResultSaid | None:
        """None: nothing was said of this person."""
        theory: Decimal | None = self.cleaned_data.get(f"theory_{entry.pk}")
        skill: Decimal | None = self.cleaned_data.get(f"skill_{entry.pk}")
        if theory is None and skill is None:
            return None
        return ResultSaid(theory, skill, self.cleaned_data.get(f"number_{entry.pk}") or "")

    def is_absent(self, entry: SessionEntry) -> bool:
        return bool(self.cleaned_data.get(f"absent_{entry.pk}"))


_COLUMNS = ("theory", "skill", "number", "absent")


class SessionFilterForm(FewFirst):
    first = ("q", "level", "state")


class SessionFilter(django_filters.FilterSet):
    """By place, level and state."""

    q = search_field(_("Place"))
    level = django_filters.ChoiceFilter(label=_("Level"), choices=LEVEL_CHOICES, empty_label=ALL)
    state = django_filters.ChoiceFilter(
        label=_("State"), choices=CertificationSession.State.choices, empty_label=ALL
    )

    class Meta:
        form = SessionFilterForm

    find = search_words("place")


class CertificateFilterForm(FewFirst):
    first = ("q", "level", "state", "person")


class CertificateFilter(django_filters.FilterSet):
    """By words, level, whether it is in force, person and whether there is a scan."""

    q = search_field(_("Person or certificate number"))
    level = django_filters.ChoiceFilter(label=_("Level"), choices=LEVEL_CHOICES, empty_label=ALL)
    state = django_filters.ChoiceFilter(
        label=_("State"),
        method="in_state",
        empty_label=ALL,
        choices=[
            ("held", pgettext_lazy("certificate", "In force")),
            ("ends", pgettext_lazy("certificate", "Ends soon")),
            ("expired", pgettext_lazy("certificate", "Expired")),
        ],
    )
    person = django_filters.ChoiceFilter(label=_("Person"), field_name="person__code", empty_label=ALL)
    scan = django_filters.ChoiceFilter(
        label=_("Scan"),
        method="with_scan",
        empty_label=ALL,
        choices=[("yes", _("with a scan")), ("no", _("without a scan"))],
    )

    class Meta:
        form = CertificateFilterForm

    def __init__(self, *args: Any, on: date, soon: date, people: Named, **options: Any) -> None:
        super().__init__(*args, **options)
        self.on, self.soon = on, soon
        self.filters["person"].extra["choices"] = people

    find = search_words("person__name", "person__code", "certificate_no")

    def in_state(self, certificates: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        if value == "expired":
            return certificates.filter(expires__lt=self.on)
        if value == "ends":
            return certificates.filter(expires__gte=self.on, expires__lte=self.soon)
        return certificates.filter(Q(expires=None) | Q(expires__gte=self.on))

    def with_scan(self, certificates: QuerySet[Any], _name: str, value: str) -> QuerySet[Any]:
        return certificates.filter(scanned=value == "yes")
