/** A handle of a slider in an explorer that has no name yet, whatever drew it. */
const NAMELESS = '.math4ml-explore .widget-slider [role="slider"]:not([aria-label])';

/** Give the handle of every slider in an explorer the name that is written beside it. */
export function nameSliders(root: ParentNode): void {
  root.querySelectorAll(NAMELESS).forEach(handle => {
    const name = handle.closest('.widget-slider')?.querySelector('.widget-label')?.textContent.trim();
    if (name) {
      handle.setAttribute('aria-label', name);
    }
  });
}
