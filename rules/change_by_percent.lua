-- "较2020年下降10%", "翻一番", "增长2倍", "reduce by one third"
return {
  title   = { zh = "比基期相对变化", en = "Relative change since the baseline" },
  purpose = { zh = "与基期值相比，相对变化不少于所印的百分数。",
              en = "The change in percent of the baseline must not be less than printed." },
  forms   = {
    "[{adverb}]({up}|{down})[{least}|{above}|{about}|达到|达]{n}{percent}",
    "[{adverb}]({up}|{down})[达到|达]{n}{percent}({least_after}|{about_after})",
    "[{adverb}][{up}|{down}]{times}[{least_after}|{about_after}]",
    "({least}|{above}|{about}){times}",
    "[{adverb}]{up}{to}[原来的|基期的|现在的]{times_to}[{least_after}]",
    "by[{least}]{n}{percent}", "({up}|{down}){least} by ({n}{percent}|{times})",
    "({up}|{down})({least}|{above}|{about}){times}",
    "[{down}]{n}{percent}{under}[the] baseline [levels|level]",
    "{least}({up}|{down}){n}{percent}",
    "[{least}][a]{n}{percent}[relative]({up_noun}|{down_noun})",
    "({up_noun}|{down_noun})of[{least}|{above}|{about}]{n}{percent}",
  },
  measure = function(target, at)
    return 100 * at.direction * (at.value - at.baseline) / nonpositive(at.baseline)
  end,
  goal    = function(target, at) return target.n end,
  level   = function(target, at) return at.baseline * (1 + at.direction * target.n / 100) end,
  accept  = function(target, at)
    local slack = 0
    if at.tolerance_given then slack = at.tolerance end
    if target.bound == "above" then return above(target.n - slack) end
    return at_least(target.n - slack)
  end,
  examples = {
    { target = "降低20%左右", baseline = "100", years = "2005-2010", series = "2010: 81",
      expect = "pass/met_within_tolerance" },
    { target = "下降超过10%", baseline = "90", years = "2020-2025", series = "2025: 81",
      expect = "fail/not_met" },
    { target = "至少翻一番", baseline = "50", years = "2020-2025", series = "2025: 110",
      direction = "higher", expect = "pass/met" },
    { target = "提高到原来的2倍", baseline = "50", years = "2020-2025", series = "2025: 110",
      expect = "pass/met" },
    { target = "reduce by at least half", baseline = "90", years = "2020-2025",
      series = "2025: 40", expect = "pass/met" },
    { target = "10 per cent below baseline", baseline = "90", years = "2020-2025",
      series = "2025: 75", expect = "pass/met" },
    { target = "by 10 per cent", baseline = "90", years = "2020-2025", series = "2025: 75",
      direction = "lower", expect = "pass/met" },
    { target = "at least reduce 10 per cent", baseline = "90", years = "2020-2025",
      series = "2025: 75", expect = "pass/met" },
    { target = "a 10 per cent relative reduction", baseline = "90", years = "2020-2025",
      series = "2025: 75", expect = "pass/met" },
    { target = "reduce at least by half", baseline = "90", years = "2020-2025",
      series = "2025: 45", expect = "pass/met" },
    { target = "reduction of 10 per cent", baseline = "90", years = "2020-2025",
      series = "2025: 75", expect = "pass/met" },
    { target = "下降10%", baseline = "-90", years = "2020-2025", series = "2025: 81",
      expect = "error/nonpositive_baseline" },
    { target = "下降三分之一", baseline = "90", years = "2020-2028", series = "2025: 70.1667",
      settings = "progress=log", expect = "on_track/near_schedule" },
    { target = "降低20%左右", baseline = "100", years = "2005-2013", series = "2010: 92",
      settings = "progress=log", expect = "off_track/far_behind" },
    { target = "下降超过10%", baseline = "90", years = "2020-2025", series = "2025: 81",
      direction = "lower", settings = "tol=0.3", expect = "pass/met_within_tolerance" },
  },
}
