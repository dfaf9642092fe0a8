"""An address is compared with the register: it is an entry, passes for one, or has nothing to do with any."""

from __future__ import annotations

from pathlib import Path

import pytest

from helpcenter import check
from helpcenter.addresses.in_text import find_addresses
from helpcenter.addresses.official import Match, find_in_register
from helpcenter.model import Channel, Register
from sites import MKDOCS, page, write_site

MAIL = "help@xiaohuqianbao.com"
SITE = "https://www.xiaohuqianbao.com/"
ALIKE, LETTER, DIGIT = "a letter only looks the same", "one letter is another", "one digit is another"
ENDING, INSIDE, ADDED = (
    "it ends in something else",
    "its name stands inside another address",
    "something was added to it",
)


def compare(shown: str, kind: str, value: str) -> Match | None:
    [address] = find_addresses(shown)
    return find_in_register(address, Register("", (Channel("it", kind, value, {}),)))


@pytest.mark.parametrize(
    ("shown", "kind", "value"),
    [
        ("+86 (10) 8888 8888", "phone", "010-88888888"),
        ("拨打 95123", "phone", "95123"),
        ("拨打 23456789", "phone", "2345 6789"),
        ("400-820-8820", "phone", "010-88888888, 400 820 8820"),
        ("010-88888888", "phone", "400 820 8820 或 010-88888888"),
        ("HELP@xiaohuqianbao.com", "email", MAIL),
        ("https://xiaohuqianbao.com/zh/?a=b#c", "website", SITE),
        ("www.xiaohuqianbao.com", "website", "xiaohuqianbao.com"),
        ("https://wallet.xiaohu/", "website", "wallet.xiaohu"),
        ("https://weibo.com/xiaohu", "social", "weibo.com/xiaohu"),
        ("https://weibo.com/xiaohu/posts", "social", "https://weibo.com/xiaohu/"),
        ("WeChat: xiaohu_wallet", "social", "Xiaohu_Wallet"),
        ("Telegram @xiaohuwallet", "social", "@xiaohuwallet"),
        ("公众号“小狐钱包”", "social", "小狐钱包"),
        ("QQ 123456789", "social", "QQ 群 123456789"),
        ("QQ 123456789", "social", "123456789"),
    ],
)
def test_an_entry_is_known_in_whatever_way_it_is_written(shown: str, kind: str, value: str) -> None:
    match = compare(shown, kind, value)
    assert match is not None
    assert match.difference == ""


@pytest.mark.parametrize(
    ("shown", "kind", "value", "difference"),
    [
        ("400-820-8821", "phone", "400-820-8820", DIGIT),
        ("help@xiaohuqianbao,com", "email", MAIL, "',' is no dot"),
        ("help@xiaohuqianbao，com", "email", MAIL, "'，' is no dot"),
        ("www.xiaohuqianbao。com", "website", SITE, "'。' is no dot"),
        ("400-820-8280", "phone", "400-820-8820", DIGIT),
        ("400-280-8820", "phone", "400-820-8820", DIGIT),
        ("拨打 951230", "phone", "95123", DIGIT),
        ("拨打 95124", "phone", "95123", DIGIT),
        ("拨打 95123", "phone", "5123", DIGIT),
        ("he1p@xiaohuqianbao.com", "email", MAIL, ALIKE),
        ("help@xiaohuqianba0.com", "email", MAIL, ALIKE),
        ("hеlp@xiaohuqianbao.com", "email", MAIL, ALIKE),
        ("hlp@xiaohuqianbao.com", "email", MAIL, LETTER),
        ("help@xiaohuqianbao.cn", "email", MAIL, ENDING),
        ("help@xiaohuqianbao-pay.com", "email", MAIL, INSIDE),
        ("www.xiaohuqianba0.com", "website", SITE, ALIKE),
        ("www.xiаohuqianbao.com", "website", SITE, ALIKE),
        ("www.xiaoнuqianbao.com", "website", SITE, ALIKE),
        ("www.xΙaohuqianbao.com", "website", SITE, ALIKE),
        ("www.xïaohuqianbao.com", "website", SITE, ALIKE),
        ("www.rnodel.com", "website", "www.model.com", ALIKE),
        ("pay.xiaohuqianba0.com", "website", SITE, ALIKE),
        ("xn--xiohuqianbao-y9j.com", "website", SITE, ALIKE),
        ("xiaohuqianba.com", "website", SITE, LETTER),
        ("pay.xiaohuqianba.com", "website", SITE, LETTER),
        ("xiaohuqianbao.com.cn", "website", SITE, ENDING),
        ("xiaohuqianbao.net", "website", SITE, ENDING),
        ("xiaohuqianbao.com", "website", "xiaohuqianbao.com.cn", ENDING),
        ("xiaohuqianbao.com.evil.cn", "website", SITE, INSIDE),
        ("xiaohuqianbao-help.com", "website", SITE, INSIDE),
        ("xiaohuqianba0-help.com", "website", SITE, INSIDE),
        ("wolf-help.com", "website", "www.wolf.com", INSIDE),
        ("weibo.com/xiaohu1", "social", "weibo.com/xiaohu", LETTER),
        ("weibo.com/xia0hu", "social", "weibo.com/xiaohu", ALIKE),
        ("WeChat: xiaohu_waIlet", "social", "xiaohu_wallet", ALIKE),
        ("WeChat: xіaohu_wallet", "social", "xiaohu_wallet", ALIKE),
        ("Message @xіaohuwallet", "social", "xiaohuwallet", ALIKE),
        ("WeChat: xiaohu_wallett", "social", "xiaohu_wallet", LETTER),
        ("WeChat: xiaohu_wallet_cs", "social", "xiaohu_wallet", ADDED),
        ("WeChat: fox_service", "social", "fox_", ADDED),
    ],
)
def test_what_passes_for_an_entry_is_named(shown: str, kind: str, value: str, difference: str) -> None:
    match = compare(shown, kind, value)
    assert match is not None
    assert match.difference == difference


