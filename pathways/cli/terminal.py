"""The terminal: the application that commands are declared on, and how it opens what they work with and ends."""

# ruff: noqa: PLC0415 - importing the model takes longer than answering `--help` may

from __future__ import annotations

import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup

if TYPE_CHECKING:
    from pathways.cli.session import Session


@dataclass
class Given:
    """What was typed before the command, and the session that the command opened."""

    store: str | None = None
    session: Session | None = None


class Guarded(TyperGroup):
    """Turns every error raised on purpose into one message on stderr and exit code 2."""

    def invoke(self, ctx: Any) -> Any:
        """Run the command; a wrong input ends it without a traceback."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            from pathways.cli.session import told

            message = told(error, ctx.obj.session if ctx.obj else None)
            if message is None:
                raise
            typer.echo(message, err=True)
            raise typer.Exit(2) from None
        finally:
            if ctx.obj and ctx.obj.session:
                ctx.obj.session.close()


app = typer.Typer(
    cls=Guarded,
    help="Finds, and explains, the routes from the credentials a person holds to the one they want.",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def main() -> None:
    """Run the terminal face."""
    for stream in (sys.stdout, sys.stderr):
        # What a terminal cannot show must not stop the answer.
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    app()


def session(ctx: typer.Context, lang: str | None, as_json: bool) -> Session:
    """Open what a command works with."""
    from pathways.cli.session import Session

    ctx.obj.session = Session.start(ctx.obj.store, lang, as_json)
    return ctx.obj.session  # type: ignore[no-any-return]
