import { globSync } from 'node:fs';

const ENDING = '.bench.ts';

interface Bench {
  run(): Promise<void>;
}

/** `npm run bench` runs them all, one after another; `npm run bench reading` one of them. */
const [wanted] = process.argv.slice(2);
const names = globSync(`*${ENDING}`, { cwd: import.meta.dirname })
  .map((file) => file.slice(0, -ENDING.length))
  .sort();
if (wanted !== undefined && !names.includes(wanted)) {
  console.error(`There is no benchmark "${wanted}". There are: ${names.join(', ')}`);
  process.exit(1);
}
for (const name of wanted === undefined ? names : [wanted]) {
  const bench: Bench = await import(`./${name}${ENDING}`);
  await bench.run();
}
