-- expect: 6:1 rule_field_missing
-- expect: 6:1 rule_field_missing
-- expect: 6:1 rule_field_missing
-- expect: 6:1 rule_field_missing
-- expect: 6:10 rule_item_unnamed
return { "title", "forms" }
