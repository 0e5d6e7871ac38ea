// The few instants that the page itself puts into words, in WIB.

const MONTHS = 'Jan Feb Mar Apr Mei Jun Jul Agt Sep Okt Nov Des'.split(' ');
const HOUR = 60 * 60 * 1000;
const WIB = 7 * HOUR; // no summer time: counted by hand, the same in every web view

/** `2026-08-13T13:10`, as a clock in Bengkalis shows it. */
function wallClock(at: Date): string {
  return new Date(at.getTime() + WIB).toISOString().slice(0, 16);
}

/** `2026-08-13`, the day in WIB. */
export function dayInWib(at: Date): string {
  return wallClock(at).slice(0, 10);
}

/** `13 Agt 2026` of `2026-08-13`. */
export function shortDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** `hari ini 13.04`, `12 Agt 2026 13.04`. */
export function inWords(iso: string, now: Date): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return '';
  const [date = '', clock = ''] = wallClock(at).split('T');
  const hour = clock.replace(':', '.');
  return date === dayInWib(now) ? `hari ini ${hour}` : `${shortDate(date)} ${hour}`;
}

/** The day after, for the least date of a postponement. */
export function tomorrow(now = new Date()): string {
  return dayInWib(new Date(now.getTime() + 24 * HOUR));
}
