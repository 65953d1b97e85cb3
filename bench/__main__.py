"""The command line: `python -m bench` measures everything; its parts are commands of their own."""

from __future__ import annotations

from bench.commands import main

main()
