-- "累计新增20个", "新增5000张以上", "〔18〕": the sum of the years after the base year
return {
  title   = { zh = "累计", en = "Cumulative" },
  purpose = { zh = "规划期内各年之和。", en = "The sum of the years after the base year." },
  order   = "cumulative",
  forms   = {
    "{total}[{reach}][{least}|{above}|{most}|{about}]{n}{unit}",
    "{total}[{reach}]{n}{unit}({least_after}|{most_after}|{about_after})",
    "{least}({total}|{done}){n}{unit}",
    "{done}[{least}|{above}|{most}|{about}]{n}{amount}",
    "{done}{n}{amount}({least_after}|{most_after}|{about_after})",
    "(train|create|build|construct|install|recruit|complete|rehabilitate)[{least}|{about}]{n}{unit}",
    "〔{n}〕{unit}",
  },
  measure = function(target, at) return at.sum end,
  goal    = function(target, at) return target.n end,
  accept  = function(target, at)
    if target.about then return at_least(target.n - at.tolerance) end
    if target.bound == "none" then return at_least(target.n) end
    return bounded(target.bound, target.n)
  end,
  examples = {
    { target = "累计新增20", years = "2020-2024", series = "2021: 5; 2022: 6; 2023: 5; 2024: 4",
      expect = "pass/met" },
    { target = "累计新增20", years = "2020-2024", series = "2021: 5; 2022: 6; 2023: 5; 2024: 3.9",
      expect = "fail/not_met" },
    { target = "累计新增20左右", years = "2020-2022", series = "2021: 9; 2022: 10",
      expect = "pass/met_within_tolerance" },
    { target = "累计新增20左右", years = "2020-2022", series = "2021: 9; 2022: 9.9",
      expect = "fail/not_met" },
    { target = "累计不超过0.3", years = "2020-2022", series = "2021: 0.1; 2022: 0.2",
      expect = "pass/met" },
    { target = "累计不超过0.3", years = "2020-2022", series = "2021: 0.1; 2022: 0.3",
      expect = "fail/not_met" },
    { target = "不少于累计20", years = "2020-2022", series = "2021: 9; 2022: 12", expect = "pass/met" },
    { target = "train at least 20", years = "2020-2022", series = "2021: 9; 2022: 12",
      expect = "pass/met" },
    { target = "〔18〕", years = "2020-2022", series = "2021: 9; 2022: 10", expect = "pass/met" },
    { target = "完成不少于20个", unit = "个", years = "2020-2022", series = "2021: 9; 2022: 14",
      expect = "pass/met" },
    { target = "完成20个以上", unit = "个", years = "2020-2022", series = "2021: 9; 2022: 14",
      expect = "pass/met" },
  },
}
