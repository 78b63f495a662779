"""People's codes as words, and what was done or refused as sentences."""

from ronda.people.wording.history import told
from ronda.people.wording.names import kind_of_leave, post_name, role_name
from ronda.people.wording.problems import problem_field, problem_sentence

__all__ = ["kind_of_leave", "post_name", "problem_field", "problem_sentence", "role_name", "told"]
