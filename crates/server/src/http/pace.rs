//! How slowly somebody may send or read. Whoever moves nothing holds a connection, memory and a
//! place that others wait for.

use axum::body::{Body, Bytes, HttpBody};
use hyper::body::{Frame, SizeHint};
use portal::TooSlow;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::{Instant, Sleep, sleep_until};

/// What has to move in each window of waiting, in bytes: half a kilobyte a second, which is less
/// than the slowest network of a village gives.
const LEAST: usize = 30 * 1024;
/// How long anybody waits for that. Only waiting counts, not the work in between.
pub(super) const WINDOW: Duration = Duration::from_mins(1);

/// What moved in this window, and how long it was waited for.
struct Pace {
    window: Duration,
    moved: usize,
    waited: Duration,
    since: Option<Instant>,
    /// When all of it has to be there, however fast it comes.
    until: Option<Instant>,
    alarm: Option<Pin<Box<Sleep>>>,
}

impl Pace {
    fn new(window: Duration) -> Self {
        Self {
            window,
            moved: 0,
            waited: Duration::ZERO,
            since: None,
            until: None,
            alarm: None,
        }
    }

    /// Something moved; enough of it begins a new window.
    fn note(&mut self, bytes: usize) {
        if let Some(since) = self.since.take() {
            self.waited += since.elapsed();
        }
        self.moved += bytes;
        if self.moved >= LEAST {
            self.moved = 0;
            self.waited = Duration::ZERO;
        }
    }

    /// Nothing moves now; ready when that has been too long.
    fn poll_over(&mut self, context: &mut Context<'_>) -> Poll<()> {
        let since = *self.since.get_or_insert_with(Instant::now);
        let end = since + self.window.saturating_sub(self.waited);
        let end = self.until.map_or(end, |until| until.min(end));
        let alarm = self.alarm.get_or_insert_with(|| Box::pin(sleep_until(end)));
        if alarm.deadline() != end {
            alarm.as_mut().reset(end);
        }
        alarm.as_mut().poll(context)
    }
}

/// A body that ends with [`TooSlow`] where its sender is.
pub(super) struct PacedBody {
    body: Body,
    pace: Pace,
}

impl PacedBody {
    /// It has to be whole by then.
    pub(super) fn new(body: Body, whole: Instant) -> Self {
        let until = Some(whole);
        let pace = Pace {
            until,
            ..Pace::new(WINDOW)
        };
        Self { body, pace }
    }
}

impl HttpBody for PacedBody {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        let Poll::Ready(frame) = Pin::new(&mut self.body).poll_frame(context) else {
            ready!(self.pace.poll_over(context));
            return Poll::Ready(Some(Err(axum::Error::new(TooSlow))));
        };
        if let Some(Ok(frame)) = &frame {
            self.pace.note(frame.data_ref().map_or(0, Bytes::len));
        }
        Poll::Ready(frame)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

/// A connection that ends where its other side reads too slowly.
pub(super) struct PacedStream<S> {
    stream: S,
    pace: Pace,
}

impl<S> PacedStream<S> {
    pub(super) fn new(stream: S, window: Duration) -> Self {
        let pace = Pace::new(window);
        Self { stream, pace }
    }

    fn judge(
        &mut self,
        written: Poll<io::Result<usize>>,
        context: &mut Context<'_>,
    ) -> Poll<io::Result<usize>> {
        match written {
            Poll::Ready(Ok(bytes)) => self.pace.note(bytes),
            Poll::Ready(Err(_)) => {} // told as it is
            Poll::Pending => {
                ready!(self.pace.poll_over(context));
                return Poll::Ready(Err(io::ErrorKind::TimedOut.into()));
            }
        }
        written
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for PacedStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for PacedStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write(context, bytes);
        self.judge(written, context)
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        parts: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let written = Pin::new(&mut self.stream).poll_write_vectored(context, parts);
        self.judge(written, context)
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::stream::unfold;
    use std::convert::Infallible;
    use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _, duplex};
    use tokio::time::sleep;

    /// So many pieces of some bytes, one every few seconds.
    fn coming(pieces: u32, bytes: usize, every: Duration) -> PacedBody {
        let pieces = unfold(0, move |n| async move {
            sleep(every).await;
            (n < pieces).then(|| (Ok::<_, Infallible>(vec![b'a'; bytes]), n + 1))
        });
        PacedBody::new(
            Body::from_stream(pieces),
            Instant::now() + Duration::from_hours(9),
        )
    }

    async fn read(body: PacedBody) -> Result<usize, axum::Error> {
        let read = axum::body::to_bytes(Body::new(body), usize::MAX).await;
        read.map(|bytes| bytes.len())
    }

    #[tokio::test(start_paused = true)]
    async fn a_slow_network_is_waited_for_and_a_drip_is_not() {
        let village = coming(300, 10 * 1024, Duration::from_secs(15));
        assert_eq!(read(village).await.expect("all of it"), 300 * 10 * 1024);
        let short = coming(3, 100, Duration::from_secs(15));
        assert_eq!(read(short).await.expect("all of it"), 300);
        let begun = Instant::now();
        let drip = read(coming(u32::MAX, 1, Duration::from_secs(5))).await;
        let told = drip.expect_err("ended");
        let cause = std::error::Error::source(&told).expect("a cause");
        assert!(
            cause.is::<axum::Error>() || cause.is::<TooSlow>(),
            "{told:?}"
        );
        assert_eq!(begun.elapsed().as_secs(), WINDOW.as_secs());
    }

    #[tokio::test(start_paused = true)]
    async fn a_body_that_is_not_whole_in_its_time_ends_in_time() {
        let pieces = coming(u32::MAX, 10 * 1024, Duration::from_secs(2)).body;
        let begun = Instant::now();
        let body = PacedBody::new(pieces, begun + Duration::from_secs(45));
        read(body).await.expect_err("ended");
        assert_eq!(begun.elapsed().as_secs(), 45);
    }

    #[tokio::test(start_paused = true)]
    async fn the_work_between_two_pieces_is_not_the_senders() {
        use http_body_util::BodyExt as _;
        let mut body = coming(20, 1024, Duration::from_secs(2));
        for _ in 0..20 {
            body.frame().await.expect("one more").expect("in time");
            sleep(Duration::from_mins(5)).await;
        }
        assert!(body.frame().await.is_none());
    }

    #[tokio::test(start_paused = true)]
    async fn whoever_reads_nothing_is_left_and_whoever_reads_slowly_is_not() {
        let (near, _far) = duplex(1024);
        let mut paced = PacedStream::new(near, WINDOW);
        let cut = paced.write_all(&[b'a'; 4096]).await;
        assert_eq!(cut.expect_err("left").kind(), io::ErrorKind::TimedOut);

        let (near, mut far) = duplex(1024);
        tokio::spawn(async move {
            let mut part = [0; 1024];
            while far.read(&mut part).await.is_ok_and(|read| read > 0) {
                sleep(Duration::from_millis(1500)).await;
            }
        });
        let mut paced = PacedStream::new(near, WINDOW);
        let all = paced.write_all(&vec![b'a'; 256 * 1024]).await;
        all.expect("read in the end");
    }
}
