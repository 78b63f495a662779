"""What can go wrong when something simulated is written."""


class DemoError(Exception):
    """A sentence that says what happened and what to do."""
