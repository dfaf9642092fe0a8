"""A number means the same in whatever form and language it is written."""

from __future__ import annotations

import time

import pytest

from helpcenter.model import Text
from helpcenter.numbers.quantities import find_quantities
from helpcenter.translation.numbers import Numbers, compare

SAME = [
    # plain numbers
    ("共 6 位数字", "6 digits in all"),
    ("最多 20 个", "up to twenty"),
    ("共 12 项", "a dozen items"),
    ("至少１２位", "at least 12 characters"),
    ("1,299.00 元", "1299 yuan"),
    ("40 多个国家", "more than 40 countries"),
    ("试了 2 次", "tried it twice"),
    ("3 和 4", "three and four"),
    ("24 个", "twenty-four of them"),
    ("300 人", "three hundred people"),
    ("第 2 天", "the second day"),
    ("每月 1 日", "the 1st of each month"),
    ("Ⅲ 级和 3 级", "level 3"),
    ("③ 和 3", "3"),
    # money
    ("¥1 万", "10,000 yuan"),
    ("￥50", "50 RMB"),
    ("30 万元", "¥300,000"),
    ("1.5 亿元", "150 million yuan"),
    ("5 毛钱", "0.5 yuan"),
    ("1 分钱", "1 fen"),
    ("100 美元", "US$100"),
    ("50 块", "CNY50"),
    ("¥100–500", "100 to 500 yuan"),
    # time
    ("3 个工作日", "three working days"),
    ("3 个工作日", "3 business days"),
    ("1–3 个工作日", "1 to 3 bank days"),
    ("最长 3 个工作日", "within 3 at most"),
    ("48 小时", "2 days"),
    ("14 天", "two weeks"),
    ("7 天", "a week"),
    ("7 天", "one full week"),
    ("30 天", "a month"),
    ("一年", "12 months"),
    ("3 个月", "90 days"),
    ("半小时", "30 minutes"),
    ("一个半小时", "90 minutes"),
    ("1.5 小时", "an hour and a half"),
    ("1 小时 30 分钟", "90 minutes"),
    ("1 小时 30 分钟", "1 hour and 30 minutes"),
    ("两天半", "2.5 days"),
    ("2.5 天", "two and a half days"),
    ("15 分钟", "a quarter of an hour"),
    ("60 秒", "60s"),
    ("24 小时有人", "somebody is there round the clock"),
    ("最近 7 天、30 天、90 天", "the last 7, 30 or 90 days"),
    ("连续 3 天", "3 consecutive days"),
    ("一两个工作日", "one or two working days"),
    ("每 6 个月", "every six months"),
    # times of day
    ("15:00", "3 p.m."),
    ("下午 3 点", "15:00"),
    ("下午3点半", "3:30 pm"),
    ("晚上 9 点", "9 in the evening"),
    ("凌晨 3 点", "3 a.m."),
    ("中午 12 点", "noon"),
    ("晚上 12 点", "midnight"),
    ("9 点", "9 o'clock"),
    ("9 点半", "half past nine"),
    ("上午 9 点 15 分", "9:15 a.m."),
    ("9–18 点", "9 a.m. to 6 p.m."),
    ("9：00～18：00", "9:00–18:00"),
    ("下午 2 点到 5 点", "2 to 5 p.m."),
    # dates
    ("2026 年 11 月 22 日", "22 November 2026"),
    ("2026 年 11 月 22 日", "November 22nd, 2026"),
    ("2026 年 11 月 22 日", "2026-11-22"),
    ("11 月 3 日 20:14", "3 Nov, 20:14"),
    ("3 月到 10 月", "from March to October"),
    # sizes, shares
    ("0.5%", "0.5 percent"),
    ("百分之五", "5 %"),
    ("8 折", "20% off"),
    ("打八五折", "15% off"),
    ("打 95 折", "5% off"),
    ("万分之五", "0.05%"),
    ("千分之 3", "0.3%"),
    ("港币 100 元", "HK$100"),
    ("100 美元 3 张", "3 for US$100"),
    ("零点半", "half past midnight"),
    ("零点一刻", "a quarter past midnight"),
    ("一点开始，早点来", "it begins at one, come early"),
    ("八点点开应用", "open the app at eight o'clock"),
    ("周一至周五", "Monday to Friday"),
    ("周一至周五", "on working days"),
    ("每周一次", "once a week"),
    ("每周一更新", "updated on Mondays"),
    ("每天", "daily"),
    ("每个月 3 次", "3 times a month"),
    ("每天都有人", "somebody is always there"),
    ("三件事", "a few things"),
    ("每天 3 次", "3 a day"),
    ("涨了三成半", "it rose by 35 percent"),
    ("两折起", "from 80% off"),
    ("等上大半天", "wait for the better part of a day"),
    ("半天", "half a day"),
    ("一半", "half of them"),
    ("半价", "half price"),
    ("三分之一的人", "a third of users"),
    ("1/3 的金额", "one third of the amount"),
    ("四分之三", "three quarters"),
    ("前半段", "the first half"),
    ("满两百减二十", "spend 200 yuan and save 20"),
    ("0 点到 6 点", "from midnight to 6 a.m."),
    ("第二年起，每年三十元", "30 yuan a year from the second year on"),
    ("300 克", "0.3 kg"),
    ("周一到周五", "Mon to Fri"),
    ("不超过 5 MB", "no more than 5 megabytes"),
    ("20–30 厘米", "20–30 centimetres"),
    ("3 公里", "3,000 metres"),
    # what is no number to compare
    ("见第 3 步", "see below"),
    ("从[第 2 步的第 3 小步]接着做", "carry on"),
    ("步骤 4 到 6", "the steps"),
    ("错误 E-1042，A4 纸，2FA，5G", "an error, paper"),
    ("v9 之后", "later"),
    ("拨打 400-000-0000 或 +86 138 0013 8000", "call us"),
    ("拨打 13800138000", "call us"),
    ("热线是400-000-0000，全天有人", "call us at 400-000-0000"),
    ("拨+86 400-000-0000即可", "just call us"),
    ("急的话，400-000-0000，3 天内有人，010-88888888，2 天内", "call us; somebody is there in 3 days, or 2"),
    ("交易号4200001234567，4200001234568，3 天内到账", "the transactions take 3 days"),
    ("流水号4200001234202611031234567890。", "a transaction"),
    ("共有1000000位用户", "there are 1,000,000 users"),
    ("写信到 help2@example.com，看 https://example.com/4", "write"),
    ("1 分钟", "at once"),
    ("余额为 0", "no money"),
    ("3、打开应用", "Open the app"),
    ("iOS 15、9.0.2", "iOS 15, 9.0.2"),
    ("第 1 步，等 3 天", "Step 1: wait 3 days"),
    ("300 多万家商户", "more than three million merchants"),
    ("三千多万家", "more than 30 million shops"),
    ("20 几万人", "more than 200,000 people"),
    ("十几万", "more than 100,000"),
    ("7.x 及更早的版本", "7.x and earlier"),
    ("1,000 日元", "JP¥1,000"),
    ("平均等 8 分钟，平时是 2 分钟", "eight minutes on average instead of the usual two."),
    ("三种选择：实时、2 小时", "You can choose: at once, in two hours"),
    ("每 3 个月", "quarterly"),
    ("一年四次", "quarterly"),
    ("每 14 天", "fortnightly"),
    ("3 倍", "threefold"),
    ("2026 财年", "FY2026"),
    ("凌晨 2 点到 4 点", "from 2 to 4 in the morning"),
    ("晚上 11 点到 7 点", "11 p.m. to 7 a.m."),
    ("上午 9 点到 6 点", "9 to 6 p.m."),
    ("8 点到 20 点", "8 a.m. to 8 p.m."),
    ("13:30–18:00", "from 1:30 to 6 p.m."),
    ("9:30–11:00", "from 9:30 to 11 a.m."),
    ("v8.6.2", "version 8.6.2"),
    ("1 元 5 角", "¥1.50"),
    ("1 分 30 秒", "90 seconds"),
    ("半个月", "two weeks"),
    ("一年半载", "a year or so"),
    ("两万五", "25,000"),
    ("每年四次", "once a quarter"),
    ("每半年一次", "twice a year"),
    ("每隔一天", "every second day"),
    ("是原来的两倍", "twice what it was"),
    ("多了两倍", "three times as much"),
    ("上半年没有变化", "nothing changed from January to June"),
    ("先看记录，再付第二次", "look at the record first, before you pay again"),
    ("不要再付一次，免得重复付款", "do not pay again, or you may pay twice"),
    ("一块付就行", "pay for all ten yuan items together"),
    ("有三点要注意，下午五点前提交", "mind three things, and submit before 5 p.m."),
    # days of the week
    ("周一休息，其余每天都在", "closed on Monday, open every other day"),
    ("周六、周日休息", "closed at the weekend"),
    ("工作日早上九点上班，周六十点", "we start at nine on weekdays and at ten on Saturdays"),
    ("周六提交的，下一个工作日处理", "what is sent on Saturday is handled on the next working day"),
    ("周一到周四在线", "online on Monday, Tuesday, Wednesday and Thursday"),
    ("周五到周一休息", "closed on Friday, Saturday, Sunday and Monday"),
    ("每周一、三、五更新", "updated on Mondays, Wednesdays and Fridays"),
    ("每个星期天更新", "updated every Sunday"),
    # discounts
    ("打八折", "you pay 80% of the price"),
    ("立减 20%", "20% off"),
    ("便宜 15%", "it is 15% cheaper"),
    # noon and midnight
    ("中午休息一小时", "an hour's break for lunch"),
    ("午夜前到账", "it arrives before midnight"),
    ("上午十点一刻", "at a quarter past ten in the morning"),
]
DIFFERENT = [
    ("48 小时", "24 hours"),
    ("3 个工作日", "5 working days"),
    ("3 个工作日", "3 days"),
    ("三个工作日", "five working days"),
    ("半小时", "two hours"),
    ("两天", "three days"),
    ("¥50", "$50"),
    ("¥50", "¥500"),
    ("5 元", "50 yuan"),
    ("¥1 万", "¥1,000"),
    ("下午 3 点", "3 a.m."),
    ("15:00", "5 p.m."),
    ("9:00–18:00", "9:00–17:00"),
    ("6 位数字，60 秒内", "60 digits, within 6 seconds"),
    ("11 月 3 日", "3 October"),
    ("11 月 3 日", "4 November"),
    ("2026 年", "2025"),
    ("0.5%", "5%"),
    ("5 MB", "5 GB"),
    ("9.0.2", "9.0.3"),
    ("iOS 15", "iOS 16"),
    ("1–3 个工作日", "1–5 working days"),
    ("48 小时内答复，超过 48 小时算同意", "within 24 hours, after 48 hours it is a yes"),
    ("百分之五", "fifty percent"),
    ("2 小时", "2 minutes"),
    ("8 折", "8% off"),
    ("1 个工作日", "3 working days"),
    ("1 小时 30 分钟", "2 hours 30 minutes"),
    ("打八五折", "25% off"),
    ("港币 100 元", "100 yuan"),
    ("半小时", "an hour"),
    ("周五以后算下周", "after Thursday, next week"),
    ("周一到周五上班，周五早走", "open Monday to Friday, closing early on Thursdays"),
    ("2027 年 1 月底", "the end of February 2027"),
    ("1 月 31 日", "31 March"),
    ("每个月 3 次", "3 times a week"),
    ("每天清理", "cleaned monthly"),
    ("三件事", "two things"),
    ("看两样", "depends on three things"),
    ("四角都要在框里", "all two corners have to be inside"),
    ("3–5 个工作日", "1–2 working days"),
    ("错误 E-1042", "error E-1024"),
    ("北京时间（UTC+8）", "Beijing time (UTC+7)"),
    ("拨打 12345678", "call 12345687"),
    ("一个人三张卡，第二张收费", "one person has two cards, the second one costs more"),
    ("四种卡面，前三种免费，第四种要钱", "five looks, the first three are free, the fourth is not"),
    ("打两次，第三次退回", "calls twice, and gives up the second time"),
    ("打两次电话", "calls once"),
    ("卡号后四位", "the last six digits"),
    ("第二次起", "from the third time on"),
    ("半价", "a third of the price"),
    ("0 点到 6 点", "from noon to 6 a.m."),
    ("每年三十元，一年刷 6 次", "thirty yuan a month if you pay 6 times"),
    ("两个工作日", "two hours"),
    ("15 个工作日", "15 business hours"),
    ("50 克", "50 kilograms"),
    ("四个角", "all three corners"),
    ("上午 9 点到晚上 9 点", "from 9 p.m. to 9 a.m."),
    ("5–7 个工作日", "5–7 days"),
    ("300 多万家商户", "more than 300,000 merchants"),
    ("每季度 15 日", "monthly on the 15th"),
    ("下午 2 点到 4 点", "from 2 to 4 in the morning"),
    ("1:30–6:00", "from 1:30 to 6 p.m."),
    ("1 元 5 角", "¥1.05"),
    ("1,000 日元", "CN¥1,000"),
    ("还有三件事", "Two things are left"),
    ("两个条件", "Three conditions"),
    ("三个条件", "Both conditions"),
    ("只有一个例外", "only two exceptions"),
    ("三个例外", "only one exception"),
    ("每季度复查一次", "reviewed twice a quarter"),
    ("是原来的两倍", "three times what it was"),
    ("第一季度起", "since the third quarter"),
    ("上半年的账单", "the bills of the second half of the year"),
    ("每天一元", "ten yuan a day"),
    ("大约一刻钟", "about half an hour"),
    ("大约一小时", "about a quarter of an hour"),
    ("10 厘米以内", "within 10 m"),
    ("打八折", "80% off"),
    ("周六、周日休息", "closed on Sunday"),
    ("周一到周五上班", "open on Monday, Tuesday and Friday, closed on Saturday"),
    ("每周一、三、五更新", "updated on Mondays, Thursdays and Fridays"),
    ("星期天休息", "closed on Mondays"),
    ("周末休息", "closed on Mondays"),
    ("午夜之后", "after noon"),
    ("中午之前", "before midnight"),
    ("中午十二点更新", "updated at midnight"),
    ("上午十点一刻", "at a quarter to ten in the morning"),
    ("傍晚六点以后", "after seven in the evening"),
    ("早上七点开门", "open from half past seven in the morning"),
    ("下午两点到五点", "from one to five in the afternoon"),
    ("每笔两元", "one yuan each"),
    ("一小时六班", "five an hour"),
]
MISSING = [
    ("20,500 家", "两万五"),
    ("等 30 分钟", "wait"),
    ("最多 5 次，每次 ¥200", "up to five times"),
    ("15:00 以后", "later"),
]


