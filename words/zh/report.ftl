# 居民来说一件事

ask-report-words = { $was ->
    [none] <b>是什么事？</b>打字、说话、发照片都可以。
   *[other] 原来写的：{ $was }
    <b>改成什么？</b>打字、说话都可以。
}
ask-report-kind = { $again ->
    [yes] {""}
   *[no] 收到。
}<b>这件事算哪一类？</b>
ask-report-where = { $district ->
    [none] <b>在哪里？</b>发个位置，或写小区、村名。
   *[other] 是在<b>{ $district }</b>吗？
}
ask-report-pictures = { $count ->
    [0] 有照片更好，最多 { $most } 张。没有就点“没有”。
   *[other] 收到 { $count } 张，最多 { $most } 张。<b>还有吗？</b>
}
ask-report-about = <b>您是要反映某位代表或某个单位吗？</b>
    .hint = 反映的是谁，就不交给谁办。
ask-report-whom = { $about ->
    [unit] <b>是哪个单位？</b>
   *[other] <b>是哪位代表？</b>
}
ask-report-accused = <b>说的是谁？</b>写姓名、职务或单位，不写也行。
    .hint = 说到的人看不到，也不会知道。
ask-report-share = { $alone ->
    [yes] <b>要让纪检知道您是谁吗？</b>
   *[no] <b>办的人能看您的姓名、电话吗？</b>
}
    .hint = { $alone ->
    [yes] 不留也一样办，也在这里回您。
   *[no] 方便联系您，别人看不到。
}
ask-report-desk = 这样的事，只有<b>{ $desk }</b>看得到。<b>就报给他们吗？</b>
    .hint = 工作人员、领导、代表都看不到，也不进统计。可以不留姓名。
ask-report-elsewhere = 抱歉，眼下{ $desk }没有人能接这件事，我没有交给别人。
    <b>请您找 { $otherwise }。</b>
    .hint = 您写的还在这里，没有发出去。
misconduct-desk = 只报给纪检
misconduct-other = 换成别的类别
ask-report-name = <b>怎么称呼您？</b>
ask-report-phone = <b>您的电话是多少？</b>
    .hint = 只给办这件事的人看。
ask-report-send = 要发的是这些：
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
    { $shares ->
        [yes] { $name ->
            [none] 姓名：没写
           *[other] 姓名：{ $name }
        }{ $phone ->
            [none] ，电话：没写
           *[other] ，电话：{ $phone }
        }
        [none] {""}
       *[no] 不留姓名、电话
    }
    <b>就这样发吗？</b>
ask-report-edit = <b>改哪一处？</b>别的都留着。

accused-unsaid = 先不写
about-nobody = 不是，只说事
about-named = 是{ $name }
about-representative = 是位代表
about-unit = 是个单位
share-yes = 可以
share-no = 不留
send = 发送
edit = 改一改
edit-none = 不改了
edit-words = 说的事
edit-kind = 类别
edit-where = 地点
edit-pictures = 照片
edit-about = 说的是谁
edit-share = 姓名、电话

report-done = 记好了，号码 <b>{ $spoken }</b>。
    { $handler ->
        [none] 工作人员先看看，派给谁就告诉您。
       *[other] { $handler }来办{ $by ->
            [none] {""}
           *[other] ，最晚{ $by }答复您
        }。
    }
    .hint = 不用再来问，有进展我告诉您。

# 在哪里

ask-place-match = 您写的“{ $text }”，<b>是在{ $district }吗？</b>
ask-place-at = 您发的位置，<b>是在{ $district }吗？</b>
ask-place-list = { $district ->
    [none] <b>在哪个乡镇、街道？</b>
   *[other] <b>在{ $district }的哪里？</b>
}
ask-place-unknown = 名单里没有“{ $text }”，记下了。<b>是在哪个乡镇、街道？</b>
place-sent = 您发来的位置
place-share = 发我的位置
place-list = 从名单里选
place-named = 是{ $district }
place-here = 这里就行
place-as-written = 说不准，就这样写
place-other = 换个地方
place-skip = 说不清，先不填
invalid-opening = 您请说。
invalid-matter = 不要紧，想起什么就说什么。
invalid-place = 没认出地方。<b>请发个位置，或写小区、村名。</b>
invalid-place-share = 没收到位置。<b>请再发一次，或写地名。</b>
