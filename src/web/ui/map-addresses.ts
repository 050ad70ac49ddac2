/** Map addresses: links that lead to a place on a map, in an app of the phone or on the web, by its address in words. */

export function mapAddresses(address: string, town: string): { app: string; web: string } {
  const isWhole = address.toLowerCase().includes(town.toLowerCase());
  const query = encodeURIComponent(isWhole ? address : `${address}, ${town}`);
  return { app: `geo:0,0?q=${query}`, web: `https://www.openstreetmap.org/search?query=${query}` };
}
