/** The address of a store as it may be shown: without its password. */
export function shownUrl(url: string): string {
  return url.replace(/^([a-z]+:\/\/[^:@/?#]*):.*@/s, '$1:…@').replace(/([?&][^=&]*pass[^=&]*=)[^&]*/gi, '$1…');
}
