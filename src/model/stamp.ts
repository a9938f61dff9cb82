/**
 * A stamp is what is kept with a verdict to tell later whether it still speaks of what is shown: a digest of the cell's
 * source, the kernel's fingerprint of the names that the exercise is about, and its digest of the source as a program,
 * which spacing and comments do not change. The server keeps it without reading it.
 */
export interface IStamp {
  source: string;
  fingerprint: string;
  /** Empty where it is not known: stamps had none at first. */
  program: string;
}

/** The longest stamp that the wire takes. */
const LONGEST = 128;

/** A short digest of text. It tells an edited cell from an unedited one; it need not withstand anybody. */
export function digest(text: string): string {
  // Two multiplicative hashes that take different ways, 64 bits together.
  let a = 0x811c9dc5;
  let b = 0x2545f491;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul(b + unit, 0x9e3779b1) ^ (b >>> 15);
  }
  const hex = (part: number): string => (part >>> 0).toString(16).padStart(8, '0');
  return hex(a) + hex(b ^ text.length);
}

export function stamp(source: string, fingerprint: string, program = ''): string {
  const parts = [digest(source), fingerprint, ...(program === '' ? [] : [program])];
  return parts.join('.').slice(0, LONGEST);
}

/** What a stamp says, or null when it is not one of ours. */
export function readStamp(text: string): IStamp | null {
  const [source = '', fingerprint, program = ''] = text.split('.');
  return fingerprint !== undefined && /^[0-9a-f]{16}$/.test(source) ? { source, fingerprint, program } : null;
}
