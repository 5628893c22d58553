/** The cells and rows that fail, as the office calls them; a long list is cut and its length said. */
export const listed = (places: readonly string[]): string => (places.length > 6 ? `${places.slice(0, 6).join('、')}等 ${places.length} 处` : places.join('、'));
