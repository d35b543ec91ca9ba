# 信访文书：标题、文号、正文。条款号请本单位核对后再用

letter-accept-title = 信访事项受理告知书
letter-refuse-title = 信访事项不予受理告知书
letter-extend-title = 信访事项延期办理告知书
letter-answer-title = 信访事项答复意见书
letter-review-title = 信访事项复查意见书
letter-final-title = 信访事项复核意见书

letter-accept-name = 受理告知书
letter-refuse-name = 不予受理告知书
letter-extend-name = 延期告知书
letter-answer-name = 答复意见书
letter-review-name = 复查意见书
letter-final-name = 复核意见书

letter-accept-sign = 信访受
letter-refuse-sign = 信访不受
letter-extend-sign = 信访延
letter-answer-sign = 信访复
letter-review-sign = 信访复查
letter-final-sign = 信访复核
letter-number = { $sign }〔{ $year }〕{ $number }-{ $nth } 号
letter-file = { $number } { $name }

letter-to = { $name }：
letter-to-nobody = 信访人：
letter-seal = （印章）
letter-date = { $year }年{ $month }月{ $day }日
letter-nothing = （见随信的照片或语音）
letter-several = （您和另外几位反映的同一件事）

letter-begin =
    您于{ $asked }向我们反映：
    “{ $words }”
letter-accept =
    { letter-begin }
    依据《信访工作条例》，我们决定予以受理。
    { $by ->
        [none] 编号 { $number }。办理结果，我们会书面答复您。
       *[other] 编号 { $number }。我们最晚于{ $by }书面答复您。
    }
    需要您补充情况的时间不计入办理期限。办到哪一步，您随时可以问“回音”。
letter-refuse =
    { letter-begin }
    依据《信访工作条例》，我们决定不予受理。理由如下：
    { $said }
    有新的事实和理由，您可以再次反映。依法应当通过诉讼、仲裁、行政复议解决的，请向有权处理的机关提出。
letter-extend =
    { letter-begin }
    这件事情况复杂，经批准，办理期限延长至{ $by }。理由如下：
    { $said }
    依据《信访工作条例》第三十四条，延长期限不超过 { $extension }。
letter-answer =
    { letter-begin }
    我们已经调查核实，现答复如下：
    { $said }
    您对本意见不服的，可以自收到之日起 { $review }内请求复查。可以在收到答复的地方点“申请复查”，也可以向上一级机关、单位提出。依据是《信访工作条例》第三十五条。
letter-review =
    { letter-begin }
    您请求复查，我们已经重新研究。复查意见如下：{ $decision ->
        [uphold] 维持原答复意见。
        [change] 变更原答复意见。
        [redo] 退回重新办理。
       *[none] {""}
    }
    { $said }
    { $decision ->
        [redo] 重新办理的结果，我们会再次书面答复您。
       *[other] 您对本意见不服的，可以自收到之日起 { $review }内请求复核。可以在收到意见的地方点“申请复核”，也可以向上一级机关、单位提出。依据是《信访工作条例》第三十六条。
    }
letter-final =
    { letter-begin }
    您请求复核，我们已经重新研究。复核意见如下：{ $decision ->
        [uphold] 维持复查意见。
        [change] 变更复查意见。
        [redo] 退回重新办理。
       *[none] {""}
    }
    { $said }
    依据《信访工作条例》第三十六条，复核是最后一次。以同一事实和理由再提出的，不再受理。
