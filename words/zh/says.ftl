# 对话里随时会说的话

parked = 抱歉，这一条没读出来，原样留着，已请工作人员看。
    .hint = 换个说法再发一次也行。
sent-anyway = 您说的是危险的事，没等到您点“发送”，我先按急件交上去了。
    弄错了就点“撤回”。
draft-reminder = 上次说到一半，您写的都还在。
draft-over = { $number ->
    [none] 上次没做完的不用做了，情况变了。
   *[other] { $number } 上次没做完的不用做了，情况变了。
}
cut-off = 刚才我们断了一会儿，您按的按钮可能没有收到。按过的，请再按一次。

yes = 是的
no = 不是
skip = 不填
as-is = 就这样
done = 好了
none = 没有
anew = 重新发
more = 看更多
phone-share = 用我的手机号

invalid-choice = 请点下面的一个按钮。写“1”就是第一个。
invalid-text = 这里请您打字写一句。
invalid-empty = 没看到字。<b>请您写几个字。</b>
invalid-words = 这里打字、说话都可以，别的先放放。
invalid-long = 您写了 { $count } 个字，最多 { $most } 个。<b>请删掉 { $over } 个字再发。</b>
invalid-photos = 这里请发照片，不发就点下面的按钮。
invalid-phone = 这个号码不像电话。<b>请您再看看。</b>
