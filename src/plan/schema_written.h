#pragma once
/* schema_written - what the descriptions of files that the program writes have in common. */
#include "schema.h"

#define MAP(list) {list, sizeof list / sizeof *list, true}
#define KEY(key, kind, en, zh) {key, VALUE_##kind, true, {en, zh}, NULL, NULL}
#define WORDS(key, kind, en, zh, words) {key, VALUE_##kind, true, {en, zh}, words, NULL}
#define INSIDE(key, kind, en, zh, map) {key, VALUE_##kind, true, {en, zh}, NULL, map}

extern const char *const schema_verdict_words[], *const schema_attribute_words[];
extern const char *const schema_kind_words[], *const schema_severity_words[];
extern const struct schema_map schema_tool, schema_answer;   /* the latter to a finding of lint */
