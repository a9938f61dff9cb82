import { LabIcon } from '@jupyterlab/ui-components';

/** A valley, and somebody on the way down: what most of the course is about. */
function valley(line: string, walker: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24" fill="none">
  <path ${line} stroke-width="2" stroke-linecap="round" d="M2.5 4c1.6 9.6 5 15 9.5 15s7.9-5.4 9.5-15"/>
  <circle ${walker} cx="5.4" cy="12.7" r="3"/>
</svg>`;
}

/** Plain, as the icons at the side are. */
export const sideIcon = new LabIcon({
  name: 'math4ml-ext:side',
  svgstr: valley('class="jp-icon3" stroke="#616161"', 'class="jp-icon3" fill="#616161"')
});

/** In colour, as the icons in the launcher are. */
export const cardIcon = new LabIcon({
  name: 'math4ml-ext:card',
  svgstr: valley('class="jp-icon-brand0" stroke="#0d47a1"', 'class="jp-icon-warn0" fill="#f57c00"')
});
