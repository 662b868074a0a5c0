-- "与GDP增长基本同步": both are growth rates, so that in step means: no more than half a point slower
return {
  title   = { zh = "增长基本同步", en = "Growth in step with another" },
  purpose = { zh = "增速不低于同年GDP增速0.5个百分点以上。",
              en = "No more than half a percentage point slower than gross domestic product." },
  forms   = { "与GDP增长基本同步" },
  measure = function(target, at) return at.value - at.reference end,
  goal    = function(target, at) return 0 end,
  accept  = function(target, at) return at_least(-0.5) end,
  examples = {
    { target = "与GDP增长基本同步", unit = "%", baseline = "2.1", years = "2020-2025", series = "2025: 5",
      direction = "higher", reference = "2025: 5", expect = "pass/met" },
    { target = "与GDP增长基本同步", unit = "%", baseline = "2.1", years = "2020-2025", series = "2025: 4.5",
      direction = "higher", reference = "2025: 5", expect = "pass/met_within_tolerance" },
    { target = "与GDP增长基本同步", unit = "%", baseline = "2.1", years = "2020-2025", series = "2025: 4.4",
      direction = "higher", reference = "2025: 5", expect = "fail/not_met" },
  },
}
