"""Addresses are found in whatever way they are written, and nothing that only looks like one."""

from __future__ import annotations

import pytest

from helpcenter.addresses.in_text import find_addresses

FOUND = {
    # numbers known by their form
    "客服热线 400-820-8820": [("phone", "4008208820")],
    "拨打 400 820 8820。": [("phone", "4008208820")],
    "4008208820": [("phone", "4008208820")],
    "４００－８２０－８８２０": [("phone", "4008208820")],
    "400.820.8820": [("phone", "4008208820")],
    "4008-208-820": [("phone", "4008208820")],
    "+86 400 820 8820": [("phone", "4008208820")],
    "0086-400-820-8820": [("phone", "4008208820")],
    "400‑820‑8820": [("phone", "4008208820")],
    "电话四零零八二零八八二零": [("phone", "4008208820")],
    "**400-820-8820**": [("phone", "4008208820")],
    "_4008208820_": [("phone", "4008208820")],
    "| 热线 | 400-820-8820 |": [("phone", "4008208820")],
    "400-820-8820、010-88888888": [("phone", "4008208820"), ("phone", "1088888888")],
    "010-88888888": [("phone", "1088888888")],
    "(010) 8888 8888": [("phone", "1088888888")],
    "（021）6888-8888": [("phone", "2168888888")],
    "+86 10 8888 8888": [("phone", "1088888888")],
    "0755-8888888": [("phone", "7558888888")],
    "02168888888": [("phone", "2168888888")],
    "400-820-882": [("phone", "400820882")],
    "400-820-88201": [("phone", "40082088201")],
    "400-82-8820": [("phone", "400828820")],
    "400-8200-8820": [("phone", "40082008820")],
    "021-6888-888": [("phone", "216888888")],
    "Message us on WhatsApp: xiaohu.refund. Then wait": [("account", "xiaohu.refund")],
    "the WeChat ID is xiaohu-wallet.[^1]": [("account", "xiaohu-wallet")],
    "Our Facebook page is XiaohuRefunds. On": [("account", "xiaohurefunds")],
    "the WeChat ID is xiaohuplanned.": [("account", "xiaohuplanned")],
    "our Telegram bot xiaohu_help_bot": [("account", "xiaohu_help_bot")],
    "13800138000": [("phone", "13800138000")],
    "138 0013 8000": [("phone", "13800138000")],
    "+86-138-0013-8000": [("phone", "13800138000")],
    "0065 123 4567": [("phone", "0651234567")],
    "1-800-555-0199": [("phone", "18005550199")],
    "(800) 555-0199": [("phone", "8005550199")],
    "800-555-0199": [("phone", "8005550199")],
    "+1 (800) 555-0199": [("phone", "18005550199")],
    "+44 20 7946 0958": [("phone", "442079460958")],
    "0800 123 4567": [("phone", "8001234567")],
    "1-800-XIAOHU": [("phone", "1800XIAOHU")],
    "400-820-8820-2": [("phone", "4008208820")],
    "9:00-18:00 400-820-8820": [("phone", "4008208820")],
    "2026-11-22 起用 400-820-8820": [("phone", "4008208820")],
    "[拨打](tel:+864008208820)": [("phone", "4008208820")],
    "tel:95588": [("phone", "95588")],
    # numbers known by a word beside them
    "客服热线 95588": [("phone", "95588")],
    "请拨打**95588**": [("phone", "95588")],
    "热线：95588（24 小时）": [("phone", "95588")],
    "热线是“95588”。": [("phone", "95588")],
    "拨打九五五八八": [("phone", "95588")],
    "电话：8888 8888": [("phone", "88888888")],
    "请联系 12378": [("phone", "12378")],
    "短信发送到 10690000": [("phone", "10690000")],
    "95588 是官方热线": [("phone", "95588")],
    "☎ 2345 6789": [("phone", "23456789")],
    "Call us on 95588.": [("phone", "95588")],
    "Dial 10086 now": [("phone", "10086")],
    "hotline: 2345-6789": [("phone", "23456789")],
    "Tel. 020 7946 0958": [("phone", "2079460958")],
    "95588 is our official hotline": [("phone", "95588")],
    "支付宝客服 95188": [("phone", "95188")],
    "咨询12378": [("phone", "12378")],
    "发送“TD”到 10690000": [("phone", "10690000")],
    "Text STOP to 10690000": [("phone", "10690000")],
    "Phone: 555 0100": [("phone", "5550100")],
    "1 (800) 555 0199": [("phone", "18005550199")],
    "400-820-8820转2": [("phone", "4008208820")],
    # numbers of services, known without a word beside them
    "急事 95188": [("phone", "95188")],
    "95188随时都在": [("phone", "95188")],
    "别着急，12315 投诉": [("phone", "12315")],
    "Support 95188": [("phone", "95188")],
    "95188 is open day and night": [("phone", "95188")],
    "| 热线 | 95188 |": [("phone", "95188")],
    "有事发 10086": [("phone", "10086")],
    "dial +86-10-8888-7777": [("phone", "1088887777")],
    "400_111_2222": [("phone", "4001112222")],
    "010/88887777": [("phone", "1088887777")],
    "86-10-8888-7777": [("phone", "861088887777")],
    "852 6123 4567": [("phone", "85261234567")],
    "1 415 555 2671": [("phone", "14155552671")],
    "07911 123456": [("phone", "7911123456")],
    "1-888-WALLET1": [("phone", "1888WALLET1")],
    "或者 95105105": [("phone", "95105105")],
    "日本 03-1234-5678": [("phone", "312345678")],
    "请打壹叁捌零零壹叁捌零零零": [("phone", "13800138000")],
    # letters in place of digits stay what they are
    "热线 400-820-882O": [("phone", "400820882O")],
    "4OO-820-8820": [("phone", "4OO8208820")],
    "400-8Z0-B820": [("phone", "4008Z0B820")],
    "400-82o-882l": [("phone", "40082o882l")],
    "+86 4OO 820 8820": [("phone", "864OO8208820")],
    # mail addresses
    "help@xiaohu.com": [("email", "help@xiaohu.com")],
    "写信到help@xiaohu.com。": [("email", "help@xiaohu.com")],
    "Help.Desk+zh@Mail.Xiaohu.com.cn": [("email", "help.desk+zh@mail.xiaohu.com.cn")],
    "help＠xiaohu.com": [("email", "help@xiaohu.com")],
    "[写信](mailto:help@xiaohu.com?subject=x)": [("email", "help@xiaohu.com")],
    "mailto:help%40xiaohu.com": [("email", "help@xiaohu.com")],
    "help at xiaohu dot com": [("email", "help@xiaohu.com")],
    "help (at) xiaohu.com": [("email", "help@xiaohu.com")],
    "help[at]xiaohu[dot]com": [("email", "help@xiaohu.com")],
    "help@хiaohu.com": [("email", "help@хiaohu.com")],
    "写到 help@xiaohu.com。网站是这个": [("email", "help@xiaohu.com")],
    "help@xiaohu,com": [("email", "help@xiaohu.com")],
    "help@xiaohu dot com": [("email", "help@xiaohu.com")],
    "help AT xiaohu DOT com": [("email", "help@xiaohu.com")],
    # hosts
    "xiaohu-wallet 点 com": [("host", "xiaohu-wallet.com")],
    "xiaohu-wallet[.]com": [("host", "xiaohu-wallet.com")],
    "hxxps://xiaohu.zone/": [("host", "xiaohu.zone")],
    "xiaohu.help": [("host", "xiaohu.help")],
    "来自@xiaohu.com的邮件": [("host", "xiaohu.com")],
    "our mail ends in @xiaohu.com": [("host", "xiaohu.com")],
    "write to within @xiaohu.com": [("email", "within@xiaohu.com")],
    "客服@xiaohu.com": [("host", "xiaohu.com")],
    "https://www.xiaohu.com/": [("host", "xiaohu.com")],
    "见https://xiaohu.com/zh/，": [("host", "xiaohu.com/zh")],
    "http://xiaohu.com:8080/a?b=c#d": [("host", "xiaohu.com/a")],
    "https://xiaohu.com@evil.cn/": [("host", "evil.cn")],
    "打开xiaohu.com查看": [("host", "xiaohu.com")],
    "www.xiaohu.shop": [("host", "xiaohu.shop")],
    "www。xiaohu。com": [("host", "xiaohu.com")],
    "xiaohu．com": [("host", "xiaohu.com")],
    "小狐钱包.中国": [("host", "小狐钱包.中国")],
    "XIAOHU.COM": [("host", "xiaohu.com")],
    "XiaoHu-Wallet.Com": [("host", "xiaohu-wallet.com")],
    "登录 47.98.12.34": [("host", "47.98.12.34")],
    "visit 47.98.12.34:8080/pay": [("host", "47.98.12.34/pay")],
    "pay.xiaohu.com.cn": [("host", "pay.xiaohu.com.cn")],
    "t.me/xiaohu_help": [("host", "t.me/xiaohu_help")],
    "bit.ly/3abc": [("host", "bit.ly/3abc")],
    "xn--xiohu-hqa.com": [("host", "xn--xiohu-hqa.com")],
    '<img src="//cdn.xiaohu.net/a.png">': [("host", "cdn.xiaohu.net/a.png")],
    "<https://8.8.8.8/>": [("host", "8.8.8.8")],
    "[x](https://xiaohu.com)": [("host", "xiaohu.com")],
    # accounts
    "VX：xhkefu888": [("account", "xhkefu888")],
    "wx xhkefu888": [("account", "xhkefu888")],
    "加V：xhkefu888": [("account", "xhkefu888")],
    "Q群：123456789": [("account", "123456789")],
    "qq group 123456789": [("account", "123456789")],
    "扣扣 123456789": [("account", "123456789")],
    "Signal: xiaohu_help": [("account", "xiaohu_help")],
    "Discord: xiaohu#1234": [("account", "xiaohu#1234")],
    "抖音搜“小狐钱包官方”": [("account", "小狐钱包官方")],
    "微信号：xiaohu_wallet": [("account", "xiaohu_wallet")],
    "加微信 xiaohu_kefu_01 联系": [("account", "xiaohu_kefu_01")],
    "微信xiaohukefu": [("account", "xiaohukefu")],
    "微信xiaohu": [("account", "xiaohu")],
    "关注公众号“小狐钱包服务”": [("account", "小狐钱包服务")],
    "微博 @小狐钱包客服": [("account", "小狐钱包客服")],
    "QQ 群 123456789": [("account", "123456789")],
    "QQ：10001234": [("account", "10001234")],
    "QQ 10001234": [("account", "10001234")],
    "WeChat: xiaohukefu": [("account", "xiaohukefu")],
    "our WeChat ID is xiaohu_help.": [("account", "xiaohu_help")],
    "Telegram @XiaohuHelp": [("account", "xiaohuhelp")],
    "add xiaohu_kefu on WeChat": [("account", "xiaohu_kefu")],
    "搜“xiaohu_kefu”加微信": [("account", "xiaohu_kefu")],
    "xiaohu_kefu的微信": [("account", "xiaohu_kefu")],
    "Message @xiaohu_help.": [("account", "xiaohu_help")],
    "企业微信：xiaohu-support": [("account", "xiaohu-support")],
    "微信号：XiaoHuService": [("account", "xiaohuservice")],
    "Telegram: XiaohuSupport": [("account", "xiaohusupport")],
    "抖音号：5566778899": [("account", "5566778899")],
    "公众号：小狐钱包助手": [("account", "小狐钱包助手")],
    "微信号**xiaohu_wallet**": [("account", "xiaohu_wallet")],
    "WhatsApp +86 138 0013 8000": [("phone", "13800138000")],
}

