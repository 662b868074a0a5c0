-- "高于全省平均水平", "不低于财政收入增幅", "高于全国平均水平0.5个百分点以上"
return {
  title   = { zh = "与参照比较", en = "Against a reference" },
  purpose = { zh = "与上级地区或另一指标同年的数值比较。",
              en = "Against the same year's value of a region above or of another indicator." },
  forms   = {
    "({least}|{above}|{most}|{below}){reference}[同期][平均][水平|数|值]",
    "(增速|增幅|增长)({least}|{above}|{most}|{below}){reference}[同期][平均][水平|增速|增幅]",
    "(达到|达){reference}(平均|平均水平|同期平均水平)",
    "[{reach}|{hold}]{reference}(平均|平均水平)({least_after}|{most_after})",
    "({over}|{under}){reference}[同期][平均|平均水平|平均值]{n}({points}|{amount})[{least_after}]",
    "比{reference}[同期][平均|平均水平|平均值]({over}|{under}){n}({points}|{amount})[{least_after}]",
    "比{other:text}({over}|{under}){n}({points}|{amount})[{least_after}]",
    "{n}({points}|{amount})({over}|{under}){reference}average",
    "({least}|{above}|{most}|{below}){reference}average",
    "({least}|{above}|{most}|{below})[同期]{other:text}(增幅|增速|增长幅度|增长速度|增长率|增长水平)",
    "(增长|增速|增幅)({least}|{above}|{most}|{below}){other:text}",
  },
  measure = function(target, at) return at.value - at.reference end,
  accept  = function(target, at)
    if target.verb == "up" then return at_least(target.n) end
    if target.verb == "down" then return at_most(-target.n) end
    if target.bound == "none" then return toward(0) end
    return bounded(target.bound, target.n)
  end,
  examples = {
    { target = "高于全省平均水平", baseline = "22", years = "2020-2025", series = "2025: 26.1",
      reference = "2020: 23|2025: 25.8", expect = "pass/met" },
    { target = "高于全省平均水平", baseline = "22", years = "2020-2025", series = "2025: 25.8",
      reference = "2020: 23|2025: 25.8", expect = "fail/not_met" },
    { target = "不低于全省平均水平", baseline = "22", years = "2020-2025", series = "2025: 25.8",
      reference = "2020: 23|2025: 25.8", expect = "pass/met" },
    { target = "低于全省平均水平", baseline = "22", years = "2020-2025", series = "2025: 25.8",
      direction = "lower", reference = "2020: 23|2025: 25.8", expect = "fail/not_met" },
    { target = "达到全省平均水平", baseline = "22", years = "2020-2025", series = "2025: 25.8",
      direction = "lower", reference = "2020: 23|2025: 25.8", expect = "pass/met" },
    { target = "比全省平均水平高2个百分点以上", unit = "%", baseline = "22", years = "2020-2025",
      series = "2025: 27.8", reference = "2020: 23|2025: 25.8", expect = "pass/met" },
    { target = "比全省平均水平高2个百分点以上", unit = "%", baseline = "22", years = "2020-2025",
      series = "2025: 27.7", reference = "2020: 23|2025: 25.8", expect = "fail/not_met" },
    { target = "低于全省平均水平3个百分点以上", unit = "%", baseline = "22", years = "2020-2025",
      series = "2025: 22.8", direction = "lower", reference = "2020: 23|2025: 25.8",
      expect = "pass/met" },
    { target = "低于全省平均水平3个百分点以上", unit = "%", baseline = "22", years = "2020-2025",
      series = "2025: 22.9", direction = "lower", reference = "2020: 23|2025: 25.8",
      expect = "fail/not_met" },
    { target = "不高于全省平均水平", baseline = "22", years = "2020-2025", series = "2025: 25.8",
      expect = "no_data/reference_missing" },
  },
}
