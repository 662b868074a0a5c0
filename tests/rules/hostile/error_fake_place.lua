-- expect: failed
-- an error that claims another place
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    error("rule:99999999999: x", 0)
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
