"""Sentences about the selection of outstanding marketers: refusals by what was found, deeds by deed."""

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {}

DEEDS: Deeds = {}
