"""Sentences about advice and the screen for the retailer: refusals and deeds."""

from ronda.work.wording.saying import Deeds, Refusals

REFUSALS: Refusals = {}

DEEDS: Deeds = {}
