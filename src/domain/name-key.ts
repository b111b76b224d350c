/** A name folded so that spellings people mean as one are one: case, accents, punctuation, what can't be seen and a leading article are set aside. */
export function nameKey(name: string): string {
  const key = name
    .normalize('NFKD')
    .replace(/[\p{Cf}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim()
    .replace(/^(?:the|les|le|la|l|al) (?=.)/u, '');
  return key === '' ? name.trim() : key;
}
