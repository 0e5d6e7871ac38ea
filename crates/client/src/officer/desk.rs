//! Answers to the page.

use super::{DeskEvent, Officer, Session};
use crate::problems::{disk, signed_out};
use crate::words::pukul;
use crate::{check, deadline, detail, diff, list};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use domain::aduan::command::CommandKind;
use domain::alur::permissions::boleh_lihat;
use domain::id::AduanId;
use domain::kata::waktu::kapan;
use domain::referensi::Referensi;
use std::sync::Arc;
use wire::aduan::{AduanView, Identitas};
use wire::desk::{
    AduanDetail, AduanRef, CheckRequest, CommandRequest, Desk, DiffPart, DiffRequest, Foto,
    FotoRequest, ListRequest, ListResponse, NoticeRef, RevealRequest, ServerCheck, SessionState,
    SignIn, TenggatPreview, TextCheck, Unsent, UnsentKind, UnsentRef, UnsentSave, UpdateState,
};
use wire::notice::{NoticeRow, NoticeView};
use wire::problem::Problem;
use wire::session::ServerInfo;

/// No more notices than anybody reads.
const MOST_NOTICES: usize = 200;

impl Desk for Officer {
    async fn session_state(&self, (): ()) -> Result<SessionState, Problem> {
        self.booted().await;
        Ok(self.state())
    }

    async fn server_check(&self, check: ServerCheck) -> Result<ServerInfo, Problem> {
        self.check_server(&check.alamat).await
    }

    async fn sign_in(&self, form: SignIn) -> Result<SessionState, Problem> {
        self.enter(form).await
    }

    async fn sign_out(&self, (): ()) -> Result<SessionState, Problem> {
        self.leave().await
    }

    async fn referensi(&self, (): ()) -> Result<Referensi, Problem> {
        let session = self.need()?;
        let known = session.book().referensi.clone();
        if let Some(referensi) = known {
            return Ok(Referensi::clone(&referensi));
        }
        let referensi = self.ask(&session, session.api.referensi()).await?;
        let kept = session.keep_referensi(referensi.clone()).await;
        kept.map_err(|error| disk(&error))?;
        Ok(referensi)
    }

    async fn list_aduan(&self, request: ListRequest) -> Result<ListResponse, Problem> {
        let session = self.need()?;
        let referensi = session.referensi();
        let book = session.book();
        Ok(list::list(&book, &referensi, &request, self.now()))
    }

    async fn read_aduan(&self, request: AduanRef) -> Result<AduanDetail, Problem> {
        let session = self.need()?;
        let held = session
            .book()
            .aduan
            .get(&request.id)
            .map(|page| Arc::clone(&page.view));
        let view = if let Some(view) = held {
            view
        } else {
            let view = self
                .ask(&session, session.api.read_aduan(request.id))
                .await?;
            self.keep(&session, &view).await?;
            Arc::new(view)
        };
        self.read(&session, &view).await?;
        Ok(self.detail(&session, &view))
    }

    async fn run_command(&self, request: CommandRequest) -> Result<AduanDetail, Problem> {
        let session = self.need()?;
        let answer = self.ask(&session, session.api.run_command(&request)).await;
        session.poke.notify_one(); // after a conflict the newest is wanted too
        let view = answer?;
        self.keep(&session, &view).await?;
        self.read(&session, &view).await?;
        if let Some(untuk) = draft_of(request.command.kind()) {
            let dropped = session.cache.drop_drafts(request.id, untuk).await;
            dropped.map_err(|error| disk(&error))?;
            self.tell_update().await;
        }
        self.emit(DeskEvent::Changed);
        Ok(self.detail(&session, &view))
    }

    async fn tenggat_preview(&self, (): ()) -> Result<TenggatPreview, Problem> {
        Ok(deadline::preview(&self.need()?.referensi(), self.now()))
    }

    async fn read_foto(&self, request: FotoRequest) -> Result<Foto, Problem> {
        let session = self.need()?;
        let bytes = self.ask(&session, session.api.read_foto(&request)).await?;
        Ok(Foto {
            data_url: format!("data:image/jpeg;base64,{}", STANDARD.encode(bytes)),
        })
    }

