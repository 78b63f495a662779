"""Sentences about records of work that cannot be, as their own rules say."""

from django.utils.translation import gettext_noop as _

RECORDS = (
    _("the task belongs to no duty"),
    _("the task has no title"),
    _("an effect is judged of a task that is not done"),
    _("the hand-over belongs to no duty"),
    _("the hand-over has no title"),
    _("owner and receiver are the same person"),
    _("given on %(day)s, before its start on %(start)s"),
    _("both accepted and returned"),
    _("answered by the receiver but never given"),
    _("answered before it was given on %(day)s"),
    _("returned without a reason"),
    _("a reason to return, but no day of return"),
    _("the request says nothing"),
    _("due on %(day)s, before it was raised on %(start)s"),
    _("closed on %(day)s, before it was raised on %(start)s"),
    _("confirmed by the outlet but not closed"),
    _("%(count)s minutes are no length of a visit"),
    _("started at %(moment)s, not on %(day)s"),
    _("score %(number)s is not a whole number from 0 to 100"),
    _("level %(number)s is none of 5 (junior) to 1 (senior marketer)"),
    _("expires on %(day)s, before it is issued on %(start)s"),
    _("is issued on %(day)s, which is still to come"),
    _("is a second one of level %(number)s; the first was issued on %(day)s"),
)

RECORD_REMEDIES = (
    _("name the duty's code"),
    _("say what is to be done"),
    _("say what is handed over"),
    _("say what is missing"),
    _("give the day on which it was done"),
    _("give the day on which it was given"),
    _("give the day on which it was closed"),
    _("give the day or remove the reason"),
    _("give 0 to %(most)s, or nothing"),
    _("a hand-over has two hands; name another receiver"),
    _("keep the one that the receiver did"),
    _("write what the outlet asks for"),
    _("record it when it is issued"),
    _("correct the first one, or withdraw it"),
)
