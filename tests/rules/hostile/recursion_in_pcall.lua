-- expect: error
-- the stack overflows inside pcall, level by level
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    local function deeper() local ok, why = pcall(deeper) error(why, 0) end
    deeper()
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
