/** What goes wrong on a real evening: kernels die, servers restart, loops do not end. Nothing is lost, and it is said plainly. */
import { NUMPY, RIGHT, softmax } from '../support/answers';
import { answer, code } from '../support/document';
import { expect, test } from '../support/fixtures';
import * as states from '../support/states';

test('an endless loop ends with its line, and the kernel stays usable', async ({ lab }) => {
  const source = softmax('n = 0', 'while True: n += 1', 'return xs');
  const notebook = await lab.open([code('before = 41'), answer('softmax', source), code('print(before + 1)')]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.NOT_YET);
  await expect(bar.message).toContainText('line 3 was still running after 2 s');
  await notebook.run(2);
  await expect(notebook.output(2)).toHaveText('42');
});

test('a loop that swallows every exception ends too', async ({ lab }) => {
  const source = softmax('while True:', '    try:', '        xs = xs + 0', '    except BaseException:', '        pass');
  const notebook = await lab.open([code(NUMPY), answer('softmax', source), code('print(42)')]);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.NOT_YET);
  await expect(bar.message).toContainText('was still running after 2 s');
  await notebook.run(2);
  await expect(notebook.output(2)).toHaveText('42');
});

test('recursion without end is an error of the learner, with its line', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', softmax('return softmax(xs)'))]);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.STOPPED);
  await expect(bar.message).toContainText('RecursionError');
  await expect(bar.why).toHaveText(/line 2/);
});

test('sys.exit inside a function ends neither the check nor the kernel', async ({ lab }) => {
  const source = `import sys\n${softmax('sys.exit()')}`;
  const notebook = await lab.open([code('kept = 42'), answer('softmax', source), code('print(kept)')]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.STOPPED);
  await expect(bar.message).toContainText('SystemExit');
  await notebook.run(2);
  await expect(notebook.output(2)).toHaveText('42');
});

test('a right answer that prints 50 MB passes, and floods nothing', async ({ lab }) => {
  const source = `LINE = "x" * 1_000_000\n${softmax('for _ in range(50): print(LINE)', 'e = np.exp(xs - np.max(xs))', 'return e / e.sum()')}`;
  const notebook = await lab.open([code(NUMPY), answer('softmax', source)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.PASSED);
  await expect(notebook.output(1)).toHaveCount(0);
});

test('warnings and a leftover print do not hide a pass', async ({ lab }) => {
  const source = softmax('print("here", xs)', 'np.log(0.0 * xs)', 'e = np.exp(xs - np.max(xs))', 'return e / e.sum()');
  const notebook = await lab.open([code(NUMPY), answer('softmax', source)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.PASSED);
  await expect(notebook.output(1)).toHaveCount(0);
});

test('a value of 10^8 elements is too large to check, and it says so', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', softmax('return np.zeros(10 ** 8, dtype=np.int8)'))]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.COULD_NOT_CHECK);
  await expect(bar.why).toHaveText(/100 MB.*at most 1 MB/);
});

test('a kernel killed in the middle of a check is said plainly, and the next check works', async ({ lab }) => {
  const source = `import os, signal\n${softmax('os.kill(os.getpid(), signal.SIGKILL)')}`;
  const notebook = await lab.open([code(NUMPY), answer('softmax', source)]);
  await notebook.run(0);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.COULD_NOT_CHECK);
  await expect(bar.why).toContainText('kernel');
  // JupyterLab tells about the kernel in a dialog of its own, and starts another.
  await lab.page.locator('.jp-Dialog').getByRole('button', { name: 'Ok' }).click();
  await notebook.write(1, `import numpy as np\n${RIGHT.softmax}`);
  await bar.check();
  await bar.is(states.PASSED);
});

test('without a kernel it says so, and checks once there is one', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', `import numpy as np\n${RIGHT.softmax}`)]);
  await notebook.shutdownKernel();
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.COULD_NOT_CHECK);
  await expect(bar.why).toContainText('kernel');
});

test('a restarted kernel is checked again after its cell has run', async ({ lab }) => {
  const notebook = await lab.open([code(NUMPY), answer('softmax', `import numpy as np\n${RIGHT.softmax}`)]);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.PASSED);
  await notebook.restartKernel();
  await bar.check();
  await bar.is(states.PASSED);
  await expect(notebook.cell(1).locator('.jp-InputPrompt').first()).toHaveText('[1]:');
});

test('a busy kernel is waited for, and the learner can stop waiting', async ({ lab }) => {
  const cells = [code(NUMPY), answer('softmax', RIGHT.softmax), code('import time\ntime.sleep(600)')];
  const notebook = await lab.open(cells);
  await notebook.run(0);
  await notebook.run(1);
  await notebook.start(2);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.WAITING);
  await bar.stop.click();
  await expect(bar.line).not.toHaveAttribute('data-state', states.WAITING);
  await notebook.interruptKernel();
  await bar.check();
  await bar.is(states.PASSED);
});

test('a check that waited for a busy kernel goes on by itself', async ({ lab }) => {
  const cells = [code(NUMPY), answer('softmax', RIGHT.softmax), code('import time\ntime.sleep(600)')];
  const notebook = await lab.open(cells);
  await notebook.run(0);
  await notebook.run(1);
  await notebook.start(2);
  const bar = notebook.bar('softmax');
  await bar.check();
  await bar.is(states.WAITING);
  await notebook.interruptKernel();
  await bar.is(states.PASSED);
});
