import type { TranslationBundle } from '@jupyterlab/translation';
import { Widget } from '@lumino/widgets';

import { pieces } from '../format/sentence';
import { continueLabel, met } from '../format/standing';
import type { Home } from '../model/home';
import type { ICourseStanding, IPlace } from '../model/standing';
import { button, element, show } from './dom';
import { drawPieces, type Typesetter } from './pieces';
import { CourseTree } from './tree';

/** The side panel: where to go on, what is worth a minute, and every course with its notebooks and exercises. */
export class HomePanel extends Widget {
  constructor(options: HomePanel.IOptions) {
    super();
    this._options = options;
    const { trans } = options;
    this.addClass('m4-Home');
    this.node.setAttribute('role', 'region');
    this.node.setAttribute('aria-label', trans.__('Math4ML'));
    this._note.setAttribute('role', 'note');
    this._note.setAttribute('aria-label', trans.__('Worth a minute'));
    this._continue = button('m4-Home-continue', '', () => {
      const { next } = options.home;
      if (next) {
        options.actions.onExercise(next);
      }
    });
    const top = element('div', 'm4-Home-top');
    top.append(element('h2', 'm4-Home-heading', trans.__('Math4ML')), this._continue, this._all, this._trouble);
    this.node.append(top, this._note, this._courses);
    options.home.changed.connect(() => this.update());
  }

  protected override onActivateRequest(): void {
    const first = this._continue.hidden ? this.node.querySelector<HTMLElement>('[tabindex="0"]') : this._continue;
    first?.focus();
  }

  protected override onAfterShow(): void {
    this.update();
  }

  /** Draw everything as it is now. Nothing is drawn while nobody sees it. */
  protected override onUpdateRequest(): void {
    if (!this.isVisible) {
      return;
    }
    this._drawTop();
    const { courses, here } = this._options.home;
    const ids = courses.map(each => each.info.id).join(' ');
    if (this._shown !== ids) {
      this._shown = ids;
      this._courses.replaceChildren();
      this._trees = courses.map(each => this._course(each));
    }
    this._trees.forEach((tree, index) => {
      const course = courses[index];
      if (course) {
        tree.draw(course, here);
      }
    });
    this._unfold();
  }

  private _drawTop(): void {
    const { home, trans } = this._options;
    const { next, recurring } = home;
    show(this._continue, next !== null);
    if (next) {
      const started = next.course.notebooks.some(each => each.started);
      this._continue.textContent = continueLabel(next.exercise.info.title, started, trans);
    }
    show(this._all, next === null && home.loaded && home.courses.length > 0);
    this._all.textContent = trans.__('Every exercise has passed. There is nothing left to do here.');
    show(this._note, recurring !== null);
    const key = JSON.stringify(recurring);
    if (recurring && this._noted !== key) {
      this._noted = key;
      const says = element('p', 'm4-Home-met');
      drawPieces(says, met(recurring, trans), this._options.typesetter);
      const asks = element('p', 'm4-Home-asks');
      drawPieces(asks, recurring.asks ? pieces(recurring.asks, trans) : [], this._options.typesetter);
      this._note.replaceChildren(says, asks);
    }
    const trouble = home.problem ? pieces(home.problem, trans) : [];
    show(this._trouble, trouble.length > 0 || home.notice !== null);
    drawPieces(this._trouble, home.notice === null ? trouble : [{ kind: 'text', text: home.notice }], null);
  }

  private _course(course: ICourseStanding): CourseTree {
    const { actions, trans } = this._options;
    const section = element('section', 'm4-Home-course');
    const heading = element('h3', 'm4-Home-subheading', course.info.title);
    heading.id = `m4-Home-${course.info.id}`;
    const place = (notebook: IPlace['notebook'], exercise: IPlace['exercise']): IPlace => ({
      course,
      notebook,
      exercise
    });
    const tree = new CourseTree({
      standing: course,
      labelledBy: heading.id,
      trans,
      actions: {
        onExercise: (notebook, exercise) => actions.onExercise(place(notebook, exercise)),
        onLecture: notebook => actions.onLecture(course, notebook),
        onMore: (notebook, exercise, anchor) => actions.onMore(place(notebook, exercise), anchor)
      }
    });
    section.append(heading, tree.node);
    this._courses.append(section);
    return tree;
  }

  /**
   * The notebook that comes to the front is unfolded, and at first the one to go on with. It is folded again when
   * another comes; what the learner has folded or unfolded stays as it is.
   */
  private _unfold(): void {
    const { courses, here, next } = this._options.home;
    const course = here?.course ?? next?.course.info.id;
    const notebook = here?.notebook ?? next?.notebook.info.id;
    const tree = this._trees[courses.findIndex(each => each.info.id === course)];
    const key = `${course} ${notebook}`;
    if (tree && notebook !== undefined && this._unfolded !== key && (here || this._unfolded === '')) {
      this._unfolded = key;
      this._trees.forEach(each => each.foldAgain());
      tree.unfold(notebook);
    }
    if (here?.exercise && this._at !== here.exercise) {
      tree?.reveal(here.exercise);
    }
    this._at = here?.exercise ?? null;
  }

  private _at: string | null = null;
  private readonly _all = element('p', 'm4-Home-all');
  private readonly _continue: HTMLButtonElement;
  private readonly _courses = element('div', 'm4-Home-courses');
  private readonly _note = element('div', 'm4-Home-note');
  private _noted = '';
  private readonly _options: HomePanel.IOptions;
  private _shown = '';
  private _trees: CourseTree[] = [];
  private readonly _trouble = element('p', 'm4-Home-trouble');
  private _unfolded = '';
}

export namespace HomePanel {
  /** What may be done from the panel. */
  export interface IActions {
    onExercise(place: IPlace): void;
    onLecture(course: ICourseStanding, notebook: IPlace['notebook']): void;
    onMore(place: IPlace, anchor: HTMLElement): void;
  }

  /** What the panel is drawn from and with. */
  export interface IOptions {
    home: Home;
    trans: TranslationBundle;
    typesetter: Typesetter | null;
    actions: IActions;
  }
}
