"""Makes the content of the search index for a help center of any size, as varied as help centers are."""

from __future__ import annotations

import random
from typing import Any

QUESTIONS = 10
STEPS = 5
WORDS: dict[str, dict[str, list[str]]] = {
    "zh": {
        "thing": (
            "登录密码 支付密码 指纹登录 绑定手机 备用邮箱 银行卡 信用卡 余额 零钱 红包 转账记录 收款码 付款码 账单 电子发票 优惠券 积分 会员 "
            "自动续费 免密支付 亲情卡 交通卡 水电缴费 话费充值 理财产品 保险 退款申请 订单 商家号 小程序 通知 隐私设置 黑名单 设备列表 "
            "实名信息 证件照片 收货地址 昵称头像 客服工单 聊天记录 提现 手续费 限额 汇率 外币账户 学生认证 企业账户 分期 借条 捐款"
        ).split(),
        "act": "开通 关闭 修改 查看 找回 恢复 导出 绑定 解绑 升级 暂停 取消 转移 合并 申请 撤回 核对 删除 添加 更新".split(),
        "when": "换了手机 网络不好 账户被锁 余额不足 证件过期 在国外 系统升级 收不到短信 忘了密码 版本太旧 被人冒用 重复扣款".split(),
        "question": [
            "怎么{act}{thing}", "{thing}{act}不了怎么办", "为什么不能{act}{thing}", "在哪里{act}{thing}", "{act}{thing}要多久", "{act}{thing}后没反应",
            "{when}还能{act}{thing}吗", "{thing}和{other}有什么不同", "{thing}不见了", "{act}{thing}要收费吗", "谁能帮我{act}{thing}", "{when}，{thing}怎么办",
        ],
        "sentence": ["{when}时，先不要{act}{thing}。", "要{act}{thing}，请打开{other}页面。", "{act}以后，{thing}会在{other}里显示。", "{thing}只能由本人{act}，{when}时除外。"],
        "heading": ["开始之前", "步骤", "{when}怎么办", "{thing}的说明", "完成后", "仍未解决"],
        "step": ["打开{thing}", "选择{act}", "核对{other}", "确认{act}{thing}", "查看结果"],
    },
    "en": {
        "thing": (
            "password|payment PIN|fingerprint sign-in|phone number|backup email|bank card|credit card|balance|pocket money|gift|transfer record|payment code|"
            "receiving code|bill|invoice|coupon|points|membership|automatic renewal|quick payment|family card|transit card|utility bill|phone credit|savings|"
            "insurance|refund request|order|merchant number|mini app|notification|privacy setting|block list|device list|identity data|document photo|"
            "delivery address|nickname|support ticket|chat history|withdrawal|fee|limit|exchange rate|foreign account|student check|business account|"
            "instalment|loan|donation"
        ).split("|"),
        "act": "turn on|turn off|change|see|find|restore|export|link|unlink|upgrade|pause|cancel|move|merge|request|take back|check|delete|add|update".split("|"),
        "when": (
            "I changed my phone|the network is bad|my account is locked|my balance is low|my document has expired|I am abroad|the app is being updated|"
            "no message arrives|I forgot my password|my version is old|somebody uses my name|I was charged twice"
        ).split("|"),
        "question": [
            "how do I {act} the {thing}", "cannot {act} my {thing}", "why can't I {act} the {thing}", "where do I {act} a {thing}", "how long does it take to {act} the {thing}",
            "nothing happens after I {act} the {thing}", "can I {act} the {thing} when {when}", "is the {thing} the same as the {other}", "my {thing} is gone",
            "does it cost anything to {act} the {thing}", "who can {act} the {thing} for me", "what about my {thing} when {when}",
        ],
        "sentence": ["When {when}, do not {act} the {thing} yet. ", "To {act} the {thing}, open the page of the {other}. ", "The {thing} is then shown beside the {other}. ", "Only you can {act} the {thing}, unless {when}. "],
        "heading": ["Before you start", "Steps", "What if {when}", "About the {thing}", "When it is done", "Still stuck"],
        "step": ["Open the {thing}", "Choose {act}", "Check the {other}", "Confirm that you {act} the {thing}", "See the result"],
    },
}  # fmt: skip


def index_of(language: str, pages: int) -> tuple[list[dict[str, Any]], list[list[list[Any]]]]:
    """Return the pages of an index, and the texts of each by their place, as `search.py` writes them."""
    made = [_page(language, number) for number in range(pages)]
    return [page for page, _ in made], [texts for _, texts in made]


def _page(language: str, number: int) -> tuple[dict[str, Any], list[list[Any]]]:
    words, chance = WORDS[language], random.Random(f"{language}{number}")  # noqa: S311 -- no secret
    thing, act = words["thing"][number % 50], words["act"][number // 50 % 20]

    def fill(pattern: str) -> str:
        return pattern.format(
            thing=thing, act=act, other=chance.choice(words["thing"]), when=chance.choice(words["when"])
        )

    headings = [fill(each) for each in words["heading"] + words["step"]]
    places = [[f"place-{index}", each] for index, each in enumerate(headings)]
    texts = [
        [place, "".join(fill(chance.choice(words["sentence"])) for _ in range(3))] for place in range(-1, len(places))
    ]
    page = {
        "url": f"part-{number // 20}/page-{number}/",
        "title": fill("{act}{thing}" if language == "zh" else "{act} the {thing}") + f" {number}",
        "description": fill(words["sentence"][0]),
        "questions": [fill(each) for each in chance.sample(words["question"], QUESTIONS)],
        "places": places,
    }
    return page, texts
