-- The shipped rule of this name with two examples that expect too much.
return {
  title = { zh = "不低于", en = "At least" },
  forms = { "甲{n}" },
  accept = function(target, at) return at_least(target.n) end,
  examples = {
    { target = "甲25", baseline = "17.2", years = "2020-2025", series = "2025: 25", expect = "pass/met" },
    { target = "甲25", baseline = "17.2", years = "2020-2025", series = "2025: 24", expect = "fail/lost" },
    { target = "甲25", baseline = "17.2", years = "2020-2025", series = "2025: 24", expect = "pass/met" },
  },
}
