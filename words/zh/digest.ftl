# 一天一次的汇总；什么时候别打扰，几点收汇总

digest = 今天有 <b>{ $count } 件事</b>等您：
    .hint = 急的在最上面，点号码就能打开{ $more ->
        [yes] ；没列按钮的，打号码给我
       *[no] {""}
    }。
digest-wants = { $what ->
    [remind-accept] 请接单
    [ask-progress] 说说进展
    [remind-contact] 请联系居民
    [ask-promised] 说说进展
    [remind-officers] 请看能不能办
    [ask-officers] 说说进展
    [warn-officers] 请答复
    [unit_late-handler] 单位没动静
    [warn-deadline] 请答复居民
   *[other] 请您看看
}
digest-more = 还有 { $count } 件，点最后一个按钮看。

press-quiet = 什么时候别打扰我
press-digest = 每天几点收汇总
ask-quiet-hours = 现在 { $begin } 到 { $end } 不打扰您，急事除外。<b>改成什么时候？</b>
    .hint = 也可以自己写，比如“22:00-7:00”。
ask-quiet-any = 现在什么时候都可能收到。<b>什么时候别打扰您？</b>
    .hint = 也可以自己写，比如“22:00-7:00”。
quiet-office = 和大家一样，{ $begin }–{ $end }
quiet-span = { $begin }–{ $end }
quiet-never = 随时都行
quiet-done = 好的，{ $begin } 到 { $end } 不打扰您，急事除外。
quiet-done-never = 好的，有事随时告诉您。
invalid-hours = 没认出时间。<b>写“22:00-7:00”试试？</b>
invalid-hours-long = 一天最多 16 小时，不然事情送不到。<b>改短些？</b>
ask-digest-at = 现在每天 { $at } 收汇总。<b>改到几点？</b>
    .hint = 也可以自己写，比如“8:30”。急事不等汇总。
digest-hour = { $at }
digest-done = 好的，提醒都合在一起，工作日 { $at } 发您。
invalid-hour = 没认出几点。<b>写“8:30”试试？</b>
invalid-hour-quiet = 这个时间您说过别打扰。<b>换一个？</b>
delivered-held = 到点再发
