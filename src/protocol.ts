// Generated from openapi.json by `jlpm generate:protocol`. Edit math4ml_ext/protocol.py instead.
/* eslint-disable */
export interface paths {
  '/agent': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** The kernel agent, to be installed in a kernel */
    get: operations['getAgent'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/checks': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Begin a check */
    post: operations['issueCheck'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/checks/answers': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hand in all answers so far: either the grader asks again, or there is a verdict */
    post: operations['advanceCheck'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/exercises': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** All courses with their exercises */
    get: operations['getExercises'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/files': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** A notebook of a course and what it reads, for a folder that does not hold it */
    post: operations['readFiles'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/hints': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Show the first hints of an exercise */
    post: operations['showHints'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/openapi.json': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** This document */
    get: operations['getOpenApi'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/practice': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Hand in what was checked while the service of the class was away, to be kept as practice */
    post: operations['deliverPractice'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/progress': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** What is kept of one's own checks */
    get: operations['getProgress'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/recording': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    /** Whether what is checked now is recorded */
    get: operations['getRecording'];
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/solutions': {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    get?: never;
    put?: never;
    /** Show the solution of an exercise, where that is allowed by now */
    post: operations['showSolution'];
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}
export type webhooks = Record<string, never>;
export interface components {
  schemas: {
    Advanced: components['schemas']['MoreAsked'] | components['schemas']['VerdictReached'];
    /**
     * AgentInfo
     * @description The kernel agent: its version and the Python expressions that install and call it.
     */
    AgentInfo: {
      agent: string;
      call: string;
      fingerprint: string;
      install: string;
    };
    /**
     * AnswersRequest
     * @description `POST checks/answers`: all rounds answered so far.
     */
    AnswersRequest: {
      /** @default  */
      cell: string;
      check: string;
      rounds: components['schemas']['WireAnswer'][][];
      /** @default null */
      stopped: (components['schemas']['RaisedAnswer'] | components['schemas']['TimedOutAnswer']) | null;
    };
    /**
     * ArrayValue
     * @description A numpy array: little-endian, C order.
     */
    ArrayValue: {
      data: string;
      dtype: string;
      shape: number[];
      /** @enum {unknown} */
      t: 'array';
    };
    /**
     * BoolValue
     * @description A Python bool.
     */
    BoolValue: {
      /** @enum {unknown} */
      t: 'bool';
      v: boolean;
    };
    /**
     * CallAsk
     * @description What does this function return for these arguments?
     */
    CallAsk: {
      /** @default [] */
      args: components['schemas']['WireValue'][];
      function: string;
      /** @default {} */
      kwargs: {
        [key: string]: components['schemas']['WireValue'];
      };
      /** @enum {unknown} */
      t: 'call';
    };
    /**
     * CellReport
     * @description What the kernel knows of the cell it was told of.
     */
    CellReport: {
      /** @default  */
      program: string;
      /** @default false */
      ran: boolean;
      /** @default false */
      rerun: boolean;
      /** @default null */
      stopped: components['schemas']['RaisedAnswer'] | null;
    };
    /**
     * CellSource
     * @description The cell in front of the learner: its text, its id where it has one, and whether it has run a moment ago.
     */
    CellSource: {
      /** @default false */
      fresh: boolean;
      /** @default  */
      id: string;
      source: string;
    };
    /**
     * ComplexValue
     * @description A Python complex number, both parts written as floats are.
     */
    ComplexValue: {
      im: string;
      re: string;
      /** @enum {unknown} */
      t: 'complex';
    };
    /**
     * Counterexample
     * @description The smallest input found on which the criterion does not hold.
     */
    Counterexample: {
      call: string;
      must: components['schemas']['Sentence'];
      returned: string | null;
    };
    /**
     * CourseFile
     * @description One file: its path below the learner's folder, and what is in it, as base64.
     */
    CourseFile: {
      content: string;
      path: string;
    };
    /**
     * CourseFiles
     * @description The notebook that was asked for comes first; after it the pictures and data that the course's notebooks read.
     */
    CourseFiles: {
      files: components['schemas']['CourseFile'][];
    };
    /**
     * CourseInfo
     * @description One course.
     */
    CourseInfo: {
      id: string;
      notebooks: components['schemas']['NotebookInfo'][];
      title: string;
      version: string;
    };
    /**
     * DictValue
     * @description A dict as pairs of key and value, in its order.
     */
    DictValue: {
      /** @enum {unknown} */
      t: 'dict';
      v: [components['schemas']['WireValue'], components['schemas']['WireValue']][];
    };
    /**
     * EllipsisValue
     * @description `...`.
     */
    EllipsisValue: {
      /** @enum {unknown} */
      t: 'ellipsis';
    };
    /**
     * ExerciseInfo
     * @description One exercise as the front end needs it.
     */
    ExerciseInfo: {
      cell: string;
      /** @enum {unknown} */
      form: 'function' | 'prediction' | 'value';
      goal: string;
      hints: number;
      id: string;
      names: string[];
      solution: boolean;
      title: string;
    };
    /**
     * Exercises
     * @description `GET exercises`: all courses that are installed and enabled.
     */
    Exercises: {
      courses: components['schemas']['CourseInfo'][];
    };
    /**
     * FilesRequest
     * @description `POST files`: the notebook or lecture `file` of a course, as it is before anybody works in it.
     */
    FilesRequest: {
      /** @default math4ml */
      course: string;
      file: string;
    };
    /**
     * FingerprintReply
     * @description One fingerprint for each group of names, and one digest for each program.
     */
    FingerprintReply: {
      fingerprints: string[];
      /** @default [] */
      programs: string[];
    };
    /**
     * FingerprintRequest
     * @description What is asked for out-of-date marks: a fingerprint of each group of names, and a digest of each program.
     */
    FingerprintRequest: {
      /** @default [] */
      names: string[][];
      /** @default [] */
      sources: string[];
    };
    /**
     * FloatValue
     * @description A Python float as its `repr`; also `nan`, `inf` and `-inf`.
     */
    FloatValue: {
      /** @enum {unknown} */
      t: 'float';
      v: string;
    };
    /**
     * HintRequest
     * @description `POST hints`: the first `level` hints, counted from 1.
     */
    HintRequest: {
      /** @default math4ml */
      course: string;
      exercise: string;
      level: number;
    };
    /**
     * Hints
     * @description The hints asked for, how many there are, and whether the solution may be shown now.
     */
    Hints: {
      hints: components['schemas']['Sentence'][];
      /** @default null */
      notice: string | null;
      solution: boolean;
      total: number;
    };
    /**
     * IntValue
     * @description A Python int of any size, in decimal.
     */
    IntValue: {
      /** @enum {unknown} */
      t: 'int';
      v: string;
    };
    /**
     * IssuedCheck
     * @description A check that was begun: a signed token, and what the kernel is asked first.
     */
    IssuedCheck: {
      agent: string;
      ask: components['schemas']['WireAsk'][];
      check: string;
      expires_in: number;
      limits: components['schemas']['Limits'];
    };
    /**
     * IssueRequest
     * @description `POST checks`: begin a check.
     */
    IssueRequest: {
      /** @default math4ml */
      course: string;
      exercise: string;
    };
    /**
     * KernelReply
     * @description What the agent sends back. `fingerprint` is a digest of `names` and all they depend on.
     */
    KernelReply: {
      agent: string;
      answers: components['schemas']['WireAnswer'][];
      /** @default null */
      cell: components['schemas']['CellReport'] | null;
      /** @default  */
      fingerprint: string;
    };
    /**
     * KernelRequest
     * @description What the front end hands to the agent, as JSON text.
     */
    KernelRequest: {
      ask: components['schemas']['WireAsk'][];
      /** @default null */
      cell: components['schemas']['CellSource'] | null;
      /**
       * @default {
       *       "call_seconds": 2,
       *       "check_seconds": 10,
       *       "value_bytes": 1000000
       *     }
       */
      limits: components['schemas']['Limits'];
      /** @default [] */
      names: string[];
      /** @default null */
      remaining_seconds: number | null;
    };
    /**
     * LearnerError
     * @description The learner's own error: exception class, text, and line of their cell (from 1) where known.
     */
    LearnerError: {
      exception: string;
      /** @default null */
      line: number | null;
      message: string;
    };
    /**
     * Limits
     * @description What the agent may spend. Seconds and bytes.
     */
    Limits: {
      /** @default 2 */
      call_seconds: number;
      /** @default 10 */
      check_seconds: number;
      /** @default 1000000 */
      value_bytes: number;
    };
    /**
     * ListValue
     * @description A list.
     */
    ListValue: {
      /** @enum {unknown} */
      t: 'list';
      v: components['schemas']['WireValue'][];
    };
    /**
     * MissingAnswer
     * @description Nothing has this name.
     */
    MissingAnswer: {
      name: string;
      /** @enum {unknown} */
      t: 'missing';
    };
    /**
     * MoreAsked
     * @description The grader asks again.
     */
    MoreAsked: {
      ask: components['schemas']['WireAsk'][];
      /** @enum {unknown} */
      t: 'ask';
    };
    /**
     * NameArgument
     * @description An argument: whatever the learner's kernel has under this name.
     */
    NameArgument: {
      name: string;
      /** @enum {unknown} */
      t: 'name';
    };
    /**
     * NoneValue
     * @description `None`.
     */
    NoneValue: {
      /** @enum {unknown} */
      t: 'none';
    };
    /**
     * NotCallableAnswer
     * @description The name is there but cannot be called; `by` is what made it nothing, as in `ReturnedAnswer`.
     */
    NotCallableAnswer: {
      /** @default  */
      by: string;
      name: string;
      /** @enum {unknown} */
      t: 'not-callable';
      type: string;
    };
    /**
     * NotebookInfo
     * @description One notebook of a course. `file` and `lecture` are paths inside the course's folder.
     */
    NotebookInfo: {
      exercises: components['schemas']['ExerciseInfo'][];
      file: string;
      id: string;
      /** @default  */
      lecture: string;
      title: string;
    };
    /**
     * OpaqueValue
     * @description Anything else: the name of its type and a short text. It is never more than shown.
     */
    OpaqueValue: {
      repr: string;
      /** @enum {unknown} */
      t: 'opaque';
      type: string;
    };
    /**
     * PracticeCheck
     * @description A check that was answered while the service of a class was away. It is a claim, and is kept as practice.
     */
    PracticeCheck: {
      agent: string;
      /** Format: date-time */
      answered_at: string;
      cell: string;
      check: string;
      course: string;
      course_version: string;
      exercise: string;
      exercise_version: string;
      /** Format: date-time */
      issued_at: string;
      rounds: number;
      seed: number;
      verdict: components['schemas']['Verdict'];
    };
    /**
     * PracticeKept
     * @description How many of them were kept. The rest is of courses or exercises that the service does not have.
     */
    PracticeKept: {
      kept: number;
    };
    /**
     * PracticeReport
     * @description `POST practice`: what was queued while the service was away. Sending it twice is harmless.
     */
    PracticeReport: {
      checks: components['schemas']['PracticeCheck'][];
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
     * Progress
     * @description What is kept of one exercise: the last verdict, and whether it was ever passed. Times are ISO 8601, UTC.
     */
    Progress: {
      /** @default  */
      cell: string;
      /** @default null */
      checked_at: string | null;
      checks: number;
      course: string;
      exercise: string;
      hints: number;
      /** @default null */
      last: components['schemas']['Verdict'] | null;
      /** @default false */
      late: boolean;
      passed: boolean;
      solution_shown: boolean;
      /** @default null */
      verified: boolean | null;
      /** @default null */
      verified_at: string | null;
    };
    /**
     * ProgressReport
     * @description `GET progress`. `notice` says what is wrong when the store cannot be read.
     */
    ProgressReport: {
      exercises: components['schemas']['Progress'][];
      /** @default null */
      notice: string | null;
      /** @default [] */
      recurring: components['schemas']['Recurring'][];
    };
    /**
     * RaisedAnswer
     * @description The learner's code raised; `line` is the line of their cell, `name` the missing name where there is one.
     */
    RaisedAnswer: {
      exception: string;
      /** @default null */
      line: number | null;
      message: string;
      /** @default null */
      name: string | null;
      /**
       * @default
       * @enum {unknown}
       */
      sign: '' | '!' | '$' | '?' | '`';
      /** @enum {unknown} */
      t: 'raised';
    };
    /**
     * Recording
     * @description `GET recording`: whether a check that is made now is recorded. `waiting` is how much practice is queued.
     */
    Recording: {
      /** @default null */
      notice: string | null;
      recorded: boolean;
      /** @default 0 */
      waiting: number;
    };
    /**
     * Recurring
     * @description A mistake that the learner has met in several exercises, and a question about it that is worth a minute.
     */
    Recurring: {
      /** @default null */
      asks: components['schemas']['Sentence'] | null;
      course: string;
      exercises: string[];
      name: string;
    };
    /**
     * ReturnedAnswer
     * @description It returned, or the name has this value. `changed`: positions of arguments that the function changed.
     */
    ReturnedAnswer: {
      /** @default  */
      by: string;
      /** @default [] */
      changed: number[];
      /** @enum {unknown} */
      t: 'returned';
      value: components['schemas']['WireValue'];
    };
    /**
     * ScalarValue
     * @description A numpy scalar.
     */
    ScalarValue: {
      data: string;
      dtype: string;
      /** @enum {unknown} */
      t: 'scalar';
    };
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
     * SetValue
     * @description A set, or one that is frozen and may so be a key, in no particular order.
     */
    SetValue: {
      /** @default false */
      frozen: boolean;
      /** @enum {unknown} */
      t: 'set';
      v: components['schemas']['WireValue'][];
    };
    /**
     * SkippedAnswer
     * @description Not asked: the check's time was used up.
     */
    SkippedAnswer: {
      /** @enum {unknown} */
      t: 'skipped';
    };
    /**
     * Solution
     * @description The solution, as a learner might have written it.
     */
    Solution: {
      /** @default null */
      notice: string | null;
      source: string;
    };
    /**
     * SolutionRequest
     * @description `POST solutions`: show the solution, if that is allowed by now.
     */
    SolutionRequest: {
      /** @default math4ml */
      course: string;
      exercise: string;
    };
    /**
     * SourceArgument
     * @description An argument: an expression of the course's own, evaluated in the kernel.
     */
    SourceArgument: {
      source: string;
      /** @enum {unknown} */
      t: 'source';
    };
    /**
     * Stretch
     * @description A goal beyond the pass, and whether it was reached.
     */
    Stretch: {
      name: string;
      reached: boolean;
      says: components['schemas']['Sentence'];
    };
    /**
     * StrValue
     * @description Text.
     */
    StrValue: {
      /** @enum {unknown} */
      t: 'str';
      v: string;
    };
    /**
     * StubAnswer
     * @description The function is there but says nothing yet.
     */
    StubAnswer: {
      name: string;
      /** @enum {unknown} */
      t: 'stub';
    };
    /**
     * TimedOutAnswer
     * @description It was still running after this many seconds, at this line of the learner's cell.
     */
    TimedOutAnswer: {
      /** @default null */
      line: number | null;
      seconds: number;
      /** @enum {unknown} */
      t: 'timed-out';
      /**
       * @default
       * @enum {unknown}
       */
      within: '' | 'loop' | 'recursion';
    };
    /**
     * TooLargeAnswer
     * @description The value is larger than a check may carry; bytes.
     */
    TooLargeAnswer: {
      limit: number;
      size: number;
      /** @enum {unknown} */
      t: 'too-large';
      type: string;
    };
    /**
     * TupleValue
     * @description A tuple.
     */
    TupleValue: {
      /** @enum {unknown} */
      t: 'tuple';
      v: components['schemas']['WireValue'][];
    };
    /**
     * UnboundAnswer
     * @description The last run of the learner's cell did not bind this name.
     */
    UnboundAnswer: {
      /** @default false */
      compared: boolean;
      /** @default [] */
      defines: string[];
      /** @default  */
      inside: string;
      /** @default  */
      magic: string;
      name: string;
      /**
       * @default nowhere
       * @enum {unknown}
       */
      origin: 'elsewhere' | 'nowhere';
      /** @enum {unknown} */
      t: 'unbound';
    };
    /**
     * ValueAsk
     * @description What is the value of this name?
     */
    ValueAsk: {
      name: string;
      /** @enum {unknown} */
      t: 'value';
    };
    /**
     * Verdict
     * @description What a check found.
     */
    Verdict: {
      /** @default null */
      counterexample: components['schemas']['Counterexample'] | null;
      /** @default null */
      criterion: string | null;
      /** @default null */
      error: components['schemas']['LearnerError'] | null;
      /** @default [] */
      held: string[];
      message: components['schemas']['Sentence'];
      /** @default null */
      misconception: string | null;
      /** @default [] */
      notes: components['schemas']['Sentence'][];
      /** @enum {unknown} */
      outcome: 'could-not-check' | 'failed' | 'not-attempted' | 'passed';
      /** @default null */
      picture: Record<string, unknown> | null;
      /** @default null */
      question: components['schemas']['Sentence'] | null;
      /** @default [] */
      stretch: components['schemas']['Stretch'][];
      /** @default 0 */
      total: number;
    };
    /**
     * VerdictReached
     * @description The check is over. `notice` says why it was not recorded, if it was not; `next` is the next check, begun.
     */
    VerdictReached: {
      /** @default false */
      again: boolean;
      /** @default false */
      late: boolean;
      /** @default null */
      next: components['schemas']['IssuedCheck'] | null;
      /** @default null */
      notice: string | null;
      /** @default false */
      practice: boolean;
      recorded: boolean;
      /** @enum {unknown} */
      t: 'verdict';
      verdict: components['schemas']['Verdict'];
    };
    WireAnswer:
      | components['schemas']['ReturnedAnswer']
      | components['schemas']['RaisedAnswer']
      | components['schemas']['TimedOutAnswer']
      | components['schemas']['MissingAnswer']
      | components['schemas']['UnboundAnswer']
      | components['schemas']['StubAnswer']
      | components['schemas']['NotCallableAnswer']
      | components['schemas']['TooLargeAnswer']
      | components['schemas']['SkippedAnswer'];
    WireAsk: components['schemas']['ValueAsk'] | components['schemas']['CallAsk'];
    WireValue:
      | components['schemas']['NoneValue']
      | components['schemas']['EllipsisValue']
      | components['schemas']['BoolValue']
      | components['schemas']['IntValue']
      | components['schemas']['FloatValue']
      | components['schemas']['ComplexValue']
      | components['schemas']['StrValue']
      | components['schemas']['ListValue']
      | components['schemas']['TupleValue']
      | components['schemas']['SetValue']
      | components['schemas']['DictValue']
      | components['schemas']['ArrayValue']
      | components['schemas']['ScalarValue']
      | components['schemas']['OpaqueValue']
      | components['schemas']['NameArgument']
      | components['schemas']['SourceArgument'];
  };
  responses: never;
  parameters: never;
  requestBodies: never;
  headers: never;
  pathItems: never;
}
export type Advanced = components['schemas']['Advanced'];
export type AgentInfo = components['schemas']['AgentInfo'];
export type AnswersRequest = components['schemas']['AnswersRequest'];
export type ArrayValue = components['schemas']['ArrayValue'];
export type BoolValue = components['schemas']['BoolValue'];
export type CallAsk = components['schemas']['CallAsk'];
export type CellReport = components['schemas']['CellReport'];
export type CellSource = components['schemas']['CellSource'];
export type ComplexValue = components['schemas']['ComplexValue'];
export type Counterexample = components['schemas']['Counterexample'];
export type CourseFile = components['schemas']['CourseFile'];
export type CourseFiles = components['schemas']['CourseFiles'];
export type CourseInfo = components['schemas']['CourseInfo'];
export type DictValue = components['schemas']['DictValue'];
export type EllipsisValue = components['schemas']['EllipsisValue'];
export type ExerciseInfo = components['schemas']['ExerciseInfo'];
export type Exercises = components['schemas']['Exercises'];
export type FilesRequest = components['schemas']['FilesRequest'];
export type FingerprintReply = components['schemas']['FingerprintReply'];
export type FingerprintRequest = components['schemas']['FingerprintRequest'];
export type FloatValue = components['schemas']['FloatValue'];
export type HintRequest = components['schemas']['HintRequest'];
export type Hints = components['schemas']['Hints'];
export type IntValue = components['schemas']['IntValue'];
export type IssuedCheck = components['schemas']['IssuedCheck'];
export type IssueRequest = components['schemas']['IssueRequest'];
export type KernelReply = components['schemas']['KernelReply'];
export type KernelRequest = components['schemas']['KernelRequest'];
export type LearnerError = components['schemas']['LearnerError'];
export type Limits = components['schemas']['Limits'];
export type ListValue = components['schemas']['ListValue'];
export type MissingAnswer = components['schemas']['MissingAnswer'];
export type MoreAsked = components['schemas']['MoreAsked'];
export type NameArgument = components['schemas']['NameArgument'];
export type NoneValue = components['schemas']['NoneValue'];
export type NotCallableAnswer = components['schemas']['NotCallableAnswer'];
export type NotebookInfo = components['schemas']['NotebookInfo'];
export type OpaqueValue = components['schemas']['OpaqueValue'];
export type PracticeCheck = components['schemas']['PracticeCheck'];
export type PracticeKept = components['schemas']['PracticeKept'];
export type PracticeReport = components['schemas']['PracticeReport'];
export type Problem = components['schemas']['Problem'];
export type Progress = components['schemas']['Progress'];
export type ProgressReport = components['schemas']['ProgressReport'];
export type RaisedAnswer = components['schemas']['RaisedAnswer'];
export type Recording = components['schemas']['Recording'];
export type Recurring = components['schemas']['Recurring'];
export type ReturnedAnswer = components['schemas']['ReturnedAnswer'];
export type ScalarValue = components['schemas']['ScalarValue'];
export type Sentence = components['schemas']['Sentence'];
export type SetValue = components['schemas']['SetValue'];
export type SkippedAnswer = components['schemas']['SkippedAnswer'];
export type Solution = components['schemas']['Solution'];
export type SolutionRequest = components['schemas']['SolutionRequest'];
export type SourceArgument = components['schemas']['SourceArgument'];
export type Stretch = components['schemas']['Stretch'];
export type StrValue = components['schemas']['StrValue'];
export type StubAnswer = components['schemas']['StubAnswer'];
export type TimedOutAnswer = components['schemas']['TimedOutAnswer'];
export type TooLargeAnswer = components['schemas']['TooLargeAnswer'];
export type TupleValue = components['schemas']['TupleValue'];
export type UnboundAnswer = components['schemas']['UnboundAnswer'];
export type ValueAsk = components['schemas']['ValueAsk'];
export type Verdict = components['schemas']['Verdict'];
export type VerdictReached = components['schemas']['VerdictReached'];
export type WireAnswer = components['schemas']['WireAnswer'];
export type WireAsk = components['schemas']['WireAsk'];
export type WireValue = components['schemas']['WireValue'];
export type $defs = Record<string, never>;
export interface operations {
  getAgent: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description The kernel agent, to be installed in a kernel */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['AgentInfo'];
        };
      };
      /** @description Not allowed: `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not take this verb: `wrong-method` */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  issueCheck: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "exercise": "probability/softmax",
         *       "course": "math4ml"
         *     }
         */
        'application/json': components['schemas']['IssueRequest'];
      };
    };
    responses: {
      /** @description Begin a check */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['IssuedCheck'];
        };
      };
      /** @description The message is not understood, or does not fit: `bad-message` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed: `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing here: `unknown-course`, `unknown-exercise` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not take this verb: `wrong-method` */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The message is too large: `too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The message is not JSON: `wrong-content-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  advanceCheck: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "check": "eyJ...",
         *       "rounds": [
         *         [
         *           {
         *             "t": "missing",
         *             "name": "softmax"
         *           }
         *         ]
         *       ]
         *     }
         */
        'application/json': components['schemas']['AnswersRequest'];
      };
    };
    responses: {
      /** @description Hand in all answers so far: either the grader asks again, or there is a verdict */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Advanced'];
        };
      };
      /** @description The message is not understood, or does not fit: `bad-message`, `answers-do-not-fit` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed: `forbidden`, `token-forged`, `token-other-user` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing here: `unknown-course`, `unknown-exercise` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not take this verb: `wrong-method` */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description What the request speaks of has changed: `token-other-version`, `token-used` */
      409: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The check was begun too long ago: `token-expired` */
      410: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The message is too large: `too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The message is not JSON: `wrong-content-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  getExercises: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description All courses with their exercises */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Exercises'];
        };
      };
      /** @description Not allowed: `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not take this verb: `wrong-method` */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  readFiles: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "file": "probability.ipynb",
         *       "course": "math4ml"
         *     }
         */
        'application/json': components['schemas']['FilesRequest'];
      };
    };
    responses: {
      /** @description A notebook of a course and what it reads, for a folder that does not hold it */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['CourseFiles'];
        };
      };
      /** @description The message is not understood, or does not fit: `bad-message` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed: `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing here: `unknown-course`, `unknown-file` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not take this verb: `wrong-method` */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The message is too large: `too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The message is not JSON: `wrong-content-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  showHints: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "exercise": "probability/softmax",
         *       "course": "math4ml",
         *       "level": 1
         *     }
         */
        'application/json': components['schemas']['HintRequest'];
      };
    };
    responses: {
      /** @description Show the first hints of an exercise */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Hints'];
        };
      };
      /** @description The message is not understood, or does not fit: `bad-message` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed: `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing here: `unknown-course`, `unknown-exercise` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not take this verb: `wrong-method` */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The message is too large: `too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The message is not JSON: `wrong-content-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  getOpenApi: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description This document */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': Record<string, unknown>;
        };
      };
      /** @description Not allowed: `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not take this verb: `wrong-method` */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  deliverPractice: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "checks": []
         *     }
         */
        'application/json': components['schemas']['PracticeReport'];
      };
    };
    responses: {
      /** @description Hand in what was checked while the service of the class was away, to be kept as practice */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['PracticeKept'];
        };
      };
      /** @description The message is not understood, or does not fit: `bad-message` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed: `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not take this verb: `wrong-method` */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The message is too large: `too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The message is not JSON: `wrong-content-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description What this needs is away just now: `store-trouble` */
      503: {
        headers: {
          /** @description Seconds after which to try again */
          'Retry-After'?: number;
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  getProgress: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description What is kept of one's own checks */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['ProgressReport'];
        };
      };
      /** @description Not allowed: `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not take this verb: `wrong-method` */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  getRecording: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody?: never;
    responses: {
      /** @description Whether what is checked now is recorded */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Recording'];
        };
      };
      /** @description Not allowed: `forbidden` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not take this verb: `wrong-method` */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
  showSolution: {
    parameters: {
      query?: never;
      header?: never;
      path?: never;
      cookie?: never;
    };
    requestBody: {
      content: {
        /**
         * @example {
         *       "exercise": "probability/softmax",
         *       "course": "math4ml"
         *     }
         */
        'application/json': components['schemas']['SolutionRequest'];
      };
    };
    responses: {
      /** @description Show the solution of an exercise, where that is allowed by now */
      200: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Solution'];
        };
      };
      /** @description The message is not understood, or does not fit: `bad-message` */
      400: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description Not allowed: `forbidden`, `solution-withheld` */
      403: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description There is no such thing here: `unknown-course`, `unknown-exercise` */
      404: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The route does not take this verb: `wrong-method` */
      405: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The message is too large: `too-large` */
      413: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
      /** @description The message is not JSON: `wrong-content-type` */
      415: {
        headers: {
          [name: string]: unknown;
        };
        content: {
          'application/json': components['schemas']['Problem'];
        };
      };
    };
  };
}
