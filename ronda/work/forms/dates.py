"""The wish for a digest."""

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from ronda.work.forms.recording import WorkForm
from ronda.work.models import DigestWish


class DigestForm(WorkForm):
    rhythm = forms.ChoiceField(label=_("How often"), choices=DigestWish.Rhythm.choices)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)
