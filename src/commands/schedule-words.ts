import { type DigestContent, WEEKDAYS } from '../domain/digest.ts';
import type { Markdown } from '../render/markdown.ts';
import type { Say } from '../render/say.ts';

/** When a digest is due, in the words it was asked for in: "daily at 08:00". */
export function scheduleWords({ cron, every }: Pick<DigestContent, 'cron' | 'every'>, say: Say): Markdown {
  const [minute = '', hour = '', , , day = ''] = cron.split(' ');
  const at = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  switch (every) {
    case null:
      return say('digest.cronFields', { cron });
    case 'hourly':
      return say('digest.hourly', { minute: minute.padStart(2, '0') });
    case 'weekly':
      return say('digest.weekly', { at, day: say(`choice.${WEEKDAYS[(Number(day) + 6) % 7] ?? 'Monday'}`) });
    case 'as it happens':
      return say('choice.as it happens');
    default:
      return say(every === 'daily' ? 'digest.daily' : 'digest.weekdays', { at });
  }
}
