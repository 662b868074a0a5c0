/* Words that change nothing: before a target, and after it. */
#include "language.h"
#include <string.h>

static const char *const leads[] = {
    "力争", "努力", "争取", "确保", "力求", "原则上", "总体", "总体上", "要", "应", "需", "须", "应当",
    "必须", "均", "都", "平均", "分别均", "各", "全部", "基本", "逐步", "稳步", "持续", "始终", "进一步",
    "继续",
    "不断", "大幅", "大幅度", "明显", "显著", "有效", "实现", "做到", "将", "比例", "比重", "占比",
    "力争到期末", "期末", ":", "“", "\"", "'", "覆盖率", "达标率", "率", "总数", "总量", "全市", "全县",
    "全区", "全州", "全镇", "以乡镇为单位", "以乡(镇)为单位", "以县为单位", "以街道为单位",
    "以乡镇(街道)为单位", "以社区为单位", "以学校为单位",
    "atotalof", "totalof", "toensurethat", "ensurethat", "toensure", "ensure", "achieve", "targetof", "aimfor", "aim", NULL};
static const char *const tails[] = {
    "。", ".", ";", ",", "”", "\"", "'", "大关", "水平", "的水平", "目标", "的目标", "的比例", "的比重",
    "(约束性)", "(预期性)", "〔约束性〕", "〔预期性〕", NULL};

static size_t longest_of(const char *const *words, const char *at)
{
    size_t best = 0;
    for (; *words; words++) {
        if (**words != *at)              /* nearly all: decided without two calls */
            continue;
        size_t len = strlen(*words);
        if (len > best && strncmp(at, *words, len) == 0)
            best = len;
    }
    return best;
}

size_t language_lead(const char *at)
{
    return longest_of(leads, at);
}

bool language_lead_is_noun(const char *at)
{
    static const char *const nouns[] = {"比例", "比重", "占比", "覆盖率", "达标率", "率", "总数",
                                        "总量", NULL};
    size_t len = language_lead(at);
    return len && longest_of(nouns, at) == len;
}

bool language_lead_is_free(const char *at)
{
    static const char *const free_words[] = {"力争", "努力", "争取", "确保", "力求", "原则上",
                                             "力争到期末", "期末", "将", "toensure", "ensure", NULL};
    size_t len = language_lead(at);
    return len && longest_of(free_words, at) == len;
}

size_t language_tail(const char *at)
{
    return longest_of(tails, at);
}
