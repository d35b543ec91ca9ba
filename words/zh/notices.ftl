# 事情有了变化，告诉谁、说什么

to-pass-on = 您登记的 { $number }，请告诉居民：
    .hint = 居民说了什么，写在这里，我转给办的人。
residents-know-chat = 居民会知道
residents-know-call = 工作人员打电话告诉居民
residents-know-enterer = 登记的人会告诉居民
residents-know-me = 请您告诉居民
admitted-residents = <b>{ $number }</b> 我们接下了，正在找代表。
    .hint = 定了是谁，就告诉您。
desk-residents = 纪检接下了 <b>{ $number }</b>，正在看。
    .hint = 只有纪检看得到，有结果就告诉您。
to-desk-residents = <b>{ $number }</b> 像是检举控告，改由纪检来办，号码不变。
    .hint = 从现在起只有纪检看得到。
no-desk-residents = { $number } 眼下{ $desk }没有人能看，抱歉。我没有交给别人。
    <b>请您找 { $otherwise }。</b>
refused-residents = 抱歉，{ $number } 我们这里办不了。
    { $said }
    .hint = 有话要说，直接写给我就行。
assigned-handler = 有件新事，请您来接。<b>您方便吗？</b>
    .hint = 不便就点“退回换人”，不算您的。
assigned-residents = { $again ->
    [yes] { $apologised ->
        [yes] {""}
       *[no] 让您久等了，抱歉。
    }{ $number } 换<b>{ $handler }</b>来办。
   *[no] { $number } 交给<b>{ $handler }</b>了，您不用再来问。
}
    .hint = { $over ->
    [yes] 已经晚了 { $late }，工作人员盯着。接单了就告诉您。
   *[other] { $by ->
        [none] 接单了就告诉您。
       *[other] { $day_known ->
            [yes] 接单了就告诉您。
           *[no] 最晚{ $by }答复您。
        }
    }
}
overtaken-clerks = { $number } 已换{ $handler }来办，不用您定了。
assigned-former = { $number } 已经换人来办，您不用再管。谢谢您。
accepted-residents = <b>{ $handler }</b>接单了，{ $number } 在办了。
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
asked-residents = { $handler ->
    [none] { $number } 还要问您一句：
   *[other] { $handler }问您一句（{ $number }）：
}
    <b>{ $question }</b>
    .hint = 打字、说话、发照片都可以。
answered-handler = { $sent ->
    [none] { $number } { $asker }回话了：
    { $said }
   *[other] { $asker }回话了，发来 { $sent }（{ $number }）。
}
resumed-handler = { $number } { $asker }还没回话，您先接着办。
progress-residents = { $accepts ->
    [yes] <b>{ $handler }</b>接单了，{ $number } 有进展：
   *[no] { $number } 有进展，{ $handler }说：
}
    { $said }
    { $promised ->
        [none] {""}
       *[other] 答应{ $promised }办好，到那天我去问。
    }
rate = { $handler ->
    [none] { $number } 有答复了：
   *[other] { $handler }办了 { $number }，说：
}
    { $answer }
    <b>{ $how ->
    [explained] 这样答复，您满意吗？
    [referred] 这样答复，您满意吗？
   *[other] 您看办好了吗？
}</b>
solved-residents = { $handler }当场办好了 { $number }：
    { $answer }
    .hint = 没办好的话，点“重新办”，我们接着办。
rated-handler = { $number } { $asker }评价了：<b>{ $verdict }</b>。谢谢您。
    { $said }
unanswered-residents = 没等到您的回话，{ $number } { $title } 先记为“未评价”办结。
    .hint = 没办好的话，回一句就重新办。
unanswered-handler = { $number } 问了{ $asker }两次，没等到回话。先按“未评价”办结。
closed-residents = { $number } 办结了：{ $outcome }。
    { $said }
    .hint = 没办好的话，点“重新办”，我们接着办。
closed-handler = { $number } 工作人员办结了：{ $outcome }。
    { $said }
withdrawn-handler = { $number } { $asker }撤回了，您不用再办。谢谢您。
    { $said }
wrote-residents = { $staff ->
    [yes] { $sent ->
        [none] { $number } 工作人员给您留言：
    { $said }
       *[other] 工作人员发来 { $sent }（{ $number }）。
    }
   *[no] { $sent ->
        [none] { $handler }给您留言（{ $number }）：
    { $said }
       *[other] { $handler }发来 { $sent }（{ $number }）。
    }
}
    .hint = 点“回复”，我替您转过去。
wrote-handler = { $sent ->
    [none] { $number } 工作人员给{ $asker }留言：
    { $said }
   *[other] 工作人员给{ $asker }发去 { $sent }（{ $number }）。
}
unreached-writer = { $sent ->
    [none] { $number } 您写的这句还没送到：
    { $said }
   *[other] 您发的 { $sent }还没送到（{ $number }）。
}
    .hint = 我们想办法联系。
added-handler = { $sent ->
    [none] { $number } { $asker }{ $edited ->
        [yes] 改了说法
       *[no] 又说了
    }：
    { $said }
   *[other] { $asker }发来 { $sent }（{ $number }）。
}
reopened-handler = { $number } { $asker }说{ $broke ->
    [yes] 又不行了，请您<b>再看看</b>
   *[no] 还没办好，请您<b>接着办</b>
}。
    { $said }
urgent-handler = { $number } 改成<b>急件</b>了，请您先办这件。
typed-up-handler = { $number } 的语音写成文字了：
    { $said }
disputed-handler = { $number } { $asker }不满意，请您<b>再看看</b>。
    { $said }

# 到时候自己会做的提醒

remind-accept = { $handler }，{ $number } 还没接单，{ $asker }在等。
    .hint = 您若不便，点“退回换人”，不算您的。
ask-progress = { $handler }，{ $number } { $over ->
    [yes] 超 { $late }了，{ $asker }在等。
   *[other] {""}
}<b>办得怎么样了？</b>
    .hint = 写一句就行，我转告{ $asker }。
warn-deadline = { $over ->
    [yes] { $handler }，{ $number } 超 { $late }了，{ $asker }在等答复。
    [today] { $handler }，{ $number } 今天要答复{ $asker }。
   *[no] { $handler }，{ $number } 还剩 { $days } 天，请到时候答复{ $asker }。
}
    .hint = 办不完也先说一声，我转告{ $asker }。
late-residents = { $number } 没能按时答复您，对不起。
    { $handler ->
        [none] 还没有代表来办
       *[other] 在{ $handler }手上
    }，{ $who ->
        [none] 工作人员
       *[other] { $who }
    }已经在过问。
    .hint = 一有结果就告诉您。
promise-late-residents = { $number } 说好的日子过了，还没有消息，抱歉。
    { $handler ->
        [none] 工作人员
       *[other] 工作人员和{ $handler }
    }都知道了，正在催。
    .hint = 一有进展就告诉您。
silent-resident = 还在等您的回话（{ $number }）：
    <b>{ $question }</b>
    .hint = 打字、说话、发照片都可以。
rate-again = 再问您一句，{ $number } { $title }，<b>{ $how ->
    [explained] 这样答复，您满意吗？
    [referred] 这样答复，您满意吗？
   *[other] 办好了吗？
}</b>
    .hint = 没等到您的回话，会先记为“未评价”办结。
