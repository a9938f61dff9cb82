/** Server-sent events, read from the body of a response as text. */

export interface IEvent {
  /** Where to go on after this one. */
  id: string;
  name: string;
  data: string;
}

/** Put pieces of text together into events; a piece may end anywhere. */
export class EventReader {
  private _rest = '';
  private _id = '';

  /** Read a piece, and give the events that it completes. */
  read(piece: string): IEvent[] {
    const blocks = (this._rest + piece).split('\n\n');
    this._rest = blocks.pop() ?? '';
    return blocks.flatMap(block => this._event(block));
  }

  private _event(block: string): IEvent[] {
    let name = 'message';
    const data: string[] = [];
    for (const line of block.split('\n')) {
      const at = line.indexOf(':');
      const [field, value] = at < 0 ? [line, ''] : [line.slice(0, at), line.slice(at + 1).replace(/^ /, '')];
      if (field === 'id') {
        this._id = value;
      } else if (field === 'event') {
        name = value;
      } else if (field === 'data') {
        data.push(value);
      }
    }
    // A line that begins with a colon says only that somebody is still there.
    return data.length > 0 ? [{ id: this._id, name, data: data.join('\n') }] : [];
  }
}
