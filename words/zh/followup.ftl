# 催到办结：答应的日子、延期、批示、催办、回访、复查

state-review = 复查中
row-promised = 答应
row-extension = 想延到
row-instruction = 批示
row-unit = 责任单位
row-review = 为什么不服
row-answered = 上次答复
row-reviewed = 复查意见
row-objection = { $asker }说
row-snoozed = 先放到
row-owner = 盯着的
handler-review = 正在复查
row-spent = 用时
spent-office = 办公室 { $count } { $unit ->
    [h] 小时
   *[d] 个工作日
}
spent-representative = 代表 { $count } { $unit ->
    [h] 小时
   *[d] 个工作日
}
spent-unit = 单位 { $count } { $unit ->
    [h] 小时
   *[d] 个工作日
}
spent-resident = 等{ $asker } { $count } { $unit ->
    [h] 小时
   *[d] 天
}

step-reassign = 换下一位代表
step-revisit = 回访一次
step-reopen = 再看一次

press-urge = 催一下
press-extend = 申请延期
press-approve_extension = 同意延期
press-refuse_extension = 不同意延期
press-instruct = 批示
press-reply = 回复批示
press-take_on = 我来盯
press-snooze = 过几天再提醒
press-hand_over = 请同事来盯
press-lasted = 还好着
press-again = 又坏了
press-ask_review = 申请复查
press-ask_review-second = 申请复核
press-decide_review = 定复查结果
press-decide_review-second = 定复核结果

action-urge = 催办
action-extend = 申请延期
action-approve_extension = 同意延期
action-refuse_extension = 不同意延期
action-instruct = 批示
action-reply = 回复批示
action-take_on = 接手
action-snooze = 缓一缓
action-hand_over = 转给同事
action-lasted = 回访
action-ask_review = 申请复查
action-decide_review = 定复查结果

entry-urge = { $who }催了一次
entry-extend = { $who }申请延期{ $until ->
    [none] {""}
   *[other] 到{ $until }
}
entry-approve_extension = { $who }同意了延期{ $until ->
    [none] {""}
   *[other] 到{ $until }
}
entry-refuse_extension = { $who }没有同意延期
entry-instruct = { $who }作了批示{ $until ->
    [none] {""}
   *[other] ，{ $until }前回复
}
entry-reply = { $who }回复了批示
entry-take_on = { $who }来盯这件事
entry-snooze = { $who }让{ $until ->
    [none] 过几天
   *[other] { $until }
}再提醒
entry-hand_over = { $who }转给了{ $whom ->
    [none] 同事
   *[other] { $whom }
}
entry-lasted = { $who }说还好着
entry-ask_review = { $who }申请复查
entry-decide_review = { $who }定了复查结果

NotThatDate = 这个日子不行{ $latest ->
    [none] {""}
   *[other] ，最晚到{ $latest }
}。<b>换一天？</b>
NoMoreTime = { $number } 按规定最多延 { $times } 次，已经用完了。
UrgedToday = 今天已经替您催过了，明天还能再催。
TooLate = 答复过了 { $days } 天，不能再申请复查了。有新情况，直接说就行。

ask-extend-until = <b>{ $number } 想延到哪天？</b>最晚{ $latest }。
    .hint = 督办同意了才算数，理由会告诉居民。
ask-extend-words = <b>为什么要延？</b>
    .hint = 同意了，居民看得到这句话。
extend-late = { $number } 超期太久，按规定不能再延了。请先说说进展。
extend-done = 交给督办了，同意不同意都告诉您。
ask-approve_extension-words = { $number } 想延到{ $until }，理由是：
    { $why }
    <b>就这样告诉居民吗？</b>要改就打字。
approve-done = { $number } 延期了，居民和代表都会知道。
ask-refuse_extension-words = <b>为什么不同意？</b>
    .hint = 只有代表看得到。
refuse-extension-done = 告诉代表了，{ $number } 还按原来的日子办。
ask-instruct-words = <b>{ $number } 怎么批示？</b>
ask-instruct-unit = <b>请哪个单位办？</b>写名称，没有就点“不填”。
    .hint = { $at_once ->
        [yes] 选了就交给它办，批示的话它看得到。
       *[no] 写在批示里，能交的时候再交给它。
    }
ask-instruct-until = <b>哪天之前回复您？</b>
instruct-done = 记下了，{ $number } 到{ $until }没有回复，我会告诉您。{ $waits ->
    [none] {""}
    [unknown] 名册上没有{ $name }，没有直接交给它，由代表或工作人员来交。
    [submitted] 这件事还没受理，受理后再交给{ $name }。
    [offered] 心愿在墙上等人认领，没有交给{ $name }。
   *[claimed] 心愿有人认领了，没有交给{ $name }。
}
ask-reply-words = <b>{ $number } 的批示办得怎么样了？</b>
ask-reply-pictures = { ask-report-pictures }
reply-done = 回复领导了。
take-on-done = 好，{ $number } 您来盯，以后只提醒您。
ask-snooze-until = <b>哪天再提醒？</b>
ask-snooze-words = <b>为什么先放一放？</b>写一句，同事看得到。
snooze-done = 好，{ $number } { $until }再提醒。
    .hint = 期限到了还没办好，照样往上报。
