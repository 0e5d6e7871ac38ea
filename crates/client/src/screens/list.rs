//! The inbox: rows, counts and chips of one view.

use super::countdown::{Countdown, chip, countdown, waits_for};
use super::words::tiba;
use crate::book::{Book, Page};
use domain::aduan::command::CommandKind;
use domain::aduan::status::StatusCode;
use domain::aduan::{Aduan, Jenis};
use domain::alur::permissions::{boleh_bersama, perintah_boleh};
use domain::referensi::{Referensi, Tempat};
use domain::tenggat::kalender::wib;
use jiff::Timestamp;
use wire::desk::{
    AduanRow, JumlahJenis, JumlahPandangan, ListRequest, ListResponse, Pandangan, Urutan,
};

/// Answers the page's question for a view.
pub(crate) fn list(
    book: &Book,
    referensi: &Referensi,
    request: &ListRequest,
    kini: Timestamp,
) -> ListResponse {
    let look = Look {
        book,
        referensi,
        kini,
    };
    let jumlah = look.counts();
    let mut pages = look.pages(request);
    let per_jenis = per_jenis(&pages);
    pages.retain(|page| {
        request
            .jenis
            .is_none_or(|jenis| page.view.aduan.isi.jenis == jenis)
    });
    look.sort(&mut pages, request.urutan);
    ListResponse {
        baris: pages.into_iter().map(|page| look.row(page)).collect(),
        jumlah,
        per_jenis,
    }
}

fn per_jenis(pages: &[&Page]) -> Vec<JumlahJenis> {
    let of = |jenis| {
        pages
            .iter()
            .filter(move |page| page.view.aduan.isi.jenis == jenis)
    };
    Jenis::ALL
        .into_iter()
        .map(|jenis| JumlahJenis {
            jenis,
            jumlah: count(of(jenis)),
        })
        .collect()
}

struct Look<'a> {
    book: &'a Book,
    referensi: &'a Referensi,
    kini: Timestamp,
}

