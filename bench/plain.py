"""What the server is measured beside: FastAPI as it comes, with one endpoint that answers ten fields in JSON.

`python -m bench.plain` serves on a free port of this machine and prints it; it ends when its input does.
"""

from __future__ import annotations

import asyncio
import sys
import threading

import uvicorn
from fastapi import FastAPI

app = FastAPI()


@app.get("/plain")
async def plain() -> dict[str, object]:
    return {
        "id": "x",
        "number": 1,
        "title": "A thing",
        "kind": "diploma",
        "field": "0613",
        "provider": "uni",
        "level": 6,
        "credits": "120",
        "months": 48.0,
        "language": "en",
    }


async def main() -> None:
    server = uvicorn.Server(uvicorn.Config(app, port=0, log_level="warning", access_log=False))
    serving = asyncio.ensure_future(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    print(f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}", flush=True)
    loop = asyncio.get_running_loop()

    def end() -> None:
        sys.stdin.read()
        loop.call_soon_threadsafe(setattr, server, "should_exit", True)

    threading.Thread(target=end, daemon=True).start()
    await serving


if __name__ == "__main__":
    import uvloop

    uvloop.run(main())
