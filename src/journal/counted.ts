/** A number and the word for so many of it: `1 server`, `2 entries`. */
export function counted(count: number, one: string, other = `${one}s`): string {
  return `${count} ${count === 1 ? one : other}`;
}

export function countedEntries(count: number): string {
  return counted(count, 'entry', 'entries');
}
