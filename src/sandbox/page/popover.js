/**
 * Shows `panel` above everything else, beside its anchor, and keeps it inside the window. Escape or a press elsewhere
 * closes it; it follows its anchor when that is scrolled, until the anchor is out of sight.
 *
 * @param {HTMLElement} panel must be in the document (inside the dialog, if the anchor is in one)
 * @param {HTMLElement} anchor
 * @param {{ align: 'start' | 'end', width: 'anchor' | 'own', onClose: () => void }} how
 * @returns {() => void} closes it
 */
export function openPopover(panel, anchor, { align, width, onClose }) {
  let open = true;
  panel.setAttribute('popover', 'manual');
  panel.showPopover();
  place();

  function place() {
    const box = anchor.getBoundingClientRect();
    if (width === 'anchor') panel.style.width = `${box.width}px`;
    const below = innerHeight - box.bottom - 12;
    const above = box.top - 12;
    const up = below < Math.min(panel.scrollHeight, 240) && above > below;
    panel.style.maxHeight = `${Math.min(360, Math.max(up ? above : below, 80))}px`;
    const height = panel.offsetHeight;
    panel.style.top = `${up ? Math.max(8, box.top - height - 4) : box.bottom + 4}px`;
    const left = align === 'end' ? box.right - panel.offsetWidth : box.left;
    panel.style.left = `${Math.max(8, Math.min(left, innerWidth - panel.offsetWidth - 8))}px`;
  }
  /** @param {KeyboardEvent} event */
  function onKey(event) {
    if (event.key !== 'Escape') return;
    // Only the panel closes, not the dialog or the command behind it.
    event.preventDefault();
    event.stopPropagation();
    close();
    anchor.focus();
  }
  /** @param {Event} event */
  function onPress(event) {
    if (event.target instanceof Node && (panel.contains(event.target) || anchor.contains(event.target))) return;
    close();
  }
  /** @param {Event} event */
  function onScroll(event) {
    if (event.target instanceof Node && panel.contains(event.target)) return;
    const { top, bottom } = anchor.getBoundingClientRect();
    if (anchor.isConnected && bottom > 0 && top < innerHeight) place();
    else close();
  }
  function close() {
    if (!open) return;
    open = false;
    document.removeEventListener('keydown', onKey, true);
    document.removeEventListener('pointerdown', onPress, true);
    document.removeEventListener('scroll', onScroll, true);
    removeEventListener('resize', close);
    panel.remove();
    onClose();
  }
  document.addEventListener('keydown', onKey, true);
  document.addEventListener('pointerdown', onPress, true);
  document.addEventListener('scroll', onScroll, true);
  addEventListener('resize', close);
  return close;
}