ask-hand_over-who = <b>{ $number } 转给谁？</b>
ask-hand_over-words = <b>跟他说一句？</b>不写也行。
hand-over-done = { $number } 转给{ $name }了。
handed-over = { $from }把 { $number } 转给您了{ $spoken ->
    [no] 。
   *[other] ：{ $words }
}
hand-over-nobody = 眼下没有别的同事可以转。
urge-done = 替您催了，{ $handler ->
    [none] 工作人员
   *[other] { $handler }
}马上会看到。
lasted-done = 好的，谢谢您。
ask-ask_review-words = <b>{ $number } 的{ $review ->
    [0] 答复
   *[other] 复查意见
}，哪里不服？</b>
    .hint = 30 天内会有结果，写成书面的给您。
ask-ask_review-pictures = { ask-report-pictures }
ask-review-done = { $number } 的{ $review ->
    [2] 复核
   *[other] 复查
}申请收到了，{ $by ->
    [none] 有结果就告诉您。
   *[other] 最晚{ $by }给您结果。
}
ask-decide_review-decision = <b>{ $number } 的{ $review ->
    [2] 复核
   *[other] 复查
}，怎么定？</b>
decision-uphold = 维持原来的答复
decision-change = 改变答复
decision-redo = 退回去重新办
ask-decide_review-words = <b>怎么跟居民说？</b>写清理由。
    .hint = 会写进{ $review ->
        [2] 复核意见书
       *[other] 复查意见书
    }。
decide-review-done = { $number } 定了，{ $knows }。
ask-progress-promised = <b>答应哪天办好吗？</b>到那天我来问您。
promise-none = 还说不准

urged-handler = { $asker }在等 { $number }，催了一次。<b>办得怎么样了？</b>
    .hint = 写一句就行，我转告{ $asker }。
extended-residents = { $number } 还要多些时间，最晚{ $by }答复您，抱歉。
    { $said }
extended-handler = 督办同意了，{ $number } 延到{ $by }，{ $asker }也知道了。
not-extended-handler = { $number } 没有同意延期，还是最晚{ $by }。
    { $said }
instructed-handler = { $number } 有领导批示，{ $instructed }要有回复：
    { $said }
    .hint = 办了就点“回复批示”，写一句。
replied-leaders = { $number } 的批示回复了：
    { $said }
reviewed-residents = { $number } { $review ->
    [2] 复核
   *[other] 复查
}有结果了：<b>{ $decision ->
    [redo] 退回去重新办
    [change] 改变原来的答复
   *[uphold] 维持原来的答复
}</b>。
    { $said }
    .hint = { $review ->
    [1] { $decision ->
        [redo] 有进展就告诉您。
       *[other] 还不服的，30 天内可以再申请复核。
    }
   *[other] { $decision ->
        [redo] 有进展就告诉您。
       *[other] 复核到此为止，同一件事不再受理。
    }
}
reviewed-handler = { $number } { $review ->
    [2] 复核
   *[other] 复查
}有结果了：{ $decision ->
    [redo] 请您重新办
    [change] 答复改了
   *[uphold] 维持您的答复
}。
    { $said }
reopened-residents = { $number } { $title }，到时候了，我们再看一次。
    .hint = 有进展就告诉您。
revisit = { $number } “{ $title }”办好有些日子了。<b>现在还好吗？</b>
ask-promised = { $handler }，到您说的日子了，{ $number } <b>怎么样了？</b>
    .hint = 写一句就行，我转告{ $asker }。
ask-instructed = { $handler }，{ $number } 的领导批示{ $instructed }要回复。<b>办得怎么样了？</b>
    .hint = 点“回复批示”，写一句。

task-urged = { $number } 居民催了一次，还没有代表来办。<b>派给谁？</b>
task-extension = { $handler }想把 { $number } 延到{ $until }。<b>同意吗？</b>
    { $note }
task-disputed = { $number } 居民第 { $disputes } 次不满意，{ $handler ->
    [none] 手上没有代表
   *[other] 在{ $handler }手上
}。<b>怎么办？</b>
task-instruction = { $unanswered ->
    [yes] { $number } 的领导批示{ $instructed }要回复，还没有。<b>怎么办？</b>
   *[no] { $number } 有领导批示，{ $instructed }要有回复。<b>请您盯着。</b>
}
    { $note }
task-review = { $number } 居民申请{ $review ->
    [2] 复核
   *[other] 复查
}，30 天内要有结果。<b>怎么定？</b>
task-kind-urged = 催了
task-kind-extension = 要延期
task-kind-disputed = 又没办好
task-kind-instruction = 有批示
task-kind-review = 复查

beat-urge = 居民催办
beat-extend = 申请延期
beat-approve_extension = 同意延期
beat-refuse_extension = 没同意延期
beat-instruct = 领导批示
beat-reply = 回复批示
beat-take_on = 有人来盯
beat-snooze = 缓一缓
beat-hand_over = 转给同事
beat-lasted = 还好着
beat-ask_review = 申请复查
beat-decide_review = 复查结果
beat-reassign = 换代表
beat-revisit = 回访
did-reassign = 三天没有接单，换了下一位代表。
did-revisit = 办好两周了，问居民还好不好。
did-reopen = 到了约好的日子，再看一次。
place-unsure = { $said ->
    [yes] 地点只有居民写的这几个字，名单里没有
   *[no] 居民没说在哪里
}{ $phone ->
    [yes] 。请马上打电话问清楚。
   *[no] ，也没留电话。请马上给居民留言问清楚。
}
reviewed-before = 这位居民的 { $numbers } 已经复核到底。是同一件事就不再受理，写明原因退回。
