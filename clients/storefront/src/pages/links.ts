/** Where things are in this shop. */
export const links = {
  home: (locale: string) => `/${locale}/`,
  category: (locale: string, code: string) => `/${locale}/category/${encodeURIComponent(code)}`,
  product: (locale: string, sku: string) => `/${locale}/product/${encodeURIComponent(sku)}`,
  search: (locale: string, query = '') => `/${locale}/search${query && `?q=${encodeURIComponent(query)}`}`,
  basket: (locale: string) => `/${locale}/basket`,
  checkout: (locale: string) => `/${locale}/checkout`,
  thanks: (locale: string, order: string) => `/${locale}/thanks?order=${encodeURIComponent(order)}`,
  privacy: (locale: string) => `/${locale}/privacy`,
  consent: (locale: string) => `/${locale}/consent`,
};
