"""A small help center with nothing wrong in it, published and stamped, for an editor to write on."""

from __future__ import annotations

from pathlib import Path

from helpcenter.fixes import fix
from helpcenter.upkeep.stamping import stamp
from sites import CHANNELS, VALUES, write_site

RESET = {
    "zh": """\
---
title: 重置密码
description: 忘了密码，在应用里重新设置。
type: procedure
reviewed: 2026-11-22
owner: account-support
related: [faq.md]
---

# 重置密码

## 步骤 {#steps}

1.  **打开登录页。** 在应用里点“忘记密码”。
    {: #open-sign-in }

    - 应用打不开 → [联系客服](support/contact.md)
    - 打开了 → [第 2 步](#enter-code)

2.  **输入验证码。** 😀 验证码在短信里，𠮷。
    {: #enter-code }

    - 收到了 → [完成后](#result)
    - 没收到 → [联系客服](support/contact.md)

## 完成后 {#result}

可以登录了，再看[常见问题](faq.md#fees)。
""",
    "en": """\
---
title: Reset a password
description: Set a new password in the app.
type: procedure
reviewed: 2026-11-22
owner: account-support
related: [faq.md]
---

# Reset a password

## Steps {#steps}

1.  **Open the sign-in page.** Tap “Forgot password” in the app.
    {: #open-sign-in }

    - The app does not open → [contact support](support/contact.md)
    - It opened → [step 2](#enter-code)

2.  **Enter the code.** 😀 The code is in the message, 𠮷.
    {: #enter-code }

    - It came → [when it is done](#result)
    - It did not → [contact support](support/contact.md)

## When it is done {#result}

You can sign in, or look at the [questions](faq.md#fees).
""",
}
FAQ = {
    "zh": """\
---
title: 常见问题
description: 大家常问的事。
type: faq
reviewed: 2026-11-22
owner: payments
related: [reset.md]
---

# 常见问题

## 手续费 {#fees}

收到[验证码](reset.md#enter-code)以后再说。见[渠道][here]。

![应用首页，左上角是“我的”](images/home.svg)

[here]: support/contact.md#hotline
""",
    "en": """\
---
title: Questions
description: What people ask.
type: faq
reviewed: 2026-11-22
owner: payments
related: [reset.md]
---

# Questions

## Fees {#fees}

Wait for the [code](reset.md#enter-code) first. See the [channels][here].

![The home screen, with Me in the corner](images/home.svg)

[here]: support/contact.md#hotline
""",
}
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><rect width="1" height="1"/></svg>\n'


def write_small_site(folder: Path) -> Path:
    """Write the site."""
    files: dict[str, str | bytes] = {"docs/channels.yml": CHANNELS + VALUES, "docs/published.txt": ""}
    for language in ("zh", "en"):
        files[f"docs/{language}/reset.md"] = RESET[language]
        files[f"docs/{language}/faq.md"] = FAQ[language]
        files[f"docs/{language}/images/home.svg"] = DRAWING
    write_site(folder, files)
    stamp(folder, [])
    fix(folder).write(folder)
    return folder
