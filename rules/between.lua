-- "2-3", "15—20个", "25%～27%", "between 20 and 25 per cent"
return {
  title   = { zh = "区间", en = "Between" },
  purpose = { zh = "在两数之间，含两端；有方向的指标只看近端。",
              en = "Between two numbers, ends included; with a direction only the near end binds." },
  forms   = {
    "[{reach}|{up}{to}|{down}{to}|{hold}]{n}{unit}(-|~|至|到|和|与|to){n2}{unit}[之间|区间]",
    "[{reach}|{hold}]{n}{unit}(-|~|至|到){n2}{unit}(以内|范围内)",
    "(介于|在){n}{unit}(-|~|至|到|和|与){n2}{unit}之间",
    "between {n}{unit} and {n2}{unit}",
    "[{reach}]{least}{n}{unit}[,|且|并且|and]{most}{n2}{unit}",
  },
  accept  = function(target, at)
    if not at.directed then return between(target.n, target.n2) end
    if at.direction > 0 then return at_least(target.n) end
    return at_most(target.n2)
  end,
  examples = {
    { target = "25%～27%", unit = "%", baseline = "28.4", years = "2020-2025", series = "2025: 27.1",
      expect = "fail/not_met" },
    { target = "25-27", baseline = "28.4", years = "2020-2025", series = "2025: 25.0",
      expect = "pass/met" },
    { target = "25-27", baseline = "28.4", years = "2020-2025", series = "2025: 24.9",
      expect = "fail/not_met" },
    { target = "2-3", baseline = "1", years = "2020-2025", series = "2025: 5", direction = "higher",
      expect = "pass/met" },
    { target = "2-3", baseline = "1", years = "2020-2025", series = "2025: 1.9",
      direction = "higher", expect = "fail/not_met" },
    { target = "2-3", baseline = "4", years = "2020-2025", series = "2025: 3", direction = "lower",
      expect = "pass/met" },
    { target = "2-3", baseline = "4", years = "2020-2025", series = "2025: 3.1",
      direction = "lower", expect = "fail/not_met" },
    { target = "≥85%，≤95%", unit = "%", baseline = "80", years = "2020-2025", series = "2025: 85.0",
      direction = "higher", expect = "pass/met" },
    { target = "保持在25-27以内", baseline = "28.4", years = "2020-2025", series = "2025: 26",
      expect = "pass/met" },
    { target = "介于25与27之间", baseline = "28.4", years = "2020-2025", series = "2025: 26",
      expect = "pass/met" },
    { target = "between 20 and 25 per cent", unit = "%", baseline = "18", years = "2020-2025",
      series = "2025: 22", expect = "pass/met" },
  },
}
