-- "力争每年降低0.5个百分点": the mean over the whole plan period; reading = each judges single years
return {
  title   = { zh = "每年变化", en = "Change per year" },
  purpose = { zh = "整个规划期的年均变化不少于所印的量；reading: each 时逐年考核。",
              en = "The mean yearly change over the whole period must not be less than printed; with reading: each, every single year's." },
  order   = "steps",
  forms   = {
    "({yearly}|{each})[{adverb}]({up}|{down})[{least}|{above}|{about}]{n}({points}|{thousandths}|{amount})[{least_after}|{about_after}]",
    "({up}|{down})[by]{n}({points}|{amount}){each_after}",
    "by{n}({points}|{amount}){each_after}",
  },
  measure = function(target, at) return at.direction * (at.value - at.baseline) / at.years end,
  goal    = function(target, at) return target.n end,
  level   = function(target, at) return at.baseline + at.direction * target.n * at.years end,
  accept  = function(target, at)
    local slack = 0
    if at.tolerance_given then slack = at.tolerance end
    return at_least(target.n - slack)
  end,
  examples = {
    { target = "每年降低0.5个百分点", unit = "%", baseline = "52.7", years = "2020-2025", series = "2025: 50.2", expect = "pass/met" },
    { target = "每年降低0.5个百分点", unit = "%", baseline = "52.7", years = "2020-2025", series = "2025: 50.3", expect = "fail/not_met" },
    { target = "每年提高0.5个百分点", unit = "%", baseline = "50", years = "2020-2025", series = "2022: 51", expect = "on_track/on_schedule" },
    { target = "每年降低0.5个百分点", unit = "%", baseline = "52.7", years = "2020-2025", series = "2021: 52.4; 2022: 51.5", settings = "reading=each", expect = "fail/irrecoverable" },
    { target = "每年降低0.5个百分点左右", unit = "%", baseline = "52.5", years = "2020-2025", series = "2025: 50.1", expect = "pass/met_within_tolerance" },
  },
}
