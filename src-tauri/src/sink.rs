//! How the desktop reads the text of a toast.

use client::Sink;

/// Windows builds its document itself and takes text as it stands.
#[cfg(not(target_os = "linux"))]
pub(crate) fn of_desktop() -> Sink {
    Sink::Plain
}

/// A daemon of the freedesktop specification says whether it reads markup. Where it does not say,
/// it is taken to: marks that show are better than marks that act. Asked for each toast, because
/// another daemon may have come.
#[cfg(target_os = "linux")]
pub(crate) fn of_desktop() -> Sink {
    const NAME: &str = "org.freedesktop.Notifications";
    const PATH: &str = "/org/freedesktop/Notifications";
    let asked = || -> zbus::Result<Vec<String>> {
        let bus = zbus::blocking::Connection::session()?;
        let answer = bus.call_method(Some(NAME), PATH, Some(NAME), "GetCapabilities", &())?;
        answer.body().deserialize()
    };
    match asked() {
        Ok(can) if !can.iter().any(|one| one == "body-markup") => Sink::Plain,
        Ok(_) => Sink::Markup,
        Err(error) => {
            tracing::debug!(%error, "the notification daemon does not say what it can");
            Sink::Markup
        }
    }
}
