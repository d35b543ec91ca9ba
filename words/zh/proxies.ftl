# 替没有手机的人登记、打电话回访；工作人员、通讯员报的，代表自己提的

source-chat = 自己说的
source-visit = 走访
source-reception = 来访
source-call = 来电
source-letter = 来信
source-box = 意见箱
source-finding = 工作中发现
source-correspondent = 通讯员
source-opinion = 代表意见
source-request = 履职要求
source-line = { $source }（{ $who }登记）{ $calls ->
    [yes] ，打电话回访
   *[no] {""}
}
row-source = 来源
asker-resident = 居民
asker-representative = 代表
row-asker = 提的人

press-enter = 替人登记
press-finding = 报情况
press-request = 向人大办提
ask-enter-source = <b>这件事从哪里来？</b>
ask-enter-words = <b>居民说的是什么事？</b>照原话写，信也可以拍照。
ask-enter-misconduct = <b>像是检举控告：只有{ $desk }能看，不从这里登记。</b>
    请本人在聊天里点“说件事”报，或找 { $otherwise }。
enter-stop = 不登记了
enter-as-other = 不是，照常登记
enter-stopped = 好，没有登记，也没有留下。
ask-enter-own = <b>这里说到了您自己。</b>
    登记以后您看不到，由别的同事来办。
enter-about-me = 照样登记
ask-enter-where = { ask-report-where }
ask-enter-pictures = { ask-report-pictures }
ask-enter-about = <b>说的是某位代表或某个单位吗？</b>
    .hint = 说的是谁，就不交给谁办。
ask-enter-whom = { ask-report-whom }
ask-enter-urgent = <b>现在还有危险吗？</b>
    .hint = 有危险请马上打 119、120、110，再按急件登记。
urgent-yes = 有，按急件
urgent-no = 没有了
ask-enter-name = <b>居民怎么称呼？</b>
    .hint = 姓名、电话都没有，答复就只能给您。
ask-enter-phone = <b>打哪个电话能找到人？</b>
    .hint = 有了答复，工作人员打电话告诉居民。
ask-enter-share = 请您问一句：<b>办的人能看居民的姓名、电话吗？</b>
    .hint = 居民没同意，办的人就看不到。
ask-enter-send = 要登记的是这些：
    来源：{ $source }{ $urgent ->
        [yes] ，急件
       *[no] {""}
    }
    { $kind }：{ $words ->
        [none] 语音
       *[other] { $words }
    }
    地点：{ $where ->
        [none] 没填
       *[other] { $where }
    }
    照片：{ $pictures ->
        [0] 没有
       *[other] { $pictures } 张
    }{ $voice ->
        [yes] ，另有语音
       *[no] {""}
    }
    { $about ->
        [none] {""}
       *[other] 说的是：{ $about }
    }
    姓名：{ $name ->
        [none] 没留
       *[other] { $name }
    }，电话：{ $phone ->
        [none] 没留
       *[other] { $phone }
    }
    { $shares ->
        [yes] 办的人能看姓名、电话
       *[no] 办的人看不到姓名、电话
    }
    <b>就这样登记吗？</b>
ask-enter-edit = { ask-report-edit }
edit-source = 来源
edit-resident = 姓名、电话
enter-done = 登记好了，号码 <b>{ $number }</b>。{ $reached ->
    [phone] 有要问的、有了答复，工作人员打电话给居民。
    [name] 没有电话；有要问的、有了答复，工作人员去找居民说。
   *[none] 没有人可以打电话，有了答复告诉您。
}

ask-finding-words = <b>您发现了什么？</b>打字、说话、发照片都可以。
ask-finding-where = { ask-report-where }
ask-finding-pictures = { ask-report-pictures }
ask-finding-about = { ask-enter-about }
    .hint = { ask-enter-about.hint }
ask-finding-whom = { ask-report-whom }
ask-finding-urgent = { ask-enter-urgent }
    .hint = { ask-enter-urgent.hint }
