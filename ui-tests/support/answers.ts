/** Answers to exercises of the probability notebook, as a learner might type them. */

export const NUMPY = 'import numpy as np';

export const RIGHT = {
  softmax: 'def softmax(xs):\n    e = np.exp(xs - np.max(xs))\n    return e / e.sum()',
  surprise: 'def surprise(p, i):\n    return -np.log(p[i])',
  crossentropy: 'def crossentropy(p, q):\n    return -np.sum(p * np.log(q))',
  entropy: 'def entropy(p):\n    p = p[p > 0]\n    return -np.sum(p * np.log(p))'
};

export const WRONG = {
  /** A recognised mistake: it is answered with a question. */
  softmax: 'def softmax(xs):\n    return xs / np.sum(xs)'
};

/** `body` as the body of `softmax(xs)`. */
export function softmax(...body: string[]): string {
  return ['def softmax(xs):', ...body.map(line => `    ${line}`)].join('\n');
}
