# 导入、导出人员和区划：哪一行不行、为什么、怎么改

roster-districts = 区划
roster-units = 单位
roster-stations = 联络站
roster-people = 人员
roster-map = 区划边界
roster-table = 表
roster-new = 新增
roster-changed = 更改
roster-same = 不变
roster-bad = 有误
roster-field-name = 名称
roster-field-parent = 上级
roster-field-aliases = 别名
roster-field-district = 区划
roster-field-address = 地址
roster-field-hours = 接待时间
roster-field-roles = 身份
roster-field-phone = 手机
roster-field-unit = 单位
roster-field-station = 联络站
roster-field-topics = 领域
roster-field-deputy = 代办人
roster-field-language = 语言
roster-field-claims_as = 认领身份
roster-row = { $sheet } 第 { $row } 行：{ $why }

roster-no-name = 没写名称。
roster-too-long = “{ $words }…”太长，最多 { $most } 个字。
roster-unknown-id = 没有回音编号 { $id }。新来的就把编号空着。
roster-twice = 跟“{ $sheet }”第 { $row } 行是同一个。一个只写一行，几种身份写在一格里。
roster-name-taken = 已有另一个“{ $name }”。
roster-unknown-district = 没有“{ $district }”这个区划。{ $near ->
    [none] 先在区划表里加上。
   *[other] 是不是：{ $near }？
}
roster-many-districts = 叫“{ $district }”的不止一个。写全：{ $names }。
roster-circle = “{ $name }”的上级绕成了圈。
roster-unknown-unit = 没有“{ $unit }”这个单位。{ $near ->
    [none] 先在单位表里加上。
   *[other] 是不是：{ $near }？
}
roster-no-unit = 承办人要写明单位。
roster-no-officer = { $count } 行不是承办人，写的单位没有用上。
roster-no-volunteer = { $count } 行不是志愿者，写的认领身份没有用上。
roster-unknown-claims-as = 没有“{ $said }”这种认领身份。可以写：{ $known }。
roster-unknown-station = 没有“{ $station }”这个联络站。{ $near ->
    [none] 先在联络站表里加上。
   *[other] 是不是：{ $near }？
}
roster-no-person = “{ $name }”不像姓名。
roster-no-role = 没写身份。
roster-unknown-role = 没有“{ $role }”这个身份。可以写：{ $known }。
roster-holds = 手里还有 { $count } 件事，移交以后才能去掉身份。
roster-bad-phone = “{ $phone }”不是电话号码。
roster-phone-rounded = 号码成了“{ $phone }”，位数丢了。把这一列设成文本，重填。
roster-phone-of-other = 这个号码是{ $name }（回音编号 { $id }）的。
    是同一位，把编号写上；是另一位，改号码。
roster-namesake = 已有一位{ $name }（回音编号 { $id }），区划或单位不同。
    是同一位，把编号写上；是另一位，编号写“新”。
roster-namesakes = 叫{ $name }的不止一位（回音编号 { $id }）。
    写上是哪一位的编号；是另一位，编号写“新”。
roster-unknown-topic = 配置里没有“{ $topic }”这个领域。可以写：{ $known }。
roster-unknown-language = “{ $language }”这种话还不会说。可以写：中文、英文。
roster-unknown-deputy = 没有“{ $deputy }”这位代办人。{ $near ->
    [none] {""}
   *[other] 是不是：{ $near }？
}
roster-many-deputies = 叫“{ $deputy }”的不止一位。写成其中一位：{ $names }。
roster-own-deputy = 代办人是自己，换一位。
roster-other-deputy = { $deputy }没有相同的身份，代办不了。
roster-unknown-shape = 边界不是多边形，或坐标不是经纬度。

roster-left = 没有导入的表：{ $sheets }。
roster-unused = “{ $sheet }”里没有用到的列：{ $columns }。
roster-refused = 有 { $count } 行不行，一行也没有写入。改好再导入，或加 --skip-bad 跳过它们。
roster-would = 以上只是预览，没有写入。
roster-done = 已写入：新增 { $new }，更改 { $changed }，跳过 { $bad }。
roster-nothing = 跟现有的一样，没有要写的。
roster-invite = 请新来的人进来：huiyin invite --all --out 邀请.xlsx
roster-exported = 已导出 { $count } 条到 { $file }。
roster-personal = 里面有姓名和电话，是个人信息，请妥善保管。
roster-invitations = 邀请
roster-code = 邀请码
roster-link = 链接
roster-until = 有效到
roster-invited = 还没进来的 { $count } 位，邀请写在 { $file }。一人一个，只能用一次。
roster-nobody = 每位都进来过了，没有要请的。
roster-template = 样表在 { $file }，填法写在“说明”那张表里。

roster-notes =
    怎么填
    一行一个。空着的格不动原来的；要清空，写“无”。
    “回音编号”是导出时带上的，用来认人，不要改；新来的空着。
    没有编号的，先按手机认人，再按姓名、身份和区划认人。
    有重名、但确是另一位的，编号写“新”。
    区划重名的，连上级一起写，如：青塘乡/青塘村。
    别名写居民的叫法，如小区名、路名，用顿号隔开。
    身份可以写：代表、承办人、志愿者、通讯员、工作人员、督办、领导、纪检、管理员。
    几种身份写在一格里，用顿号隔开。
    志愿者再写认领心愿的身份：党员、志愿者、单位。
    承办人要写单位；代表写联络站，印在联系卡上。
    领域要是配置里有的；代办人写姓名，重名的写成：周明#3。
    语言先写平时读的，再写还会说的：中文、英文。
    先看会动什么：huiyin import 这个文件 --dry-run
roster-example-districts =
    澜溪县
    青塘乡|澜溪县
    青塘村|青塘乡|青塘路、青塘小学
roster-example-units = 供电公司
roster-example-stations = 青塘站|青塘乡|青塘乡青塘路1号|每周三上午
roster-example-people =
    周明|代表|13800000011|青塘乡||青塘站|路灯、道路|方敏|中文
    方敏|代表|13800000013|青塘乡|||供水、排水
    何军|承办人|13800000031||供电公司
    沈洁|工作人员|13800000021|澜溪县
    春风书店|志愿者|13800000042|澜溪县||||||单位

# 联系卡

card-title = { $of ->
    [station] 人大代表联络站
   *[other] 人大代表联系卡
}
card-scan = { $of ->
    [station] 扫一扫，跟代表说
   *[other] 扫一扫，找我说
}
card-say = 有难处、有心愿，直接说就行
card-topics = 常办
card-people = 代表
card-address = 地址
card-hours = 时间
card-phone = 电话
card-made = { $count } 张联系卡在 { $file }。先扫一张试试，再去印。
