# 微心愿墙：上墙、认领、联系、圆梦、放弃、捐款捐物，三个数；申请加入

state-offered = 在心愿墙上
state-claimed = 有人认领，还没联系
state-contacted = 认领人联系上了
status-offered = 在心愿墙上
sort-goods = 实物
sort-service = 服务
amount-yuan = { $yuan } 元
amount-unknown = 不清楚
claims-as-member = 党员
claims-as-volunteer = 志愿者
claims-as-organisation = 爱心单位
claimer-member = 党员{ $name }
claimer-volunteer = 志愿者{ $name }
claimer-organisation = { $name }
resident-unknown = 居民没有公开，请在这里留言联系
row-wish = 墙上写的
row-wish-sort = 要的是
row-wish-value = 大约值
row-wish-district = 在哪一片
row-wish-lead = 牵头
row-wish-claimers = 认领人数
row-wish-helpers = 一起认领
row-wish-pledged = 捐款捐物
row-contact = 最晚联系
wish-head = 微心愿 · { $sort }
wish-days = { $days ->
    [0] 今天上墙
   *[other] 等了 { $days } 天
}
wish-led = 有人牵头，可以一起
wish-lead = 您牵头
wish-helps = 您参与
wish-thread = 您参与以后，居民和牵头的人说的：

step-wish = 跟进这个心愿
step-wish-rise = 告诉附近的人
step-wish-reassign = 交给代表
step-wish-remind = 请认领人联系居民
step-wish-ask_progress = 问认领人进展
step-wish-warn = 提醒认领人期限
step-wish-lapse = 放回心愿墙
step-wish-escalate = 请工作人员过问心愿
step-wish-escalate-supervisors = 请督办过问心愿
step-wish-escalate-leaders = 请领导过问心愿
step-wish-escalate-duty = 请值班的过问心愿
step-rise = 告诉附近的人
step-lapse = 放回心愿墙
policy-do-rise = 告诉附近的人
policy-do-lapse = 放回墙上
policy-to-claimers = 认领人
policy-to-wall = 附近能认领的人
policy-start-claimed = 认领起
policy-start-contacted = 联系或报进展起

press-wall = 看心愿墙
press-wish = 看这个心愿
press-claim = 我来认领
press-give_up = 放弃认领
press-pledge = 记捐款捐物
press-fulfil = 圆梦了
press-offer = 上心愿墙
press-wishes = 心愿数
press-wishes-collected = 征集的
press-wishes-claimed = 认领的
press-wishes-realised = 实现的
press-wishes-offered = 没人认领的
press-volunteer = 我想帮人圆梦
press-enrol = 同意加入
press-decline = 不同意加入

action-offer = 上心愿墙
action-claim = 认领
action-give_up = 放弃认领
action-lapse = 放回心愿墙
action-pledge = 记捐款捐物
entry-offer = { $who }放到了心愿墙上
entry-claim = { $who }认领了
entry-give_up = { $who }放弃了认领
entry-lapse = 没有动静，回音放回了心愿墙
entry-pledge = { $who }记了捐款捐物

TooDear = 上墙的心愿最多值 { $cap } 元。<b>大约值多少？</b>
WishTaken = 刚刚有人认领了，谢谢您。墙上还有别的。
NeedsEvidence = 要有照片，也要写一句。<b>请补上照片。</b>
invalid-yuan = 写个整数就行。
invalid-yuan-most = 这太多了。
invalid-yuan-dearer = 超过 { $most } 元的，请点“更贵，派给代表”，当一般事项办。
offer-dearer = 更贵，派给代表
invalid-photo-needed = 这里要有一张照片。<b>请拍一张发来。</b>

wall = 墙上有 { $count } 个心愿，等得久的在前。<b>看哪一个？</b>
wall-none = 墙上眼下没有心愿。有了新的，会挂在这里。
wish = 有人盼着这个：
    .hint = 不写名字和住址。认领了，在这里留言联系。
