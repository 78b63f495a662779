"""Sentences about the training plan and its classes: refusals by what was found, deeds by what was done."""

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {}

DEEDS: Deeds = {}
