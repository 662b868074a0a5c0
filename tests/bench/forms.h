#pragma once
/* forms - the nine printed forms of target of the benchmark. All numbers are hundredths. */
enum form {
    FORM_AT_LEAST, FORM_AT_MOST, FORM_ABOUT, FORM_BETWEEN, FORM_RISE_BY, FORM_FALL_BY_PERCENT,
    FORM_FALL_PER_YEAR, FORM_CUMULATIVE, FORM_ABOVE, FORM_COUNT
};
enum { INDICATORS = 40, YEARS = 5, BASE_YEAR = 2020, TARGET_YEAR = 2025 };
