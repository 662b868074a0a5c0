-- "at least as low as 12 per 1,000 live births": no more than that, however it is put
return {
  title   = { en = "At least as low as", zh = "至少降到" },
  purpose = { en = "No more than the printed number.", zh = "不高于所印的数。" },
  forms   = { "at least as low as {n}{unit}", "as low as {n}{unit}" },
  accept  = function(target, at) return at_most(target.n) end,
  examples = {
    { target = "at least as low as 12 per 1,000 live births", baseline = "19.5", years = "2015-2030",
      series = "2030: 12", direction = "lower", expect = "pass/met" },
    { target = "as low as 12 per 1,000 live births", baseline = "19.5", years = "2015-2030",
      series = "2030: 12.1", direction = "lower", expect = "fail/not_met" },
  },
}
