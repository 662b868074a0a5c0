-- "≤14.5", "不高于27%", "5‰以内", "控制在14.5/10万以下", "no more than 70"
return {
  title   = { zh = "不高于", en = "At most" },
  purpose = { zh = "实际值不得高于所印数字，等于也算完成。",
              en = "The value must not be above the printed number; equality is enough." },
  forms   = {
    "[{reach}|{down}{to}|{hold}]{most}{n}{unit}",
    "[{reach}|{down}{to}|{hold}]{n}{unit}{most_after}",
    "{hold}{n}{unit}",
    "(从|由){from}{unit}{down}{to}{n}{unit}{most_after}",
  },
  accept  = function(target, at) return at_most(target.n) end,
  examples = {
    { target = "≤14.5", baseline = "16.9", years = "2020-2025", series = "2025: 14.50",
      expect = "pass/met" },
    { target = "控制在5.2‰以下", unit = "‰", baseline = "5.4", years = "2020-2025",
      series = "2025: 5.21", expect = "fail/not_met" },
    { target = "控制在14.5", baseline = "16.9", years = "2020-2025", series = "2025: 14",
      expect = "pass/met" },
    { target = "由60下降到55以下", baseline = "60", years = "2020-2025", series = "2025: 54",
      expect = "pass/met" },
  },
}
