import { LabIcon } from '@jupyterlab/ui-components';

/** A valley, and somebody on the way down: what most of the course is about. */
export const mathIcon = new LabIcon({
  name: 'math4ml-ext:valley',
  svgstr: `<svg xmlns="http://www.w3.org/2000/svg" width="16" viewBox="0 0 24 24" fill="none">
  <path class="jp-icon3" stroke="#616161" stroke-width="2" stroke-linecap="round" d="M3 4c1.5 9 5 15 9 15s7.5-6 9-15"/>
  <circle class="jp-icon3" fill="#616161" cx="7.2" cy="10.6" r="2.6"/>
</svg>`
});
