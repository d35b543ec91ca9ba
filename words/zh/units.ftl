# 责任单位：交办、接、提异议、说进展、答复、收回，会商

row-works = 承办单位
row-lead = 主办单位
row-helps = 会办单位
row-task = 要办的
row-objects = 可提异议到
row-representative = 代表
unit-line = { $name }{ $officer ->
    [none] {""}
   *[other] （{ $officer }）
}，{ $stage ->
    [unit_asked] 还没接
    [unit_accepted] 在办
    [unit_objected] 说不归它管
   *[unit_answered] 已答复
}{ $far ->
    [none] {""}
   *[other] ，{ $far }
}{ $said ->
    [none] {""}
   *[other] ：{ $said }
}
status-unit_answered = 已答复
status-unit_objected = 等工作人员定
state-unit_asked = 单位还没接
state-unit_accepted = 单位在办

step-unit = 催承办单位
step-unit-remind = 催单位接
step-unit-ask_progress = 问单位进展
step-unit-warn = 提醒单位期限
step-unit-escalate = 请工作人员催单位
step-unit-escalate-supervisors = 请督办催单位
step-unit-escalate-leaders = 请领导催单位
step-unit-escalate-duty = 请值班的催单位

press-entrust = 交给单位
press-unit_accept = 我单位来办
press-unit_object = 不归我们管
press-decide_objection = 定异议
press-unit_progress = 报进展
press-unit_answer = 报结果
press-unit_progress-noted = 记单位的进展
press-unit_answer-noted = 记单位的答复
press-relieve = 从单位收回
press-confer = 记会商

action-entrust = 交给单位
action-unit_accept = 接办
action-unit_object = 提异议
action-decide_objection = 定异议
action-unit_progress = 报进展
action-unit_answer = 报结果
action-relieve = 从单位收回
action-confer = 记会商

entry-entrust = { $who }交给了{ $whom ->
    [none] 单位
   *[other] { $whom }
}{ $until ->
    [none] {""}
   *[other] ，{ $until }前办好
}
entry-unit_accept = { $whom ->
    [none] 单位
   *[other] { $whom }
}接下了
entry-unit_object = { $whom ->
    [none] 单位
   *[other] { $whom }
}说不归它管
entry-decide_objection = { $who }定了{ $whom ->
    [none] 单位
   *[other] { $whom }
}的异议{ $until ->
    [none] {""}
   *[other] ，{ $until }前办好
}
entry-unit_progress = { $whom ->
    [none] 单位
   *[other] { $whom }
}说了进展
entry-unit_answer = { $whom ->
    [none] 单位
   *[other] { $whom }
}答复了
entry-relieve = { $who }从{ $whom ->
    [none] 单位
   *[other] { $whom }
}收回了
entry-confer = { $who }记了会商{ $until ->
    [none] {""}
   *[other] ，{ $until }开的
}
conference = 参加：{ $who }
    { $words }

AboutTheUnit = 这件事跟这个单位有关，不能交给它。<b>换哪个？</b>
NoSuchUnit = 没找到这个单位，或者它现在没有这件事。<b>哪个单位？</b>
StillObjected = 这个单位说不归它管，异议还没定。<b>换哪个？</b>
TooLateToObject = 提异议的时间过了（{ $days } 个工作日内，答复到期之前）。请先接下，有难处跟工作人员说。

ask-entrust-unit = <b>{ $number } 交给哪个单位？</b>点一下，或写名称。
ask-entrust-lead = { $leader }在主办。<b>{ $name }会办，还是改由它主办？</b>
entrust-helps = 会办
entrust-leads = 改由它主办
invalid-unit = 没有登记叫“{ $name }”的单位。请点下面的，或请管理员登记。
ask-entrust-words = <b>请{ $name }办什么？</b>
    .hint = { $said ->
        [none] 居民的原话、地点、照片，它都看得到。
       *[other] 批示说：{ $said }
    }
