"""A real JupyterHub with the service of a class, for the browser's tests; learners press Check when a test says so.

Their answers are graded by the service, as in a class: only the kernel that gives them is this process.
"""

from __future__ import annotations

import json
import sys
import urllib.request
from typing import Any

from math4ml_ext import agent
from math4ml_ext.hub.try_out.classroom import Classroom


def ask(verb: str, url: str, message: Any, token: str) -> Any:
    """Send a message with a token, and return what comes back."""
    headers = {"Authorization": f"token {token}", "Content-Type": "application/json"}
    request = urllib.request.Request(url, json.dumps(message).encode(), headers, method=verb)
    with urllib.request.urlopen(request, timeout=60) as reply:
        return json.loads(reply.read())


def press(room: Classroom, user: str, exercise: str, source: str, replica: int) -> str:
    """Press Check, at one of the replicas; return the outcome."""
    token = ask("POST", f"{room.url}/hub/api/users/{user}/tokens", {}, room.registrar_token)["token"]
    api = f"{room.replica_urls[replica]}api/"
    namespace: dict[str, Any] = {}
    exec(compile(source, "cell", "exec"), namespace)
    issued = ask("POST", f"{api}checks", {"exercise": exercise}, token)
    rounds: list[Any] = []
    reply: Any = {"t": "ask", "ask": issued["ask"]}
    while reply["t"] == "ask":
        answered = agent.answer(json.dumps({"ask": reply["ask"], "names": list(namespace)}), namespace).data
        rounds.append(answered["answers"])
        reply = ask("POST", f"{api}checks/answers", {"check": issued["check"], "rounds": rounds}, token)
    return str(reply["verdict"]["outcome"])


def say(message: Any) -> None:
    """Tell whoever started this."""
    sys.stdout.write(json.dumps(message) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Serve until standard input ends."""
    with Classroom(replicas=2) as room:
        say({"page": room.page_url, "password": room.password})
        for line in sys.stdin:
            told = json.loads(line)
            say(press(room, told["user"], told["exercise"], told["source"], told["replica"]))


if __name__ == "__main__":
    main()
