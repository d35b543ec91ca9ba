# 一件事里几位居民：我也遇到、合并、分开、代表人、息访承诺

ask-report-twin = 附近有{ $count ->
    [1] 一件
   *[other] 几件
}差不多的事，正在办：
    { $lines }
    <b>您说的是{ $count ->
        [1] 同一件
       *[other] 其中一件
    }吗？</b>
    .hint = 一起办，您也会收到答复，也请您评价。您写的会加进去。
similar-line = { $place }. { $about } · { $district ->
    [none] 附近
   *[other] { $district }
}{ $metres ->
    [none] {""}
   *[other] ，离您约 { $metres } 米
} · { $opened }报的，{ $residents } 位居民{ $handler ->
    [none] {""}
   *[other] ，{ $handler }在办
}
twin-same = 是同一件，一起办
twin-this = 是第 { $place } 件，一起办
twin-own = 不是，另外报
twin-done = 您加进来了，编号 <b>{ $number }</b>。{ $handler ->
    [none] 有进展就告诉您。
   *[other] { $handler }在办，有进展就告诉您。
}
    .hint = 您写的已经加进去。办好了也请您评价。
joined-words = { $words }
    地点：{ $place }
joined-handler = { $number } 又有一位居民也遇到了。
    { $said }
    .hint = 答复的时候，每位居民都会收到。
joined-newcomers = 工作人员把您加进了 { $number }。有进展就告诉您，办好了请您评价。
joined-others = { $number } 又多了一位代表人，答复时每位都会收到。

merged-newcomers = 您说的和另一件是同一件事，现在合在一起办，编号 <b>{ $number }</b>。
    .hint = 原来的编号照样能用。有进展就告诉您，办好了请您评价。
merged-others = { $number } 有别的居民也反映了，合在一起办。答复您的日子不往后推。
merged-handler = 另一件并进了 { $number }：那边的居民、单位、说过的话都过来了。
    .hint = 答复的时候，每位居民都会收到。
merged-former = { $number } 并到别的事项里办了，您不用再管。谢谢您。
merged-officers = { $number } 有两件事合在一起办了，您单位要办的照旧。
split-handler = { $number } 分出了一部分，另立一件办，剩下的照旧。
split-residents = 您在 { $other } 里说的有一部分另立了一件，编号 <b>{ $number }</b>：
    { $said }
    .hint = 有进展就告诉您，办好了也请您评价。
rests-handler = { $number } 记下了一份息访承诺。办不办、怎么办，都不看它。
rests-writer = { $number } 记下了您的息访承诺。这件事照样办，答复和评价都不受影响。

press-take_part = 加一位居民
press-merge = 合并到另一件
press-split = 分出一件
press-let_rest = 记息访承诺
press-group = 请人当代表人
action-take_part = 加居民
action-merge = 合并
action-take_in = 并进来
action-split = 分开
action-let_rest = 记息访承诺
entry-take_part = 又有一位居民加入
entry-merge = { $who }把它并到了{ $number ->
    [none] 另一件
   *[other] { $number }
}
entry-take_in = { $who }把另一件并了进来
entry-split = { $who }分出了{ $number ->
    [none] 一件
   *[other] { $number }
}
entry-parted = { $who }写的，从另一件里分出来
entry-let_rest = { $who }记了息访承诺{ $until ->
    [none] {""}
   *[other] ，{ $until }签的
}
entry-from = { $what }（{ $number }）
row-merged = 并进来的
beat-take_part = 加入居民
beat-merge = 合并
beat-take_in = 并进来
beat-split = 分开
beat-let_rest = 息访承诺

ask-take_part-name = <b>{ $number } 要加的是谁？</b>写姓名。
ask-take_part-phone = <b>电话是多少？</b>
    .hint = 有了答复，在聊天里发消息，没有聊天的打电话。
take-part-pass-on = 没有，由我转告
ask-take_part-consent = <b>{ $name }本人同意加进 { $number } 吗？</b>
ask-take_part-share = <b>办的人能看{ $name }的姓名、电话吗？</b>
    .hint = 工作人员看得到，才好打电话。
