/** Enter goes to the next field of the slip, as on the counter's own machines; after the last comes the booking button. */
export function focusNext(from: Element): void {
  const form = from.closest('form');
  if (!form) return;
  const stops = [...form.querySelectorAll<HTMLElement>('input:not(:disabled), button[data-stop]:not(:disabled)')];
  const next = stops[stops.indexOf(from as HTMLElement) + 1];
  next?.focus();
  if (next instanceof HTMLInputElement) next.select();
}

/** Brings the cursor to a field of the slip by its name. */
export function focusField(name: string): void {
  const field = document.querySelector<HTMLElement>(`form.slip [data-field="${name}"] input, form.slip [data-field="${name}"] button`);
  field?.focus();
  if (field instanceof HTMLInputElement) field.select();
}
