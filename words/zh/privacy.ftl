# 个人信息：看、收回、删除

mydata = { $name ->
    [none] 您没留姓名
   *[other] 姓名：<b>{ $name }</b>
}，{ $phone ->
    [none] 没留电话。
   *[other] 电话：<b>{ $phone }</b>。
}
    { $channels ->
        [none] {""}
       *[other] 在{ $channels }跟我说过话，从{ $since }起。
    }
    { $count ->
        [0] 没有报过事。
       *[other] 报过 { $count } 件事，{ $shared } 件让办的人看姓名、电话。
    }
    .hint = 全部都在附件里，只有您看得到。
mydata-file = 我的资料
channel-web = 网页
channel-telegram = Telegram
press-mydata = 我的资料
press-forget = 删除我的信息

ask-forget-sure = 会删掉姓名、电话、聊天、照片、您说过的话。
    { $ends ->
        [none] {""}
       *[other] 不再办：{ $ends }。
    }
    { $goes ->
        [none] {""}
       *[other] 接着办，但不带您的名字，也不再告诉您：{ $goes }。
    }
    { $count ->
        [0] {""}
       *[other] 会留下哪天、什么类别、怎么办的，不带您的信息。
    }
    { $claimed ->
        [0] {""}
       *[other] 您认领的 { $claimed } 个心愿，会交给一起认领的人，或放回墙上。
    }
    <b>删了找不回来，真的删吗？</b>
forget-yes = 真的删
forget-no = 不删了
forget-kept = 好，都留着。
forget-done = 都删了。您手机里的聊天，请您自己删。
    .hint = 以后再写来，就当是新来的。
somebody = 一位居民
taken-back = 这条已经收回。
erased-here = 这段话，居民已经删了。
outdated-here = 过了保存期，已经删了。
words-erased = 内容已删

ask-share-stop = 现在办 { $number } 的人能看您的姓名、电话。<b>不给看了吗？</b>
    .hint = 他看过的收不回来，以后看不到了。
share-stop-yes = 不给看了
share-stop-no = 还给看
ask-share-start = <b>办 { $number } 的人能看您的姓名、电话吗？</b>
    .hint = 方便他联系您，别人看不到，随时可以收回。
ask-share-name = { ask-report-name }
ask-share-phone = { ask-report-phone }
share-stopped = 好，{ $number } 的姓名、电话收回了。
share-started = 好，办 { $number } 的人能看到了。
share-as-it-was = 好，{ $number } 照旧。
press-share = 姓名电话给不给看
shared-handler = { $shares ->
    [yes] { $number } 居民留了姓名、电话，您可以联系。
   *[no] { $number } 居民收回了姓名、电话，请别再打。
}
action-share = 改姓名电话给谁看
entry-share = { $value ->
    [yes] { $who }让办的人看姓名、电话
   *[no] { $who }收回了姓名、电话
}

erased-handler = { $stands ->
    [closed] { $number } 居民删了自己的信息，您不用再办。谢谢您。
   *[other] { $number } 居民删了自己的信息。是急事，请您接着办。
}
    .hint = { $stands ->
    [closed] {""}
   *[other] 不用再联系他，办好了就办结。
}
task-forgotten = { $number } 居民删了自己的信息。<b>是急事，请您看看怎么办。</b>
    .hint = 没有人可以问、可以告诉了，答复以后就办结。
task-kind-forgotten = 居民已删
action-erase = 删除信息
entry-erase = { $value ->
    [retention] 过了保存期，内容删了
   *[other] 一位居民删了自己的信息
}
StillHasCases = 您手上还有 { $count } 件事，删了就没人办了。请先转给别人，或请工作人员接过去，再说“删除”。

data-person = 您
data-id = 编号
data-name = 姓名
data-phone = 电话
data-language = 语言
data-since = 第一次来
data-roles = 身份
data-district = 区划
data-claims_as = 认领身份
data-topics = 常办的领域
data-unit = 单位
data-speaks = 还会说
data-served = 当过
data-deputy = 代办人
data-away = 外出
data-before = 以前的记录
data-addresses = 聊天
data-channel = 哪里
data-address = 地址
data-last = 最近一次
data-cases = 事项
data-number = 号码
data-kind = 类别
data-state = 现在
data-outcome = 结果
data-opened = 哪天说的
data-closed = 哪天办结
data-words = 您说的
data-place = 地点
data-position = 位置
data-agreed = 让办的人看姓名电话
data-verdict = 您的评价
data-withdrawn = 撤回了
data-said = 您先后说的
data-at = 时间
data-action = 做什么
data-files = 文件
data-consents = 同意和收回
data-wall = 墙上怎么写
data-claims = 认领过的心愿
data-sort = 哪一种
data-stands = 还算数
data-pledges = 捐款捐物
data-value = 值多少元
data-drafts = 没写完的
data-messages = 聊天记录
data-from = 谁
data-text = 内容
data-type = 格式
data-size = 大小
data-yes = 是
data-no = 否