entrust-as-instructed = 照批示办
entrust-as-is = 照居民说的办
ask-entrust-until = <b>{ $name }哪天之前办好？</b>
entrust-done = { $number } 交给{ $name }了，{ $until }前要有答复。{ $beyond ->
    [none] {""}
   *[other] 最晚{ $beyond }答复居民，来不及就点“申请延期”。
}{ $there ->
    [yes] {""}
   *[no] 那边没人在线上收，工作人员会打电话。
}
entrust-none = 还没有登记责任单位，请工作人员先登记。
unit-accept-done = 接下了，{ $number }。{ $by ->
    [none] 请尽快答复。
   *[other] 最晚{ $by }答复。
}
ask-unit_object-words = <b>{ $number } 为什么不归您单位？</b>请写清理由。
    .hint = 工作人员来定{ $until ->
        [none] 。
       *[other] ，{ $until }以前都可以提。
    }
object-late = { $number } 提异议的时间过了。请先接下，有难处跟工作人员说。
unit-object-done = 交给工作人员了，怎么定都告诉您。
ask-decide_objection-unit = <b>{ $number }，说的是哪个单位？</b>
ask-decide_objection-decision = { $name }说 { $number } 不归它管：
    { $said }
    <b>怎么定？</b>
decision-objection-uphold = 不归它，收回
decision-objection-dismiss = 还由它办
ask-decide_objection-words = { $decision ->
    [uphold] <b>为什么不归它？</b>
   *[dismiss] <b>为什么还由它办？</b>
}
    .hint = 单位和代表都看得到。
ask-decide_objection-until = { ask-entrust-until }
decide-objection-done = { $decision ->
    [uphold] { $number } 不用{ $name }办了，它会知道。{ $handler ->
        [none] {""}
       *[other] 再交给谁，由{ $handler }定。
    }
   *[dismiss] { $number } 还由{ $name }办，它会知道。
}
ask-unit_progress-unit = { ask-decide_objection-unit }
ask-unit_progress-words = { $mine ->
    [yes] <b>{ $number } 办到哪一步了？</b>
   *[no] <b>{ $number } { $name }办到哪一步了？</b>
}
    .hint = 一句就行，代表看得到。
ask-unit_progress-pictures = { ask-report-pictures }
unit-progress-done = 记下了，{ $handler ->
    [none] 工作人员看得到。
   *[other] { $handler }会知道。
}
ask-unit_answer-unit = { ask-decide_objection-unit }
ask-unit_answer-words = { $mine ->
    [yes] <b>{ $number } 办成什么样了？</b>
   *[no] <b>{ $number } { $name }办成什么样了？</b>
}
    .hint = 照这个答复居民。
ask-unit_answer-pictures = { ask-report-pictures }
unit-answer-done = 转给{ $handler ->
    [none] 工作人员
   *[other] { $handler }
}了，由他答复居民。谢谢您。
ask-relieve-unit = { ask-decide_objection-unit }
ask-relieve-words = <b>为什么从{ $name }收回？</b>写一句。
relieve-done = { $number } 不用{ $name }办了，它会知道。
ask-confer-held = <b>会商是哪天开的？</b>写日期也行。
ask-confer-who = <b>谁参加了？</b>写单位、姓名。
ask-confer-words = <b>定了什么？</b>谁来做、哪天前做完，都写上。
confer-done = { $number } 的会商记下了，各单位都看得到。
invalid-date-to-come = 这天还没到。<b>是哪天？</b>
invalid-date-gone = 太久以前了，最多半年。<b>是哪天？</b>
answer-theirs = 就照单位的答复

entrusted-officers = { $lead ->
    [yes] 有件事，请您单位来办
   *[no] 有件事，请您单位会办
}{ $by ->
    [none] 。
   *[other] ，最晚{ $by }答复。
}
    .hint = 不归您单位管的，点“不归我们管”，写清理由。
entrusted-residents = { $accepts ->
    [yes] <b>{ $handler }</b>接单了，{ $number } 交给<b>{ $unit }</b>在办。
   *[no] { $number } 交给<b>{ $unit }</b>了，等它回话。
}
    .hint = { $over ->
    [yes] 已经晚了 { $late }{ $apologised ->
        [yes] {""}
       *[no] ，抱歉
    }。一有进展就告诉您。
   *[other] { $by ->
        [none] 有进展就告诉您。
       *[other] { $day_known ->
            [yes] 有进展就告诉您。
           *[no] 最晚{ $by }答复您，有进展也告诉您。
        }
    }
}
entrusted-handler = { $as_instructed ->
    [yes] { $number } 照批示交给了{ $unit }。
   *[no] { $number } 工作人员交给了{ $unit }：
    { $said }
}
unit_accepted-handler = { $number } { $unit }接下了，在办。
unit_objected-handler = { $number } { $unit }说不归它管：
    { $said }
    .hint = 工作人员来定，定了告诉您。
