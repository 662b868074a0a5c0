-- "reduce at least by half": half of the baseline, or less
return {
  title   = { en = "At least by half", zh = "至少减半" },
  purpose = { en = "Half of the baseline or less.", zh = "降到基期的一半或更低。" },
  forms   = { "reduce at least by half", "at least by half" },
  measure = function(target, at) return 100 * (at.baseline - at.value) / nonpositive(at.baseline) end,
  goal    = function(target, at) return 50 end,
  level   = function(target, at) return at.baseline / 2 end,
  accept  = function(target, at) return at_least(50) end,
  examples = {
    { target = "reduce at least by half", unit = "%", baseline = "24.6", years = "2015-2030",
      series = "2030: 12.3", direction = "lower", expect = "pass/met" },
    { target = "at least by half", unit = "%", baseline = "24.6", years = "2015-2030",
      series = "2030: 12.4", direction = "lower", expect = "fail/not_met" },
    { target = "reduce at least by half", unit = "%", baseline = "0", years = "2015-2030",
      series = "2030: 0", direction = "lower", expect = "error/nonpositive_baseline" },
  },
}
