//! Reads the server's event stream line by line. The stream says only that there is news, so
//! only the names of events matter.

/// Longest line taken; a longer one is dropped.
const MAX_LINE: usize = 64 * 1024;

/// Bytes of the stream that are not yet a whole line.
#[derive(Debug, Default)]
pub(crate) struct Lines {
    rest: Vec<u8>,
    name: String,
}

impl Lines {
    /// Takes a piece of the stream; gives the names of the events that it completed.
    pub(crate) fn push(&mut self, piece: &[u8]) -> Vec<String> {
        self.rest.extend_from_slice(piece);
        let mut events = Vec::new();
        while let Some(end) = self.rest.iter().position(|byte| *byte == b'\n') {
            let line: Vec<u8> = self.rest.drain(..=end).collect();
            let line = String::from_utf8_lossy(&line);
            self.line(line.trim_end_matches(['\r', '\n']), &mut events);
        }
        if self.rest.len() > MAX_LINE {
            self.rest.clear();
        }
        events
    }

    fn line(&mut self, line: &str, events: &mut Vec<String>) {
        if line.is_empty() {
            if !self.name.is_empty() {
                events.push(std::mem::take(&mut self.name));
            }
        } else if let Some(name) = line.strip_prefix("event:") {
            name.trim().clone_into(&mut self.name);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_event_counts_once_it_is_whole_however_it_is_cut() {
        let text = b": hidup\n\nevent: news\ndata: {\"cursor\":7}\r\n\r\nevent: lain\n\n";
        for cut in 0..text.len() {
            let mut lines = Lines::default();
            let mut events = lines.push(&text[..cut]);
            events.extend(lines.push(&text[cut..]));
            assert_eq!(events, ["news", "lain"], "cut at {cut}");
        }
    }

    #[test]
    fn an_endless_line_does_not_fill_the_memory() {
        let mut lines = Lines::default();
        for _ in 0..100 {
            lines.push(&[b'x'; 4096]);
        }
        assert!(lines.rest.len() <= MAX_LINE + 4096);
    }
}
