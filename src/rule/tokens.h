#pragma once
/* tokens - the words and signs of a Lua source, one after another. Foreign text: whatever it holds,
 * every token moves on, and none reaches behind the end. */
#include "../base/text.h"

enum token_kind { TOKEN_END, TOKEN_NAME, TOKEN_NUMBER, TOKEN_STRING, TOKEN_OTHER };
struct token {
    enum token_kind kind;
    struct span text;            /* of a string: without its quotes, escapes as written */
    const char *from, *to;       /* in the source, quotes included */
};

struct tokens {
    const char *at, *end;        /* what is not read yet */
    struct token token;          /* the one being looked at */
};

struct tokens tokens_of(struct span source);             /* looks at the first one */
void tokens_next(struct tokens *t);
bool token_is(const struct token *t, const char *text);  /* a name, keyword, number or sign */
/* +1 for a word that opens a block (function, do, if, repeat), -1 for end and until. */
int token_block(const struct token *t);
int token_bracket(const struct token *t);                /* +1 for ( [ {, -1 for ) ] } */
