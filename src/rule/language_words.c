/* The words of each class, and what they say of the target. */
#include "language.h"
#include <string.h>

#define UP(t) {.text = t, .verb = 1}
#define DOWN(t) {.text = t, .verb = -1}
#define PLAIN(t) {.text = t}
#define BOUND(t, b) {.text = t, .bound = BOUND_##b}
#define ABOUT(t) {.text = t, .about = true}
#define THETA(t, n) {.text = t, .theta = n}
#define REGION(t, r) {.text = t, .reference = r}
#define POINTS(t, u) {.text = t, .unit = u}
#define SHOWN(t, s, b) {.text = t, .bound = b, .shown = s}     /* the first one of English */
#define END {.text = NULL}

static const struct word up[] = {
    UP("提高"), UP("提升"), UP("增加"), UP("增长"), UP("上升"), UP("扩大"), UP("延长"),
    UP("越来越大"), UP("越来越高"), UP("越来越多"),
    UP("递增"), UP("增"), UP("升"), UP("提"), {.text = "increaseby", .verb = 1, .shown = "increase by"}, UP("increasedby"), UP("increase"),
    UP("increased"), UP("raised"),
    UP("raiseby"), UP("raisedby"), UP("raise"), UP("growby"), UP("grow"), UP("expandby"), UP("expand"),
    UP("riseby"), UP("rise"), UP("boostby"), UP("boost"), PLAIN("improve"), PLAIN("improveby"), UP("extendby"),
    UP("extend"), END};
static const struct word down[] = {
    DOWN("降低"), DOWN("下降"), DOWN("减少"), DOWN("缩短"), DOWN("削减"), DOWN("压减"),
    DOWN("越来越小"), DOWN("越来越低"), DOWN("越来越少"), DOWN("缩小"), DOWN("压缩"),
    DOWN("下调"), DOWN("压降"), DOWN("递减"), DOWN("降"), DOWN("减"), {.text = "reduceby", .verb = -1, .shown = "reduce by"},
    DOWN("reducedby"), DOWN("reduce"), DOWN("reduced"), DOWN("decreaseby"), DOWN("decrease"),
    DOWN("cutby"), DOWN("cut"), DOWN("lowerby"), DOWN("lower"), DOWN("declineby"),
    DOWN("decline"), DOWN("fallby"), DOWN("fall"), DOWN("bringdownby"), DOWN("bringdown"), END};
static const struct word up_noun[] = {
    UP("increase"), UP("rise"), UP("growth"), PLAIN("improvement"), END};
static const struct word down_noun[] = {
    DOWN("reduction"), DOWN("decrease"), DOWN("decline"), DOWN("cut"), DOWN("fall"), DOWN("drop"),
    END};
static const struct word growth[] = {
    UP("增速"), UP("增幅"), UP("增长率"), UP("增长速度"), UP("涨幅"), DOWN("降幅"), END};
static const struct word to[] = {
    PLAIN("到"), PLAIN("至"), PLAIN("为"), PLAIN("达到"), PLAIN("to"), END};
static const struct word reach[] = {
    PLAIN("达到"), PLAIN("到达"), PLAIN("达"), PLAIN("实现"), PLAIN("为"), PLAIN("是"),
    PLAIN("稳定在"), PLAIN("保持在"), PLAIN("维持在"), PLAIN("确保在"), PLAIN("在"),
    PLAIN("巩固在"), PLAIN("稳定达到"), PLAIN("保持"), PLAIN("稳定"), PLAIN("维持"),
    PLAIN("稳定保持在"), PLAIN("持续保持在"), PLAIN("持续稳定在"), PLAIN("继续保持在"),
    PLAIN("始终保持在"), PLAIN("reach"), PLAIN("reachingto"), PLAIN("achieve"), PLAIN("attain"),
    PLAIN("maintain"), PLAIN("maintainedat"), PLAIN("maintainat"), PLAIN("keepat"), PLAIN("keep"),
    PLAIN("remainat"), PLAIN("remain"), PLAIN("sustainat"), PLAIN("sustain"), PLAIN("kept"), PLAIN("stay"), PLAIN("stayat"),
    PLAIN("to"), END};
static const struct word hold[] = {
    PLAIN("控制在"), PLAIN("控制到"), PLAIN("控制为"), PLAIN("限制在"), PLAIN("严格控制在"),
    PLAIN("稳定控制在"), PLAIN("持续控制在"), SHOWN("limitto", "limit to", 0), PLAIN("limitedto"),
    PLAIN("keepwithin"), PLAIN("within"), PLAIN("holdto"), END};
