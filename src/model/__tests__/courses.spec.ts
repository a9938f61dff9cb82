import { courseInfo } from '../../testing/course';
import { exerciseInfo } from '../../testing/fakes';
import { lookUp } from '../courses';

function course(id: string, ...exercises: string[]) {
  const notebook = {
    id: 'n',
    title: 'N',
    file: 'n.ipynb',
    lecture: '',
    exercises: exercises.map(each => exerciseInfo({ id: each }))
  };
  return { ...courseInfo(), id, notebooks: [notebook] };
}

const MATH = course('math4ml', 'probability/softmax', 'probability/entropy');
const EVENINGS = course('evenings', 'evenings/walk', 'probability/softmax');
const OTHER = course('other', 'other/one', 'probability/softmax');

const of = (exercise: string, named: string | null, courses = [EVENINGS, MATH, OTHER], beside = [exercise]) =>
  lookUp(exercise, named, courses, beside);

describe('an exercise is of', () => {
  it('the course that the notebook names, if that has it', () => {
    expect(of('probability/softmax', 'evenings')).toMatchObject({
      course: 'evenings',
      info: { id: 'probability/softmax' }
    });
  });

  it('the only course that has it, whether another is named or none', () => {
    expect(of('evenings/walk', null)).toMatchObject({ course: 'evenings' });
    expect(of('evenings/walk', 'math4ml')).toMatchObject({ course: 'evenings' });
  });

  it('the course that has the most of the notebook, where several have it and none is named', () => {
    expect(of('probability/softmax', null, undefined, ['probability/softmax', 'other/one'])).toMatchObject({
      course: 'other'
    });
    expect(of('probability/softmax', null)).toMatchObject({ course: 'math4ml' });
    expect(of('probability/softmax', null, [EVENINGS, OTHER])).toMatchObject({ course: 'evenings' });
  });

  it('the course that is named, though it does not have it, so that the server says so', () => {
    expect(of('nowhere', 'math4ml')).toEqual({ course: 'math4ml', info: null });
    expect(of('probability/softmax', 'gone')).toEqual({ course: 'gone', info: null });
  });

  it('no course, where none is named and none has it', () => {
    expect(of('nowhere', null)).toBeNull();
  });
});
