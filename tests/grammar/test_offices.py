"""One row a post: what several mentions say of one person."""

from __future__ import annotations

import pytest

from pipeline.grammar.offices import settle_posts
from pipeline.grammar.people import PersonMention, PositionMention


def held(*posts: tuple[str, str, str]) -> list[tuple[str, str]]:
    """The settled posts of one person who is given ``posts`` (title, organization, status) in turn."""
    mentions = []
    for number, (title, organization, status) in enumerate(posts):
        start = 1000 * number
        post = PositionMention(title, organization, status, start, start + 20, "position.after_name")
        mentions.append(PersonMention("Lê Văn An", "Lê Văn An", start + 30, start + 39, positions=(post,)))
    return [(row.post.title, row.post.organization) for row in settle_posts(mentions)]


@pytest.mark.parametrize(
    ("posts", "expected"),
    [
        # The fuller of two writings stays, wherever it stands.
        (
            [("Chủ tịch", "HĐND", "current"), ("Chủ tịch", "HĐND huyện Hải Lăng", "current")],
            [("Chủ tịch", "HĐND huyện Hải Lăng")],
        ),
        (
            [("Chủ tịch", "Hội đồng nhân dân tỉnh", "current"), ("Chủ tịch", "HĐND tỉnh", "current")],
            [("Chủ tịch", "Hội đồng nhân dân tỉnh")],
        ),
        # Rank parts posts.
        (
            [("Chủ tịch", "HĐND tỉnh", "current"), ("Phó Chủ tịch", "HĐND tỉnh", "current")],
            [("Chủ tịch", "HĐND tỉnh"), ("Phó Chủ tịch", "HĐND tỉnh")],
        ),
        # A bare title is the same title with its body.
        ([("Bí thư", "", "current"), ("Bí thư", "Thành ủy", "current")], [("Bí thư", "Thành ủy")]),
        # A past post is past in every mention; a new one of another body is not.
        (
            [("nguyên Giám đốc", "Sở Y tế", "former"), ("Giám đốc", "Sở Y tế", "current")],
            [("nguyên Giám đốc", "Sở Y tế")],
        ),
        (
            [("nguyên Giám đốc", "Sở Y tế", "former"), ("Giám đốc", "Sở Nội vụ", "current")],
            [("nguyên Giám đốc", "Sở Y tế"), ("Giám đốc", "Sở Nội vụ")],
        ),
    ],
)
def test_one_row_a_post(posts: list[tuple[str, str, str]], expected: list[tuple[str, str]]) -> None:
    assert held(*posts) == expected


def test_posts_in_businesses_are_left_out() -> None:
    post = PositionMention("Giám đốc", "Công ty Sao Mai", "current", 0, 8, "position.after_name", is_public=False)
    assert settle_posts([PersonMention("Lê Văn An", "Lê Văn An", 30, 39, positions=(post,))]) == []