    async fn read_unsent(&self, request: UnsentRef) -> Result<Unsent, Problem> {
        let session = self.need()?;
        let draft = session.cache.draft(request).await;
        let draft = draft.map_err(|error| disk(&error))?;
        let (isi, disimpan) = match draft {
            Some((isi, pada)) => (isi, Some(pukul(pada, self.now()))),
            None => (String::new(), None),
        };
        let usang = session.cache.earlier_draft(request).await;
        let usang = usang.map_err(|error| disk(&error))?;
        Ok(Unsent {
            isi,
            disimpan,
            usang,
        })
    }

    async fn save_unsent(&self, save: UnsentSave) -> Result<Unsent, Problem> {
        let session = self.need()?;
        let kini = self.now();
        let draft = UnsentRef {
            aduan: save.aduan,
            untuk: save.untuk,
            draf_versi: save.draf_versi,
        };
        let kept = session.cache.keep_draft(draft, &save.isi, kini).await;
        kept.map_err(|error| disk(&error))?;
        self.tell_update().await;
        Ok(Unsent {
            disimpan: (!save.isi.is_empty()).then(|| pukul(kini, kini)),
            isi: save.isi,
            usang: None, // what is being written is newer
        })
    }

    async fn diff(&self, request: DiffRequest) -> Result<Vec<DiffPart>, Problem> {
        Ok(diff::diff(&request.lama, &request.baru))
    }

    async fn check_text(&self, request: CheckRequest) -> Result<TextCheck, Problem> {
        Ok(check::text(&request.isi))
    }

    async fn reveal_identitas(&self, request: RevealRequest) -> Result<Identitas, Problem> {
        let session = self.need()?;
        let asking = session.api.reveal_identitas(request.id, request.tujuan);
        self.ask(&session, asking).await
    }

    async fn notices(&self, (): ()) -> Result<Vec<NoticeRow>, Problem> {
        let session = self.need()?;
        let mut notices: Vec<NoticeView> = session
            .book()
            .ledger
            .values()
            .map(|row| NoticeView {
                dibuka: row.opened,
                ..row.view.clone()
            })
            .collect();
        notices.sort_by_key(|notice| std::cmp::Reverse((notice.pada, notice.seq)));
        notices.truncate(MOST_NOTICES);
        let kini = self.now();
        let row = |view: NoticeView| NoticeRow {
            waktu: kapan(view.pada, kini),
            view,
        };
        Ok(notices.into_iter().map(row).collect())
    }

    async fn mark_notice_opened(&self, request: NoticeRef) -> Result<(), Problem> {
        let session = self.need()?;
        self.open_notice(&session, |row| row.view.id == request.id)
            .await?;
        Ok(())
    }

    async fn take_link(&self, (): ()) -> Result<Option<AduanId>, Problem> {
        let session = self.need()?;
        let taken = self.take_link(&session).await;
        if let Err(problem) = &taken {
            self.heed(&session, problem).await;
        }
        taken
    }

    async fn sync_now(&self, (): ()) -> Result<SessionState, Problem> {
        let session = self.need()?;
        if let Err(problem) = self.pull(&session).await {
            self.heed(&session, &problem).await; // the state says what is wrong
        }
        Ok(self.state())
    }

    async fn update_state(&self, (): ()) -> Result<UpdateState, Problem> {
        Ok(self.update().await)
    }

    async fn update_check(&self, (): ()) -> Result<UpdateState, Problem> {
        self.look_for_update().await;
        Ok(self.update().await)
    }

    async fn update_download(&self, (): ()) -> Result<UpdateState, Problem> {
        self.download_update().await?;
        Ok(self.update().await)
    }

    async fn update_cancel(&self, (): ()) -> Result<UpdateState, Problem> {
        self.cancel_update();
        Ok(self.update().await)
    }

    async fn update_postpone(&self, (): ()) -> Result<UpdateState, Problem> {
        self.postpone_update().await?;
        Ok(self.update().await)
    }

    async fn update_install(&self, (): ()) -> Result<UpdateState, Problem> {
        self.install_update().await?;
        Ok(self.update().await)
    }

