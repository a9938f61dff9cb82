import { type ISignal, Signal } from '@lumino/signaling';

import type { IClient } from '../client/tokens';
import { CannotCheck } from '../format/problem';
import type { CourseInfo, Recurring, Sentence, Verdict } from '../protocol';
import {
  type ICourseStanding,
  type IKnown,
  type INotebookStanding,
  type IPlace,
  known,
  leftOff,
  placesOf,
  standing,
  UNKNOWN
} from './standing';

/** Milliseconds after a verdict before the server is asked again: a learner who checks everything asks once. */
const QUIET = 400;

/** Where the learner is: a notebook of a course, and the exercise whose cell is the active one. */
export interface IHere {
  course: string;
  notebook: string;
  exercise: string | null;
}

/** A verdict that was just reached. */
export interface IFound {
  course: string;
  exercise: string;
  verdict: Verdict;
  recorded: boolean;
}

/** A notebook whose last exercise has just passed. */
export interface IFinished {
  course: ICourseStanding;
  notebook: INotebookStanding;
  exercise: string;
}

/** All courses, and how far the learner is in each: from the server's store, and from each verdict as it is reached. */
export class Home {
  constructor(options: Home.IOptions) {
    this._client = options.client;
  }

  /** Emitted when anything that is shown has changed. */
  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Emitted when the last exercise of a notebook has passed. */
  get finished(): ISignal<this, IFinished> {
    return this._finished;
  }

  /** Whether the courses are known. */
  get loaded(): boolean {
    return this._infos !== null;
  }

  get courses(): readonly ICourseStanding[] {
    return this._courses;
  }

  /** The mistake that is worth a minute now, if there is one. */
  get recurring(): Recurring | null {
    return this._recurring;
  }

  /** What is amiss with the store, in the server's words. */
  get notice(): string | null {
    return this._notice;
  }

  /** Why nothing can be told. */
  get problem(): Sentence | null {
    return this._problem;
  }

  /** Where to go on, or null when there is nothing left to do. */
  get next(): IPlace | null {
    return leftOff(this._courses);
  }

  get here(): IHere | null {
    return this._here;
  }

  set here(here: IHere | null) {
    if (JSON.stringify(here) !== JSON.stringify(this._here)) {
      this._here = here;
      this._changed.emit();
    }
  }

  /** The notebook that the learner is in. */
  get front(): INotebookStanding | null {
    const here = this._here;
    const course = this._courses.find(each => each.info.id === here?.course);
    return course?.notebooks.find(each => each.info.id === here?.notebook) ?? null;
  }

  /** An exercise and where it stands. */
  find(course: string, exercise: string): IPlace | null {
    const found = placesOf(this._courses).find(
      each => each.course.info.id === course && each.exercise.info.id === exercise
    );
    return found ?? null;
  }

  /** Ask the server for everything. Never rejects: what goes wrong is shown. */
  async refresh(): Promise<void> {
    const began = (this._asked += 1);
    const before = this._found;
    try {
      const [{ courses }, report] = await Promise.all([this._client.exercises(), this._client.progress()]);
      if (began !== this._asked) {
        return; // a later answer is on its way
      }
      this._infos = courses;
      this._notice = report.notice ?? null;
      this._problem = null;
      if (this._notice === null) {
        this._kept = new Map(report.exercises.map(each => [key(each.course, each.exercise), known(each)]));
        this._recurring = report.recurring[0] ?? null;
        // What the server keeps stands for itself from now on; what it could not keep is known only here.
        this._found = new Map(
          [...this._found].filter(([each, value]) => !value.recorded || before.get(each) !== value)
        );
      }
      this._update();
    } catch (reason) {
      if (!(reason instanceof CannotCheck)) {
        throw reason;
      }
      if (began === this._asked) {
        this._problem = reason.says;
        this._changed.emit();
      }
    }
  }

  /** The server will have something new to tell, a hint that was shown for one. */
  refreshSoon(): void {
    window.clearTimeout(this._timer);
    this._timer = window.setTimeout(() => void this.refresh(), QUIET);
  }

  /** A check has ended somewhere on this page. */
  add({ course, exercise, verdict, recorded }: IFound): void {
    if (verdict.outcome === 'could-not-check') {
      return;
    }
    const name = key(course, exercise);
    const before = this._known(course)(exercise);
    const passed = before.passed || verdict.outcome === 'passed';
    this._found = new Map(this._found).set(name, { ...before, passed, last: verdict, at: Date.now(), recorded });
    this._update();
    this.refreshSoon();
    const place = this.find(course, exercise);
    if (place?.notebook.finished && !before.passed) {
      this._finished.emit({ course: place.course, notebook: place.notebook, exercise });
    }
  }

  private _known(course: string): (exercise: string) => IKnown {
    return exercise => {
      const name = key(course, exercise);
      return this._found.get(name) ?? this._kept.get(name) ?? UNKNOWN;
    };
  }

  private _update(): void {
    this._courses = (this._infos ?? []).map(info => standing(info, this._known(info.id)));
    this._changed.emit();
  }

  private _asked = 0;
  private readonly _changed = new Signal<this, void>(this);
  private readonly _client: IClient;
  private _courses: readonly ICourseStanding[] = [];
  private readonly _finished = new Signal<this, IFinished>(this);
  /** Verdicts of this page that the server has not told of yet. */
  private _found: ReadonlyMap<string, IKnown & { recorded: boolean }> = new Map();
  private _here: IHere | null = null;
  private _infos: readonly CourseInfo[] | null = null;
  private _kept: ReadonlyMap<string, IKnown> = new Map();
  private _notice: string | null = null;
  private _problem: Sentence | null = null;
  private _recurring: Recurring | null = null;
  private _timer = 0;
}

export namespace Home {
  /** What it works with. */
  export interface IOptions {
    client: IClient;
  }
}

function key(course: string, exercise: string): string {
  return `${course} ${exercise}`;
}
