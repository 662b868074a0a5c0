-- The judgement of the benchmark in SQLite: whole hundredths, one verdict line per pair.
CREATE TABLE reported(region TEXT, indicator TEXT, year INTEGER, value TEXT);
CREATE TABLE targets(plan TEXT, region TEXT, indicator TEXT, unit TEXT, baseline TEXT, target TEXT,
                     attribute TEXT, base_year INTEGER, target_year INTEGER, direction TEXT);
.mode csv
.import --skip 1 reported.csv reported
.import --skip 1 targets.csv targets

CREATE TABLE wide AS
SELECT region, indicator,
       max(CASE WHEN year = 2025 THEN CAST(round(value * 100) AS INTEGER) END) AS x,
       sum(CAST(round(value * 100) AS INTEGER)) AS total, count(*) AS years
FROM reported WHERE year BETWEEN 2021 AND 2025
GROUP BY region, indicator;
CREATE UNIQUE INDEX wide_key ON wide(region, indicator);

CREATE VIEW numbers AS
SELECT region, indicator, CAST(round(baseline * 100) AS INTEGER) AS b, form,
       CAST(round(CAST(rest AS REAL) * 100) AS INTEGER) AS n,
       CAST(round(CAST(substr(rest, instr(rest, '-') + 1) AS REAL) * 100) AS INTEGER) AS n2
FROM (SELECT *, CASE form WHEN 'about' THEN target WHEN 'between' THEN target
                          WHEN 'at_least' THEN substr(target, 2) WHEN 'at_most' THEN substr(target, 2)
                          WHEN 'above' THEN substr(target, 2) WHEN 'rise_by' THEN substr(target, 3)
                          WHEN 'fall_by_percent' THEN substr(target, 3)
                          ELSE substr(target, 5) END AS rest
      FROM (SELECT *, CASE WHEN target LIKE '≥%' THEN 'at_least' WHEN target LIKE '≤%' THEN 'at_most'
                           WHEN target LIKE '>%' THEN 'above' WHEN target LIKE '提高%' THEN 'rise_by'
                           WHEN target LIKE '下降%' THEN 'fall_by_percent'
                           WHEN target LIKE '每年降低%' THEN 'fall_per_year'
                           WHEN target LIKE '累计新增%' THEN 'cumulative'
                           WHEN target LIKE '%左右' THEN 'about' ELSE 'between' END AS form
            FROM targets));

.headers on
.output verdicts-sqlite.csv
SELECT region, indicator,
       CASE WHEN coalesce(years, 0) = 0 THEN 'no_data'
            WHEN form = 'cumulative' THEN
                CASE WHEN total >= n THEN 'pass' WHEN years < 5 THEN 'undetermined' ELSE 'fail' END
            WHEN x IS NULL THEN 'no_data'
            WHEN CASE form
                     WHEN 'at_least' THEN x >= n
                     WHEN 'at_most' THEN x <= n
                     WHEN 'above' THEN x > n
                     WHEN 'about' THEN abs(x - n) * 20 <= n
                     WHEN 'between' THEN x >= n AND x <= n2
                     WHEN 'rise_by' THEN x - b >= n
                     WHEN 'fall_by_percent' THEN (b - x) * 10000 >= n * b
                     WHEN 'fall_per_year' THEN b - x >= n * 5
                 END THEN 'pass'
            ELSE 'fail' END AS verdict
FROM numbers LEFT JOIN wide USING (region, indicator);
