-- "力争每年降低0.5个百分点": the mean over the whole period; reading = each judges single years
return {
  title   = { zh = "每年变化", en = "Change per year" },
  purpose = { zh = "整个规划期的年均变化不少于所印的量；reading: each 时逐年考核。",
              en = "No less than printed a year, on average; with reading: each, in every year." },
  order   = "steps",
  forms   = {
    "({yearly}|{each}|年)[{adverb}]({up}|{down})[{least}|{above}|{about}]{n}({points}|{amount})",
    "({yearly}|{each}|年)[{adverb}]({up}|{down}){n}({points}|{amount})({least_after}|{about_after})",
    "({yearly}|{each})({up}|{down}){n}{thousandths}[{least_after}|{about_after}]",
    "({up}|{down})[{least}]{n}({points}|{amount}){each_after}",
    "by {n}({points}|{amount}){each_after}",
  },
  measure = function(target, at) return at.direction * (at.value - at.baseline) / at.years end,
  goal    = function(target, at) return target.n end,
  level   = function(target, at) return at.baseline + at.direction * target.n * at.years end,
  accept  = function(target, at)
    local slack = 0
    if at.tolerance_given then slack = at.tolerance end
    if target.bound == "above" then return above(target.n - slack) end
    return at_least(target.n - slack)
  end,
  examples = {
    { target = "每年降低0.5个百分点", unit = "%", baseline = "52.7", years = "2020-2025",
      series = "2025: 50.3", expect = "fail/not_met" },
    { target = "每年降低0.5个百分点左右", unit = "%", baseline = "52.475", years = "2020-2025",
      series = "2025: 50.1", expect = "pass/met_within_tolerance" },
    { target = "每年降低0.5个千分点", unit = "‰", baseline = "5.5", years = "2020-2025",
      series = "2025: 2.5", expect = "pass/met" },
    { target = "increase by 0.5 percentage points per year", unit = "%", baseline = "50",
      years = "2020-2025", series = "2025: 54", expect = "pass/met" },
    { target = "by 0.5 percentage points per year", unit = "%", baseline = "50",
      years = "2020-2025", series = "2025: 54", direction = "higher", expect = "pass/met" },
    { target = "每年提高超过0.5个百分点", unit = "%", baseline = "50", years = "2020-2028",
      series = "2025: 52.4", settings = "progress=log", expect = "on_track/near_schedule" },
    { target = "每年提高超过0.5个百分点", unit = "%", baseline = "50", years = "2020-2025",
      series = "2025: 52.5", direction = "higher", settings = "tol=0.3",
      expect = "pass/met_within_tolerance" },
  },
}
