"""Sentences about ideas: refusals by what the service found, deeds by what was done."""

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {}

DEEDS: Deeds = {}
