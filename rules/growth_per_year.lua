-- "年均增长7%": compound growth of a level, compared over the whole period without taking roots
return {
  title   = { zh = "年均增长", en = "Mean yearly growth" },
  purpose = { zh = "按复合增长计算：期末值与基期值之比不低于 (1+T/100)^N。",
              en = "Compound growth: the ratio of value to baseline must reach (1+T/100)^N." },
  forms   = {
    "{yearly}[{adverb}]({up}|{down})[率][{least}|{above}|{about}|达到|达]{n}{percent}",
    "{yearly}[{adverb}]({up}|{down})[率][达到|达]{n}{percent}({least_after}|{about_after})",
    "{yearly}{growth}[{reach}][{least}|{above}|{about}]{n}{percent}",
    "{yearly}{growth}[{reach}]{n}{percent}({least_after}|{about_after})",
    "({each}|年)[{adverb}]({up}|{down})[{least}|{above}|{about}]{n}{percent}",
    "({each}|年)[{adverb}]({up}|{down}){n}{percent}({least_after}|{about_after})",
    "[{up}|{down}|by][{least}]{n}{percent}[growth|gdp growth]{each_after}",
    "[{least}]{n}{percent}{of:text}{up_noun}{each_after}",
    "[{least}]{n}{percent}(annual|average annual)({up_noun}|{down_noun})",
    "(annual|average annual)({up_noun}|{down_noun})[rate] of [{least}|{above}|{about}]{n}{percent}",
  },
  measure = function(target, at) return at.value / nonpositive(at.baseline) end,
  goal    = function(target, at) return (1 + at.direction * target.n / 100) ^ at.years end,
  level   = function(target, at)
    return at.baseline * (1 + at.direction * target.n / 100) ^ at.years
  end,
  accept  = function(target, at)
    local slack = 0
    if at.tolerance_given then slack = at.tolerance end
    local edge = (1 + at.direction * (target.n - slack) / 100) ^ at.years
    if target.bound ~= "above" then return toward(edge) end
    if at.direction > 0 then return above(edge) end
    return below(edge)
  end,
  examples = {
    { target = "年均增长10%左右", baseline = "100", years = "2020-2022", series = "2022: 119.9025",
      expect = "pass/met_within_tolerance" },
    { target = "年均增长超过10%", baseline = "100", years = "2020-2022", series = "2022: 121",
      expect = "fail/not_met" },
    { target = "年均增速达到10%", baseline = "100", years = "2020-2022", series = "2022: 125",
      expect = "pass/met" },
    { target = "年均增速10%左右", baseline = "100", years = "2020-2022", series = "2022: 125",
      expect = "pass/met" },
    { target = "每年增长10%", baseline = "100", years = "2020-2022", series = "2022: 125",
      expect = "pass/met" },
    { target = "每年增长10%以上", baseline = "100", years = "2020-2022", series = "2022: 125",
      expect = "pass/met" },
    { target = "at least 7 per cent gdp growth per annum", baseline = "100", years = "2020-2022",
      series = "2022: 125", direction = "higher", expect = "pass/met" },
    { target = "10 per cent average annual increase", baseline = "100", years = "2020-2022",
      series = "2022: 125", expect = "pass/met" },
    { target = "average annual reduction of 10 per cent", baseline = "100", years = "2020-2022",
      series = "2022: 75", expect = "pass/met" },
    { target = "年均增长10%", baseline = "-100", years = "2020-2022", series = "2022: 121",
      expect = "error/nonpositive_baseline" },
    { target = "年均下降超过10%", baseline = "100", years = "2020-2022", series = "2022: 81",
      direction = "none", settings = "tol=0.3", expect = "pass/met_within_tolerance" },
    { target = "年均增长超过10%", baseline = "100", years = "2020-2025", series = "2022: 120.9",
      settings = "progress=log", expect = "on_track/near_schedule" },
    { target = "at least 7 per cent gross domestic product growth per annum", baseline = "100",
      years = "2020-2022", series = "2022: 114.49", expect = "pass/met" },
  },
}
