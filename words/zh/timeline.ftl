# 一件事的经过：谁、做了什么；以及做不成时怎么叫这一步

action-submit = 提交
action-admit = 受理
action-refuse = 不受理
action-assign = 派给代表
action-accept = 接单
action-give_back = 退回
action-ask = 问居民
action-answer = 回话
action-resume = 接着办
action-progress = 说进展
action-write = 留言
action-resolve = 答复
action-solve_on_spot = 当场办好
action-explain = 直接答复
action-rate = 评价
action-close_unanswered = 按未评价办结
action-close = 办结
action-withdraw = 撤回
action-add = 补充
action-reopen = 重新办
action-mark_urgent = 改成急件
action-mark_subject = 标明涉及谁
action-to_desk = 移交检举控告
action-clear_subject = 取消涉及谁
action-type_up = 写成文字
action-follow_up = 提醒

entry-submit = { $source ->
    [none] { $who }说了这件事
   *[other] { $who }登记了这件事：{ $source }
}
entry-admit = { $who }受理了
entry-refuse = { $who }没有受理
entry-assign = { $who }派给了{ $whom ->
    [none] 代表
   *[other] { $whom }
}
entry-accept = { $who }接单了
entry-give_back = { $who }退回了
entry-ask = { $who }问了一句
entry-answer = { $who }回话了
entry-resume = 没等到回话，先接着办
entry-progress = { $who }说了进展{ $until ->
    [none] {""}
   *[other] ，答应{ $until }办好
}
entry-write = { $who }留言
entry-resolve = { $who }答复：{ $value }
entry-solve_on_spot = { $who }当场办好：{ $value }
entry-explain = { $who }答复：{ $value }
entry-rate = { $who }评价：{ $value }
entry-close_unanswered = 没等到评价，先办结
entry-close = { $who }办结：{ $value }
entry-withdraw = { $who }撤回了
entry-add = { $who }又说了
entry-reopen = { $who }要重新办
entry-mark_urgent = { $who }改成急件
entry-mark_subject = { $who }标明了涉及谁
entry-to_desk = { $who }移交给纪检{ $whom ->
    [none] {""}
   *[other] ，此前经手、看过的：{ $whom }
}
entry-clear_subject = { $who }取消了涉及谁
entry-type_up = { $who }把语音写成了文字
entry-follow_up = { $value ->
    [none] 回音跟进了一次
   *[other] 回音{ $value }
}

entry-typed = 语音里说：{ $words }
entry-files = { $count } 个附件
entry-missing = { $kind }：{ $files }
entry-earlier = 前面还有 { $count } 条。
delivered-sent = 已送到
delivered-queued = 正在送
delivered-unknown = 不确定送到没有
delivered-failed = 没送到
