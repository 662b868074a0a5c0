-- "＜27", "低于22.7%", "fewer than 70"
return {
  title   = { zh = "低于", en = "Below" },
  purpose = { zh = "实际值必须低于所印数字，等于不算完成。",
              en = "The value must be below the printed number; equality is not enough." },
  forms   = {
    "[{reach}|{down}{to}|{hold}]{below}{n}{unit}",
  },
  accept  = function(target, at) return below(target.n) end,
  examples = {
    { target = "＜27", baseline = "29.97", years = "2020-2025", series = "2025: 26.99",
      expect = "pass/met" },
    { target = "＜27", baseline = "29.97", years = "2020-2025", series = "2025: 27.00",
      expect = "fail/not_met" },
  },
}