@pytest.mark.parametrize(
    ("shown", "kind", "value"),
    [
        ("400-820-8800", "phone", "400-820-8282"),
        ("400-111-2222", "phone", "400-820-8820"),
        ("400-820-8856", "phone", "400-820-8820"),
        ("400-280-8821", "phone", "400-820-8820"),
        ("拨打 95123", "phone", "123"),
        ("400-820-8820", "email", MAIL),
        ("sales@xiaohuqianbao.com", "email", MAIL),
        ("sales@xiaohuqianbao.cn", "email", MAIL),
        ("xiaohuqianbao.com", "email", MAIL),
        ("pay.xiaohuqianbao.com", "website", SITE),
        ("hulipay.com", "website", SITE),
        ("hulipay.cn", "website", "wallet.com.cn"),
        ("foxes.com", "website", "www.fox.com"),
        ("weibo.com/others", "social", "weibo.com/xiaohu"),
        ("weibo.com", "social", "weibo.com/xiaohu"),
        ("WeChat: foxy_01", "social", "fox"),
        ("Telegram @foxy", "social", "fox"),
        ("WeChat: others_01", "social", "xiaohu_wallet"),
        ("拨打 2345678", "social", "2345678"),
    ],
)
def test_what_has_nothing_to_do_with_an_entry_is_not_mistaken_for_it(shown: str, kind: str, value: str) -> None:
    assert compare(shown, kind, value) is None


def test_an_entry_that_is_confirmed_counts_before_one_that_is_not() -> None:
    [address] = find_addresses("400-820-8820")
    channels = (
        Channel("old", "phone", None, {}, unconfirmed="400 820 8820"),
        Channel("new", "phone", "400-820-8820", {}),
    )
    matches = [find_in_register(address, Register("", each)) for each in (channels, channels[::-1], channels[:1])]
    assert [match.entry.confirmed for match in matches if match] == [True, True, False]


def test_an_address_beside_the_pages_is_named_with_its_place(tmp_path: Path) -> None:
    right = page("Nothing.", type_="guide")
    files = {"docs/zh/a.md": right, "docs/en/a.md": right, "overrides/main.html": "<p>\n  Call 400-820-8820\n</p>\n"}
    found = check(
        write_site(tmp_path, {**files, "mkdocs.yml": f"{MKDOCS}theme: {{custom_dir: overrides}}\n"})
    ).diagnostics
    assert [(each.path, each.line, each.column, each.code) for each in found] == [("overrides/main.html", 2, 8, "C508")]
