import { Announcer } from '../announcer';

const said = (): string | undefined => document.querySelector('.m4-Announcer')?.textContent;

describe('what is said to screen readers', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('is read politely', () => {
    const announcer = new Announcer();
    announcer.say('softmax: Passed.');
    jest.runAllTimers();
    expect(document.querySelector('.m4-Announcer')?.getAttribute('aria-live')).toBe('polite');
    expect(said()).toBe('softmax: Passed.');
    announcer.dispose();
  });

  it('is read as one when two things are said at the same moment', () => {
    const announcer = new Announcer();
    announcer.say('softmax: Passed.');
    announcer.say('That was the last one.');
    jest.runAllTimers();
    expect(said()).toBe('softmax: Passed. That was the last one.');
    announcer.say('entropy: Passed.');
    jest.runAllTimers();
    expect(said()).toBe('entropy: Passed.');
    announcer.dispose();
  });

  it('is read again when it is said again', () => {
    const announcer = new Announcer();
    announcer.say('Hint.');
    jest.runAllTimers();
    announcer.say('Hint.');
    jest.runAllTimers();
    expect(said()).toBe('Hint.\u00a0');
    announcer.dispose();
  });

  it('leaves nothing behind', () => {
    const announcer = new Announcer();
    announcer.say('Hint.');
    announcer.dispose();
    jest.runAllTimers();
    expect(said()).toBeUndefined();
  });
});
