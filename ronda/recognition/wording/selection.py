"""Sentences about the selection of outstanding marketers: refusals by what was found, deeds by what was done."""

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {}

DEEDS: Deeds = {}
