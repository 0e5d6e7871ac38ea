//! What a page says, as somebody who hears it read aloud meets it: headings, texts, links, fields
//! and buttons in their order, without what is only drawn.

/// Elements that start a line of their own.
const BLOCKS: [&str; 21] = [
    "h1", "h2", "h3", "p", "li", "dt", "dd", "legend", "label", "summary", "div", "section",
    "form", "fieldset", "main", "nav", "header", "footer", "aside", "title", "span",
];

/// The outline of a page, one line for each thing; nothing in it changes from run to run.
pub(crate) fn outline(html: &str) -> String {
    let mut lines = Lines::default();
    let mut rest = html;
    while let Some((text, after)) = rest.split_once('<') {
        lines.text(text);
        let (tag, after) = after.split_once('>').expect("tags end");
        rest = lines.tag(tag, after);
    }
    lines.end();
    lines.done.join("\n")
}

#[derive(Default)]
struct Lines {
    done: Vec<String>,
    line: String,
}

impl Lines {
    fn text(&mut self, text: &str) {
        let text = text.replace("&nbsp;", " ");
        let words: Vec<&str> = text.split_whitespace().collect();
        if !words.is_empty() {
            if !self.line.is_empty() && !self.line.ends_with(' ') {
                self.line.push(' ');
            }
            self.line.push_str(&words.join(" "));
        }
    }

    /// Takes a tag; gives what follows it, without the content of what is only drawn.
    fn tag<'h>(&mut self, tag: &str, after: &'h str) -> &'h str {
        let name = tag.split([' ', '/']).find(|part| !part.is_empty());
        let name = name.unwrap_or_default();
        if tag.starts_with('/') {
            if BLOCKS.contains(&name) || matches!(name, "a" | "button" | "option") {
                self.pause();
            }
            return after;
        }
        match name {
            "svg" | "script" | "head" => {
                let end = format!("</{name}>");
                return after.split_once(&end).map_or(after, |(_, rest)| rest);
            }
            "input" | "textarea" | "select" => self.field(name, tag),
            "a" => self.begin(&format!("→ {}", value(tag, "href"))),
            "button" => self.begin("[button]"),
            "img" => self.begin(&format!("[image] {}", value(tag, "alt"))),
            "option" | "optgroup" => self.begin("·"),
            _ if BLOCKS.contains(&name) => self.block(name, tag),
            _ => {} // inline, or a line break
        }
        after
    }

    fn block(&mut self, name: &str, tag: &str) {
        let role = match value(tag, "role").as_str() {
            "" => String::new(),
            role => format!(" ({role})"),
        };
        match name {
            "h1" => self.begin(&format!("#{role}")),
            "h2" => self.begin(&format!("##{role}")),
            "h3" => self.begin(&format!("###{role}")),
            "li" => self.begin("-"),
            "form" => self.begin(&format!("[form to {}]", value(tag, "action"))),
            _ if role.is_empty() => self.pause(),
            _ => self.begin(role.trim_start()), // something that is announced
        }
    }

    fn field(&mut self, name: &str, tag: &str) {
        let field = value(tag, "name");
        let kind = match value(tag, "type").as_str() {
            "hidden" => return, // nobody meets it
            "" => name.to_owned(),
            kind => kind.to_owned(),
        };
        let typed = match value(tag, "value") {
            value if value.is_empty() => String::new(),
            value => format!(" = {value}"),
        };
        let is = |what: &&str| tag.split(' ').any(|part| part.starts_with(what));
        let about = ["checked", "required", "aria-invalid", "disabled"];
        let about = about.iter().filter(|what| is(what));
        let about: String = about.flat_map(|what| [" ", what]).collect();
        self.begin(&format!("[{kind} {field}{typed}{about}]"));
    }

    fn begin(&mut self, start: &str) {
        self.end();
        start.clone_into(&mut self.line);
        self.line.push(' ');
    }

    /// Ends the line, unless it only says what is coming.
    fn pause(&mut self) {
        let marker = |letter: char| "#-·".contains(letter);
        if !self.line.trim().chars().all(marker) {
            self.end();
        }
    }

    fn end(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.done.push(line.trim().to_owned());
        }
    }
}

/// The value of an attribute; empty if it has none.
fn value(tag: &str, name: &str) -> String {
    let start = format!(" {name}=\"");
    tag.split_once(&start)
        .and_then(|(_, rest)| rest.split_once('"'))
        .map(|(value, _)| value.to_owned())
        .unwrap_or_default()
}
