import { announce } from './plugins/announce';
import { bars } from './plugins/bars';
import { checks } from './plugins/checks';
import { client } from './plugins/client';
import { commands } from './plugins/commands';
import { repair } from './plugins/repair';
import { settings } from './plugins/settings';

export default [announce, bars, checks, client, commands, repair, settings];