static const struct word least[] = {
    BOUND("不低于", AT_LEAST), BOUND("不少于", AT_LEAST), BOUND("不小于", AT_LEAST),
    BOUND("不得低于", AT_LEAST), BOUND("不得少于", AT_LEAST), BOUND("不应低于", AT_LEAST),
    BOUND("不应少于", AT_LEAST), BOUND("至少", AT_LEAST), BOUND("至少达到", AT_LEAST),
    BOUND("最低", AT_LEAST), BOUND("≥", AT_LEAST), BOUND(">=", AT_LEAST), BOUND("=>", AT_LEAST),
    BOUND("≮", AT_LEAST), BOUND("大于等于", AT_LEAST), BOUND("大于或等于", AT_LEAST),
    BOUND("高于或等于", AT_LEAST), BOUND("达到或超过", AT_LEAST), BOUND("达到和超过", AT_LEAST),
    BOUND("不下于", AT_LEAST), BOUND("不能低于", AT_LEAST), BOUND("不能少于", AT_LEAST),
    BOUND("不亚于", AT_LEAST), SHOWN("atleast", "at least", BOUND_AT_LEAST), BOUND("nolessthan", AT_LEAST),
    BOUND("nofewerthan", AT_LEAST), BOUND("notlessthan", AT_LEAST),
    BOUND("nolowerthan", AT_LEAST), BOUND("notbelow", AT_LEAST), BOUND("aminimumof", AT_LEAST),
    BOUND("minimumof", AT_LEAST), BOUND("minimum", AT_LEAST), BOUND("atorabove", AT_LEAST),
    BOUND("greaterthanorequalto", AT_LEAST), BOUND("equaltoorgreaterthan", AT_LEAST), END};
static const struct word above[] = {
    BOUND(">", ABOVE), BOUND("高于", ABOVE), BOUND("大于", ABOVE), BOUND("超过", ABOVE),
    BOUND("多于", ABOVE), BOUND("突破", ABOVE), BOUND("超", ABOVE), BOUND("高出", ABOVE),
    BOUND("快于", ABOVE), SHOWN("morethan", "more than", BOUND_ABOVE), BOUND("over", ABOVE), BOUND("above", ABOVE),
    BOUND("exceeding", ABOVE), BOUND("exceed", ABOVE), BOUND("greaterthan", ABOVE),
    BOUND("higherthan", ABOVE), BOUND("inexcessof", ABOVE), END};
static const struct word most[] = {
    BOUND("≤", AT_MOST), BOUND("<=", AT_MOST), BOUND("=<", AT_MOST),
    BOUND("最高不超过", AT_MOST), BOUND("最多不超过", AT_MOST), BOUND("≯", AT_MOST),
    BOUND("不高于", AT_MOST), BOUND("不超过", AT_MOST), BOUND("不大于", AT_MOST),
    BOUND("不多于", AT_MOST), BOUND("不得超过", AT_MOST), BOUND("不得高于", AT_MOST),
    BOUND("不应超过", AT_MOST), BOUND("不突破", AT_MOST), BOUND("不应高于", AT_MOST),
    BOUND("小于等于", AT_MOST), BOUND("小于或等于", AT_MOST), BOUND("低于或等于", AT_MOST),
    BOUND("不能超过", AT_MOST), BOUND("至多", AT_MOST), BOUND("最多", AT_MOST),
    BOUND("最高", AT_MOST), SHOWN("atmost", "at most", BOUND_AT_MOST), BOUND("nomorethan", AT_MOST),
    BOUND("notmorethan", AT_MOST), BOUND("upto", AT_MOST), BOUND("notexceeding", AT_MOST),
    BOUND("nottoexceed", AT_MOST), BOUND("notexceed", AT_MOST), BOUND("nohigherthan", AT_MOST),
    BOUND("nogreaterthan", AT_MOST), BOUND("notover", AT_MOST), BOUND("amaximumof", AT_MOST),
    BOUND("maximumof", AT_MOST), BOUND("maximum", AT_MOST), BOUND("notabove", AT_MOST),
    BOUND("atorbelow", AT_MOST), BOUND("lessthanorequalto", AT_MOST), END};
