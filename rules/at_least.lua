-- "≥25", "不低于90%", "60%以上", "at least 90 per cent"
return {
  title   = { zh = "不低于", en = "At least" },
  purpose = { zh = "实际值不得低于所印数字，等于也算完成。",
              en = "The value must not be below the printed number; equality is enough." },
  forms   = {
    "[{reach}|{up}{to}|{up}{to}{reach}|{hold}]{least}{n}{unit}[的]",
    "[{reach}|{up}{to}|{up}{reach}|{hold}]{n}{unit}{least_after}",
    "[每年]{least}{n}{unit}{least_after}", "每年{least}{n}{unit}",
    "(从|由){from}{unit}{up}{to}{n}{unit}{least_after}",
    "{made}[{reach}]({least}{n}{unit}|{n}{unit}{least_after})", "{least}{made}{n}{unit}",
    "每年({made}|{done}|{total})({least}{n}{amount}|{n}{amount}{least_after})",
    "每年{least}({made}|{done}|{total}){n}{amount}",
  },
  accept  = function(target, at) return at_least(target.n) end,
  examples = {
    { target = "≥25", baseline = "17.2", years = "2020-2025", series = "2025: 25",
      expect = "pass/met" },
    { target = "90%以上", unit = "%", baseline = "88", years = "2020-2025", series = "2025: 89.9",
      expect = "fail/not_met" },
    { target = "每年不低于5%以上", unit = "%", baseline = "4", years = "2020-2025", series = "2025: 6",
      expect = "pass/met" },
    { target = "每年不低于5%", unit = "%", baseline = "4", years = "2020-2025", series = "2025: 6",
      expect = "pass/met" },
    { target = "由50%提高到60%以上", unit = "%", baseline = "50", years = "2020-2025",
      series = "2025: 61", expect = "pass/met" },
  },
}
