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
    standing: exercise.standing
  };
}

/** What an exercise is called: its title, or its name until that is known. */
export function titleOf(exercise: Exercise): string {
  return exercise.info?.title ?? exercise.id.split('/').pop() ?? exercise.id;
}