static const struct word below[] = {
    BOUND("<", BELOW), BOUND("低于", BELOW), BOUND("小于", BELOW), BOUND("少于", BELOW),
    BOUND("不足", BELOW), BOUND("不到", BELOW), BOUND("慢于", BELOW), SHOWN("lessthan", "less than", BOUND_BELOW),
    BOUND("fewerthan", BELOW), BOUND("below", BELOW), BOUND("under", BELOW),
    BOUND("lowerthan", BELOW), END};
static const struct word least_after[] = {
    BOUND("以上", AT_LEAST), BOUND("及以上", AT_LEAST), BOUND("或以上", AT_LEAST),
    BOUND("(含)以上", AT_LEAST), BOUND("以上(含)", AT_LEAST), BOUND("及其以上", AT_LEAST),
    SHOWN("ormore", "or more", BOUND_AT_LEAST), BOUND("orabove", AT_LEAST), BOUND("orhigher", AT_LEAST),
    BOUND("orover", AT_LEAST), BOUND("andabove", AT_LEAST), BOUND("orbetter", AT_LEAST),
    BOUND("andover", AT_LEAST), BOUND("andmore", AT_LEAST), END};
static const struct word most_after[] = {
    BOUND("以下", AT_MOST), BOUND("以内", AT_MOST), BOUND("之内", AT_MOST),
    BOUND("及以下", AT_MOST), BOUND("或以下", AT_MOST), BOUND("及以内", AT_MOST),
    BOUND("(含)以下", AT_MOST), BOUND("以下(含)", AT_MOST), BOUND("以内(含)", AT_MOST),
    BOUND("内", AT_MOST), SHOWN("orless", "or less", BOUND_AT_MOST), BOUND("orbelow", AT_MOST),
    BOUND("orfewer", AT_MOST), BOUND("orlower", AT_MOST), BOUND("andbelow", AT_MOST), END};
static const struct word about[] = {
    ABOUT("约"), ABOUT("大约"), ABOUT("约为"), ABOUT("大致"), ABOUT("about"), ABOUT("around"),
    ABOUT("approximately"), ABOUT("roughly"), ABOUT("some"), END};
static const struct word about_after[] = {ABOUT("左右"), ABOUT("上下"), {.text = "orso", .about = true, .shown = "or so"}, END};
static const struct word yearly[] = {
    PLAIN("年均"), PLAIN("年平均"), PLAIN("每年平均"), PLAIN("平均每年"), PLAIN("年度平均"), END};
static const struct word each[] = {PLAIN("每年"), PLAIN("逐年"), PLAIN("年度"), END};
static const struct word each_after[] = {
    SHOWN("peryear", "per year", 0), PLAIN("perannum"), PLAIN("ayear"), PLAIN("eachyear"), PLAIN("everyyear"),
    PLAIN("annually"), PLAIN("onaverageperyear"), PLAIN("p.a."), PLAIN("ayearonaverage"), END};
static const struct word points[] = {
    POINTS("个百分点", "个百分点"), POINTS("百分点", "个百分点"),
    {.text = "percentagepoints", .unit = "percentage points", .shown = "percentage points"},
    POINTS("percentagepoint", "percentage points"),
    POINTS("percentage-point", "percentage points"), END};
static const struct word thousandths[] = {
    POINTS("个千分点", "个千分点"), POINTS("千分点", "个千分点"), END};
static const struct word percent[] = {PLAIN("%"), PLAIN("percent"), END};
static const struct word adverb[] = {
    PLAIN("要"), PLAIN("需"), PLAIN("应"), PLAIN("将"), PLAIN("稳步"), PLAIN("逐步"), PLAIN("持续"), PLAIN("进一步"), PLAIN("不断"), PLAIN("再"),
    PLAIN("继续"), PLAIN("有效"), PLAIN("大幅"), PLAIN("明显"), PLAIN("显著"), PLAIN("累计"), END};
static const struct word degree[] = {
    THETA("有所", 1), THETA("持续", 1), THETA("逐步", 1), THETA("稳步", 1), THETA("进一步", 1),
    THETA("不断", 1), THETA("逐年", 1), THETA("稳中有", 1), THETA("继续", 1), THETA("全面", 1),
    THETA("明显", 10), THETA("显著", 10), THETA("较大幅度", 20), THETA("大幅", 20),
    THETA("大幅度", 20), THETA("significantly", 10), THETA("significant", 10),
    THETA("substantially", 20), THETA("substantial", 20), THETA("markedly", 10),
    THETA("continuously", 1), THETA("steadily", 1), THETA("steady", 1), THETA("gradually", 1),
    THETA("progressively", 1), THETA("further", 1), THETA("considerably", 10), END};
