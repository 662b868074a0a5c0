-- "1:1.35": the second term over the first. Reported as a ratio, or as the second term beside the
-- first (reference)
return {
  title   = { zh = "比例", en = "Ratio" },
  purpose = { zh = "后项除以前项，按指标方向与所印比例比较。",
              en = "The second term over the first, against the printed ratio, by direction." },
  forms   = {
    "[{reach}|{up}{to}|{down}{to}|{hold}][{least}|{above}|{most}|{below}|{about}]{n}(:|比){n2}",
    "[{reach}|{up}{to}|{down}{to}|{hold}]{n}(:|比){n2}({least_after}|{most_after}|{about_after})",
  },
  measure = function(target, at)
    if at.referenced then return at.value / at.reference end
    return at.value
  end,
  goal    = function(target, at) return target.n2 / target.n end,
  accept  = function(target, at)
    local edge = target.n2 / target.n
    if target.about then   -- at.tolerance is a share of n; here it is wanted of the ratio
      local slack = at.tolerance * target.n2 / (target.n * target.n)
      if not at.directed then return between(edge - slack, edge + slack) end
      return toward(edge - at.direction * slack)
    end
    return bounded(target.bound, edge)
  end,
  examples = {
    { target = "1:18", baseline = "1:20", years = "2020-2025", series = "2025: 1:18.1",
      direction = "lower", expect = "fail/not_met" },
    { target = "1:1.2以上", baseline = "3.34", years = "2020-2025", series = "2025: 3.84",
      reference = "2020: 2.9|2025: 3.2", expect = "pass/met" },
    { target = "1:1.2以上", baseline = "3.34", years = "2020-2025", series = "2025: 3.83",
      reference = "2020: 2.9|2025: 3.2", expect = "fail/not_met" },
    { target = "3:18左右", baseline = "1:20", years = "2020-2028", series = "2025: 6.4",
      direction = "lower", expect = "on_track/on_schedule" },
    { target = "1:18左右", baseline = "1:1.3", years = "2020-2025", series = "2025: 18.01",
      direction = "higher", expect = "pass/met" },
    { target = "1:18左右", baseline = "1:20", years = "2020-2025", series = "2025: 18.9",
      direction = "none", expect = "pass/met_within_tolerance" },
    { target = "1:18左右", baseline = "1:20", years = "2020-2025", series = "2025: 17.9",
      direction = "none", expect = "pass/met_within_tolerance" },
  },
}
