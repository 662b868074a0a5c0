-- expect: harmless
-- new functions in the rule's own table do not count
local rule = {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
function rule.accept(target, at)
  rule.accept = function() return at_least(0) end
  return at_least(target.n)
end
return rule
