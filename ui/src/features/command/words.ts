// Sentences of commands, as far as no single command owns them.

export const words = {
  conflictTitle: (oleh: string) => `Aduan ini sudah diubah oleh ${oleh}`,
  conflictBody: (peristiwa: string, kapan: string) => `${peristiwa}, ${kapan}.`,
  conflictSafe:
    'Teks Anda tetap di sini. Muat ulang aduan, periksa perubahannya, lalu putuskan lagi.',
  notAllowedAnyMore:
    'Tindakan ini tidak lagi dapat dilakukan pada status yang baru. Teks Anda tetap di sini dan dapat disalin.',
  conflictReloaded:
    'Aduan sudah dimuat ulang. Periksa perubahannya, lalu kirim lagi bila masih tepat.',
  overtaken: (peristiwa: string, oleh: string, waktu: string) =>
    `${peristiwa}${oleh && ` oleh ${oleh}`}, ${waktu}.`,
  overtakenPossible: 'Terjadi selagi Anda menulis. Periksa dulu, lalu lanjutkan bila masih tepat.',
  overtakenAccept: 'Sudah saya periksa',
  waitingAct: 'Masih menunggu jawaban server.',
  waiting: 'Masih menunggu jawaban server. Tulisan Anda tetap di sini.',
  toolbar: 'Tindakan',
  more: 'Tindakan lain',
  previous: 'Aduan sebelumnya (K)',
  next: 'Aduan berikutnya (J)',
  suggestSkpd: 'Usul SKPD yang berwenang',
  suggestNone: 'Tidak ada usul',
  suggestText: (nama: string) => `Usul SKPD: ${nama}.`,
  nomorComplete: 'Tulis nomornya dengan lengkap, misalnya SPD-2026-000812.',
  postponeHow: 'Cara menunda',
  postponeDated: 'Sampai tanggal tertentu',
  postponeUndated: 'Tanpa tanggal, dengan catatan',
  postponeUndatedHelp: 'Anda akan diingatkan untuk menjelaskan lagi sebelum tenggatnya.',
  postponeUntil: 'Dikerjakan lagi mulai',
  postponeUntilHelp: 'Penanganan berjalan lagi otomatis pada tanggal ini.',
  chooseDay: 'Pilih hari kerja',
  chooseDate: 'Pilih tanggal sesudah hari ini.',
};
