"""Sentences about field visits and quotas: refusals and deeds."""

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {}

DEEDS: Deeds = {}
