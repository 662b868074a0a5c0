-- expect: 11:4 rule_syntax
return {
  title = { zh = "至少", en = "At least" },
  purpose = { zh = "水平不低于某数", en = "A level not below a number" },
  forms = { "≥{n}", "不低于{n}" },
  order = "interval",
  accept = function(target, at) return at_least(target.n) end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
