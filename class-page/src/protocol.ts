// Generated from class-page/openapi.json by `jlpm generate:protocol`. Edit math4ml_ext/hub/classpage/protocol.py instead.
/* eslint-disable */
export type paths = Record<string, never>;
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    /**
     * Answer
     * @description What a check said to `users` whose mistake was not recognised.
     */
    Answer: {
      criterion: string;
      says: components['schemas']['Sentence'];
      users: string[];
    };
    /**
     * Believed
     * @description A misconception: the question that leads out of it, and how many learners ever had it.
     */
    Believed: {
      asks: components['schemas']['Sentence'] | null;
      ever: number;
      name: string;
    };
    /**
     * Cell
     * @description One learner at one exercise, as an array: column of `exercise` (its place in `exercises` of the message), `flags`, `checks`, `first` check (seconds since 1970), `last` check and first `passed` (seconds after that, -1 for none), `misconception` (its place in `misconceptions`, -1 for none), checks in a row of the `same` answer, `line` where the learner's code stopped (0 for none), `hints` shown.
     */
    Cell: [number, number, number, number, number, number, number, number, number, number];
    /**
     * Changes
     * @description An event `changes`: rows with the cells that are new, each whole, so that the same news twice does no harm.
     */
    Changes: {
      exercises: string[];
      misconceptions: string[];
      /** @description Seconds since 1970, UTC */
      now: number;
      rows: components['schemas']['Row'][];
      /** @default null */
      terms: components['schemas']['Term'][] | null;
    };
    /**
     * ClassCourse
     * @description One course, and the sections in which there is anybody.
     */
    ClassCourse: {
      id: string;
      notebooks: components['schemas']['ClassNotebook'][];
      sections: string[];
      title: string;
    };
    /**
     * ClassExercise
     * @description One exercise.
     */
    ClassExercise: {
      id: string;
      title: string;
    };
    /**
     * ClassNotebook
     * @description One notebook of a course.
     */
    ClassNotebook: {
      exercises: components['schemas']['ClassExercise'][];
      id: string;
      title: string;
    };
    /**
     * Detail
     * @description `GET exercise`: what a section believes about one exercise, those first that most learners met.
     */
    Detail: {
      answers: components['schemas']['Answer'][];
      exercise: string;
      goal: components['schemas']['Sentence'];
      misconceptions: components['schemas']['Believed'][];
      title: string;
    };
    /**
     * History
     * @description `GET learner`: one learner's checks in a course, newest first. `before` asks for older ones, if any.
     */
    History: {
      /** @default null */
      before: number | null;
      checks: components['schemas']['HistoryCheck'][];
      groups: string[];
      name: string;
      section: string;
      user: string;
    };
    /**
     * HistoryCheck
     * @description One check of a learner's. `same` is whether the answer is the one of the check before it.
     */
    HistoryCheck: {
      /** @description Seconds since 1970, UTC */
      at: number;
      /** @enum {unknown} */
      evidence: 'checked' | 'practice' | 'verified';
      exercise: string;
      id: number;
      /** @default false */
      late: boolean;
      /** @default null */
      misconception: string | null;
      outcome: string;
      /** @default null */
      question: components['schemas']['Sentence'] | null;
      /** @default false */
      same: boolean;
      says: components['schemas']['Sentence'] | null;
    };
    /**
     * Matrix
     * @description `GET matrix`: everybody in a section, and where they stand. Changes go on from `cursor`.
     */
    Matrix: {
      course: string;
      cursor: string;
      exercises: string[];
      misconceptions: string[];
      /** @description Seconds since 1970, UTC */
      now: number;
      rows: components['schemas']['Row'][];
      section: string;
      terms: components['schemas']['Term'][];
    };
    /**
     * Overview
     * @description `GET overview`: who is looking, whether they may `manage`, whether notebooks can be run again here (`regrade`), and which courses there are.
     */
    Overview: {
      courses: components['schemas']['ClassCourse'][];
      manage: boolean;
      /** @default false */
      regrade: boolean;
      user: string;
    };
    /**
     * Problem
     * @description Every error of ours: a code for programs, a sentence for people.
     */
    Problem: {
      message: string;
      reason: string;
    };
    /**
     * Regrade
     * @description `POST regrade`: run a learner's notebook again, from the top and in a sandbox.
     */
    Regrade: {
      course: string;
      notebook: string;
      user: string;
    };
    /**
     * Regraded
     * @description How many of a notebook's exercises passed again, and so are verified.
     */
    Regraded: {
      exercises: number;
      /** @default  */
      remark: string;
      user: string;
      verified: number;
    };
    /**
     * Row
     * @description One learner, as an array: `user`, display `name`, `groups`, when last `seen` (0 for never), `cells`.
     */
    Row: [string, string, string[], number, components['schemas']['Cell'][]];
    /**
     * Sentence
     * @description One sentence of feedback, kept apart from the values that fill it.
     */
    Sentence: {
      text: string;
      /** @default {} */
      values: {
        [key: string]: string;
      };
    };
    /**
     * SetTerm
     * @description `POST terms`: replace one term; a term that says nothing takes it away.
     */
    SetTerm: {
      course: string;
      term: components['schemas']['Term'];
    };
    /**
     * Term
     * @description When a notebook is open, of one section or, where that is empty, of all; an empty notebook is all of them.
     */
    Term: {
      /** @default null */
      closes: string | null;
      /** @default null */
      due: string | null;
      /** @default  */
      notebook: string;
      /** @default null */
      open: boolean | null;
      /** @default null */
      opens: string | null;
      /** @default  */
      section: string;
    };
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type Answer = components['schemas']['Answer'];
export type Believed = components['schemas']['Believed'];
export type Cell = components['schemas']['Cell'];
export type Changes = components['schemas']['Changes'];
export type ClassCourse = components['schemas']['ClassCourse'];
export type ClassExercise = components['schemas']['ClassExercise'];
export type ClassNotebook = components['schemas']['ClassNotebook'];
export type Detail = components['schemas']['Detail'];
export type History = components['schemas']['History'];
export type HistoryCheck = components['schemas']['HistoryCheck'];
export type Matrix = components['schemas']['Matrix'];
export type Overview = components['schemas']['Overview'];
export type Problem = components['schemas']['Problem'];
export type Regrade = components['schemas']['Regrade'];
export type Regraded = components['schemas']['Regraded'];
export type Row = components['schemas']['Row'];
export type Sentence = components['schemas']['Sentence'];
export type SetTerm = components['schemas']['SetTerm'];
export type Term = components['schemas']['Term'];
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
