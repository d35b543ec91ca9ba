# 工作人员定一件事

admit-done = { $number } 受理了，{ $knows }。
ask-refuse-words = <b>为什么不受理？</b>写上居民可以去找谁。
ask-refuse-sure = 会这样告诉居民：
    { $words }
    <b>就这样回居民吗？</b>
refuse-yes = 就这样回
refuse-no = 再想想
refuse-kept = { $number } 没有动，还等着您定。
refuse-done = { $number } 没有受理，{ $tells ->
    [chat] 已写明原因告诉居民
   *[other] 原因写明了，{ $knows }
}。
ask-assign-who = { $handler ->
    [none] <b>{ $number } 派给谁？</b>
   *[other] { $number } 在{ $handler }手上，换了就不归他办。<b>换给谁？</b>
}
assign-to = 派给{ $name }
assign-nobody = { $number } 眼下没有合适的代表。
    .hint = 可以点“更多”，直接答复居民。
assign-done = { $number } 派给{ $name }了，居民也会知道。
urgent-done = { $number } 改成急件了，排在最前面。
ask-mark_subject-name = <b>{ $number } 说的是谁？</b>{ $found ->
    [none] 写姓名或单位。
   *[other] 点一下，或写别的姓名、单位。
}
ask-mark_subject-who = <b>“{ $name }”是下面哪一位？</b>
subject-other = 都不是
subject-done = 记下了，说的是{ $name }。这件事不会给他。
ask-clear_subject-sure = <b>{ $number } 确实没说到谁吗？</b>
ask-to_desk-sure = <b>把 { $number } 移交检举控告？</b>
    移交后只有居民和纪检看得到，您也看不到。
to-desk-yes = 移交
to-desk-no = 再看看
to-desk-kept = { $number } 没有动，还等着您定。
to-desk-done = { $number } 移交了，居民也知道了。请不要跟别人说起。
clear-yes = 没说到谁
clear-no = 再看看
clear-kept = { $number } 没有动，还等着您定。
clear-done = 好，{ $number } 没说到谁，{ $handler ->
    [none] 可以派了。
   *[other] { $handler }接着办。
}
ask-explain-words = { $units ->
    [none] {""}
   *[other] { $units }还没答复。答复了居民，就不用它办了。
}
    { $said ->
        [none] {""}
       *[other] 单位的答复：{ $said }
    }
    <b>{ $number } 怎么答复居民？</b>
    .hint = 您写的，居民看得到。
ask-explain-pictures = { ask-report-pictures }
explain-done = { $number } 答复居民了，正等居民评价。
ask-close-outcome = <b>{ $number } 是怎么办结的？</b>
ask-close-words = { $how ->
    [referred] <b>该走哪条路、找谁？</b>
   *[other] <b>怎么跟居民说？</b>
}
    .hint = 您写的，居民看得到。
ask-close-sure = 会这样告诉居民：
    { $number } 办结了：{ $outcome }。
    { $words }
    <b>就这样办结吗？</b>
close-yes = 办结
close-no = 再想想
close-kept = { $number } 没有动，还开着。
close-done = { $number } 办结了：{ $outcome }。{ $handler ->
    [none] { $knows }。
   *[other] { $handler }会知道，{ $knows }。
}

queue = 有 { $count } 件要您定，<b>先看哪一件？</b>
queue-none = 眼下没有要办的。
task-kind-triage = 待看
task-kind-named = 说到人
task-kind-returned = 退回
task-kind-nobody = 没人接
task-kind-escalated = 要定
task-kind-undelivered = 没送到
task-kind-added = 又说了话
task-kind-type_up = 把语音写成文字
task-kind-no_desk = 检举控告没人收
task-kind-parked = 没读出来
task-kind-misconduct = 检举控告
ask-type_up-words = <b>语音里说了什么？</b>照原话写。
type-up-done = 写好了，记在这件事里了。
ask-task_done-words = <b>怎么样了？</b>写一句，不写也行。
task-done = 好，这件办完了。
resend-none = 没有可以再发的消息。
resend-done = 又发了一次，送到没有会记下来。
