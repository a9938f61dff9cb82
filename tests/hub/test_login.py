"""A browser logs in at the hub; any replica can finish what another began, and messages need the XSRF token."""

from __future__ import annotations

import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError

import pytest

from .conftest import School, send


class Browser:
    """Keeps cookies and follows redirects."""

    def __init__(self, school: School) -> None:
        self.room = school.room
        self.jar = CookieJar()
        self._opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def open(self, url: str, form: dict[str, str] | None = None, **headers: str) -> Any:
        body = None if form is None else urllib.parse.urlencode(form).encode()
        request = urllib.request.Request(url, body, {"Sec-Fetch-Mode": "navigate"} | headers)
        return self._opener.open(request, timeout=60)

    def log_in(self, name: str) -> None:
        with self.open(f"{self.room.url}/hub/login") as page:
            page.read()
        form = {"username": name, "password": self.room.password, "_xsrf": self.cookie("_xsrf", "/hub/")}
        # Where the hub leads a learner then is their server, which these tests do not need.
        with self.open(f"{self.room.url}/hub/login?next=%2Fhub%2Fhome", form) as page:
            page.read()

    def cookie(self, name: str, path: str) -> str:
        return next(cookie.value or "" for cookie in self.jar if (cookie.name, cookie.path) == (name, path))

    def header(self, path: str) -> str:
        return "; ".join(f"{one.name}={one.value}" for one in self.jar if path.startswith(one.path))


class NoRedirects(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_: Any) -> None:
        return None


@pytest.fixture
def browser(school: School) -> Browser:
    browser = Browser(school)
    browser.log_in("teacher")
    return browser


OVERVIEW = "/services/math4ml/class/api/overview"


def test_a_login_brings_an_instructor_to_the_page(school: School, browser: Browser) -> None:
    with browser.open(school.room.page_url) as page:
        assert page.url == school.room.page_url
        assert page.status == 200


def test_a_login_that_one_replica_began_is_finished_by_the_other(school: School, browser: Browser) -> None:
    one, other = (url.removesuffix("/services/math4ml/") for url in school.room.replica_urls)
    # The cookies are those of one site: both replicas are behind one address. Here they are carried over by hand.
    sent_away = send("GET", f"{other}/services/math4ml/class/", headers={"Sec-Fetch-Mode": "navigate"})
    assert sent_away.status == 302
    cookie = sent_away.headers["Set-Cookie"].split(";")[0]
    opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(browser.jar), NoRedirects())
    url = urllib.parse.urljoin(school.room.url, sent_away.headers["Location"])
    with pytest.raises(HTTPError) as allowed:
        opener.open(urllib.request.Request(url, headers={"Sec-Fetch-Mode": "navigate"}), timeout=60)
    with allowed.value:
        back = urllib.parse.urlsplit(allowed.value.headers["Location"])
    assert back.path == "/services/math4ml/oauth_callback"
    finished = send("GET", f"{one}{back.path}?{back.query}", headers={"Cookie": cookie, "Sec-Fetch-Mode": "navigate"})
    assert (finished.status, finished.headers["Location"]) == (302, "/services/math4ml/class/")
    given = finished.headers.get_all("Set-Cookie") or []
    logged_in = {"Cookie": next(line.split(";")[0] for line in given if "service-math4ml=" in line)}
    for replica in (one, other):
        url = f"{replica}/services/math4ml/class/"
        assert send("GET", url, headers={**logged_in, "Sec-Fetch-Mode": "navigate"}).status == 200


def test_a_login_whose_state_was_changed_is_refused(school: School) -> None:
    sent_away = send("GET", f"{school.room.service_url}class/", headers={"Sec-Fetch-Mode": "navigate"})
    cookie = sent_away.headers["Set-Cookie"].split(";")[0]
    forged = send(
        "GET",
        f"{school.room.service_url}oauth_callback?code=x&state=forged",
        headers={"Cookie": cookie, "Sec-Fetch-Mode": "navigate"},
    )
    assert forged.status in {400, 403}


def test_the_verifier_of_a_login_is_not_in_its_address(school: School) -> None:
    sent_away = send("GET", f"{school.room.service_url}class/", headers={"Sec-Fetch-Mode": "navigate"})
    query = urllib.parse.parse_qs(urllib.parse.urlsplit(sent_away.headers["Location"]).query)
    assert "code_challenge" in query
    assert "~" not in query["state"][0]
    assert "code_verifier" not in sent_away.headers["Location"]


def test_a_message_of_a_browser_needs_the_xsrf_header(school: School, browser: Browser) -> None:
    with browser.open(school.room.page_url) as page:
        page.read()
    url = f"{school.room.url}{OVERVIEW}"
    cookies = browser.header(OVERVIEW)
    fetched = {"Cookie": cookies, "Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin"}
    assert send("GET", url, headers=fetched).status == 403
    xsrf = browser.cookie("_xsrf", "/services/math4ml/")
    assert send("GET", url, headers={**fetched, "X-XSRFToken": xsrf}).status == 200
    term = {"course": "tiny", "term": {"notebook": "tiny", "open": True}}
    terms = f"{school.room.url}/services/math4ml/class/api/terms"
    assert send("POST", terms, term, headers={"Cookie": cookies}).status == 403


def test_a_cookie_is_nothing_to_the_routes_of_checks(school: School, browser: Browser) -> None:
    with browser.open(school.room.page_url) as page:
        page.read()
    xsrf = browser.cookie("_xsrf", "/services/math4ml/")
    headers = {"Cookie": browser.header(OVERVIEW), "X-XSRFToken": xsrf}
    assert send("GET", f"{school.room.url}/services/math4ml/api/progress", headers=headers).status == 403
