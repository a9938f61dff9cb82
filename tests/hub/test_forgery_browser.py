"""Attempts from another page in the same browser: an instructor's or a learner's cookie, used by somebody else."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from .attacks import Attacker, Lab, everything_of
from .sending import send
from .test_login import Browser

EVIL = "https://evil.example"
TERM = {"course": "tiny", "term": {"notebook": "one", "open": False}}
CLASS = "/services/math4ml/class/"


@pytest.fixture(scope="module")
def instructor(lab: Lab) -> Browser:
    """A browser in which an instructor is logged in, and has the page open."""
    browser = Browser(lab.school)
    browser.log_in("teacher")
    with browser.open(lab.school.room.page_url) as page:
        assert page.status == 200
    return browser


def cross_site(browser: Browser, **more: str) -> dict[str, str]:
    """Return the headers of a request that another site makes; that the cookie comes along is the worst case."""
    sent = {"Origin": EVIL, "Referer": f"{EVIL}/", "Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "cors"}
    return {"Cookie": browser.header(f"{CLASS}api/overview"), **sent, **more}


@pytest.mark.parametrize("content_type", ["application/json", "text/plain", "application/x-www-form-urlencoded"])
def test_another_site_sets_dates_with_the_instructors_cookie(
    lab: Lab, mallory: Attacker, instructor: Browser, content_type: str
) -> None:
    url = f"{lab.school.room.url}{CLASS}api/terms"
    for more in ({}, {"X-XSRFToken": "guess"}, {"X-XSRFToken": ""}):
        headers = cross_site(instructor, **{"Content-Type": content_type}, **more)
        reply = send("POST", url, TERM, headers=headers)
        assert reply.status == 403
        assert reply.message["message"].endswith(".")
    assert everything_of(lab.store) == []


def test_another_site_reads_the_page_with_the_instructors_cookie(
    lab: Lab, mallory: Attacker, victim: Attacker, instructor: Browser
) -> None:
    for path in ("overview", "matrix?course=tiny", "export.csv?course=tiny", "events?course=tiny&since=0-0"):
        reply = send("GET", f"{lab.school.room.url}{CLASS}api/{path}", headers=cross_site(instructor))
        assert reply.status == 403
        assert "Access-Control-Allow-Origin" not in reply.headers
        assert victim.name not in reply.text


def test_another_learners_server_on_the_same_site(lab: Lab, mallory: Attacker, instructor: Browser) -> None:
    """Pages of all learners' servers come from the hub's own site; only the XSRF header tells the page from them."""
    url = f"{lab.school.room.url}{CLASS}api/terms"
    near = {"Origin": lab.school.room.url, "Referer": mallory.url, "Sec-Fetch-Site": "same-origin"}
    assert send("POST", url, TERM, headers=cross_site(instructor, **near)).status == 403
    guess = {**near, "X-XSRFToken": "2|00000000|" + "0" * 32 + "|1700000000"}
    assert send("POST", url, TERM, headers=cross_site(instructor, **guess)).status == 403
    assert everything_of(lab.store) == []


def test_a_preflight_of_another_site(lab: Lab, mallory: Attacker) -> None:
    asks = {"Origin": EVIL, "Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "authorization"}
    for path in ("api/checks", "api/practice", "api/progress", "class/api/terms", "class/api/overview", "metrics"):
        reply = send("OPTIONS", f"{lab.school.room.service_url}{path}", headers=asks)
        allowed = [name for name in reply.headers if name.lower().startswith("access-control-")]
        assert allowed == [], path
    answered = mallory.api("GET", "api/progress", headers={"Origin": EVIL})
    assert "Access-Control-Allow-Origin" not in answered.headers


def test_a_cookie_in_place_of_a_token_for_a_check(lab: Lab, mallory: Attacker, instructor: Browser) -> None:
    xsrf = instructor.cookie("_xsrf", "/services/math4ml/")
    headers = {"Cookie": instructor.header(f"{CLASS}api/overview"), "X-XSRFToken": xsrf}
    for route in ("progress", "exercises", "recording"):
        assert send("GET", f"{lab.school.room.url}/services/math4ml/api/{route}", headers=headers).status == 403
    message = {"exercise": "tiny/double", "course": "tiny"}
    url = f"{lab.school.room.url}/services/math4ml/api/checks"
    assert send("POST", url, message, headers=headers).status == 403
    assert everything_of(lab.store, "teacher") == []


def test_the_page_in_a_frame_of_another_site(lab: Lab, instructor: Browser) -> None:
    with instructor.open(lab.school.room.page_url) as page:
        policy, body = page.headers["Content-Security-Policy"], page.read().decode()
    assert "frame-ancestors 'none'" in policy
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert "teacher" not in body
    assert everything_of(lab.store, "teacher") == []


@pytest.mark.parametrize("away", [EVIL, "//evil.example", "/\\evil.example", "https:evil.example", "/%5cevil.example"])
def test_a_login_that_ends_at_another_site(lab: Lab, mallory: Attacker, away: str) -> None:
    service = lab.school.room.service_url
    root = service.removesuffix("/services/math4ml/")
    page = {"Sec-Fetch-Mode": "navigate", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    asked = [
        f"{service}class/?next={quote(away, safe='')}",
        f"{service}oauth_callback?next={quote(away, safe='')}&next_url={quote(away, safe='')}&code=a&state=b",
        f"{root}{away if away.startswith('/') else '/' + away}/..{CLASS}",
        f"{root}//evil.example/services/math4ml/class",
        f"{root}/services/math4ml//evil.example/",
    ]
    for url in asked:
        reply = send("GET", url, headers=page)
        assert reply.status in {302, 400, 403, 404}, url
        place = urlsplit(reply.headers["Location"] or "/")
        assert place.netloc == ""
        assert not (reply.headers["Location"] or "/").startswith(("//", "/\\"))
        back: Any = parse_qs(place.query).get("redirect_uri", ["/"])
        assert "evil" not in back[0]
    assert mallory.outcomes == []


def test_a_login_with_a_state_that_was_made_up(lab: Lab, mallory: Attacker) -> None:
    service = lab.school.room.service_url
    sent = send("GET", f"{service}class/", headers={"Sec-Fetch-Mode": "navigate"})
    (state,) = parse_qs(urlsplit(sent.headers["Location"]).query)["state"]
    cookie = sent.headers["Set-Cookie"].split(";")[0]
    for forged in ("forged", state[:-2] + "AA", mallory.begin()["check"]):
        url = f"{service}oauth_callback?code=x&state={quote(forged)}"
        for cookies in (cookie, f"{cookie.partition('=')[0]}={forged}", ""):
            reply = send("GET", url, headers={"Cookie": cookies, "Sec-Fetch-Mode": "navigate"})
            assert reply.status in {400, 403}
            assert "service-math4ml=" not in str(reply.headers)
    assert mallory.outcomes == []
