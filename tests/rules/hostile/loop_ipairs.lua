-- expect: over_budget
-- the list grows under ipairs
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    local list = { 1 }
    for i in ipairs(list) do list[i + 1] = nil list[1] = 1 if i == 1 then while true do end end end
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