static const struct word better[] = {
    PLAIN("改善"), PLAIN("优化"), PLAIN("好转"), PLAIN("向好"), PLAIN("改进"), PLAIN("improve"),
    END};
static const struct word zero[] = {
    DOWN("动态清零"), DOWN("清零"), DOWN("消除"), DOWN("消灭"), DOWN("零发生"), DOWN("基本消除"),
    DOWN("全面消除"), DOWN("eliminate"), DOWN("eliminated"), DOWN("end"), DOWN("eradicate"),
    DOWN("elimination"), DOWN("无新发"), DOWN("不发生"), DOWN("杜绝"), DOWN("zero"), DOWN("netzero"), DOWN("netzeroemissions"), END};
static const struct word all[] = {
    UP("全覆盖"), UP("100%全覆盖"), UP("全面覆盖"), UP("全部覆盖"), UP("实现全覆盖"), UP("全部"),
    UP("所有"), UP("应保尽保"), UP("应检尽检"), UP("应接尽接"), UP("应治尽治"), UP("应收尽收"),
    UP("应助尽助"), UP("应享尽享"), UP("应管尽管"), UP("应补尽补"), UP("应签尽签"),
    UP("全员覆盖"), UP("100%覆盖"), UP("人人享有"), UP("全市范围"), UP("全县范围"),
    UP("全省范围"), UP("全部达标"), UP("全面达标"), UP("全部完成"), UP("基本全覆盖"),
    UP("universal"), UP("universalcoverage"), UP("universalaccess"), UP("fullcoverage"),
    UP("all"), END};
static const struct word steady[] = {
    PLAIN("保持稳定"), PLAIN("保持基本稳定"), PLAIN("基本稳定"), PLAIN("总体稳定"),
    PLAIN("保持总体稳定"), PLAIN("稳定"), PLAIN("保持平稳"), PLAIN("维持稳定"),
    PLAIN("基本保持稳定"), PLAIN("总体保持稳定"), UP("不下降"), UP("不降低"), UP("不减少"),
    DOWN("不增加"), DOWN("不上升"), DOWN("不反弹"), PLAIN("保持不变"), PLAIN("持平"),
    PLAIN("基本持平"), PLAIN("维持现状"), PLAIN("保持现状"), PLAIN("基本平衡"),
    PLAIN("保持基本平衡"), UP("只增不减"), UP("只升不降"), DOWN("只减不增"), DOWN("只降不升"), DOWN("零增长"),
    DOWN("实现零增长"), DOWN("保持零增长"), PLAIN("持续稳定"), PLAIN("maintain"), PLAIN("stable"),
    PLAIN("keepstable"), PLAIN("remainstable"), PLAIN("maintained"), PLAIN("unchanged"),
    UP("nodecrease"), UP("nodecline"), DOWN("noincrease"), END};
static const struct word region[] = {
    REGION("全国", "nation"), REGION("国家", "nation"), REGION("全省", "province"),
    REGION("省", "province"), REGION("全自治区", "province"), REGION("全市", "city"),
    REGION("市", "city"), REGION("全州", "city"), REGION("州", "city"), REGION("全区", "parent"),
    REGION("同期全国", "nation"), REGION("同期全省", "province"), {.text = "thenational", .reference = "nation", .shown = "the national"},
    REGION("national", "nation"), REGION("theprovincial", "province"),
    REGION("provincial", "province"), END};
/* With a margin: 比全省平均高2个百分点, 低于全省平均3个百分点以上. */
static const struct word over[] = {
    UP("高于"), UP("高"), UP("高出"), UP("快于"), UP("快"), UP("above"), UP("higherthan"), END};
static const struct word under[] = {
    DOWN("低于"), DOWN("低"), DOWN("慢于"), DOWN("below"), DOWN("lowerthan"), END};
