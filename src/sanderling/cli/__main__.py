"""``python -m sanderling.cli``."""

from sanderling.cli import main

main()
