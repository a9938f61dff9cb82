"""Groups of the hub say who is in which section, and an LTI platform's words are kept without its tokens."""

from __future__ import annotations

from math4ml_ext.hub.people import lti_of
from math4ml_ext.hub.sections import sections_of


def test_a_group_of_our_kind_says_which_section_it_is() -> None:
    assert sections_of(["math4ml:math4ml:tuesday", "staff"], {}) == {"math4ml": "tuesday"}


def test_somebody_is_in_several_courses_at_once() -> None:
    groups = ["math4ml:svd:a", "math4ml:calculus:b"]
    assert sections_of(groups, {}) == {"svd": "a", "calculus": "b"}


def test_the_name_of_a_section_may_have_a_colon() -> None:
    assert sections_of(["math4ml:math4ml:fall:tuesday"], {}) == {"math4ml": "fall:tuesday"}


def test_other_groups_can_be_told_to_be_sections() -> None:
    mapping = {"cs229-tue": "math4ml:tuesday"}
    assert sections_of(["cs229-tue", "cs229-fri"], mapping) == {"math4ml": "tuesday"}


def test_of_two_sections_of_one_course_the_first_by_name_counts() -> None:
    groups = ["math4ml:math4ml:tuesday", "math4ml:math4ml:friday"]
    assert sections_of(groups, {}) == sections_of(groups[::-1], {}) == {"math4ml": "friday"}


def test_groups_that_only_look_like_ours_are_none() -> None:
    assert sections_of(["math4ml:", "math4ml:course", "math4ml::x", "my-math4ml:a:b"], {}) == {}


def test_claims_of_an_lti_launch_are_kept_and_tokens_are_not() -> None:
    claims = {
        "sub": "7",
        "iss": "https://platform.example",
        "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint": {"lineitem": "https://platform.example/1"},
    }
    secret = {"access_token": "x", "id_token": "y", "nonce": "z", "email": "ada@example.org"}
    assert lti_of(claims | secret) == claims


def test_an_older_launch_is_kept_by_its_outcome_service() -> None:
    launch = {"user_id": "7", "lis_result_sourcedid": "r", "lis_outcome_service_url": "https://platform.example/o"}
    assert lti_of(launch | {"oauth_signature": "s"}) == launch


def test_what_is_no_lti_launch_is_not_kept() -> None:
    assert lti_of({"user_id": "7", "access_token": "x"}) == {}
    assert lti_of(None) == {}
