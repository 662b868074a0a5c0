-- expect: load
-- bytes that are no text, in the title
return { title = { zh = "ÿþ", en = "x" }, forms = {}, accept = function() end, examples = {} }
