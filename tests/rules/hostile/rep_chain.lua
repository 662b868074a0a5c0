-- expect: failed
-- rep of rep of rep
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    return ("x"):rep(60000):rep(60000):rep(60000)
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
