"""Chores of the checkout: set-up, translations, the generated pages of the manual."""
