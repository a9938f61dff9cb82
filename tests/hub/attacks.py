"""Somebody who wants a pass without the work: what they can reach, and what the class holds of them afterwards."""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping
from time import monotonic
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import quote

import msgspec
import websocket
from sqlalchemy import select

from graders.kit.queries import Returned
from math4ml_ext import codec
from math4ml_ext.agent_source import agent_info
from math4ml_ext.store import Store
from math4ml_ext.store.models import CheckRow, HelpRow, MistakeRow, StandingRow, TermRow

from .sending import Reply, send

if TYPE_CHECKING:
    from .conftest import School

__all__ = ["DOUBLE", "Attacker", "Kernel", "Lab", "everything_of", "practice", "told", "wire"]

DOUBLE = {"exercise": "tiny/double", "course": "tiny"}


class Lab(NamedTuple):
    """A class of its own for attacks, looked at from outside too."""

    school: School
    store: Store


def everything_of(store: Store, *names: str) -> list[Any]:
    """Return all that the class holds of these people, and all dates."""
    tables = (CheckRow, StandingRow, MistakeRow, HelpRow)
    wanted = [select(table.__table__).where(table.username.in_(names)) for table in tables]
    every = [*wanted, select(TermRow.__table__)]
    return store.read(lambda connection: [tuple(row) for each in every for row in connection.execute(each)])


def told(reply: Reply, status: int, reason: str) -> bool:
    """Whether a refusal is this one, in a sentence for people."""
    assert (reply.status, reply.message["reason"]) == (status, reason), reply
    sentence: str = reply.message["message"]
    return sentence.endswith(".") and "Traceback" not in reply.text and "psycopg" not in reply.text


class Attacker:
    """A learner with everything that a learner has: tokens of the hub's, a server, kernels."""

    def __init__(self, lab: Lab, name: str = "", group: str = "math4ml:tiny:tuesday") -> None:
        self.school, self.store = lab.school, lab.store
        if name:
            self.school.hub("POST", "users", {"usernames": [name]})
        self.name = name or self.school.learner(group)
        self.token: str = self.school.hub("POST", f"users/{quote(self.name, safe='')}/tokens", {})["token"]
        self.url = f"{self.school.room.url}/user/{self.name}/"

    # -- at the service ------------------------------------------------------------------------------------------------

    def api(self, verb: str, route: str, message: Any = None, **more: Any) -> Reply:
        """Send a message to the service, as a program that has the learner's token."""
        return send(verb, f"{self.school.room.service_url}{route}", message, **{"token": self.token, **more})

    def begin(self, exercise: str = "tiny/double", course: str = "tiny") -> Any:
        """Begin a check."""
        reply = self.api("POST", "api/checks", {"exercise": exercise, "course": course})
        assert reply.status == 200, reply
        return reply.message

    def hand_in(self, issued: Any, *rounds: Any, **more: Any) -> Reply:
        """Hand in answers to a check, of which the token may be all that is given."""
        check = issued if isinstance(issued, str) else issued["check"]
        return self.api("POST", "api/checks/answers", {"check": check, "rounds": rounds, **more})

    def answer(self, ask: Any, **names: Any) -> Any:
        """Answer one round from the values of names, as an honest kernel does."""
        return self.school._fake_kernel.answer_json(ask, names)

    def until_verdict(self, issued: Any, answers: Any) -> Any:
        """Hand in what `answers` makes of each round, to the verdict."""
        rounds: list[Any] = []
        reply: Any = {"t": "ask", "ask": issued["ask"]}
        while reply["t"] == "ask":
            rounds.append(answers(reply["ask"]))
            came = self.hand_in(issued, *rounds)
            assert came.status == 200, came
            reply = came.message
        return reply

    # -- what came of it -----------------------------------------------------------------------------------------------

    def rows(self, table: Any) -> list[Any]:
        """Return what the class holds of the attacker in one table."""
        wanted = select(table.__table__).where(table.username == self.name)
        return self.store.read(lambda connection: [*connection.execute(wanted)])

    @property
    def outcomes(self) -> list[tuple[str, str]]:
        """What came of each check that is kept, and what it is worth."""
        return [(row.outcome, row.evidence) for row in self.rows(CheckRow)]

    @property
    def passed(self) -> bool:
        """Whether anything is on record as a pass."""
        on_record = [outcome for outcome, evidence in self.outcomes if evidence != "practice"]
        return "passed" in on_record or any(row.passed or row.verified for row in self.rows(StandingRow))

    # -- at their own server -------------------------------------------------------------------------------------------

    def start_server(self) -> None:
        """Start the learner's own server, behind the hub's proxy."""
        self.school.hub("POST", f"users/{self.name}/server")
        while send("GET", f"{self.url}api/status", token=self.token).status != 200:
            assert self.school.hub("GET", f"users/{self.name}")["servers"], self.school.room.hub.log[-3000:]

    def stop_server(self) -> None:
        """Stop it."""
        self.school.hub("DELETE", f"users/{self.name}/server")

    def kernel(self) -> Kernel:
        """Start a kernel in it."""
        return Kernel(self)