impl<'a> Look<'a> {
    /// Whatever is in the view; what is searched for, in whichever view it is: whoever searches
    /// doesn't know.
    fn pages(&self, request: &ListRequest) -> Vec<&'a Page> {
        let words = needles(&request.cari);
        let is_wanted = |page: &&Page| {
            if words.is_empty() {
                self.is_in(request.pandangan, &page.view.aduan)
            } else {
                self.has_all(page, &words)
            }
        };
        self.book.aduan.values().filter(is_wanted).collect()
    }

    fn counts(&self) -> Vec<JumlahPandangan> {
        Pandangan::ALL
            .into_iter()
            .map(|pandangan| JumlahPandangan {
                pandangan,
                jumlah: count(
                    self.book
                        .aduan
                        .values()
                        .filter(|page| self.is_in(pandangan, &page.view.aduan)),
                ),
            })
            .collect()
    }

    fn is_in(&self, pandangan: Pandangan, aduan: &Aduan) -> bool {
        let status = aduan.status.code();
        match pandangan {
            Pandangan::PerluTindakan => waits_for(&self.book.petugas.aktor, aduan),
            Pandangan::JatuhTempoHariIni => self
                .due(aduan)
                .is_some_and(|due| due >= self.kini && wib(due).date() == wib(self.kini).date()),
            Pandangan::LewatTenggat => self.due(aduan).is_some_and(|due| due < self.kini),
            Pandangan::Masuk => status == StatusCode::Masuk,
            Pandangan::PerluKelengkapan => status == StatusCode::PerluKelengkapan,
            Pandangan::Disposisi => status == StatusCode::Disposisi,
            Pandangan::Dikembalikan => status == StatusCode::Dikembalikan,
            Pandangan::Penanganan => status == StatusCode::Penanganan,
            Pandangan::Pending => matches!(
                status,
                StatusCode::DitundaPerwaktu | StatusCode::DitundaCatatan
            ),
            Pandangan::DrafJawaban => status == StatusCode::DrafJawaban,
            Pandangan::PerluPerbaikan => status == StatusCode::PerluPerbaikan,
            Pandangan::Dijawab => status == StatusCode::Dijawab,
            Pandangan::Selesai => status == StatusCode::Selesai,
            Pandangan::Digabung => status == StatusCode::Digabung,
            Pandangan::BukanKewenangan => status == StatusCode::BukanKewenangan,
            Pandangan::Ditolak => status == StatusCode::Ditolak,
        }
    }

    fn due(&self, aduan: &Aduan) -> Option<Timestamp> {
        match countdown(&self.book.petugas.aktor, aduan) {
            Countdown::Running(tenggat) => Some(tenggat.jatuh_tempo),
            Countdown::PausedLate(due) => Some(due),
            Countdown::Paused | Countdown::Stopped => None,
        }
    }

    fn has_all(&self, page: &Page, words: &[String]) -> bool {
        let aduan = &page.view.aduan;
        let isi = &aduan.isi;
        let Tempat { kecamatan, desa } = self.referensi.tempat(&isi.kecamatan, &isi.desa);
        let text = format!(
            "{} {} {} {} {kecamatan} {desa}",
            aduan.nomor, isi.judul, isi.uraian, isi.lokasi
        )
        .to_lowercase();
        words.iter().all(|word| text.contains(word.as_str()))
    }

    fn sort(&self, pages: &mut [&Page], urutan: Urutan) {
        let aktor = &self.book.petugas.aktor;
        match urutan {
            Urutan::Terbaru => {
                pages.sort_by_key(|p| {
                    std::cmp::Reverse((p.view.aduan.diterima_pada, p.view.aduan.nomor))
                });
            }
            Urutan::Terlama => {
                pages.sort_by_key(|p| (p.view.aduan.diterima_pada, p.view.aduan.nomor));
            }
            Urutan::TenggatTerdekat => pages.sort_by_key(|p| {
                let aduan = &p.view.aduan;
                let rank = match countdown(aktor, aduan) {
                    Countdown::Running(tenggat) => (0, tenggat.jatuh_tempo),
                    Countdown::PausedLate(due) => (0, due),
                    Countdown::Paused => (1, aduan.diterima_pada),
                    Countdown::Stopped => (2, aduan.diterima_pada),
                };
                (rank, aduan.nomor)
            }),
        }
    }

    fn row(&self, page: &Page) -> AduanRow {
        let aduan = &page.view.aduan;
        let isi = &aduan.isi;
        let tempat = self.referensi.tempat(&isi.kecamatan, &isi.desa);
        let countdown = countdown(&self.book.petugas.aktor, aduan);
        AduanRow {
            id: aduan.id,
            version: aduan.version,
            nomor: aduan.nomor,
            judul: aduan.isi.judul.clone(),
            jenis: aduan.isi.jenis,
            kecamatan: tempat.kecamatan.to_owned(),
            status: aduan.status.code(),
            konteks: self.context(aduan),
            foto: u32::try_from(page.view.lampiran.len()).unwrap_or(u32::MAX),
            diterima: tiba(aduan.diterima_pada, self.kini),
            chip: chip(countdown, self.kini, &self.referensi.kalender),
            belum_dibaca: page.belum_dibaca(),
            bersama: self.together(aduan),
        }
    }

    /// What the one who looks may ask of it together with others.
    fn together(&self, aduan: &Aduan) -> Vec<CommandKind> {
        let mut allowed = perintah_boleh(&self.book.petugas.aktor, aduan);
        allowed.retain(|kind| boleh_bersama(*kind));
        allowed
    }

    fn context(&self, aduan: &Aduan) -> String {
        if aduan.status.code() == StatusCode::PerluKelengkapan {
            return "menunggu warga".to_owned();
        }
        let own = self.book.petugas.aktor.skpd();
        let lead = aduan.disposisi.as_ref().map(|disposisi| &disposisi.utama);
        match lead {
            Some(kode) if own != Some(kode) => self.referensi.singkatan_skpd(kode).to_owned(),
            Some(_) | None => aduan.isi.jenis.label().to_owned(), // not disposed, or the viewer's own
        }
    }
}

fn needles(cari: &str) -> Vec<String> {
    cari.to_lowercase()
        .split_whitespace()
        .map(str::to_owned)
        .collect()
}

fn count<T>(items: impl Iterator<Item = T>) -> u32 {
    u32::try_from(items.count()).unwrap_or(u32::MAX)
}
