-- expect: over_budget
-- keeps a little more of each call
local kept = {}
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    for i = 1, 1e7 do kept[#kept + 1] = "x" .. i end
    if #kept < 1e9 and at.value >= 0 then return at_least(target.n) end
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
