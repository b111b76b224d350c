/** The address of a store as it may be shown: without its password. */
export function shownUrl(url: string): string {
  const [address = '', ...query] = url.replace(/^([a-z]+:\/\/[^:@/?#]*):.*@/s, '$1:…@').split('?');
  return [address, ...query.map((each) => each.split('&').map(withoutPassword).join('&'))].join('?');
}

function withoutPassword(parameter: string): string {
  const [name = '', ...value] = parameter.split('=');
  return value.length > 0 && /pass/i.test(name) ? `${name}=…` : parameter;
}
