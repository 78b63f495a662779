"""The five vocational levels of the state standard for marketers: a lower number is a higher level."""

SENIOR_MARKETER, MARKETER, SENIOR, INTERMEDIATE, JUNIOR = range(1, 6)
LEVELS = range(SENIOR_MARKETER, JUNIOR + 1)