take-part-kept = 没有加。请先问{ $name }本人。
take-part-done = 加上了{ $name }。{ $phoned ->
    [yes] 有要问的、有了答复，发消息或打电话告诉他。
   *[no] 有要问的、有了答复，我来找您，请您转告。
}
group = 把这个发给另外的代表人，打开后点“愿意”就加进来：
    { $addresses ->
        [none] 在这里发 /start { $code }
       *[other] { $addresses }
    }
    .hint = 对方愿意才会加进来，30 天内有效。
group-closed = { $number } 现在不能自己加入，请工作人员来加。
group-over = 这件事现在不能加入了。要反映的，请直接说给我们。
ask-join-consent = 有人请您当信访件 { $number } 的代表人。<b>您愿意吗？</b>
    .hint = 答复会发给您，也请您评价。
ask-join-name = { ask-report-name }
consent-yes = 愿意
consent-no = 不愿意
agrees-yes = 本人同意
agrees-no = 还没同意
consent-refused = 好，没有加。您的情况没有告诉任何人。
consent-done = 您是 <b>{ $number }</b> 的代表人了。有进展就告诉您，办好了请您评价。

ask-merge-number = { $unknown ->
    [none] <b>{ $number } 并到哪一件？</b>写编号。
   *[other] 没找到 { $unknown }{ $lacks ->
        [check] ，编号横线后面还有一位
        [wrong] ，编号最后一位对不上
       *[other] {""}
    }。<b>并到哪一件？</b>写编号。
}
    .hint = 这件结束，用另一件的编号接着办，两边居民都会知道。
ask-merge-sure = { $number } 要并到：
    { $into }
    过去的居民：{ $residents } 位，那边已有 { $there } 位。{ $who ->
    [none] {""}
   *[other] { $who }接着办。
    }
    { $units ->
    [none] {""}
   *[other] 单位也过去：{ $units }。
    }
    <b>合并吗？</b>
    .hint = { $number } 这个编号照样能查，查到的是那一件。
merge-again = 再输一次
merge-yes = 合并
merge-no = 先不
merge-kept = 没有合并，{ $number } 照旧。
merge-done = { $other } 并过来了，编号 { $number }。两边的居民都告诉了。

ask-split-words = <b>{ $number } 里另外的那件事是什么？</b>写给要办的人看。
    .hint = 居民也看得到。
ask-split-kind = <b>新的这件算哪一类？</b>
ask-split-who = { $count ->
    [0] <b>新的这件是哪几位居民的？</b>
   *[other] 选了 { $count } 位。<b>还有吗？</b>
}
ask-split-leave = <b>原来那件，他们还要听答复吗？</b>
split-leave = 不用了，只在新的里
split-stay = 要，两件都在
ask-split-pictures = <b>原来的 { $count } 张照片带过去吗？</b>
ask-split-sure = 从 { $number } 要分出来的：
    { $kind }：{ $words }
    居民：{ $residents } 位，{ $leave ->
        [yes] 只在新的里。
       *[no] 原来那件也还在。
    }
    <b>分出来吗？</b>
    .hint = 他们都会收到新编号。
split-yes = 分出来
split-no = 先不
split-kept = 没有分，{ $number } 照旧。
split-done = 从 { $other } 分出来了，新编号 <b>{ $number }</b>，居民都告诉了。
split-all = 都是
split-those = 就这几位
words-together = 几位一起反映的事
resident-of = 第 { $place } 位{ $words ->
    [none] 居民
   *[other] ：{ $words }
}

ask-let_rest-who = <b>{ $number } 是哪位居民的承诺？</b>
ask-let_rest-signed = <b>是哪天签的？</b>写日期也行。
ask-let_rest-words = <b>承诺里写了什么？</b>有照片的，这里可以跳过。
    .hint = 只是记下来。办结不看有没有承诺。
ask-let_rest-pictures = { ask-report-pictures }
let-rest-done = 记下了。{ $number } 该办的照样办，他的评价也照样请。
