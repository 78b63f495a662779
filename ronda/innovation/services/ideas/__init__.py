"""Every write of suggestions."""

from ronda.innovation.services.ideas.answering import answer_idea
from ronda.innovation.services.ideas.daily import do_ideas_day
from ronda.innovation.services.ideas.pictures import add_picture, take_out_picture
from ronda.innovation.services.ideas.trying import adopt_idea, begin_trial, end_trial, thank_for_idea
from ronda.innovation.services.ideas.writing import IdeaSaid, change_idea, write_idea

__all__ = [
    "IdeaSaid",
    "add_picture",
    "adopt_idea",
    "answer_idea",
    "begin_trial",
    "change_idea",
    "do_ideas_day",
    "end_trial",
    "take_out_picture",
    "thank_for_idea",
    "write_idea",
]
