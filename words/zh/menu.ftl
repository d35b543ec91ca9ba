# 开头、菜单、帮助，和随时会说的话

greeting = { $role ->
    [representative] 您好，我是回音。有事派给您，我就发到这里。
    [officer] 您好，我是回音。要您单位办的事，我就发到这里。
    [discipline] 您好，我是回音。检举控告只发到这里，别人看不到。
    [correspondent] 您好，我是回音。村里有事，您报给我就行。
    [volunteer] 您好，我是回音。谁有心愿，墙上看得到，您来认领。
    [staff] 您好，我是回音。要您定的事，我一件一件发来。
   *[resident] 您好，我是回音。有难处、有心愿，直接说就行。
}
privacy = 您说的只给办这件事的人看，不公开。接着说，就是同意这样用。想删，随时说“删除”。
menu = <b>您要做什么？</b>直接说事也行。
others = 还能做这些：
settings = <b>要改什么？</b>
help = 有事直接说，打字、说话、发照片都行。
    我给您一个号码，请代表去办。
    办到哪一步，我来告诉您。
help-representative = 有事派给您，我把卡片发到这里。
    接单、退回、问居民，点按钮就行。
    外出先说一声，新的事就不派给您。
help-officer = 要您单位办的事，我把卡片发到这里。
    能办就点“我单位来办”，不归您管就点“不归我们管”。
    进展和结果写一句，代表去答复居民。
help-discipline = 检举控告只发到这里，工作人员、领导、代表都看不到。
    受理、问居民、说进展、答复，点按钮就行。
    没动的我只再跟您说，不往上报。
help-volunteer = 点“看心愿墙”，看看谁盼着什么。
    认领了，在这里跟居民联系，圆了梦拍张照片。
    来不了就说一声，让别人来。
help-staff = 要您定的事，我一件一件发来。
    派给谁，名单和原因都列着。
    没人动的，到时候我会再说。
language = <b>用哪种语言？</b>
language-zh = 中文
language-en = English
language-done = 好的，以后说中文。
ask-join-code = <b>请写邀请码。</b>
arrived-representative = 您好，您是从<b>{ $representative }</b>的联系卡来的。
    .hint = 您说的事先交给{ $representative }；在别处的，先找当地代表。
arrived-station = 您好，这里是<b>{ $name }</b>。
    { $address ->
    [none] {""}
   *[other] 地址：{ $address }
}
    { $hours ->
    [none] {""}
   *[other] 接待时间：{ $hours }
}
    .hint = 有事直接说，有代表来办。
arrived-elsewhere = 这件事是在另一个聊天里说的。
    在那里点“设置”、“换个地方接着说”，这里就能接着看。
arrived-own = 这是您自己的链接，给居民用的。
arrived-nowhere = 这位代表或联络站不在了。有事照样说，另有人来办。
my-link = 居民点开这个，您那一片的事会先交给您：
    { $addresses ->
    [none] 让居民在聊天里发：/start { $code }
   *[other] { $addresses }
}
    .hint = 可以印在联系卡上，一直有效。
link = { $minutes } 分钟内，在另一个聊天里点开它，或者扫码，就接着说：
    { $addresses ->
    [none] 或者在那边发：/start { $code }
   *[other] { $addresses }
}
    .hint = 只能用一次，别转给别人。
ask-join-mine = 这会把两个聊天连成一个人：<b>链接是您自己刚要的吗？</b>
    .hint = 别人发给您的，请点“不是”。
link-yes = 是，我自己要的
link-no = 不是
link-refused = 好，没有连。别人发来的，不用管它。
link-done = 好了，是您。两边的事都在这里。
join-done = { $name ->
    [none] 您好。
   *[other] { $name }，您好。
}{ $as ->
    [none] {""}
   *[other] 您的身份是{ $as }，
}{ $at_the_machine ->
    [yes] 在服务器上用命令办事，看 huiyin --help。
    在这里，您和居民一样，能说事、看自己的事。
   *[no] 以后事情就发到这里。
}
joined-elsewhere = 您在另一个地方也登上了。{ $draft ->
    [yes] 说到一半的事，转到那边接着说。
   *[no] {""}
}
    .hint = 不是您本人？请马上点“不是我，断开”。
draft-elsewhere = 说到一半的事，转到那边接着说。
press-disconnect = 不是我，断开
ask-disconnect-sure = 断开后，那边看不了您的事，也收不到消息。<b>断开吗？</b>
press-disconnect-yes = 断开
press-disconnect-no = 不断，是我自己
disconnect-kept = 好，没有断开。
disconnect-done = 断开了。那边看不了您的事，也收不到消息了。
    .hint = 那边要是动过您的事，请跟人大办说一声。