give-up-gone = 您的认领已经结束，不用放弃了：{ $wish }
pledge-gone = 这个心愿现在不用记捐款捐物了：{ $wish }
claim-gone = 这个您现在认领不了：{ $wish }
ask-claim-how = 认领：{ $wish }
    <b>您一个人来，还是和别人一起？</b>
    .hint = { $days ->
        [0] 认领了请早点联系，圆了梦拍张照片。
       *[other] 认领了，{ $days } 天内联系一次；圆了梦拍张照片。
    }
claim-alone = 我一个人来
claim-together = 我牵头，欢迎一起
claim-not = 先不认领
ask-claim-join = { $lead }牵头在做：{ $wish }
    <b>您一起来吗？</b>
    .hint = 牵头的人会看到您的姓名和电话。
join-yes = 一起来
claim-left = 好，先不认领。别人还能看到它。
claimed = 认领好了，谢谢您。{ $days ->
    [0] 请早点点“给居民留言”说句话。
   *[other] <b>{ $days } 天内点“给居民留言”，说句话。</b>
}
    .hint = { $tells ->
        [chat] 姓名、电话，居民同意了您才看得到。
        [call] 居民没有聊天，您写的话工作人员打电话告诉居民。
       *[other] 居民没有聊天，您写的话由登记的工作人员转告。
    }
joined = 好，您和{ $lead }一起。谢谢您。
    .hint = 牵头的人跟居民联系，圆了梦告诉您。
ask-give_up-words = <b>为什么放弃认领？</b>写一句。
    .hint = 工作人员看得到，居民看不到。
give-up-done = 好，不算您的了。{ $leads ->
    [yes] 有人一起的，由他牵头；没有的，放回墙上。
   *[no] 牵头的人会知道。
}
ask-resolve-fulfilled = <b>{ $number } 的心愿怎么圆的？</b>写一句。
    .hint = 会请居民看看、评价。
ask-resolve-shown = { $count ->
    [0] <b>请发一张圆梦的照片。</b>
   *[other] 收到 { $count } 张。<b>还有吗？</b>
}
    .hint = 拍东西就行，别拍人脸；只给居民和工作人员看。
fulfil-done = 好，{ $tells ->
    [chat] 正请居民看看
   *[other] { $knows }
}。谢谢您。
ask-pledge-what = <b>是捐款，还是捐物？</b>
    .hint = 这里只记下来，不收钱。
pledge-money = 捐款
pledge-goods = 捐物
ask-pledge-value = { $what ->
    [money] <b>多少元？</b>
   *[goods] <b>大约值多少元？</b>
}
ask-pledge-words = <b>捐的是什么、给谁？</b>写一句。
ask-pledge-pictures = { $count ->
    [0] <b>请发凭据的照片</b>，比如收条、实物。
   *[other] 收到 { $count } 张。<b>还有吗？</b>
}
pledge-done = 记下了，{ $value ->
    [0] 谢谢。
   *[other] { $value } 元。谢谢。
}
ask-offer-sort = <b>{ $number } 是哪种心愿？</b>
ask-offer-value = <b>大约值多少元？</b>最多 { $most } 元。
ask-offer-words = { $draft ->
    [none] <b>墙上怎么写？</b>写一句，别写名字、电话、门牌。
   *[other] { $number } 墙上这样写：{ $draft }
        <b>行吗？</b>要改就重新写一句。
}
    .hint = 谁都看得到。{ $draft ->
        [none] {""}
       *[other] { $masked ->
            [none] 没有要遮的，您再看一眼有没有名字、住址。
           *[other] 替居民遮住了：{ $masked }。
        }
    }
offer-as-shown = 就这样写
ask-offer-sure = 墙上会写：{ $told }
    { $sort }，{ $value ->
        [0] {""}
       *[other] { $value } 元，
    }{ $where ->
        [none] 不写地方
       *[other] { $where }
    }。
    <b>就这样上墙吗？</b>
    .hint = { $masked ->
        [none] 没有要遮的，您再看一眼有没有名字、住址。
       *[other] 替居民遮住了：{ $masked }。
    }
offer-yes = 上墙
offer-no = 先不上
offer-kept = { $number } 没有动，还等着您定。
offer-done = { $number } 上墙了，{ $knows }。

wishes = 征集 { $collected } 个，认领 { $claimed } 个，实现 { $realised } 个。
    还没人认领 { $offered } 个。{ $pledges ->
        [0] {""}
       *[other] 捐款捐物 { $pledges } 笔，共值 { $pledged } 元。
    }
