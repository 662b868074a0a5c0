-- "明显下降", "持续提升", "逐步提高": a direction without a number; theta by the word (1, 10 or 20 %)
return {
  title   = { zh = "向好变化", en = "Improvement" },
  purpose = { zh = "没有数字的方向：相对变化达到阈值（有所、持续、逐步、稳步1%，明显、显著10%，大幅20%）才算。",
              en = "A direction without a number: the relative change must reach a threshold (1, 10 or 20 % by the word)." },
  order   = "trend",
  forms   = {
    "{degree}[{up}|{down}|{better}]", "{degree}{degree}[{up}|{down}|{better}]",
    "[得到]({up}|{down}|{better})", "{degree}得到({up}|{down}|{better})", "({up}|{down}|{better}){degree}",
  },
  measure = function(target, at) return 100 * at.direction * (at.value - at.baseline) / abs(at.baseline) end,
  accept  = function(target, at) return at_least(at.theta) end,
  examples = {
    { target = "持续下降", baseline = "16.1", years = "2021-2022", series = "2022: 15.7", expect = "pass/met" },
    { target = "明显下降", baseline = "16", years = "2020-2025", series = "2025: 14.9", expect = "fail/no_detectable_change" },
    { target = "明显下降", baseline = "16", years = "2020-2025", series = "2025: 14.4", expect = "pass/met" },
    { target = "大幅提高", baseline = "10", years = "2020-2025", series = "2025: 11.9", expect = "fail/no_detectable_change" },
    { target = "逐步提高", baseline = "10", years = "2020-2025", series = "2025: 9", expect = "fail/worsening" },
  },
}