objection-upheld-handler = { $number } 不归{ $unit }，工作人员收回了：
    { $said }
    <b>请您再定交给谁。</b>
objection-residents = { $number } 不归<b>{ $unit }</b>管，{ $leader ->
    [none] 我们正在另找该办的单位，定了就告诉您。
   *[other] { $leader }接着办，有进展就告诉您。
}
    .hint = { $over ->
    [yes] 已经晚了 { $late }{ $apologised ->
        [yes] {""}
       *[no] ，抱歉
    }。
   *[other] { $by ->
        [none] {""}
       *[other] 还是最晚{ $by }答复您。
    }
}
objection-handler = { $number } 还由{ $unit }办，异议没有同意：
    { $said }
objection-officers = { $number } 还请您单位来办，异议没有同意{ $by ->
    [none] ：
   *[other] 。最晚{ $by }答复：
}
    { $said }
objection-former = { $number } 的异议同意了，您单位不用再办：
    { $said }
    谢谢您。
instructed-leaders = { $number } 批示里的{ $unit }不办了，收回了：
    { $said }
unit_progress-handler = { $number } { $unit }说进展：
    { $said }
    .hint = 要转告居民，点“说说进展”。
unit_answered-handler = { $number } { $unit }有答复了：
    { $said }
    <b>您看能答复居民吗？</b>
unit_answered-officers = { $number } { $unit }会办好了：
    { $said }
relieved-handler = { $number } 工作人员从{ $unit }收回了：
    { $said }
relieved-former = { $number } 不用您单位再办了。谢谢您。
moot-former = { $number } 已经答复居民，您单位不用再办了。谢谢您。
over-former = { $number } 办结了{ $verdict ->
    [none] 。
   *[other] ，居民评价：<b>{ $verdict }</b>。
}谢谢您。
leads-officers = { $number } 改由您单位主办了。
helps-officers = { $number } 改由{ $unit }主办，您单位会办。
conferred-handler = { $number } 工作人员记了会商：
    { $said }
conferred-officers = { $number } 会商定了这些：
    { $said }
added-officers = { $number } 居民又说了：
    { $said }
remind-officers = { $number } 您单位还没接，居民在等。<b>能办吗？</b>
    .hint = 不归您单位管的，点“不归我们管”。
ask-officers = { $number } { $over ->
    [yes] 超 { $late }了，居民在等。
   *[other] {""}
}<b>办得怎么样了？</b>
    .hint = 写一句就行，代表看得到。
warn-officers = { $over ->
    [yes] { $number } 超 { $late }了，居民在等答复。
    [today] { $number } 今天要有答复。
   *[no] { $number } 还剩 { $days } 天，请到时候答复。
}
    .hint = 办不完也先说一声，点“报进展”。
unit_late-handler = { $number } { $unit }没有动静，{ $who ->
    [none] 工作人员
   *[other] { $who }
}在过问了。

task-objection = { $person }说 { $number } 不归它管。<b>怎么定？</b>
    { $note }
task-unit_late = { $number } 交给{ $person }，没有动静。<b>请您打个电话。</b>
task-unit_nobody = { $number } 交给{ $person }，那边没人在线上收。<b>请您打个电话。</b>
task-unit_answered = { $number } 单位答复了，还没有代表来办。<b>请您答复居民。</b>
    { $note }
task-kind-objection = 单位异议
task-kind-unit_late = 单位没动静
task-kind-unit_nobody = 单位没人收
task-kind-unit_answered = 单位答复了

policy-to-officers = 承办人
policy-start-unit_asked = 交给单位起
policy-start-unit_accepted = 接下或报进展起

beat-entrust = 交给单位
beat-unit_accept = 单位接了
beat-unit_object = 单位异议
beat-decide_objection = 定异议
beat-unit_progress = 单位进展
beat-unit_answer = 单位答复
beat-relieve = 从单位收回
beat-confer = 会商
beat-unit = 催单位
did-unit = { $do ->
    [remind] 单位还没接，提醒了一次。
    [ask_progress] 有些日子没听到进展，问了单位一句。
    [warn] 给单位的期限快到了，提醒了一次。
   *[escalate] 单位还没动静，请工作人员打电话。
}