def texts(words: str) -> list[Text]:
    return [Text("paragraph", words, words, ((0, 1, 1),))]


def compared(one: str, other: str) -> Numbers:
    return compare(texts(one), texts(other))


@pytest.mark.parametrize(("one", "other"), SAME)
def test_the_same_number_is_not_reported_whatever_its_form(one: str, other: str) -> None:
    assert [compared(one, other), compared(other, one)] == [Numbers([], [], [])] * 2


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_another_number_is_reported_beside_the_one_it_should_be(one: str, other: str) -> None:
    differing = compared(one, other)
    assert differing.pairs
    assert (differing.only_here, differing.only_there) == ([], [])
    assert compared(other, one).pairs


@pytest.mark.parametrize(("one", "other"), MISSING)
def test_a_number_that_one_language_leaves_out_is_reported(one: str, other: str) -> None:
    assert [len(compared(one, other).only_here), len(compared(other, one).only_there)] == [1, 1]


def test_a_number_is_shown_with_what_it_counts_and_where_it_begins() -> None:
    [(here, there)] = compared("最多 3 个工作日。", "It takes  five\nworking days.").pairs
    assert (here.shown, here.place, there.shown, there.place) == ("3 个工作日", (1, 4), "five working days", (1, 11))


def test_a_wrong_number_is_reported_though_it_is_right_elsewhere_in_the_section() -> None:
    here = [*texts("等 2 小时。"), *texts("不到两天。"), *texts("最多 3 天。")]
    there = [*texts("Wait 3 days."), *texts("Less than two days."), *texts("At most 3 days.")]
    [(number, expected)] = compare(there, here).pairs
    assert (number.shown, expected.shown) == ("3 days", "2 小时")


def test_a_number_may_stand_in_another_paragraph_where_there_are_more_of_them() -> None:
    assert compare(texts("等 2 小时，最多 3 天。"), [*texts("Wait 2 hours."), *texts("At most 3 days.")]).pairs == []


def test_the_two_ends_of_a_range_that_differ_are_reported_once() -> None:
    [(here, there)] = compared("1–2 天", "1–2 weeks").pairs
    assert (here.shown, there.shown) == ("2 天", "2 weeks")
    assert len(compared("1–2 天", "3–5 days").pairs) == 1


HOSTILE = [
    "1 ",
    "a1.",
    "1",
    "一",
    "half ",
    "12:",
    "1,234",
    "第 1 步",
    "1 小时 ",
    "¥",
    "9.",
    "三点",
    "@1",
    "¥1–",
    "2 and a half ",
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_numbers_are_found_in_linear_time(piece: str) -> None:
    started = time.perf_counter()
    find_quantities(piece * 20_000)
    assert time.perf_counter() - started < 3
