# 工作人员要办的

task-triage = { $number } 新来的，请您先看。<b>{ $wall ->
    [yes] 上心愿墙吗？
   *[no] 派给谁？
}</b>
    { $note }
    { $person ->
        [none] {""}
       *[other] 电话：<b>{ $person }</b>
    }
task-named = { $number } 里提到了人或单位。<b>说的是谁？</b>
    { $note }
    { $person ->
        [none] {""}
       *[other] 电话：<b>{ $person }</b>
    }
    .hint = { $withheld ->
        [none] { $handler ->
            [none] 没定之前，谁也收不到这件事。
           *[other] 没定之前，这件事不会给他。
        }
       *[other] 没定之前，这些话{ $withheld }看不到。
    }
task-returned = { $number } 退回来了。<b>换哪位代表？</b>
    { $reason ->
        [none] { $note }
       *[other] { $reason }：{ $note }
    }
task-nobody = { $number } { $disputes ->
    [0] 还没有代表来办
   *[other] 居民不满意上次的答复，还没有代表来办
}。<b>派给谁？</b>
task-escalated = { $number } 要请您定：{ $handler ->
    [none] 还没有代表来办
   *[other] 在{ $handler }手上
}{ $over ->
    [yes] ，超 { $late }了
   *[no] {""}
}。
    { $stands ->
        [submitted] 来了 { $still } 个工作日，还没有受理。
        [admitted] 受理 { $still } 个工作日，还没有派出去。
        [assigned] { $reminded ->
            [0] { $still ->
                [0] 是急件，刚派出去。
               *[other] { $still } 个工作日没有接单。
            }
           *[other] 已催 { $reminded } 次，{ $still ->
                [0] 还没有接单。
               *[other] { $still } 个工作日没有接单。
            }
        }
        [in_progress] { $reminded ->
            [0] {""}
           *[other] 已催 { $reminded } 次，{ $still ->
                [0] 还没有进展。
               *[other] { $still } 个工作日没有进展。
            }
        }
       *[other] {""}
    }
    { $broken ->
        [none] {""}
       *[other] 答应{ $broken }办好，过了还没有消息。
    }
    <b>怎么办？</b>
    { $note }
    { $person ->
        [none] {""}
       *[other] 电话：<b>{ $person }</b>
    }
task-misconduct = { $number } 是检举控告，只有您这里看得到。<b>请您看看。</b>
task-undelivered = { $person ->
    [none] 有一条消息没送到。<b>请您想办法联系。</b>
   *[other] 有一条消息没送到{ $person }。<b>请您打个电话。</b>
}
task-added = { $number } 已经了结，{ $asker }又说了话。<b>请您看看，给个回话。</b>
    { $note }
task-type_up = { $number } 有段语音。<b>请您听了写成文字。</b>
task-no_desk = 检举控告眼下没有人收，居民会另找别处。<b>请管理员请人进来。</b>
    命令：huiyin invite discipline --name 姓名
task-parked = 有条消息没读出来，原文留着。<b>请您看看。</b>
