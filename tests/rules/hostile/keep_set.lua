-- expect: failed
-- returns the set of an earlier call
local kept
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    if at.value < 0 then return at_least(0) end
    kept = kept or at_least(target.n)
    return kept
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
