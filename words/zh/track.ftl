# 看事情办到哪里，补充、评价、重新办、撤回

case = <b>{ $number }</b> 现在是这样。
case-changed = <b>{ $number }</b> 这中间有了变化：{ $stands ->
    [closed] 已经办结了。
    [resolved] 已经有答复了。
    [waiting] 正在等回话。
    [review] 正在复查。
   *[other] { $handler ->
        [none] 眼下还没有人来办。
       *[other] 现在在{ $handler }手上。
    }
}
case-more = { $number } <b>还要做什么？</b>
timeline = { $number } 的经过：
mine = 您有 { $count } 件在办，<b>看哪一件？</b>
mine-closed = 没有在办的。这 { $count } 件办结了，<b>看哪一件？</b>
mine-none = 您现在没有事在办。<b>有事要说吗？</b>

ask-answer-words = { $handler ->
    [none] 工作人员问您：
   *[other] { $handler }问您：
}
    <b>{ $question }</b>
answer-done = 好，会转告办的人{ $by ->
    [none] 。
   *[other] ，最晚{ $by }答复您。
}
    .hint = 等您回话的时间，不算在期限里。
ask-answer-more = { $answered ->
    [yes] 这一句您已经答过了，转过去了。<b>还要补充什么？</b>
   *[no] 已经接着办了，您的话照样转过去。<b>想说什么？</b>
}
ask-add-words = <b>{ $number } 要补充什么？</b>
edit-done = { $number } 改好了，会转告办的人。
edit-draft = 改好了。
album-done = 这张也加到 { $number } 里了。
edit-late = 发出去的改不了，请再写一句。
ask-write-words = <b>想说什么？</b>
    .hint = 文字、语音、照片都行，马上转过去。
write-done = { $to ->
    [residents] { $tells ->
        [chat] { $count ->
            [1] 转给居民了。
           *[other] 转给 { $count } 位居民了。
        }
       *[other] 记上了，{ $knows }。
    }
   *[office] 记上了，会转告办的人。
}
write-over = { $number } 已经办结了，话不再转过去。
thread = { $number } 的对话：
thread-none = { $number } 还没有人留言。
add-done = 记上了，会转告办的人。
ask-rate-verdict = { $handler ->
    [none] 工作人员
   *[other] { $handler }
}说：{ $answer }
    <b>{ $number } 办得怎么样？</b>
rate-done-satisfied = 谢谢您，{ $number } 记为满意。
rate-done-basically = 谢谢您，{ $number } 记为基本满意。
rate-done-not = 收到，{ $number } 记为不满意。{ $handler ->
    [none] 工作人员会再看。
   *[other] 请{ $handler }再看看。
}{ $petition ->
    [yes] 再答复您时，还不服可以申请复查。
   *[other] {""}
}
ask-comment-words = { $verdict ->
    [not] <b>差在哪里？</b>说一句，好接着办。
   *[other] <b>还想说一句吗？</b>
}
comment-nothing = 没有了
comment-no-more = 不说了
ask-comment-again = { $number } 记成办好了。<b>要重新办吗？</b>
    .hint = 您说的都留着。
comment-again = 是，重新办
comment-only = 不是，只是说一句
comment-none = 评价记下了，谢谢您。
comment-done = 记上了，谢谢您。
ask-reopen-words = { $broke ->
    [yes] <b>{ $number } 现在怎么了？</b>说一句，好接着办。
   *[no] <b>{ $number } 哪里没办好？</b>
}
ask-reopen-pictures = { ask-report-pictures }
reopen-done = 好，{ $number } 重新办。{ $handler ->
    [none] 派给谁就告诉您。
   *[other] { $handler }接着办。
}
ask-withdraw-sure = 撤回就不办了。<b>{ $number } 真的撤回吗？</b>
withdraw-yes = 撤回
withdraw-no = 不撤，接着办
ask-withdraw-words = <b>为什么撤回？</b>不写也行。
withdraw-kept = 好，{ $number } 接着办。
withdraw-done = { $number } 撤回了。有事随时再说。
