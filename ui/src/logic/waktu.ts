// The few instants that the page itself puts into words, in WIB.

const BULAN = 'Jan Feb Mar Apr Mei Jun Jul Agt Sep Okt Nov Des'.split(' ');
const JAM = 60 * 60 * 1000;
const WIB = 7 * JAM; // no summer time: counted by hand, the same in every web view

/** `2026-08-13T13:10`, as a clock in Bengkalis shows it. */
function jamDinding(pada: Date): string {
  return new Date(pada.getTime() + WIB).toISOString().slice(0, 16);
}

/** `2026-08-13`, the day in WIB. */
export function tanggalWib(pada: Date): string {
  return jamDinding(pada).slice(0, 10);
}

/** `13 Agt 2026` of `2026-08-13`. */
export function tanggalPendek(tanggal: string): string {
  const [tahun = '', bulan = '', hari = ''] = tanggal.split('-');
  return `${Number(hari)} ${BULAN[Number(bulan) - 1] ?? ''} ${tahun}`;
}

/** `hari ini 13.04`, `12 Agt 2026 13.04`. */
export function kapan(iso: string, kini: Date): string {
  const pada = new Date(iso);
  if (Number.isNaN(pada.getTime())) return '';
  const [tanggal = '', jam = ''] = jamDinding(pada).split('T');
  const pukul = jam.replace(':', '.');
  return tanggal === tanggalWib(kini) ? `hari ini ${pukul}` : `${tanggalPendek(tanggal)} ${pukul}`;
}

/** The day after, for the least date of a postponement. */
export function besok(kini: Date): string {
  return tanggalWib(new Date(kini.getTime() + 24 * JAM));
}
