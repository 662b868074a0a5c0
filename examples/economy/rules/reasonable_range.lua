-- "保持在合理区间、各年度视情提出": the yearly targets are set elsewhere, so nothing decides here
-- unless the data say 是 or 否
return {
  title   = { zh = "合理区间，逐年提出", en = "A reasonable range, set every year" },
  purpose = { zh = "规划没有给出数值，由各年度政府工作报告提出。",
              en = "The plan gives no number; each year's government work report does." },
  order   = "informal",
  forms   = { "保持在合理区间、各年度视情提出" },
  accept  = function(target, at) return undetermined("informal") end,
  examples = {
    { target = "保持在合理区间、各年度视情提出", unit = "%", years = "2020-2025", series = "2025: 5",
      expect = "undetermined/informal" },
    { target = "保持在合理区间、各年度视情提出", unit = "%", years = "2020-2025", series = "2025: 是",
      expect = "pass/met" },
    { target = "保持在合理区间、各年度视情提出", unit = "%", years = "2020-2025", series = "2025: 否",
      expect = "fail/not_met" },
  },
}
