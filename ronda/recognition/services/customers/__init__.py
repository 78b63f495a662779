"""Writes of the customers' view: questionnaires, rounds, sheets from hand to hand, answers, results."""

from ronda.recognition.services.customers.answering import Answered, answer_sheet
from ronda.recognition.services.customers.calls import record_call
from ronda.recognition.services.customers.closing import close_round, do_survey_rounds_day, publish_round
from ronda.recognition.services.customers.custody import (
    hand_sheet,
    return_sheet,
    set_sheet_aside,
    void_sheet,
)
from ronda.recognition.services.customers.drawing import draw_round, name_bringers
from ronda.recognition.services.customers.keying import key_sheet, settle_sheet
from ronda.recognition.services.customers.questionnaires import (
    copy_questionnaire,
    make_questionnaire,
    retire_questionnaire,
    write_questions,
)
from ronda.recognition.services.customers.rounds import (
    RoundSaid,
    cancel_round,
    extend_round,
    make_round,
    open_round,
)
from ronda.recognition.services.customers.tokens import print_sheets, revoke_code, show_code

__all__ = [
    "Answered",
    "RoundSaid",
    "answer_sheet",
    "cancel_round",
    "close_round",
    "copy_questionnaire",
    "do_survey_rounds_day",
    "draw_round",
    "extend_round",
    "hand_sheet",
    "key_sheet",
    "make_questionnaire",
    "make_round",
    "name_bringers",
    "open_round",
    "print_sheets",
    "publish_round",
    "record_call",
    "retire_questionnaire",
    "return_sheet",
    "revoke_code",
    "set_sheet_aside",
    "settle_sheet",
    "show_code",
    "void_sheet",
    "write_questions",
]
