-- expect: load
-- a NUL in the title
return { title = { zh = "a\0b", en = "x" }, forms = {}, accept = function() end, examples = {} }
