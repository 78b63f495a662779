"""How learning in figures is said: hours against hours, months against months, and what is wanting."""

from django.utils.translation import gettext, ngettext

from ronda.design.templatetags.figures import month_name, percent, quantity
from ronda.learning.rules.figures import Learnt


def hours_words(learnt: Learnt) -> str:
    """Such as 42 of 60 h."""
    said = {"learnt": quantity(learnt.total // 60), "asked": quantity(learnt.asked // 60)}
    return gettext("%(learnt)s of %(asked)s h") % said


def months_words(learnt: Learnt) -> str:
    said = {"months": quantity(learnt.months), "there": quantity(len(learnt.there))}
    return gettext("%(months)s of %(there)s months") % said


def state_words(learnt: Learnt) -> tuple[str, str]:
    """The kind of the state and what is most wanting."""
    if not learnt.there:
        return "plain", gettext("not there long enough")
    if not learnt.total:
        return "stop", gettext("nothing learnt yet")
    if learnt.crammed:
        return "attention", gettext("crammed into %(month)s") % {"month": month_name(learnt.crammed)}
    if not learnt.steady:
        return "attention", gettext("too many months without learning")
    if not learnt.enough:
        return "attention", gettext("hours missing")
    if not learnt.mainly_own:
        return "note", gettext("little self-study and peer learning")
    return "good", gettext("on course")


def own_words(learnt: Learnt) -> str:
    share = learnt.own_share
    return "" if share is None else percent(share, 0)


def exams_words(sat: int, passed: int) -> str:
    if not sat:
        return gettext("none sat")
    return ngettext("%(passed)s of %(sat)s passed", "%(passed)s of %(sat)s passed", sat) % {
        "passed": quantity(passed),
        "sat": quantity(sat),
    }
