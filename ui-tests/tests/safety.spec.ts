/** Whatever a learner's code says about itself stays text: no element appears, no script runs, no check is fooled. */
import { NUMPY, softmax } from '../support/answers';
import { answer, code } from '../support/document';
import { expect, test } from '../support/fixtures';
import { Bar, type Notebook } from '../support/notebook';
import * as states from '../support/states';

const MARKUP = '<img src=x onerror="window.hurt=1"><script>window.hurt=1</script><b class=bad>';

/** Check `source` as an answer; give the bar once there is a verdict. */
async function verdict(notebook: Notebook): Promise<Bar> {
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await expect(bar.line).toHaveAttribute('data-state', /^(not-yet|stopped|could-not-check)$/);
  return bar;
}

/** Nothing that markup would have made is there, and nothing that a script would have done has happened. */
async function expectUnharmed(bar: Bar): Promise<void> {
  await expect(bar.root.locator('img, script, iframe, b.bad, a[href^="javascript"]')).toHaveCount(0);
  expect(await bar.root.page().evaluate(() => 'hurt' in window)).toBe(false);
}

const attempts: Record<string, string[]> = {
  'the text of an exception': [`raise ValueError('''${MARKUP}''')`],
  'the name of an exception': [`raise type('''${MARKUP}''', (Exception,), {})('x')`],
  'a returned string': [`return '''${MARKUP}'''`],
  'strings in a returned list': [`return ['''${MARKUP}''', '''${MARKUP}''']`],
  'the keys of a returned dict': [`return {'''${MARKUP}''': 1}`],
  'the name of a class': [`return type('''${MARKUP}''', (), {})()`],
  'a repr': [`return type('Liar', (), {'__repr__': lambda self: '''${MARKUP}'''})()`],
  'markdown and mathematics': [
    "raise ValueError('''$\\\\href{javascript:window.hurt=1}{x}$ [x](javascript:window.hurt=1) `<b class=bad>`''')"
  ],
  'a name that is missing': [`raise NameError("x", name='''${MARKUP}''')`]
};

for (const [what, body] of Object.entries(attempts)) {
  test(`${what} stays text`, async ({ lab }) => {
    const bar = await verdict(await lab.open([code(NUMPY), answer('softmax', softmax(...body))]));
    await expectUnharmed(bar);
  });
}

test('markup in a tag names no exercise, and does no harm', async ({ lab }) => {
  const notebook = await lab.open([code('x = 1', [`check:${MARKUP}`])]);
  const bar = new Bar(notebook.root.locator('.m4-Check'));
  await bar.is(states.READY);
  await bar.check();
  await bar.is(states.COULD_NOT_CHECK);
  await expect(bar.why).not.toBeEmpty();
  await expectUnharmed(bar);
});

const liars: Record<string, string[]> = {
  'an __eq__ that says yes': ['class Yes:', '    def __eq__(self, other): return True', 'return Yes()'],
  'an __array__ that answers later': [
    'class Array:',
    '    def __array__(self, *a, **k): return np.exp(xs) / np.exp(xs).sum()',
    'return Array()'
  ],
  'a subclass of float': ['class Right(float):', '    def __eq__(self, other): return True', 'return Right(1)'],
  'a lying __class__': [
    'class Liar:',
    '    __class__ = property(lambda self: np.ndarray)',
    '    shape = property(lambda self: 1 / 0)',
    '    def __repr__(self): raise SystemExit',
    'return Liar()'
  ]
};

for (const [what, body] of Object.entries(liars)) {
  test(`${what} fools nobody`, async ({ lab }) => {
    const bar = await verdict(await lab.open([code(NUMPY), answer('softmax', softmax(...body))]));
    await bar.is(states.NOT_YET);
  });
}

test('names of ours may be bound to anything', async ({ lab }) => {
  const shadows = 'json = len = print = str = type = isinstance = getattr = id = object = None';
  const source = softmax(
    'm = max(xs)',
    'e = [math.exp(x - m) for x in xs]',
    'return np.array([x / sum(e) for x in e])'
  );
  const notebook = await lab.open([
    code(`import math\n${NUMPY}\n${shadows}`),
    answer('softmax', source),
    code('math4ml = sys = None')
  ]);
  await notebook.run(0);
  await notebook.run(2);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.PASSED);
});
