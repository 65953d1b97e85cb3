"""GraphiQL, for those who built it with `make graphiql`; its files are served from this installation."""

from __future__ import annotations

from pathways.web.explorer.routes import explorer

__all__ = ["explorer"]
