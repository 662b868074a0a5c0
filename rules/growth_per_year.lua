-- "年均增长7%": compound growth of a level, compared over the whole period without taking roots
return {
  title   = { zh = "年均增长", en = "Mean yearly growth" },
  purpose = { zh = "按复合增长计算：期末值与基期值之比不低于 (1+T/100)^N。", en = "Compound growth: the ratio of value to baseline must reach (1+T/100)^N." },
  forms   = {
    "{yearly}[{adverb}]({up}|{down})[率][{least}|{above}|{about}|达到|达]{n}{percent}[{least_after}|{about_after}]",
    "{yearly}(增速|增幅|增长率|增长速度)[{reach}][{least}|{above}|{about}]{n}{percent}[{least_after}|{about_after}]",
    "{each}[{adverb}]({up}|{down})[{least}|{above}|{about}]{n}{percent}[{least_after}|{about_after}]",
    "[{up}|{down}][by][{least}]{n}{percent}[growth|gdpgrowth]{each_after}",
    "[{least}]{n}{percent}(averageannualgrowth|annualgrowth)",
  },
  measure = function(target, at) return at.value / nonpositive(at.baseline) end,
  level   = function(target, at) return at.baseline * (1 + at.direction * target.n / 100) ^ at.years end,
  accept  = function(target, at)
    local goal = (1 + at.direction * target.n / 100) ^ at.years
    if target.bound == "above" then
      if at.direction > 0 then return above(goal) end
      return below(goal)
    end
    return toward(goal)
  end,
  examples = {
    { target = "年均增长10%", baseline = "100", years = "2020-2022", series = "2022: 121", expect = "pass/met" },
    { target = "年均增长10%", baseline = "100", years = "2020-2022", series = "2022: 120.9", expect = "fail/not_met" },
    { target = "年均下降10%", baseline = "100", years = "2020-2022", series = "2022: 81", expect = "pass/met" },
    { target = "年均下降10%", baseline = "100", years = "2020-2022", series = "2022: 81.1", expect = "fail/not_met" },
    { target = "年均增长超过10%", baseline = "100", years = "2020-2022", series = "2022: 121", expect = "fail/not_met" },
    { target = "年均下降超过10%", baseline = "100", years = "2020-2022", series = "2022: 81", expect = "fail/not_met" },
  },
}