disconnected = 这里和原来那位断开了。您有事，照样直接说。

press-others = 更多
press-settings = 设置
press-report = 说件事
press-mine = 我的事项
press-language = 语言 Language
press-help = 怎么用
press-my_link = 我的链接
press-link = 换个地方接着说
press-away = 我要外出
press-queue = 要办的事

cancelled = 好的，没写完的都没留。有事随时说。
group-private = 有事请私下跟我说，别人看不到。
group-open = 私下说
nothing-open = 现在没有说到一半的事。
unknown-command = 这个口令我不认得。
unclear = 这个我没看懂。打字、说话、发照片都可以。
thanks = 不客气。有进展我告诉您。
number-unknown = { $lacks ->
    [check] 没找到，编号横线后面还有一位。<b>您再看看？</b>
    [wrong] 没找到，编号最后一位对不上。<b>您再看看？</b>
   *[other] 没找到这个号码，或者不是您的事。<b>您再看看？</b>
}
asked-anew = 这中间有了变化，请再看一遍。
toast-stale = 有新的了，请看最后一条。
toast-changed = 情况有变，请看最新的。
reply-elsewhere = 您回的是另一件事，没有记。<b>先答完这一问，再点那件事。</b>
kept-pictures = 收到了，会放在一起。
kept-words = 收到，加在您说的话里了。
kept-where = 位置收到了。

danger = { $danger ->
    [gas] 请先开窗、离开，到外面打 <b>119</b>。别开灯，别打火。
    [fire] 请先离开，马上打 <b>119</b>。有人受伤打 <b>120</b>。
    [wires] 请离远些，别碰，马上打 <b>119</b>。有人触电打 <b>120</b>。
    [collapse] 请先离开，马上打 <b>119</b>。有人受伤打 <b>120</b>。
    [drowning] 请马上打 <b>119</b> 和 <b>120</b>，别自己下水。
   *[injury] 请马上打 <b>120</b>。有人行凶打 <b>110</b>。
}
    .hint = 人安全要紧。答完在哪里，点“发送”，就按急件交上去；没空点，过一会儿我来交。
danger-first = { danger }
danger-known = { danger }
    .hint = 人安全要紧。您的话办的人会看到。

ask-talk-rival = { $words ->
    [none] { $sent ->
        [none] { $number ->
            [none] 上一件还没说完。
           *[other] { $number } 的“{ $action }”还没做完。
        }
       *[other] 您发的 { $sent }还没发出去。
    }
   *[other] 您写的“{ $words }”还没发出去。
}<b>接着说，还是不要了？</b>
ask-talk-fresh = { $new ->
    [none] 您又发了新的。
   *[other] 您又写了“{ $new }”。
}<b>是接着{ $words ->
    [none] { $number ->
        [none] 没说完的那件
       *[other] { $number } 的“{ $action }”
    }
   *[other] “{ $words }”那件
}说吗？</b>
fresh-continue = 是，接着那件
fresh-new = 不是，那件不要了
ask-talk-aside = 您写的“{ $words }”，<b>是要说的事吗？</b>
aside-yes = 是，说这件事
aside-no = 不是
rival-continue = 接着说
rival-discard = 不要了，做新的

ask-sort_out-which = <b>您说的是哪件事？</b>
ask-sort_out-answer = { $handler ->
    [none] 工作人员
   *[other] { $handler }
}问您：{ $question }
    <b>您说的是回答这个吗？</b>
ask-sort_out-reply = { $by ->
    [representative] { $who }
    [clerk] 工作人员
   *[resident] 居民
}{ $words ->
    [none] 发来 { $sent }（{ $number }）。
   *[other] 说（{ $number }）：{ $words }
}
    <b>是回复{ $by ->
    [representative] { $who }
    [clerk] 工作人员
   *[resident] 居民
}吗？</b>
ask-sort_out-verdict = { $handler ->
    [none] 工作人员
   *[other] { $handler }
}说：{ $answer }
    { $number } { $title }，<b>您看办好了吗？</b>
ask-sort_out-closed = { $number } { $title } 已经办结了。
    <b>您说的是这件吗？</b>
sort-closed-reopen = 是，没办好，重新办
sort-closed-add = 是，补充一句
sort-answers = 是，这是回答
sort-replies = 是，回复
sort-other = 另一件
sort-new = 新的一件事
sort-add = 补充 { $number } { $title }
sort-answer = 回答 { $number } { $title }
sort-rate = 评价 { $number } { $title }
sort-reopen = 重新办 { $number } { $title }
sort-progress = 说进展 { $number } { $title }
