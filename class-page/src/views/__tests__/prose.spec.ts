import { phrase, prose } from '../prose.js';

/** The typesetter arrives. */
async function arrived(): Promise<void> {
  await import('katex');
  for (let turn = 0; turn < 5; turn += 1) {
    await Promise.resolve();
  }
}

const asks = { text: 'What is minus the log of $1 / \\sqrt{2\\pi}$ in {call}?', values: { call: '$x$ `f`' } };

describe('a sentence', () => {
  it('has its mathematics typeset, without the dollars', async () => {
    const node = prose('', asks);
    await arrived();
    expect(node.querySelector('math msqrt')?.textContent).toBe('2π');
    expect(node.querySelectorAll('math')).toHaveLength(1);
    expect(node.textContent).not.toMatch(/\\|\$1/);
    expect(node.querySelector('math')?.namespaceURI).toBe('http://www.w3.org/1998/Math/MathML');
  });

  it('shows what a learner wrote as code, whatever it looks like', async () => {
    const node = prose('', { text: '{call} gave {got}.', values: { call: '<img src=x>', got: '$<b>$' } });
    await arrived();
    expect(node.querySelector('math, img, b')).toBeNull();
    expect([...node.querySelectorAll('code')].map(code => code.textContent)).toEqual(['<img src=x>', '$<b>$']);
  });

  it('is drawn the same twice, so that nothing flickers', async () => {
    prose('', asks);
    await arrived();
    expect(prose('', asks).isEqualNode(prose('', asks))).toBe(true);
    expect(prose('', asks).querySelector('math')).not.toBeNull();
  });

  it("stays as it was written where it is the claim of a learner's own server", async () => {
    const node = prose('', { text: 'It is $x^2$.', values: {} }, { claim: true });
    await arrived();
    expect(node.textContent).toBe('It is $x^2$.');
    expect(node.querySelector('math')).toBeNull();
  });

  it.each(['\\frac{', '\\undefinedcommand', 'x'.repeat(5000)])('shows what is not mathematics: %s', async source => {
    const node = prose('', { text: `Is it $${source}$?`, values: {} });
    await arrived();
    expect(node.textContent).toBe(`Is it ${source}?`);
  });

  it.each(['\\href{javascript:alert(1)}{x}', '\\htmlStyle{color: red}{x}', '\\includegraphics{x}'])(
    'leads nowhere and fetches nothing: %s',
    async source => {
      const node = prose('', { text: `$${source}$`, values: {} });
      await arrived();
      expect(node.querySelector('a, img, [href], [style]')).toBeNull();
    }
  );
});

describe('the name of a misconception', () => {
  it('shows its code as code', () => {
    const node = document.createElement('p');
    node.append(...phrase('takes `^` for a power'));
    expect(node.querySelector('code')?.textContent).toBe('^');
    expect(node.textContent).toBe('takes ^ for a power');
  });
});
