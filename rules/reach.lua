-- "25", "100%", "达到25", "提高到25", "降至15": the indicator's direction, or the verb, says which
-- side is good
return {
  title   = { zh = "达到", en = "Reach" },
  purpose = { zh = "只印一个数字：按指标方向，越高越好的不低于它，越低越好的不高于它。",
              en = "A number alone: no less where more is better, no more where less is better." },
  forms   = {
    "[{reach}|{up}{to}|{up}{reach}|{down}{to}|{down}{reach}|等于|=]{n}{unit}",
    "(从|由){from}{unit}[{up}|{down}]{to}{n}{unit}",
    "{made}[{reach}]{n}{unit}", "(每年|年)({made}|{done}|{total}){n}{amount}",
    "[{up}|{down}]from{from}{unit}to{n}{unit}",
    "[{up}|{down}]to{n}{unit}from{from}{unit}",
  },
  accept  = function(target, at) return toward(target.n) end,
  examples = {
    { target = "25", baseline = "17.2", years = "2020-2025", series = "2025: 24.9",
      direction = "higher", expect = "fail/not_met" },
    { target = "由18降至15", baseline = "18", years = "2020-2025", series = "2025: 15.1",
      expect = "fail/not_met" },
    { target = "from 18 to 15", baseline = "18", years = "2020-2025", series = "2025: 14",
      direction = "lower", expect = "pass/met" },
    { target = "reduce to 15 from 18", baseline = "18", years = "2020-2025", series = "2025: 14",
      expect = "pass/met" },
    { target = "建成20个", unit = "个", baseline = "10", years = "2020-2025", series = "2025: 23",
      direction = "higher", expect = "pass/met" },
    { target = "每年完成20个", unit = "个", baseline = "10", years = "2020-2025", series = "2025: 23",
      direction = "higher", expect = "pass/met" },
  },
}
