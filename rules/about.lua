-- "28左右", "约65": the tolerance is the plan's, else the catalogue's, else 5 % of the printed number
return {
  title   = { zh = "左右", en = "About" },
  purpose = { zh = "所印数字附近即可；有方向的指标，好的一侧不设限。",
              en = "Near the printed number is enough; with a direction, the good side is open." },
  forms   = {
    "[{reach}|{up}{to}|{up}{reach}|{down}{to}|{hold}]{n}{unit}{about_after}",
    "[{reach}|{up}{to}|{down}{to}|{hold}]{about}{n}{unit}[{about_after}]",
    "{made}({about}{n}{unit}|{n}{unit}{about_after})",
    "(从|由){from}{unit}[{up}|{down}]{to}{n}{unit}{about_after}",
  },
  goal    = function(target, at) return target.n end,
  accept  = function(target, at)
    if not at.directed then return between(target.n - at.tolerance, target.n + at.tolerance) end
    return toward(target.n - at.direction * at.tolerance)
  end,
  examples = {
    { target = "65左右", baseline = "57.5", years = "2020-2025", series = "2025: 61.75",
      direction = "higher", expect = "pass/met_within_tolerance" },
    { target = "约65", baseline = "57.5", years = "2020-2025", series = "2025: 65",
      direction = "higher", expect = "pass/met" },
    { target = "28左右", baseline = "30", years = "2020-2025", series = "2025: 29.4",
      direction = "lower", expect = "pass/met_within_tolerance" },
    { target = "80左右", baseline = "70", years = "2020-2025", series = "2025: 84.1",
      direction = "none", expect = "fail/not_met" },
    { target = "80左右", baseline = "70", years = "2020-2025", series = "2025: 76",
      direction = "none", expect = "pass/met_within_tolerance" },
    { target = "80左右", baseline = "70", years = "2020-2025", series = "2025: 75.9",
      direction = "none", expect = "fail/not_met" },
    { target = "由57.5提高到65左右", baseline = "57.5", years = "2020-2025", series = "2025: 66",
      expect = "pass/met" },
    { target = "建成20个左右", unit = "个", baseline = "10", years = "2020-2025", series = "2025: 20",
      expect = "pass/met" },
  },
}
