-- expect: 8:3 rule_language_missing
-- expect: 9:3 rule_field_unknown
-- expect: 11:3 rule_order_unknown
-- expect: 12:3 rule_wants_function
-- expect: 14:5 rule_example_without
-- expect: 15:22 rule_field_unknown
return {
  title = { zh = "至少" },
  porpose = { zh = "水平不低于某数", en = "A level not below a number" },
  forms = { "≥{n}", "不低于{n}" },
  order = "steeps",
  accept = "≥",
  examples = {
    { series = "2025: 6", expect = "pass/met" },
    { target = "≥5", serie = "2025: 4", expect = "fail/not_met" },
  },
}
