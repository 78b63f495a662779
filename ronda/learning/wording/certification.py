"""Sentences about certificates and sessions: refusals by what was found, deeds by what was done."""

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {}

DEEDS: Deeds = {}
