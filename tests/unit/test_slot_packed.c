/* Slots in few bytes: what comes out is what went in, and whatever lies there can be read. */
#include "judge_kit.h"
#include "../../src/judge/slot_packed.h"

static uint64_t seed;

static uint64_t any(uint64_t below)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (seed >> 33) % below;
}

/* Any number of bytes, mostly few. */
static struct fixed any_number(unsigned most_bytes)
{
    int64_t units = (int64_t)(any(1u << 31) << 31 | any(1u << 31));
    units &= ((int64_t)1 << (8 * (1 + any(most_bytes)) - 1)) - 1;
    return any(6) == 0 ? fixed_none()
                       : (struct fixed){any(2) ? units : -units, (int)any(12) - 2};
}

static struct slot any_slot(unsigned most_bytes)
{
    struct slot s;
    memset(&s, 0, sizeof s);
    s.verdict = (uint8_t)any(VERDICT_COUNT);
    s.reason = (uint8_t)any(REASON_COUNT);
    s.baseline_kind = (uint8_t)any(BASELINE_PENDING + 1);
    s.accept = (uint8_t)any(32);
    s.exact_runs = (uint8_t)any(2);
    s.value_year = (int16_t)any(3000);
    s.flags = (uint32_t)any(1u << FLAG_COUNT);
    s.words = (uint32_t)any(1u << 31);
    s.origin.line = (uint32_t)any(1u << 31);
    s.origin.file = (uint8_t)any(256);
    struct fixed *const numbers[] = {&s.progress, &s.baseline, &s.value, &s.measure, &s.goal,
                                     &s.low, &s.high, &s.margin, &s.required_pace, &s.expected};
    for (size_t n = 0; n < 10; n++)
        *numbers[n] = n && any(3) == 0 ? *numbers[any(n)] : any_number(most_bytes);
    return s;
}

static void a_slot_comes_out_as_it_went_in(void **state)
{
    (void)state;
    size_t fits = 0, all = 20000;
    for (seed = 0; seed < all; seed++) {
        uint64_t before = seed;
        struct slot s = any_slot(1 + seed % 7), out;
        struct packed_slot packed;
        if (slot_pack(&s, &packed)) {
            fits++;
            assert_false(packed.full);
            slot_unpack(&packed, &out);
            assert_memory_equal(&s, &out, sizeof s);
            packed.done = 1;
            assert_true(packed_is_possible(&packed));
        } else {
            assert_true(packed.full);
        }
        seed = before;
    }
    assert_in_range(fits, all / 3, all - all / 10);      /* both happen */
}

static void numbers_of_all_sizes_fit(void **state)
{
    (void)state;
    for (int bit = 0; bit < 55; bit++) {
        const int64_t edges[] = {((int64_t)1 << bit) - 1, (int64_t)1 << bit, -((int64_t)1 << bit),
                                 -((int64_t)1 << bit) - 1};
        for (size_t e = 0; e < 4; e++) {
            struct slot s = any_slot(1), out;
            struct packed_slot packed;
            s.value = (struct fixed){edges[e], 18};
            s.measure = s.goal = s.low = s.high = s.margin = s.value;
            assert_true(slot_pack(&s, &packed));
            slot_unpack(&packed, &out);
            assert_memory_equal(&s, &out, sizeof s);
        }
    }
}

static void what_cannot_be_packed_is_told(void **state)
{
    (void)state;
    struct packed_slot packed;
    struct slot s = any_slot(1);
    s.flags = 1u << 31;
    assert_false(slot_pack(&s, &packed));
    s = any_slot(1);
    s.goal = (struct fixed){1, 100};
    assert_false(slot_pack(&s, &packed));
    s.goal = (struct fixed){1, -100};
    assert_false(slot_pack(&s, &packed));
}

static void whatever_lies_there_can_be_read(void **state)
{
    (void)state;
    for (seed = 0; seed < 20000; seed++) {
        uint64_t before = seed;
        union { struct packed_slot slot; uint8_t bytes[sizeof(struct packed_slot)]; } foreign;
        struct slot out;
        for (size_t i = 0; i < sizeof foreign.bytes; i++)
            foreign.bytes[i] = (uint8_t)any(256);
        slot_unpack(&foreign.slot, &out);
        assert_int_equal(out.done, foreign.slot.done);
        seed = before;
    }
}

static void fields_that_cannot_be_are_told(void **state)
{
    (void)state;
    struct packed_slot packed;
    struct slot s = any_slot(1);
    slot_pack(&s, &packed);
    assert_false(packed_is_possible(&packed));           /* nobody said that it is done */
    packed.done = 1;
    assert_true(packed_is_possible(&packed));
    packed.verdict = VERDICT_COUNT;
    assert_false(packed_is_possible(&packed));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_slot_comes_out_as_it_went_in),
        cmocka_unit_test(numbers_of_all_sizes_fit),
        cmocka_unit_test(what_cannot_be_packed_is_told),
        cmocka_unit_test(whatever_lies_there_can_be_read),
        cmocka_unit_test(fields_that_cannot_be_are_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
