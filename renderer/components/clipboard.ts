/**
 * Puts text on the clipboard from a click. Through the copy event and not through the asynchronous clipboard, which
 * needs a permission that the shell refuses to every page. False when the browser did not allow it.
 */
export function copyText(text: string, html?: string): boolean {
  let done = false;
  const onCopy = (event: ClipboardEvent): void => {
    event.clipboardData?.setData('text/plain', text);
    if (html !== undefined) event.clipboardData?.setData('text/html', html);
    event.preventDefault();
    event.stopImmediatePropagation();
    done = true;
  };
  document.addEventListener('copy', onCopy, { capture: true });
  document.execCommand('copy');
  document.removeEventListener('copy', onCopy, { capture: true });
  return done;
}