wishes-collected = 征集 { $count } 个，最近的：
wishes-claimed = 认领 { $count } 个，最近的：
wishes-realised = 实现 { $count } 个，最近的：
wishes-offered = 还没人认领 { $count } 个，最近的：

offered-residents = { $number } 上心愿墙了，等人认领。<b>墙上只写：</b>
    { $said }
    .hint = 没有您的名字、电话和住址。有人认领就告诉您。
claimed-residents = <b>{ $handler }</b>认领了您的心愿 { $number }。
    .hint = { $by ->
        [none] 会在这里跟您联系。
       *[other] 会在这里跟您联系，最晚{ $by }圆梦。
    }
helped-handler = { $number } 又有人来一起认领了。
    .hint = 是谁写在卡片上，请一起商量。
left-handler = { $number } 一起认领的人退出了：
    { $said }
leads-handler = { $number } 牵头的人退出了，<b>现在请您牵头。</b>
    .hint = 先点“给居民留言”说句话；来不了就点“放弃认领”。
leads-residents = { $number } 换了人牵头：<b>{ $handler }</b>。
    .hint = { $by ->
        [none] 会在这里跟您联系。
       *[other] { $day_known ->
            [yes] 会在这里跟您联系。
           *[no] 会在这里跟您联系，最晚{ $by }圆梦。
        }
    }
unclaimed-residents = { $number } 认领的人来不了，先放回心愿墙。
    .hint = 我们接着找人，到时候没人就交给代表。
lapsed-former = 您认领的心愿没等到动静，先让给别人了：{ $wish }
    .hint = 不怪您，墙上还有别的。
pledged-handler = { $number } 记了一笔捐款捐物：
    { $said }
reason-claimer-gone = 认领的人不再参加了
moot-claimers = 您参与的心愿由人大办另外安排了，谢谢您：{ $wish }
ended-claimers =
    { $wish ->
        [none] 您参与的心愿办结了，谢谢您。
       *[other] 您参与的心愿办结了，谢谢您：{ $wish }
    }
risen-wall = 这个心愿等了好些天，还没人认领：
    { $wish }
    <b>您能帮上忙吗？</b>
remind-contact = 您认领的 { $number } 还没跟居民联系。<b>今天说句话？</b>
    .hint = 一直没联系，会放回墙上让别人来。来不了就点“放弃认领”。

ask-volunteer-as = <b>您以什么身份帮人圆梦？</b>
ask-volunteer-name = { $what ->
    [organisation] <b>单位叫什么？</b>
   *[other] <b>您叫什么？</b>
}
    .hint = 认领了，居民会看到。
ask-volunteer-phone = <b>留个电话？</b>
    .hint = 工作人员和一起认领的人看得到。
volunteer-done = 交给工作人员了，定了就告诉您。
volunteer-already = 您已经可以认领了，点“看心愿墙”。
volunteer-waits = 您申请过了，工作人员在看。
volunteer-welcome = 您可以认领心愿了，谢谢您。
volunteer-declined = 这次没有同意您认领心愿：
    { $words }
enrol-done = 好，他可以认领心愿了，已经告诉他。
ask-decline-words = <b>为什么不同意？</b>写一句，会告诉他。
decline-done = 好，已经告诉他。
task-volunteer = { $person } 想认领心愿，身份：{ $note ->
    [member] 党员
    [organisation] 爱心单位
   *[other] 志愿者
}。<b>同意吗？</b>
task-kind-volunteer = 申请认领

beat-offer = 上心愿墙
beat-claim = 有人认领
beat-give_up = 放弃认领
beat-lapse = 放回心愿墙
beat-pledge = 捐款捐物
beat-wish = 跟进心愿
did-wish = { $do ->
    [rise] 一直没人认领，告诉了附近的人。
    [remind] 认领了还没联系居民，提醒了一次。
    [ask_progress] 有些日子没听到进展，问了认领人一句。
    [warn] 期限快到了，提醒了认领人。
   *[other] 还没圆梦，请工作人员过问。
}
did-lapse = 问过了，还是没有动静：心愿放回墙上，让别人来。
