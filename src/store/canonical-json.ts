/**
 * Canonical JSON (RFC 8785) of what was read from JSON: names in the order of their UTF-16 code units; JavaScript itself writes text and numbers as
 * the standard demands. Every entry is hashed over it, as it is written and as it is verified, so it is made for speed: half the time of the
 * package of that name, which the tests hold it to.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const members = value as Readonly<Record<string, unknown>>;
  let text = '';
  for (const name of Object.keys(members).sort()) {
    if (members[name] === undefined) continue;
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${canonicalJson(members[name])}`;
  }
  return `{${text}}`;
}
