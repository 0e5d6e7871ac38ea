// The few instants that the page itself puts into words, in WIB.

const zona = 'Asia/Jakarta';
const hari = new Intl.DateTimeFormat('en-CA', { timeZone: zona });
const jam = new Intl.DateTimeFormat('id-ID', {
  timeZone: zona,
  hour: '2-digit',
  minute: '2-digit',
});
const BULAN = 'Jan Feb Mar Apr Mei Jun Jul Agt Sep Okt Nov Des'.split(' ');

/** `2026-08-13`, the day in WIB. */
export function tanggalWib(pada: Date): string {
  return hari.format(pada);
}

/** `13 Agt 2026` of `2026-08-13`. */
export function tanggalPendek(tanggal: string): string {
  const [tahun = '', bulan = '', h = ''] = tanggal.split('-');
  return `${Number(h)} ${BULAN[Number(bulan) - 1] ?? ''} ${tahun}`;
}

/** `hari ini 13.04`, `12 Agt 2026 13.04`. */
export function kapan(iso: string, kini: Date): string {
  const pada = new Date(iso);
  if (Number.isNaN(pada.getTime())) return '';
  const tanggal = tanggalWib(pada);
  const pukul = jam.format(pada).replace(':', '.');
  return tanggal === tanggalWib(kini) ? `hari ini ${pukul}` : `${tanggalPendek(tanggal)} ${pukul}`;
}

/** The day after, for the least date of a postponement. */
export function besok(kini: Date): string {
  return tanggalWib(new Date(kini.getTime() + 24 * 60 * 60 * 1000));
}
