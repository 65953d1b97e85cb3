"""Drives headless Chromium through chromedriver, in the words of WebDriver: no library is needed for so few."""

from __future__ import annotations

import base64
import json
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
"""The key that the standard gives to references of elements."""

KEYS = {"Ctrl": "\ue009", "Shift": "\ue008", "Alt": "\ue00a", "Enter": "\ue007", "Escape": "\ue00c", "Tab": "\ue004"}
KEYS |= {"Left": "\ue012", "Up": "\ue013", "Right": "\ue014", "Down": "\ue015", "Space": " ", "Backspace": "\ue003"}
KEYS |= {"F1": "\ue031", "F6": "\ue036", "Home": "\ue011", "End": "\ue010"}

QUIET = [
    "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
    "--disable-background-networking", "--disable-component-update", "--force-device-scale-factor=1",
]  # fmt: skip


class Page:
    """One window. Elements are named by CSS selectors; every wait ends after ten seconds, with what was waited for."""

    def __init__(self, ask: Callable[..., Any]) -> None:
        self._ask = ask

    def open(self, address: str) -> None:
        self._ask("POST", "url", {"url": address})

    def run(self, script: str, *arguments: object) -> Any:
        """What a script returns."""
        return self._ask("POST", "execute/sync", {"script": script, "args": list(arguments)})

    def size(self, width: int, height: int) -> None:
        """Show the page as if the window's inside were so large, in CSS pixels."""
        sizes = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": False}
        self.devtools("Emulation.setDeviceMetricsOverride", **sizes)

    def devtools(self, command: str, **parameters: object) -> Any:
        """What Chromium answers to a command of its own protocol."""
        return self._ask("POST", "goog/cdp/execute", {"cmd": command, "params": parameters})

    def click(self, selector: str) -> None:
        self._ask("POST", f"element/{self._find(selector)}/click", {})

    def type(self, text: str) -> None:
        """Type where the focus is, a key at a time."""
        self._press(list(text))

    def press(self, chord: str) -> None:
        """Press keys together, as `Ctrl+Enter`."""
        *held, last = (KEYS.get(key, key) for key in chord.split("+"))
        down = [{"type": "keyDown", "value": key} for key in held]
        up = [{"type": "keyUp", "value": key} for key in reversed(held)]
        both = [{"type": "keyDown", "value": last}, {"type": "keyUp", "value": last}]
        self._act([*down, *both, *up])

    def text(self, selector: str) -> str:
        """The text of an element as it is shown; empty where it is hidden or not there."""
        look = "const e = document.querySelector(arguments[0]); return e?.checkVisibility() ? e.innerText : ''"
        return str(self.run(look, selector))

    def value(self, selector: str) -> str:
        return str(self.run("return document.querySelector(arguments[0]).value", selector))

    def focus(self) -> str:
        """The id of what has the focus, else its text."""
        return str(self.run("const e = document.activeElement; return e.id || e.textContent"))

    def until(self, what: str, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + 10
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(f"waited in vain: {what}")
            time.sleep(0.05)

    def shows(self, selector: str, text: str) -> None:
        """Wait until an element shows a text."""
        self.until(f"{text!r} in {selector}: {self.text(selector)!r}", lambda: text in self.text(selector))

    def picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self._ask("GET", "screenshot")))

    def complaints(self) -> list[str]:
        """What the browser's own log holds: blocked by the policy, not found, thrown and not caught."""
        return [entry["message"] for entry in self._ask("POST", "se/log", {"type": "browser"})]

    def requests(self) -> list[str]:
        """The addresses that the page asked for since it was opened."""
        return list(self.run("return performance.getEntriesByType('resource').map((entry) => entry.name)"))

    def _find(self, selector: str) -> str:
        return str(self._ask("POST", "element", {"using": "css selector", "value": selector})[ELEMENT])

    def _press(self, keys: list[str]) -> None:
        self._act([{"type": kind, "value": key} for key in keys for kind in ("keyDown", "keyUp")])

    def _act(self, actions: list[dict[str, str]]) -> None:
        self._ask("POST", "actions", {"actions": [{"type": "key", "id": "keys", "actions": actions}]})


@contextmanager
def chromium() -> Iterator[Page]:
    """A window of a Chromium of its own; raises RuntimeError where there is none."""
    programs = [shutil.which("chromedriver"), shutil.which("chromium") or shutil.which("google-chrome")]
    if None in programs:
        raise RuntimeError("chromium and chromedriver are needed (Debian: chromium, chromium-driver)")
    driver, browser = map(str, programs)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as profile:
        process = subprocess.Popen([driver, f"--port={port}"], stdout=subprocess.DEVNULL)
        try:
            base = f"http://127.0.0.1:{port}"
            _ready(base)
            options = {"binary": browser, "args": [*QUIET, f"--user-data-dir={profile}"]}
            wanted = {"goog:chromeOptions": options, "goog:loggingPrefs": {"browser": "ALL"}}
            session = _send("POST", f"{base}/session", {"capabilities": {"alwaysMatch": wanted}})["sessionId"]
            try:
                yield Page(lambda verb, path, body=None: _send(verb, f"{base}/session/{session}/{path}", body))
            finally:
                _send("DELETE", f"{base}/session/{session}")
        finally:
            process.terminate()
            process.wait(10)


def _ready(base: str) -> None:
    for _ in range(200):
        try:
            _send("GET", f"{base}/status")
        except OSError:
            time.sleep(0.05)
        else:
            return
    raise RuntimeError("chromedriver does not answer")


def _send(verb: str, address: str, body: object = None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, {"Content-Type": "application/json"}, method=verb)
    try:
        with urllib.request.urlopen(request, timeout=60) as response:
            return json.load(response)["value"]
    except urllib.error.HTTPError as error:
        raise RuntimeError(json.load(error)["value"]["message"]) from None
