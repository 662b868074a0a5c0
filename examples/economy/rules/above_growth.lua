-- "高于GDP增长": this year's growth of one thing against that of another, named by `with:`
return {
  title   = { zh = "增长快于参照", en = "Growth above that of another" },
  purpose = { zh = "与同年GDP增长相比，须更快。", en = "Faster than gross domestic product in the same year." },
  forms   = { "高于GDP增长" },
  measure = function(target, at) return at.value - at.reference end,
  accept  = function(target, at) return above(0) end,
  examples = {
    { target = "高于GDP增长", unit = "%", baseline = "2.5", years = "2020-2025", series = "2025: 5.1",
      direction = "higher", reference = "2025: 5", expect = "pass/met" },
    { target = "高于GDP增长", unit = "%", baseline = "2.5", years = "2020-2025", series = "2025: 5",
      direction = "higher", reference = "2025: 5", expect = "fail/not_met" },
  },
}
