return {
  title = { zh = "减半 & <其他>", en = "Halved & <others>" },
  forms = { "减半#{n}" },
  accept = function(target, at) return at_most(at.baseline / 2) end,
  examples = {
    { target = "减半#1", baseline = "10", years = "2020-2025", series = "2025: 5", direction = "lower", expect = "pass/met" },
    { target = "减半#1", baseline = "10", years = "2020-2025", series = "2025: 5.1", direction = "lower", expect = "fail/not_met" },
  },
}
