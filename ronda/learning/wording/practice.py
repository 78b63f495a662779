"""Sentences about observed visits and drills: refusals by what was found, deeds by what was done."""

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {}

DEEDS: Deeds = {}
