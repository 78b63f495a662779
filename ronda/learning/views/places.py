"""The pages of learning beside each other, and who finds which of them."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from ronda.learning.queries.setters import may_set
from ronda.work.views.sections import Place, everybody

PLACES = [
    Place("learning", _("My learning"), everybody),
    Place("ladder", _("Ladder"), everybody),
    Place("courses", _("Courses"), everybody),
    Place("training_year", _("Training plan"), everybody),
    Place("training_classes", pgettext_lazy("training", "Classes"), everybody),
    Place("observations", _("Practice"), everybody),
    Place("certification", _("Certification"), everybody),
    Place("exams", _("Exams"), everybody),
    Place("question_bank", _("Question bank"), may_set),
    Place("learning_figures", _("In figures"), everybody),
]
