# 跟进规则：表格和时间线图上的字

policy-title = { $kind }：系统自己跟进什么
policy-title-urgent = 急件：系统自己跟进什么
policy-limit = 答复期限 { $span }，等居民的时间不算
policy-urgent-limit = 答复期限 { $span }。这里没有的状态，照各类事项自己的办
policy-from-begin = 从进入这一状态起
policy-from-before = 到期以前
policy-from-after = 到期以后
policy-stands = 等居民，期限不走
policy-start-in_progress = 接单或报进展起
policy-start-waiting = 问题送到居民起
policy-start-resolved = 请评价送到起
policy-start-review = 申请起，期限另算

policy-span-h = { $count } 小时
policy-span-d = { $count } 天
policy-span-wh = { $count } 个工作小时
policy-span-wd = { $count } 个工作日
policy-after = { $span }后
policy-before_deadline = 到期前 { $span }
policy-on_deadline = 到期
policy-after_deadline = 过期 { $span }
policy-every = 每 { $span }
policy-then-every = 之后每 { $span }

policy-to-handler = 代表
policy-to-residents = 居民
policy-to-silent = 居民
policy-to-clerks = 经办
policy-to-supervisors = 督办
policy-to-leaders = 领导
policy-to-duty = 值班
policy-to-discipline = 纪检
policy-to-end = –
policy-to-system = 系统

policy-do-remind = 催接单
policy-do-ask_progress = 问进展
policy-do-warn = 提醒期限
policy-do-escalate = 报{ $to }
policy-do-ask_again = 再问居民
policy-do-reassign = 改派下一位
policy-do-revisit = 回访
policy-do-reopen = 再看一次
policy-do-resume = 不等了，接着办
policy-do-close_unanswered = 按未评价办结

policy-only = 限{ $outcomes }
policy-comma = 、

policy-column-state = 状态
policy-column-when = 什么时候
policy-column-what = 做什么
policy-column-to = 找谁
policy-mark-staff = 工作人员
policy-mark-end = 不再等
policy-mark-again = 反复做，直到有人办
policy-note-undelivered = 问居民的话没送到：{ $after }后请经办打电话，之后每 { $every }一次。
policy-note-scale = 从左到右是先后，间隔不按比例。