NOT_FOUND = """\
Our WeChat account is disabled.
The Weibo account is verified.
WhatsApp is forbidden.
Telegram is dangerous.
The Telegram group is private.
WeChat: optional.
The Facebook page is growing.
WhatsApp is discontinued. Then wait
批号 03-1234
共壹万贰仟叁佰元
序列号 400-B20-8820
余额从 95188 变成 95166
batch number 12315
the 12306 app
第 3 点 com 口
Signal: strong
VX 系列手机
加 VIP 有优惠
比例 010/100
ICCID：89860012345678901234
1 234 567 890 元
在抖音搜“付款码”菜单
95188 元
有 12315 人用过
工单 95188 已关闭
上限 95188，下限 10086
用了 95188 次
民生路 12315 号
12315 Minsheng Road
您有 10086 积分
型号 4OO-X
l0 o 2O26
版本 10.0.19045.1
系统 10.15.7.1 起
¥1,234.56
$ 4008208820
价格 1,234.56 元
2026-11-22
2026.11.22 10:00
22/11/2026
9:00–18:00
24/7
7×24 小时
v2.10.3
9.0.2 或更新
订单号 20261122123456
订单号：13800138000
order number 2026112200001
Case RF-20261122-07
2026 1122 0041 8839 5521
20261122 0041 8839 5521
4821-7730
ISO 27001
A4
3–5 个工作日
3 到 5 天
30–50 MB
第 3 步
step 3.5
Step 12
1.5.2
99.95%
12345678.90
100,000,000
1990-01-01
2025/2026
(20261101)
E-1042
错误代码 95001
95001
GB/T 35273-2020
138****8000
138***80001380
a_4008208820_b
**** 1234
0.1% 0.30 25.00
电话 24 小时都有人接
来电 3 次
拨打后等 10 分钟
拨打 300 多次
打电话前准备 2026 年的账单
如果被骗，拨打 110
Call 911
The phone has 512 MB
phone with Android 14
Call within 365 days
Text messages of 160 characters
手机号是 11 位数字
手机 15 Pro
短信里有 6 位数字
reset-password.md
account/reset-password.md#steps
[x](../support/contact.md)
[x](images/home.svg "首页")
index.html
Node.js
mkdocs.yml
help.example.com
https://help.example.com/zh/
help@example.com
<https://example.org>
http://localhost:8000/
http://192.168.1.20:8000/
https://wallet.test/
e.g. this, i.e. that
a.m. or p.m.
It works.In most cases
[x](xiaohu.com)
微信支付
从微信进入
微信 App
微信 8.0.50
打开公众号，点“服务”
公众号“服务”菜单
在微博上留言
加我微信的客服可信吗
看微博上的公告
WeChat account from the app
Contact us on WeChat
reply on Telegram: open the app
the official Weibo
next in line 20
Wait in LINE for an answer
公众号：联系客服
微信公众号：从应用进入
微信 WeChat
QQ 邮箱
QQ 1234
微信 20261122
微信 small
WeChat: available
WeChat: foxhelp soon
WeChat foxhelp.
LINE: planned for 2027
手机 12306 应用
UTC+8 2026-11-22
001 002 003
0011 222 333
删除在线客服（134）
电话（512）
拨打 4 位分机号
UID：13912345678
客服 24 小时在线
客服会在 3 天内回复
@media print
@everyone
@types/node
@ 我
look at xiaohu
朋友圈 @您
a * b @ c
password: Wj3zm,dacy!
#4008208820
"""


@pytest.mark.parametrize(("text", "expected"), FOUND.items(), ids=FOUND.keys())
def test_an_address_is_found_however_it_is_written(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(each.kind, each.value) for each in find_addresses(text)] == expected


@pytest.mark.parametrize("text", NOT_FOUND.splitlines())
def test_what_only_looks_like_an_address_is_none(text: str) -> None:
    assert find_addresses(text) == []


@pytest.mark.parametrize(
    "part", ["1", "1 ", "1-", "+(", "@", "a@b.", "a.", "//", "微信*", "电话 ", "call 1", "¥1,", "零", "中.com"]
)
def test_input_made_to_be_slow_is_searched_in_time(part: str) -> None:
    """Quadratic in 300,000 characters would be minutes; the limit of the whole test run ends those."""
    find_addresses(part * (300_000 // len(part)))
