"""`python -m ronda.cli` is `ronda`."""

from ronda.cli.frame import main

main()
