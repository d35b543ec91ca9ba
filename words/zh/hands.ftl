# 换手：外出时谁来代、转给同事、均一均、卸任

row-deputy = 现由谁代
row-acts-for = 代谁来办
row-proposed = 想转给
press-propose = 转给我选的代表
press-approve_transfer = 同意转
press-refuse_transfer = 不同意转
press-staffing = 代表的事
press-deputy = 指定代办人
action-propose = 提出转给别的代表
action-refuse_transfer = 不同意转
action-leave = 卸任交出
entry-propose = { $who }想转给{ $whom ->
    [none] 同事
   *[other] { $whom }
}
entry-refuse_transfer = { $who }没有同意转给{ $whom ->
    [none] 同事
   *[other] { $whom }
}
entry-leave = { $whom ->
    [none] 原来的人
   *[other] { $whom }
}卸任，交了出来

reason-deputy = 代外出的{ $value }
reason-language = { $value ->
    [en] 会说英语
    [zh] 会说普通话
   *[other] 会说居民的话（{ $value }）
}
reason-fair = { $value ->
    [0] 近来没有派过
   *[other] 近来派得最少（{ $value } 件）
}
reason-transfer = { $value }提出转来的
reason-left = 接卸任的{ $value }
reason-balance = 从{ $value }手上匀来的

ask-away-deputy = { $name ->
    [none] <b>您不在时，谁来代您？</b>
   *[other] <b>{ $name }外出时，谁来代？</b>
}
    .hint = 新的事给他来办，手上的事他也能办，到{ $name ->
        [none] 您
       *[other] 本人
    }回来为止。
deputy-nobody = 不用人代
deputy-nobody-there = 现在没有合适的人可以代。
ask-deputy-who = <b>给哪位代表指定代办人？</b>点一下，或写姓名。
deputy-done = { $deputy ->
    [none] 好的，{ $name }外出时没有人代。
   *[other] 好的，{ $name }外出时由{ $deputy }代。
}
deputy-begins = { $name }{ $begin ->
    [none] 外出
   *[other] { $begin }起外出
}，{ $end }回来，请您代办。{ $count ->
    [0] 新的事会说明是代他的。
   *[other] 手上这 { $count } 件，您现在就能办。
}
deputy-ends = { $name }回来了，新的事不再给您。已经在您手上的，请您接着办。
deputy-no-more = { $name }的事改由别人代，不用您代了。谢谢您。
deputy-named = { $deputy ->
    [none] 您外出时，没有人代您了。
   *[other] 您外出时，由{ $deputy }代您。
}
deputy-away = 代您的{ $deputy }也要外出。要换人，请再点“我要外出”。
staffing = 要办哪一样？

ask-propose-who = <b>{ $number } 转给谁？</b>点一下，或写姓名。
propose-office = 请办公室定
ask-propose-words = <b>为什么转给{ $name }？</b>写一句。
propose-done = 好的，{ $number } 转给{ $name }的事提上去了。
    .hint = 没定之前还在您手上；定了马上告诉您。
transfer-over = { $number } 现在没有要转的了。
approve-transfer-done = { $number } 转给{ $name ->
    [none] 同事
   *[other] { $name }
}了。
ask-refuse_transfer-words = <b>为什么不转给{ $name ->
    [none] 同事
   *[other] { $name }
}？</b>写一句给代表看。
refuse-transfer-done = 好的，{ $number } 不转，代表会知道。
not-transferred-handler = { $number } 没有转成，还请您来办。
    { $words }
task-transfer = { $number } { $handler }想转给同事。<b>转不转？</b>
    { $note }
task-kind-transfer = 要转给同事

move-line = <b>{ $number }</b> { $title }
    { $from } → { $to ->
        [none] 办公室
       *[other] { $to }
    }{ $why ->
        [none] {""}
       *[other] （{ $why }）
    }
PreviewStale = 这中间有了变化，还没有动。<b>请再看一遍。</b>
NotOneHere = 没有正好一位叫“{ $name }”。{ $near ->
    [none] {""}
   *[other] 是不是：{ $near }？
}
press-rebalance = 均一均
press-leave = 有人卸任
ask-rebalance-district = <b>均哪里的？</b>
rebalance-everywhere = 全部
ask-rebalance-accepted = <b>只动还没接单的，还是接了的也动？</b>
rebalance-waiting = 只动没接单的
rebalance-accepted = 接了的也动
rebalance-even = 没有要动的，现在这样就合适。
ask-rebalance-sure = 要动 { $count } 件：
    { $moves }
    <b>就这样动？</b>
    .hint = 每人只收到一条消息，居民也会知道。
rebalance-yes = 就这样动
rebalance-no = 先不动
rebalance-kept = 好的，没有动。
rebalance-done = 动了 { $count } 件，都告诉到了。
moved-handler = 有 { $count } 件事换到您手上，请您接单。
moved-former = { $moved } 件事换给别的代表了，不用您办了：{ $numbers }。
moved-residents = 您的 { $count } 件事换了代表，期限不变。
ask-leave-who = <b>谁卸任、退出？</b>点一下，或写姓名。
leave-nobody = 除了您，没有别人。
ask-leave-sure = { $count ->
    [0] { $name }手上没有事。
   *[other] { $name }手上 { $count } 件，这样交：
    { $moves }
}
    { $parts ->
        [0] {""}
       *[other] 单位里在办的 { $parts } 件，留给单位。
    }
    { $watched ->
        [0] {""}
       *[other] 盯着的事和任务 { $watched } 项，给大家。
    }
    { $claims ->
        [0] {""}
       *[other] 认领的心愿 { $claims } 个，请别人来。
    }
    { $whose ->
        [none] {""}
       *[other] 不再代{ $whose }，请另指定。
    }
    { $followers ->
        [0] {""}
       *[other] 扫他的卡来的居民 { $followers } 位，改到当地。
    }
    { $duty ->
        [yes] 配置里的值班名单有他，请去掉。
       *[no] {""}
    }
    <b>现在就交？</b>
    .hint = 交了之后，他只是一位居民，看不到这些了。
leave-yes = 现在交
leave-no = 先不交
leave-kept = 好的，{ $name }的事没有动。
leave-done = { $name }卸任了，{ $count } 件都交了出去。
left-former = 您的事都交出去了{ $moved ->
    [0] {""}
   *[other] ，共 { $moved } 件
}。这些年辛苦您了。
arrived-left = 这位代表卸任了。{ $name ->
    [none] 您的事直接跟我说
   *[other] { $name }的事直接跟我说
}，会有人办。
beat-propose = 提出换代表
beat-refuse_transfer = 没同意转
beat-leave = 卸任交出
