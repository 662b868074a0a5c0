-- "＞60", "超过200亿元", "more than 90 per cent"; of 保持正增长, n is 0
return {
  title   = { zh = "高于", en = "Above" },
  purpose = { zh = "实际值必须高于所印数字，等于不算完成。",
              en = "The value must be above the printed number; equality is not enough." },
  forms   = {
    "[{reach}|{up}{to}|{up}{to}{reach}|{hold}]{above}{n}{unit}",
    "{made}{above}{n}{unit}",
    "{positive}",
  },
  accept  = function(target, at) return above(target.n) end,
  examples = {
    { target = "＞25", baseline = "17.2", years = "2020-2025", series = "2025: 25",
      expect = "fail/not_met" },
    { target = "保持正增长", baseline = "2", years = "2020-2025", series = "2025: 0.1",
      expect = "pass/met" },
    { target = "建成超过20个", unit = "个", baseline = "10", years = "2020-2025", series = "2025: 23",
      expect = "pass/met" },
  },
}