class Kernel:
    """A real kernel of a learner's, and the front end's half of a check with it."""

    def __init__(self, owner: Attacker) -> None:
        self.owner = owner
        self._kernels = f"{owner.url}api/kernels"
        self.id = send("POST", self._kernels, {}, token=owner.token).message["id"]
        address = f"{self._kernels}/{self.id}/channels".replace("http", "ws", 1)
        header = [f"Authorization: token {owner.token}"]
        self._socket = websocket.create_connection(address, header=header, timeout=20)  # less than between two pings

    def close(self) -> None:
        """Shut the kernel down."""
        self._socket.close()
        send("DELETE", f"{self._kernels}/{self.id}", token=self.owner.token)

    def run(self, source: str, **more: Any) -> tuple[Any, str]:
        """Run code; return the reply to it, and what it printed."""
        header = {"msg_id": uuid.uuid4().hex, "msg_type": "execute_request", "username": "", "session": "s"}
        header |= {"version": "5.3", "date": "2026-01-01T00:00:00Z"}
        content = {"code": source, "silent": False, "store_history": False, "allow_stdin": False} | more
        message = {"header": header, "parent_header": {}, "metadata": {}, "content": content, "channel": "shell"}
        self._socket.send(json.dumps(message))
        reply, printed, idle, ends = None, "", False, monotonic() + 60
        while reply is None or not idle:
            assert monotonic() < ends, "the kernel does not answer any more"
            came = json.loads(self._socket.recv())
            if came["parent_header"].get("msg_id") != header["msg_id"]:
                continue
            if came["msg_type"] == "execute_reply":
                reply = came["content"]
            elif came["msg_type"] == "stream":
                printed += came["content"]["text"]
            elif came["msg_type"] == "status":
                idle = came["content"]["execution_state"] == "idle"
        return reply, printed

    def cell(self, source: str) -> str:
        """Run a cell that has to run through; return what it printed."""
        reply, printed = self.run(source)
        assert reply["status"] == "ok", reply
        return printed

    def evaluate(self, expression: str) -> Any:
        """Evaluate an expression as the front end does."""
        reply, _ = self.run("", silent=True, user_expressions={"it": expression})
        return reply["user_expressions"]["it"]

    def check(self, exercise: str = "tiny/double", course: str = "tiny") -> Any:
        """Press Check: at the learner's own server, with the agent in the kernel; return the verdict's message."""
        api, agent = f"{self.owner.url}math4ml/api/", agent_info()
        issued = send("POST", f"{api}checks", {"exercise": exercise, "course": course}, token=self.owner.token).message
        self.evaluate(agent.install)
        rounds: list[Any] = []
        reply: Mapping[str, Any] = {"t": "ask", "ask": issued["ask"]}
        while reply.get("t") == "ask":
            request = json.dumps(json.dumps({"ask": reply["ask"], "limits": issued["limits"]}))
            said = self.evaluate(f"{agent.call}({request})")
            if said["status"] != "ok" or "application/json" not in said["data"]:
                return said  # no agent that answers, so nothing to hand in
            rounds.append(said["data"]["application/json"]["answers"])
            message = {"check": issued["check"], "rounds": rounds}
            reply = send("POST", f"{api}checks/answers", message, token=self.owner.token).message
        return reply


def wire(value: Any) -> Any:
    """Return an answer that claims this value, on the wire; for what an honest kernel could have sent too."""
    return msgspec.to_builtins(codec.answer_to_wire(Returned(value)))


def practice(**more: Any) -> dict[str, Any]:
    """Return a check of practice that claims a pass."""
    times = {"issued_at": "2026-11-01T12:00:00Z", "answered_at": "2026-11-01T12:00:01Z"}
    rest = {"course_version": "1", "exercise_version": "1", "agent": "a", "seed": 1, "rounds": 1, "cell": ""}
    verdict = {"outcome": "passed", "message": {"text": "Well done."}}
    return {"check": "a" * 32, **DOUBLE, **times, **rest, "verdict": verdict, **more}
