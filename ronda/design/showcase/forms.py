"""The form of the living page: one field of each kind."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ronda.design.forms import RondaForm


class SampleForm(RondaForm, forms.Form):
    name = forms.CharField(label=_("Name"), help_text=_("As it stands on the licence."))
    since = forms.DateField(label=_("Since"))
    size = forms.ChoiceField(label=_("Class"), choices=[("A", "A"), ("B", "B"), ("C", "C")])
    way = forms.ChoiceField(
        label=_("How it is visited"),
        widget=forms.RadioSelect,
        choices=[("walk", _("on foot")), ("car", _("by car"))],
    )
    note = forms.CharField(label=_("Note"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    agreed = forms.BooleanField(label=_("The holder of the licence agrees"))
