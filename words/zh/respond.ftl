# 代表办一件事

accept-done = 接下了，{ $number }。{ $over ->
    [yes] 已经超 { $late }，请尽快答复。
   *[other] { $by ->
        [none] { $asker }也知道了。
       *[other] 最晚{ $by }答复。
    }
}
    .hint = 该单位办的，点“更多”里的“交给单位”。
ask-give_back-reason = <b>为什么退回？</b>不算您的，我们换人。
reason-back-area = 不是我的选区
reason-back-away = 我在外地
reason-back-matter = 不归代表管
reason-back-involved = 我认识当事人
reason-back-other = 别的原因
ask-give_back-words = <b>请再写一句。</b>好让下一位知道。
give-back-done = { $number } 退回了，我们另请一位。谢谢您。
ask-ask-words = <b>想问{ $asker }什么？</b>
    .hint = { $asker }回话之前，时间不算您的。
ask-done = 问过去了，{ $asker }一回话就告诉您。
resume-done = 好，{ $number } 接着办。
ask-progress-words = <b>{ $number } 办到哪一步了？</b>
    .hint = 一句就行，我转告{ $asker }{ $stands ->
    [assigned] ，也就算您接单了。
   *[other] 。
}
ask-progress-pictures = { ask-report-pictures }
promise-done = { progress-done }{ $until }我来问您。{ $beyond ->
    [none] {""}
   *[other] 最晚是{ $beyond }，来不及就点“申请延期”。
}
progress-done = { $accepts ->
    [yes] 转告{ $asker }了，{ $number } 也算您接单了。
   *[no] 转告{ $asker }了。
}
ask-resolve-outcome = { $units ->
    [none] {""}
   *[other] { $units }还没答复。答复了{ $asker }，就不用它办了。
}
    <b>{ $number } 结果是哪一种？</b>
ask-resolve-words = { $said ->
    [none] {""}
   *[other] 单位的答复：{ $said }
}
    { $how ->
    [explained] <b>怎么跟{ $asker }解释的？</b>
    [referred] <b>该走哪条路、找谁？</b>
   *[other] <b>办成什么样了？</b>
}
    .hint = 您写的，{ $asker }看得到。
ask-resolve-pictures = { ask-report-pictures }
resolve-done = { $tells ->
    [chat] 转告{ $asker }了
   *[other] { $knows }
}，正等{ $asker }评价。{ $asked ->
    [none] {""}
   *[other] 您申请的延期，不用再批了。
}
ask-solve_on_spot-words = { $units ->
    [none] {""}
   *[other] { $units }还没答复。答复了{ $asker }，就不用它办了。
}
    <b>{ $number } 怎么办好的？</b>
    .hint = 您写的，{ $asker }看得到。
ask-solve_on_spot-pictures = { ask-report-pictures }
solve-done = { $number } 办好了，{ $knows }。谢谢您。{ $asked ->
    [none] {""}
   *[other] 您申请的延期，不用再批了。
}

ask-away-now = 您外出到{ $until }。<b>回来了吗？</b>
ask-away-from = <b>从哪天起外出？</b>写“明天到下周三”也行。
ask-away-until = { $begin }起，<b>哪天回来？</b>写“下周三”也行。
away-back = 我回来了
away-change = 改日期
away-over = 好的，新的事会接着派给您。
away-done = 好的，{ $begin }起不派新的给您，{ $end }恢复。
    .hint = { $deputy ->
    [none] {""}
   *[other] 这期间由{ $deputy }代您，已告诉他。
}{ $offers ->
    [none] {""}
   *[other] 手上的不变，不便就点“退回换人”。
}
unit-away-done = 好的，{ $begin }起外出，{ $end }恢复。
    .hint = { $colleagues ->
    [none] 单位没有别人在线上，有事工作人员打电话。
   *[other] 这期间单位的事发给{ $colleagues }。
}
away-give-back = 退回 { $number } { $title }
day = { $day } { $weekday ->
    [0] 周一
    [1] 周二
    [2] 周三
    [3] 周四
    [4] 周五
    [5] 周六
   *[6] 周日
}
invalid-date = 没认出日期。<b>写“12月3日”或“下周三”试试？</b>
invalid-date-past = 这天已经过了。<b>换一天？</b>
invalid-date-early = 要写{ $day }或更晚的一天。<b>哪天？</b>
invalid-date-late = 最晚到{ $day }。<b>哪天？</b>
invalid-date-far = 太远了，最多一年。<b>换一天？</b>
