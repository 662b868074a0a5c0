// Runs the SQL of a file in an in-memory DuckDB. Usage: node duckdb.mjs MODULES SQL THREADS
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [modules, sql, threads] = process.argv.slice(2);
const { DuckDBInstance } = createRequire(join(modules, 'x.js'))('@duckdb/node-api');
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();
await connection.run(readFileSync(sql, 'utf8'));
connection.closeSync();
