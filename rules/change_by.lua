-- "提高1岁", "下降10个百分点": the change since the baseline, in the indicator's own unit
return {
  title   = { zh = "比基期变化", en = "Change since the baseline" },
  purpose = { zh = "与基期值相比，变化不少于所印的量。",
              en = "The change since the baseline must not be less than printed." },
  forms   = {
    "[{adverb}]({up}|{down})[{least}|{above}|{about}]{n}({points}|{thousandths}|{amount})",
    "[{adverb}]({up}|{down}){n}({points}|{thousandths}|{amount})({least_after}|{about_after})",
    "[{least}][a]{n}{points}({up_noun}|{down_noun})",
    "({up_noun}|{down_noun})of[{least}|{above}|{about}]{n}({points}|{amount})",
  },
  measure = function(target, at) return at.direction * (at.value - at.baseline) end,
  goal    = function(target, at) return target.n end,
  level   = function(target, at) return at.baseline + at.direction * target.n end,
  accept  = function(target, at)
    local slack = 0
    if at.tolerance_given then slack = at.tolerance end
    if target.bound == "above" then return above(target.n - slack) end
    return at_least(target.n - slack)
  end,
  examples = {
    { target = "提高1岁", unit = "岁", baseline = "77.93", years = "2020-2025", series = "2025: 78.93",
      expect = "pass/met" },
    { target = "提高1岁", unit = "岁", baseline = "77.93", years = "2020-2025", series = "2025: 78.92",
      expect = "fail/not_met" },
    { target = "提高1岁左右", unit = "岁", baseline = "77.93", years = "2020-2025",
      series = "2025: 78.88", expect = "pass/met_within_tolerance" },
    { target = "at least a 5 percentage point increase", unit = "%", baseline = "40",
      years = "2020-2025", series = "2025: 47", expect = "pass/met" },
    { target = "reduction of 5 percentage points", unit = "%", baseline = "40", years = "2020-2025",
      series = "2025: 33", expect = "pass/met" },
    { target = "下降超过30个百分点", unit = "%", baseline = "90", years = "2018-2028",
      series = "2025: 67.5", settings = "progress=log", expect = "on_track/on_schedule" },
    { target = "下降30个百分点", unit = "%", baseline = "90", years = "2018-2028", series = "2025: 89.9",
      settings = "progress=log", expect = "off_track/far_behind" },
    { target = "下降超过30个百分点", unit = "%", baseline = "90", years = "2018-2025", series = "2025: 60",
      direction = "lower", settings = "tol=0.3", expect = "pass/met_within_tolerance" },
  },
}