ask-finding-send = 要报的是这些：
    { $kind }{ $urgent ->
        [yes] ，急件
       *[no] {""}
    }：{ $words ->
        [none] 语音
       *[other] { $words }
    }
    地点：{ $where ->
        [none] 没填
       *[other] { $where }
    }
    照片：{ $pictures ->
        [0] 没有
       *[other] { $pictures } 张
    }{ $voice ->
        [yes] ，另有语音
       *[no] {""}
    }
    { $about ->
        [none] {""}
       *[other] 说的是：{ $about }
    }
    <b>就这样报吗？</b>
ask-finding-edit = { ask-report-edit }
finding-done = 报上去了，号码 <b>{ $number }</b>。办好了请您去看一眼，给个评价。

ask-request-source = <b>您要提的是哪一种？</b>
ask-request-words = <b>请说您的意见或要求。</b>
ask-request-pictures = { ask-report-pictures }
ask-request-send = 要提的是这些：
    { $source }：{ $words ->
        [none] 语音
       *[other] { $words }
    }
    照片：{ $pictures ->
        [0] 没有
       *[other] { $pictures } 张
    }{ $voice ->
        [yes] ，另有语音
       *[no] {""}
    }
    <b>就这样提吗？</b>
ask-request-edit = { ask-report-edit }
request-done = 收到了，号码 <b>{ $number }</b>。由人大办来办，有答复请您评价。

help-correspondent = 村里有什么事，点“报情况”报上来。
    办到哪一步，我来告诉您。
    办好了请您去看一眼，给个评价。
reason-office = 由人大办来办

action-call = 打电话
entry-call = { $who }打了电话给居民
entry-noted = { $who }在电话里记的

task-call = { $person ->
    [none] { $number } 的居民没留电话，请托人带个话。
   *[other] 请联系<b>{ $person }</b>，{ $number }。
}
    { $stands ->
        [waiting] 要问的：{ $question }
        [resolved] 先说答复：{ $answer }
        [closed] { $revisited ->
            [yes] 先前办好的，问问现在怎么样。
           *[no] 告诉居民办结了：{ $outcome }。
        }
       *[other] {""}
    }
    { $stands ->
        [closed] { $answer }
       *[other] {""}
    }
    { $note }
    <b>{ $stands ->
        [waiting] 居民怎么回答？
        [resolved] 居民满意吗？
       *[other] 居民怎么说？
    }</b>
    .hint = 居民没有聊天，打不通就点“没接通”，下次再打。
task-kind-call = 打电话
press-call = 记来电
press-call-answered = 记下回答
press-call-satisfied = 满意
press-call-basically = 基本满意
press-call-not = 不满意
press-call-lasted = 还是好的
press-call-again = 没办好，重新办
press-call-told = 说到了
press-call-no_reply = 没接通
press-call_invite = 居民能上网了
ask-call_note-result = { $number }，{ $person ->
    [none] 居民
   *[other] { $person }
}：<b>怎么样？</b>
ask-call_note-words = { $result ->
    [answered] { $question }
    <b>居民怎么回答？</b>
   *[other] <b>哪里没办好？</b>
}照原话写。
call-done = 记上了，算居民自己说的。
call-done-no_reply = 记上了，没接通。到时候再请您打。
ask-call-words = <b>{ $number } 的居民说了什么？</b>
    .hint = 照原话写，办的人会看到。
ask-call-again = <b>{ $number } 要重新办吗？</b>
call-only = 只记一笔
call-said-done = 记上了，会转告办的人。
call-invite = 把这个给{ $person ->
    [none] 居民
   *[other] { $person }
}，两周内点开，这些事就到自己的聊天里：
    { $addresses ->
    [none] 请居民在聊天里发：/start { $code }
   *[other] { $addresses }
}
    .hint = 只能用一次，别给旁人。
