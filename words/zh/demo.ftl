# 演示页的时间线：每一步两三个字，以及系统自己做了什么

beat-submit = 收到
beat-refuse = 没有受理
beat-assign = 改派
beat-accept = 接单
beat-give_back = 退回
beat-ask = 问居民
beat-answer = 居民回话
beat-progress = 有进展
beat-resolve = 请评价
beat-solve_on_spot = 当场办好
beat-explain = 直接答复
beat-rate = 居民评价
beat-close = 办结
beat-withdraw = 撤回
beat-call = 打电话
beat-reopen = 重新办
beat-mark_urgent = 改成急件
beat-mark_subject = 标明涉及谁
beat-to_desk = 移交检举控告
beat-clear_subject = 取消涉及谁
beat-share = 改姓名电话给谁看
beat-erase = 居民删了信息
beat-remind = 催接单
beat-ask_progress = 问进展
beat-warn = 提醒期限
beat-escalate = 请督办
beat-ask_again = 再问居民
beat-resume = 接着办
beat-close_unanswered = 未评价办结

did-line = <b>{ $when } { $label }。</b>{ $did }
did-remind = 代表还没接单，提醒了一次。
did-ask_progress = 有些日子没听到进展，问了代表一句。
did-promised = 到了代表答应的日子，问了代表一句。
did-instructed = 领导要的回复快到日子了，问了代表一句。
did-warn = 期限快到了，提醒了代表。
did-escalate = { $to ->
    [supervisors] 还是没动静，请督办的人过问。
    [leaders] 还是没动静，请领导过问。
   *[clerks] 还没动静，请工作人员来定，换谁、为什么都列好了。
}
did-ask_again = 居民还没回话，又问了一次。
did-resume = 没等到居民回话，请代表先接着办。
did-close_unanswered = 问了两次没回话，先按“未评价”办结；回一句就重新办。
did-follow_up = 到时候了，自己跟进了一次。
