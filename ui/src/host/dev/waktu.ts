// The day of the example data: Thursday, 13 August 2026, 13.10 WIB.

export const KINI = '2026-08-13T06:10:00Z';
export const NIHIL = '00000000-0000-0000-0000-000000000000';

/** Identity number n, readable in addresses. */
export const idKe = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`;