    async fn update_restart(&self, (): ()) -> Result<UpdateState, Problem> {
        self.restart_updated().await?;
        Ok(self.update().await)
    }
}

impl Officer {
    /// A click on a toast: the notice counts as opened, and the window shows the aduan.
    pub async fn toast_clicked(&self, tanda: &str, aduan: Option<AduanId>) {
        if let Some(session) = self.session() {
            let opened = self
                .open_notice(&session, |row| row.view.tanda == tanda)
                .await;
            if let Err(problem) = opened {
                tracing::warn!(
                    code = problem.code.as_str(),
                    "the notice could not be marked"
                );
            }
        }
        if let Some(aduan) = aduan {
            self.emit(DeskEvent::Open(aduan));
        }
    }

    fn need(&self) -> Result<Arc<Session>, Problem> {
        self.session().ok_or_else(signed_out)
    }

    /// Awaits an answer of the server, and heeds what its failure says about the session.
    async fn ask<T>(
        &self,
        session: &Arc<Session>,
        answer: impl Future<Output = Result<T, Problem>>,
    ) -> Result<T, Problem> {
        let answer = answer.await;
        match &answer {
            Ok(_) => self.reached(),
            Err(problem) => self.heed(session, problem).await,
        }
        answer
    }

    /// Keeps a view that came outside a pull, unless a pull overtook it or the officer may no
    /// longer see it.
    async fn keep(&self, session: &Session, view: &AduanView) -> Result<(), Problem> {
        let _writing = session.writing.lock().await;
        let id = view.aduan.id;
        if !session.book().is_news(view) {
            return Ok(());
        }
        let visible = boleh_lihat(&session.book().petugas.aktor, &view.aduan);
        let kept = if visible {
            session.cache.keep_aduan(view).await
        } else {
            session.cache.drop_aduan(id).await
        };
        kept.map_err(|error| disk(&error))?;
        let mut book = session.book();
        if visible {
            book.put(view.clone());
        } else {
            book.remove(id);
        }
        Ok(())
    }

    /// Remembers that the officer has seen this version.
    async fn read(&self, session: &Session, view: &AduanView) -> Result<(), Problem> {
        let (id, version) = (view.aduan.id, view.aduan.version);
        {
            let mut book = session.book();
            match book.aduan.get_mut(&id) {
                Some(page) if page.dibaca != Some(version) => page.dibaca = Some(version),
                Some(_) | None => return Ok(()),
            }
        }
        let marked = session.cache.mark_read(id, version).await;
        marked.map_err(|error| disk(&error))?;
        self.emit(DeskEvent::Changed);
        Ok(())
    }

    fn detail(&self, session: &Session, view: &AduanView) -> AduanDetail {
        let referensi = session.referensi();
        let book = session.book();
        detail::detail(&book, &referensi, view, self.now())
    }
}

/// The text that a command hands in, or makes pointless.
pub(super) fn draft_of(command: CommandKind) -> Option<UnsentKind> {
    match command {
        CommandKind::AjukanDraf | CommandKind::BeriMasukan => Some(UnsentKind::Tanggapan),
        CommandKind::Terbitkan | CommandKind::KembalikanDraf => Some(UnsentKind::Koreksi),
        CommandKind::Disposisikan => Some(UnsentKind::Disposisi),
        CommandKind::MintaKelengkapan
        | CommandKind::Lengkapi
        | CommandKind::TarikDisposisi
        | CommandKind::Tolak
        | CommandKind::Gabungkan
        | CommandKind::NyatakanBukanKewenangan
        | CommandKind::Terima
        | CommandKind::Kembalikan
        | CommandKind::TundaPerwaktu
        | CommandKind::TundaCatatan
        | CommandKind::Lanjutkan
        | CommandKind::BeriPenilaian
        | CommandKind::AjukanKeberatan
        | CommandKind::TambahKeterangan
        | CommandKind::Catat
        | CommandKind::ArsipkanKelengkapan
        | CommandKind::TutupPenilaian => None, // no text of theirs is kept here
    }
}
