-- expect: failed
-- an error that would paint the terminal
return {
  title = { zh = "敌意规则", en = "Hostile rule" },
  forms = {},
  accept = function(target, at)
    error("\27[31m\0\r\n\200\255")
  end,
  examples = {
    { target = "≥5", series = "2025: 6", expect = "pass/met" },
    { target = "≥5", series = "2025: 4", expect = "fail/not_met" },
  },
}
