# 名词、日期、卡片上的字

kind-complaint = 投诉
kind-wish = 微心愿
kind-suggestion = 意见建议
kind-petition = 信访诉求
kind-question = 政策咨询
kind-other = 都不是
kind-unsure = 说不准
kind-misconduct = 检举控告

state-submitted = 刚收到
state-admitted = 正在找代表
state-assigned = 等代表接单
state-in_progress = 在办
state-waiting = 等居民回话
state-resolved = 等居民评价
state-closed = 已办结

role-me = 您
role-resident = 居民
role-representative = 代表
role-officer = 承办人
role-volunteer = 志愿者
role-correspondent = 通讯员
role-clerk = 工作人员
role-supervisor = 督办
role-leader = 领导
role-discipline = 纪检
role-administrator = 管理员
role-system = 回音

outcome-fixed = 解决了
outcome-fulfilled = 心愿圆了
outcome-explained = 解释清楚了
outcome-referred = 要走法律途径
outcome-declined = 没有受理
outcome-withdrawn = 撤回
outcome-merged = 并到另一件
outcome-unanswered = 未评价

verdict-satisfied = 满意
verdict-basically = 基本满意
verdict-not = 不满意

today = 今天
date-today = 今天 { $time }
date-week = { $weekday } { $time }
date-full = { $day } { $weekday } { $time }
date-day = { $month }月{ $day }日
date-day-year = { $year }年{ $month }月{ $day }日
date-provisional = 暂按{ $day }
date-provisional-resident = { $day }，放假安排出来后可能会变
date-before = { $day }前
date-about = 大约{ $day }
weekdays = 周一|周二|周三|周四|周五|周六|周日
months = 1|2|3|4|5|6|7|8|9|10|11|12
digits-comma = 、
digits-group = ，

representative = { $name }代表
list-comma = ，

card-head = { $number } · { $kind }
card-urgent = { $head } · 急件
status-left = 剩 { $days } 天
status-today = 今天到期
status-over = 超 { $late }
late = { $count } { $unit ->
    [h] 小时
   *[d] 天
}
status-provisional = 暂按{ $day }
status-ontime = 按时
status-paused-resident = 等您回话
status-paused = 等{ $asker }
status-rate-resident = 等您评价
status-rate = 等{ $asker }评价
status-closed = 已办结

station-received = 收到
station-accepted = { $done ->
    [yes] { $by ->
        [office] 工作人员已接单
       *[representative] 代表已接单
    }
   *[no] { $by ->
        [office] 等工作人员接单
       *[representative] 等代表接单
    }
}
station-handled = 办理
station-rated = 您来评价

row-handler = 交给
row-deadline = 最晚
row-next = 下一步
row-outcome = 结果
row-answer = 答复
row-question = 问您
row-asked = 已问{ $asker }
row-resident = 居民
row-said = 居民原话
row-place = 地点
row-position = 发来的位置
row-why = 为何派您
row-why-staff = 为何派他
row-about = 涉及
row-topics = 类别
row-photo = 照片
row-voice = 语音
row-video = 视频
row-paper = 文件

files-photo = { $count } 张
files-voice = { $count } 段
files-video = { $count } 段
files-paper = { $count } 份
sent-photo = { $count } 张照片
sent-voice = { $count } 段语音
sent-video = { $count } 段视频
sent-paper = { $count } 份文件
lack-coming = { $files }还在取
lack-too_large = { $files }没能收到（太大）
lack-unreadable = { $files }没能收到（打不开）
lack-lost = { $files }没能收到

handler-nobody = 正在找
holder-desk = 纪检
resident-private = 没有留联系方式
residents-private = { $others } 位，没有留联系方式
residents-known = { $known }{ $others ->
    [0] {""}
   *[other] ，和另外 { $others } 位居民
}
words-voice = 语音
words-photo = 照片

next-at = { $at } { $step }

step-remind = 提醒代表接单
step-ask_progress = 问代表进展
step-warn = 提醒代表期限
step-escalate = 请工作人员过问
step-escalate-supervisors = 请督办过问
step-escalate-leaders = 请领导过问
step-escalate-duty = 请值班的过问
step-escalate-discipline = 请纪检过问
step-ask_progress-discipline = 问纪检进展
step-warn-discipline = 提醒纪检期限
step-remind-office = 提醒工作人员接单
step-ask_progress-office = 问工作人员进展
step-warn-office = 提醒工作人员期限
step-ask_again = 再问一次
step-resume = 先接着办
step-close_unanswered = 按未评价办结

control-back = 上一步
control-keep = 不改了
control-cancel = 取消

press-accept = 接单
press-give_back = 退回换人
press-ask = 问居民
press-ask-office = 问代表
press-write-office = 给代表留言
press-explain-office = 直接答复代表
press-resume = 不等了，接着办
press-progress = 说说进展
press-resolve = 办好了
press-solve_on_spot = 当场办好，直接办结
press-case_more = 更多
press-more_of-talk = 说话、看经过
press-more_of-unit = 单位的事
press-more_of-done = 答复、了结
press-more_of-hands = 换人办
press-more_of-time = 期限、批示
press-more_of-alter = 改这件事
press-more_of-after = 办得怎么样
press-more_of-own = 隐私、撤回
press-assign = 派给代表
press-assign-another = 换代表
press-explain = 直接答复居民
press-refuse = 不受理
press-close = 直接办结
press-mark_urgent = 改成急件
press-verdict-satisfied = 办好了，满意
press-verdict-basically = 基本满意
press-verdict-not = 没办好
press-told-satisfied = 满意
press-told-basically = 基本满意
press-told-not = 不满意
press-answer = 回答
press-add = 补充一句
press-write = 给居民留言
press-reply-write = 回复
press-thread = 看对话
press-case = 看这件事
press-withdraw = 撤回
press-reopen = 重新办
press-admit = 受理
press-mark_subject = 标明说的是谁
press-clear_subject = 没说到谁
press-to_desk = 移交检举控告
press-resend = 再发一次
press-timeline = 看经过
press-type_up = 写成文字
press-task_done = 办过了，记一笔

reason-chosen = 居民是扫联系卡来的
reason-district = { $value }选区
reason-near = { $value }的代表
reason-topic = 常办{ $value }
reason-handled = 办过 { $value } 件同类
reason-load = { $value ->
    [0] 手上没有事
   *[other] 在办 { $value } 件
}
reason-former = { $value ->
    [passed] 这件换下来过
   *[returned] 退回过这件
}
