"""Lets `python -m pathways` be the terminal face, where no script is on the path."""

from __future__ import annotations

from pathways.cli import main

if __name__ == "__main__":
    main()
