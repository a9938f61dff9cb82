import type { ISituation } from '../format/wording';
import type { Exercise } from '../model/exercise';

/** What the words for an exercise depend on, now. */
export function situationOf(exercise: Exercise): ISituation {
  const { outcome } = exercise;
  return {
    state: exercise.phase,
    verdict: outcome?.verdict ?? null,
    age: outcome ? Date.now() - outcome.at : 0,
    stale: exercise.stale,
    problem: exercise.problem,
    waited: exercise.waited
  };
}

/** What an exercise is called: the names that the learner defines, which stand in the cell above. */
export function titleOf(exercise: Exercise): string {
  const names = exercise.info?.names ?? [];
  return names.length > 0 ? names.join(', ') : (exercise.id.split('/').pop() ?? exercise.id);
}
