-- expect: 2:1 rule_syntax
title: 至少
forms: ["≥{n}"]