static const struct word total[] = {
    PLAIN("累计"), PLAIN("新增"), PLAIN("净增"), PLAIN("累计新增"), PLAIN("五年累计"),
    PLAIN("共新增"), PLAIN("累计完成"), PLAIN("累计实现"), PLAIN("新建"), PLAIN("新改建"),
    PLAIN("新增加"), PLAIN("新开工"), PLAIN("新引进"), PLAIN("新培育"), PLAIN("新认定"), PLAIN("新设立"),
    PLAIN("新创建"), PLAIN("新购置"), PLAIN("五年新增"), PLAIN("五年共新增"), PLAIN("新(改,扩)建"), PLAIN("新(改扩)建"), PLAIN("新(改)建"),
    PLAIN("新改扩建"), PLAIN("新扩建"), PLAIN("新建和改扩建"), PLAIN("新建改建"),
    PLAIN("additional"), PLAIN("anadditional"), PLAIN("累计达到"), PLAIN("累计净增"),
    PLAIN("期间累计"), PLAIN("总计"), PLAIN("五年累计新增"), PLAIN("累计建设"), PLAIN("累计培养"),
    PLAIN("累计建成"), PLAIN("cumulativetotalof"), PLAIN("atotalof"), PLAIN("acumulativetotalof"),
    END};
/* 建成2个: what stands at the end; 引进30名: what is done over the years. */
static const struct word made[] = {
    PLAIN("建成"), PLAIN("建有"), PLAIN("建立"), PLAIN("建设"), PLAIN("创建"), PLAIN("创成"),
    PLAIN("打造"), PLAIN("设立"), PLAIN("设置"), PLAIN("配备"), PLAIN("配置"), PLAIN("拥有"),
    PLAIN("形成"), PLAIN("培育"), PLAIN("成立"), PLAIN("组建"), PLAIN("建好"), PLAIN("有"),
    PLAIN("建成并投入使用"), PLAIN("配齐"), PLAIN("布局"), PLAIN("保有"), END};
static const struct word done[] = {
    PLAIN("引进"), PLAIN("培养"), PLAIN("培训"), PLAIN("招聘"), PLAIN("招录"), PLAIN("招收"),
    PLAIN("开展"), PLAIN("举办"), PLAIN("完成"), PLAIN("发放"), PLAIN("改造"), PLAIN("改扩建"),
    PLAIN("扩建"), PLAIN("减排"), PLAIN("治理"), PLAIN("修复"), PLAIN("选派"), PLAIN("投入"),
    PLAIN("投资"), PLAIN("筹集"), PLAIN("新建改扩建"), PLAIN("培育新增"), PLAIN("引育"),
    PLAIN("引进培养"), PLAIN("遴选"), PLAIN("组织"), PLAIN("实施"), PLAIN("补充"), END};
static const struct word positive[] = {
    PLAIN("保持正增长"), PLAIN("正增长"), PLAIN("实现正增长"), END};

#define CLASS(t, w) {.name = t, .words = w}
#define WHOLE(t, w) {.name = t, .words = w, .says_all = true}
static const struct word_class classes[] = {
    CLASS("up", up), CLASS("down", down), CLASS("up_noun", up_noun),
    CLASS("down_noun", down_noun), CLASS("growth", growth), CLASS("to", to),
    CLASS("reach", reach), CLASS("hold", hold), CLASS("least", least), CLASS("above", above),
    CLASS("most", most), CLASS("below", below), CLASS("least_after", least_after),
    CLASS("most_after", most_after), CLASS("about", about), CLASS("about_after", about_after),
    CLASS("yearly", yearly), CLASS("each", each), CLASS("each_after", each_after),
    CLASS("points", points), CLASS("thousandths", thousandths), CLASS("percent", percent),
    CLASS("adverb", adverb), WHOLE("degree", degree), CLASS("better", better),
    WHOLE("zero", zero), WHOLE("all", all), CLASS("steady", steady), CLASS("reference", region),
    CLASS("total", total), CLASS("made", made), CLASS("done", done), CLASS("over", over),
    CLASS("under", under), CLASS("positive", positive)};

const struct word_class *language_class(const char *name, size_t len)
{
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (strlen(classes[i].name) == len && memcmp(classes[i].name, name, len) == 0)
            return &classes[i];
    return NULL;
}

const char *language_nearest_class(const char *name)
{
    static const char *const others[] = {"n", "n2", "unit", "amount", "times", "times_to"};
    enum { CLASSES = sizeof classes / sizeof *classes, OTHERS = sizeof others / sizeof *others };
    const char *names[CLASSES + OTHERS];
    for (size_t i = 0; i < CLASSES; i++)
        names[i] = classes[i].name;
    memcpy(names + CLASSES, others, sizeof others);
    return text_nearest(name, names, CLASSES + OTHERS);
}
