-- "明显下降", "持续提升", "逐步提高": a direction without a number; theta by the word (1, 10 or 20 %)
return {
  title   = { zh = "向好变化", en = "Improvement" },
  purpose = { zh = "只有方向没有数字：相对变化须达到阈值（有所、持续1%，明显、显著10%，大幅20%）。",
              en = "A direction only: the relative change must reach 1, 10 or 20 %, by the word." },
  order   = "trend",
  forms   = {
    "{degree}[{degree}]({up}|{down}|{better})", "{degree}得到({up}|{down}|{better})",
    "[得到]({up}|{down}|{better})", "({up}|{down}|{better}){degree}",
    "[a]{degree}({up_noun}|{down_noun})",
  },
  measure = function(target, at)
    return 100 * at.direction * (at.value - at.baseline) / abs(at.baseline)
  end,
  accept  = function(target, at) return at_least(at.theta) end,
  examples = {
    { target = "明显下降", baseline = "16", years = "2020-2025", series = "2025: 14.4",
      expect = "pass/met" },
    { target = "明显下降", baseline = "16", years = "2020-2025", series = "2025: 14.41",
      expect = "fail/no_detectable_change" },
    { target = "持续得到改善", baseline = "10", years = "2020-2025", series = "2025: 9",
      direction = "lower", expect = "pass/met" },
    { target = "改善", baseline = "10", years = "2020-2025", series = "2025: 9", direction = "lower",
      expect = "pass/met" },
    { target = "改善明显", baseline = "10", years = "2020-2025", series = "2025: 8",
      direction = "lower", expect = "pass/met" },
    { target = "a significant reduction", baseline = "10", years = "2020-2025", series = "2025: 8",
      expect = "pass/met" },
    { target = "持续下降", baseline = "-16.1", years = "2021-2022", series = "2022: 15.7",
      expect = "fail/worsening" },
  },
}
