# 不能办的时候：说清为什么，什么还在，下一步做什么

HuiyinError = 抱歉，刚才没存上，是我们的问题。您写的还在，再发一次就行。
Refused = 这一步现在办不了。别的都没变。
NotAllowed = { $number } 现在是“{ $state }”，不能{ $action }。
NotYours = 这件事不在您手上，看不了。
Stale = { $number } 刚刚有变化。请看最新的这张。
NeedsWords = 还差一句话。<b>请您写一句。</b>
NeedsOutcome = 还没选结果。<b>是怎么办结的？</b>
NobodyAtTheDesk = 抱歉，眼下{ $desk }没有人能接，没有交给别人。请您找 { $otherwise }。
AboutThem = 这件事跟这位有关，不能交给他。<b>换哪位？</b>
NoSuchPerson = 没找到这位。<b>换哪位？</b>
NobodyById = 没有编号 { $id } 的人。编号写在发邀请码的那一行；请新的人，用 --name。
InvitedAlready = 已有一位{ $name }（编号 { $id }）。
    再请这一位，加 --person { $id }。
    是同名的另一位，加 --new。
NoSuchDistrict = 没有“{ $district }”这个地方。{ $near ->
    [none] {""}
   *[other] 相近的有：{ $near }。
}
    真是新的，就再加上 --new-district。
NoStationNamed = 没有叫“{ $name }”的联络站。{ $near ->
    [none] {""}
   *[other] 是不是：{ $near }？
}
NoUnitNamed = 没有“{ $unit }”这个单位。{ $near ->
    [none] {""}
   *[other] 相近的有：{ $near }。
}
    真是新的，就再加上 --new-unit。
AlreadyRated = { $number } 您评价过了，谢谢您。
NotOne = 没有正好一位代表叫“{ $name }”。{ $near ->
    [none] {""}
   *[other] 是不是：{ $near }？
}
AlreadyAParty = { $number } 里已经有这位居民了。
SameCase = 这是同一件事，不用合并。<b>并到哪一件？</b>
NotTheSameKind = 两件事类别不同，规矩和期限不一样，不能合并。<b>换哪一件？</b>
NotUnderWay = { $number } 在等居民回话，或已经答复，现在不能合并。<b>换哪一件？</b>
NamedFirst = { $number } 里有语音没听，或有话点了名，请先看清说的是谁。<b>换哪一件？</b>
ReachesTheAccused = 一件事说的人，是另一件的居民，合并了他就看得到。<b>换哪一件？</b>
TooManySpokespersons = { $number } 最多 { $most } 位代表人（信访工作条例），已经满了。
NoSuchStation = 没有“{ $name }”这个联络站。{ $near ->
    [none] {""}
   *[other] 是不是：{ $near }？
}
    真是新的，就再加上 --new。
NoSuchNumber = 没有 { $number } 这件事{ $lacks ->
    [check] ，编号横线后面还有一位
    [wrong] ，编号最后一位对不上
   *[other] {""}
}。
LinkUsed = 这个链接用过了。请在原来的聊天里再点一次“换个地方接着说”。
LinkNotHere = 这边已经有您自己的事了，连不上。请从这边的“设置”里点“换个地方接着说”。
NotConnected = 那边已经断开了。
LinkExpired = 这个链接过期了，要用就再要一个新的。有事直接说就行。
BrokenLink = 这个链接打不开了，可能没复制全。有事直接说就行。
BadInvitation = 这个邀请用不了，可能过期或用过了。请向人大办再要一个。有事直接说就行。
TaskDone = 这件已经有人办了。

Unreadable = 这段内容的密钥 { $key } 不在，读不出来。请把密钥文件找回来。
NewerDatabase = 数据库的版本比程序新。请先升级回音，再启动。
BadFile = { $reason ->
    [too_large] 这个文件太大了，超过 20 MB。<b>换一个小些的？</b>
   *[other] 这个文件打不开，没有收下。<b>换一张照片试试？</b>
}
BadRoster = { $reason ->
    [missing] 文件 { $file } 读不了，看看路径和权限。
    [large] { $file } 太大了，最多 { $most } MB。分成几个文件再导入。
    [rows] { $file } 的行数太多，一次最多 { $most } 行。分成几个文件再导入。
    [old] { $file } 是旧格式。在表格软件里另存为 xlsx，再导入。
    [kind] { $file } 不是能导入的文件。可以用 xlsx、csv、yaml，区划边界用 geojson。
    [broken] { $file } 打不开：文件坏了，或设了打开密码。
    [yaml] { $file } 第 { $line } 行不合 YAML 的写法。
    [headers] { $file } 里没认出表头。导出一份样表对照：huiyin import --template 样表.xlsx
    [empty] { $file } 里只有表头，没有要导入的行。
    [map] { $file } 不是 GeoJSON 的 FeatureCollection。
    [there] 已有 { $file } 这个文件。要盖掉它，加上 --force。
    [single] { $file } 只放得下一张表。几张一起要用 xlsx 或 yaml。
    [unwritable] { $file } 写不了，看看路径、权限和磁盘。
   *[other] { $file } 不能导入。
}
NoFont = { $file ->
    [none] 系统里没有中文字体，印不了卡。
        Debian、Ubuntu：apt install fonts-noto-cjk。
        有字体文件，就在配置里写 cards.font。
   *[other] { $file } 不是能用的中文字体，换一个写在 cards.font。
}
NoGlyphs = 字体里没有这几个字：{ $names }。
    换一个收字更全的字体，写在 cards.font。照样印，加上 --anyway。
OnlyHere = 卡上的地址是 { $address }，别人的手机打不开。
    先在配置里写 web.public_url，或 Telegram 的 name。照样印，加上 --anyway。
NoCards = { $of ->
    [station] 还没有联络站，没有卡可印。
   *[other] 还没有代表，没有卡可印。
}
