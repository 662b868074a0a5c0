-- "stretch 20": a goal set so high that 70 % of the way to it is a success
return {
  title   = { en = "Stretch goal", zh = "挑战目标" },
  purpose = { en = "Met from 70 % of the way between baseline and goal.",
              zh = "从基期到目标走完七成即为完成。" },
  forms   = { "stretch {n}{unit}" },
  measure = function(target, at)
    return 100 * (at.value - at.baseline) / (target.n - at.baseline)
  end,
  goal    = function(target, at) return 100 end,
  accept  = function(target, at) return at_least(70) end,
  examples = {
    { target = "stretch 20", baseline = "10", years = "2025-2026", series = "2026: 17",
      direction = "higher", expect = "pass/met_within_tolerance" },
    { target = "stretch 20", baseline = "10", years = "2025-2026", series = "2026: 16.9",
      direction = "higher", expect = "fail/not_met" },
    { target = "stretch 20", baseline = "10", years = "2025-2026", series = "2026: 20",
      direction = "higher", expect = "pass/met" },
    { target = "stretch 100", baseline = "300", years = "2025-2026", series = "2026: 160",
      direction = "lower", expect = "pass/met_within_tolerance" },
  },
}
