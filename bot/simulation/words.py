"""What people of the town say: a small corpus of invented matters and answers."""

MATTERS = {
    "complaint": (
        "{place}的路灯坏了三天，晚上太黑",
        "{place}门口垃圾没人管，臭得很",
        "{place}下水道堵了，污水漫到路上",
        "{place}夜里广场舞太吵，老人睡不着",
        "{place}自来水水压太低，二楼没水",
        "{place}路面坑洼，电动车摔了人",
        "{place}电梯坏了一周，没人修",
        "{place}有人占道乱停车，过不去",
        "{place}公交站牌倒了，没人管",
    ),
    "wish": (
        "{place}的孩子想要一张书桌，希望有人帮一把",
        "{place}的王奶奶缺一台轮椅",
        "微心愿：{place}想要几盏太阳能灯",
        "{place}的小学想要一批图书",
    ),
    "suggestion": (
        "建议{place}增设一处红绿灯",
        "建议{place}的公交末班车晚半小时",
        "建议在{place}建个老年助餐点",
        "{place}应该多栽几棵树",
    ),
    "question": (
        "请问{place}的医保怎么报销",
        "咨询一下，{place}养老金怎么申请",
        "请问{place}低保什么条件",
    ),
    "petition": (
        "信访：{place}的工地拖欠工资半年了",
        "不服{place}的征地补偿款，要求复核",
        "{place}拆迁安置一直没着落，上访两次了",
    ),
    "urgent": (
        "{place}楼道里有煤气味，很浓",
        "{place}电线掉下来了，就在路边",
        "{place}的墙要塌了，下面有人走",
    ),
    "about": (
        "投诉{name}，{place}的路灯报了三次都不管",
        "{place}的水管漏了半个月，{name}答应了不来",
    ),
}
"""What a resident writes of their own accord."""
SHARES = {
    "complaint": 50,
    "wish": 14,
    "suggestion": 12,
    "question": 12,
    "petition": 6,
    "urgent": 4,
    "about": 2,
}
"""Of a hundred matters."""

SAYS = {
    "report": ("就在路口，天天都这样", "已经好几天了，麻烦看看"),
    "answer": ("是晚上七点以后，靠近小卖部那盏", "已经拍过照了，就是原来那里"),
    "add": ("今天又去看了，还是那样", "补充一句，下雨天更严重", "谢谢", "辛苦了"),
    "comment": ("师傅来得很快", "修得还可以", "还有一处没修"),
    "reopen": ("昨天又坏了，和原来一样", "没修好，还是漏"),
    "withdraw": ("已经自己解决了",),
    "ask_review": ("对答复不服，补偿标准不对，请再看看",),
    "extend": ("材料还没到，要等厂家发货", "牵涉两个单位，要再协调"),
    "reply": ("已经到现场，施工队明天进场",),
    "give_back": ("不在我的片区，请另派", "这件事我认识当事人，应当回避"),
    "ask": ("请问具体在哪个位置，方便拍一张照片吗", "请问是白天还是晚上"),
    "progress": ("已经联系供电所，正在排期", "到现场看过了，等配件", "跟物业谈过，下周动工"),
    "resolve": ("已经修好，请您看看", "向您解释清楚了，按政策办"),
    "solve_on_spot": ("当场修好了",),
    "entrust": ("请到现场看看，能修的先修好", "请查明原因，给个说法"),
    "relieve": ("居民说已经好了", "改由别的单位来办"),
    "confer": ("两家一起到现场，周五前办完",),
    "unit_object": ("这一段不归我们管养", "按职责分工归别的单位"),
    "decide_objection": ("按职责分工定的",),
    "offer": ("孩子想要一张书桌", "老人想要一台轮椅"),
    "give_up": ("临时要出差，来不了",),
    "pledge": ("捐书二十本", "捐款，有收条"),
    "write": ("您好，这几天就给您送来", "您什么时候方便"),
    "unit_progress": ("已经派人去看", "材料到了，明天施工"),
    "unit_answer": ("已经修好，附照片", "查过了，按规定办好了"),
    "approve_extension": ("同意，抓紧办",),
    "refuse_extension": ("理由不够，请按期办结",),
    "instruct": ("请住建局牵头，三天内拿出办法",),
    "snooze": ("在等厂家发货，先缓一缓",),
    "hand_over": ("这件你熟，请接着跟",),
    "refuse": ("这件事法院已经判决，请走司法途径",),
    "explain": ("按现行政策，这一项要到镇便民中心办理",),
    "close": ("多次联系不上，情况已经说明",),
    "decide_review": ("经查，原答复依据充分",),
    "mark_subject": ("刘某",),
    "task_done": ("打过电话，本人知道了",),
    "quiet": ("22:00-6:30",),
    "type_up": ("路口的灯不亮",),
}
"""What they answer where words are asked for, by conversation."""
SOMETHING = ("知道了，正在看", "请看前面说的")
