import { announce } from './plugins/announce';
import { bars } from './plugins/bars';
import { checks } from './plugins/checks';
import { client } from './plugins/client';
import { commands } from './plugins/commands';
import { course } from './plugins/course';
import { explorers } from './plugins/explorers';
import { finish } from './plugins/finish';
import { guide } from './plugins/guide';
import { home } from './plugins/home';
import { launcher } from './plugins/launcher';
import { panel } from './plugins/panel';
import { repair } from './plugins/repair';
import { settings } from './plugins/settings';
import { status } from './plugins/status';

export default [
  announce,
  bars,
  checks,
  client,
  commands,
  course,
  explorers,
  finish,
  guide,
  home,
  launcher,
  panel,
  repair,
  settings,
  status
];
