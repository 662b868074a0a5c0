-- "保持稳定", "不下降": within 1 % of the baseline; with a direction, better is fine
return {
  title   = { zh = "保持稳定", en = "Maintain" },
  purpose = { zh = "与基期值相差不超过1%；有方向的指标，变好不算不稳定。",
              en = "Within 1 % of the baseline; with a direction, better is fine." },
  order   = "stable",
  forms   = {
    "{steady}",
  },
  measure = function(target, at) return 100 * (at.value - at.baseline) / abs(at.baseline) end,
  accept  = function(target, at) return between(-at.theta, at.theta) end,
  examples = {
    { target = "保持稳定", baseline = "85.2", years = "2020-2025", series = "2025: 84.4",
      direction = "higher", expect = "pass/stable" },
    { target = "保持稳定", baseline = "85.2", years = "2020-2025", series = "2025: 84.3",
      direction = "higher", expect = "fail/not_stable" },
    { target = "保持稳定", baseline = "0.3", years = "2020-2025", series = "2025: 0.303",
      direction = "lower", expect = "pass/stable" },
    { target = "保持稳定", baseline = "-85.2", years = "2020-2025", series = "2025: 0",
      direction = "higher", expect = "pass/better_than_stable" },
  },
}
