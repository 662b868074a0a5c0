-- The judgement of the benchmark in DuckDB: exact decimals, one verdict line per pair.
CREATE TEMP TABLE reported AS
SELECT region, indicator,
       max(value) FILTER (year = 2025) AS x,
       sum(value) AS total, count(*) AS years
FROM read_csv('reported.csv', header = true,
              columns = {'region': 'VARCHAR', 'indicator': 'VARCHAR', 'year': 'INTEGER',
                         'value': 'DECIMAL(9,2)'})
WHERE year BETWEEN 2021 AND 2025
GROUP BY region, indicator;

CREATE TEMP TABLE targets AS
SELECT region, indicator, baseline AS b, target,
       CASE WHEN starts_with(target, '≥') THEN 'at_least'
            WHEN starts_with(target, '≤') THEN 'at_most'
            WHEN starts_with(target, '>') THEN 'above'
            WHEN starts_with(target, '提高') THEN 'rise_by'
            WHEN starts_with(target, '下降') THEN 'fall_by_percent'
            WHEN starts_with(target, '每年降低') THEN 'fall_per_year'
            WHEN starts_with(target, '累计新增') THEN 'cumulative'
            WHEN ends_with(target, '左右') THEN 'about'
            ELSE 'between' END AS form,
       CAST(regexp_extract(target, '[0-9.]+') AS DECIMAL(9,2)) AS n,
       TRY_CAST(regexp_extract(target, '-([0-9.]+)', 1) AS DECIMAL(9,2)) AS n2
FROM read_csv('targets.csv', header = true,
              columns = {'plan': 'VARCHAR', 'region': 'VARCHAR', 'indicator': 'VARCHAR',
                         'unit': 'VARCHAR', 'baseline': 'DECIMAL(9,2)', 'target': 'VARCHAR',
                         'attribute': 'VARCHAR', 'base_year': 'INTEGER',
                         'target_year': 'INTEGER', 'direction': 'VARCHAR'});

CREATE TEMP TABLE verdicts AS
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
                     WHEN 'fall_by_percent' THEN (b - x) * 100 >= n * b
                     WHEN 'fall_per_year' THEN b - x >= n * 5
                 END THEN 'pass'
            ELSE 'fail' END AS verdict
FROM targets LEFT JOIN reported USING (region, indicator);

COPY verdicts TO 'verdicts-duckdb.csv' (HEADER, DELIMITER ',');
