//! The one statement of each bare handler: all rows that the answer is made of, put together by
//! the database. Nobody's permission is asked.
//!
//! It is derived from the columns that are there; [`PARTS`] alone has to follow the schema.

use crate::schema::{Column, Form, Schema};

/// The tables whose rows an answer shows with an aduan, and their columns; all without. A name that
/// is no table or column any more is left out.
const PARTS: &[(&str, &[&str])] = &[
    ("draf", &["data"]),
    ("jawaban", &["data"]),
    ("putusan", &[]),
    ("riwayat", &["seq", "event"]),
    ("lampiran", &[]),
];
/// The columns of an aduan that an answer is made of. Others are for counting and finding.
const ADUAN: &[&str] = &[
    "id",
    "tahun",
    "urut",
    "version",
    "seq",
    "pelapor",
    "diterima_pada",
    "isi",
    "keadaan",
    "disposisi",
    "dikembalikan",
    "keberatan",
    "penilaian",
];

/// Whose SQL.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Dialect {
    Sqlite,
    Postgres,
}

/// What is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Question {
    /// A page of 100 after the place `$1` in the log, and the newest place.
    Sync,
    /// The aduan with the id `$1`.
    Aduan,
    /// Everything that the person `$1` filed.
    List,
}

/// The statement. It gives one row with one text.
pub(crate) fn statement(question: Question, schema: &Schema, dialect: Dialect) -> String {
    let rest = match question {
        Question::Sync => "WHERE seq > $1 ORDER BY seq LIMIT 100",
        Question::Aduan => "WHERE id = $1",
        Question::List => "WHERE pelapor = $1 ORDER BY diterima_pada DESC",
    };
    let writer = Writer { schema, dialect };
    let aduan = writer.list(
        "aduan",
        &writer.aduan(),
        &format!("(SELECT * FROM aduan {rest})"),
    );
    let newest = match question {
        Question::Sync => "(SELECT max(seq) FROM riwayat)",
        Question::Aduan | Question::List => "0",
    };
    let whole = [("newest", newest.to_owned()), ("aduan", aduan)];
    let whole = writer.object(&whole.map(|(name, value)| (name.to_owned(), value)));
    match dialect {
        Dialect::Sqlite => format!("SELECT {whole}"),
        Dialect::Postgres => format!("SELECT {whole}::text"),
    }
}

struct Writer<'s> {
    schema: &'s Schema,
    dialect: Dialect,
}

impl Writer<'_> {
    /// An aduan with its parts and the sealed identity of whoever filed it.
    fn aduan(&self) -> String {
        let mut pairs = self.pairs("aduan", ADUAN);
        for (part, shown) in PARTS {
            if self.schema.columns(part).is_empty() {
                continue;
            }
            let object = self.object(&self.pairs(part, shown));
            let rows = format!("(SELECT * FROM {part} WHERE aduan_id = aduan.id)");
            pairs.push(((*part).to_owned(), self.list(part, &object, &rows)));
        }
        if !self.schema.columns("person").is_empty() {
            let seal = self.value("person", &bytes("identitas"));
            let seal = format!("(SELECT {seal} FROM person WHERE person.id = aduan.pelapor)");
            pairs.push(("identitas".to_owned(), seal));
        }
        self.object(&pairs)
    }

    /// SQLite would read every JSON text again to nest it: joining the texts costs a third less.
    fn list(&self, name: &str, object: &str, rows: &str) -> String {
        match self.dialect {
            Dialect::Sqlite => {
                format!(
                    "(SELECT '[' || coalesce(group_concat({object}), '') || ']' FROM {rows} AS {name})"
                )
            }
            Dialect::Postgres => {
                format!("(SELECT coalesce(json_agg({object}), '[]') FROM {rows} AS {name})")
            }
        }
    }

    fn object(&self, pairs: &[(String, String)]) -> String {
        let written: Vec<String> = match self.dialect {
            Dialect::Sqlite => {
                let pair = |(name, value): &(String, String)| format!("\"{name}\":' || {value}");
                pairs.iter().map(pair).collect()
            }
            Dialect::Postgres => {
                let pair = |(name, value): &(String, String)| format!("'{name}', {value}");
                pairs.iter().map(pair).collect()
            }
        };
        match self.dialect {
            Dialect::Sqlite => format!("'{{{} || '}}'", written.join(" || ',")),
            Dialect::Postgres => format!("json_build_object({})", written.join(", ")),
        }
    }

    fn pairs(&self, table: &str, shown: &[&str]) -> Vec<(String, String)> {
        let columns = self.schema.columns(table).iter();
        let shown = columns.filter(|column| {
            let name = column.name.as_str();
            name != "aduan_id" && (shown.is_empty() || shown.contains(&name))
        });
        shown
            .map(|column| (column.name.clone(), self.value(table, column)))
            .collect()
    }

    fn value(&self, table: &str, column: &Column) -> String {
        let name = format!("{table}.{}", column.name);
        match (column.form, self.dialect) {
            (Form::Bytes, Dialect::Sqlite) => format!("'\"' || lower(hex({name})) || '\"'"),
            (Form::Text, Dialect::Sqlite) => format!("json_quote({name})"),
            (Form::Json | Form::Number, Dialect::Sqlite) => format!("coalesce({name}, 'null')"),
            (Form::Json, Dialect::Postgres) => format!("{name}::json"),
            (Form::Bytes, Dialect::Postgres) => format!("{name}::text"),
            (Form::Number | Form::Text, Dialect::Postgres) => name,
        }
    }
}

fn bytes(name: &str) -> Column {
    Column {
        name: name.to_owned(),
        form: Form::Bytes,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::tests::small;

    #[test]
    fn one_statement_gives_an_aduan_with_its_parts() {
        let database = small();
        let schema = Schema::of_sqlite(&database).expect("read");
        let sql = statement(Question::Sync, &schema, Dialect::Sqlite);
        let text: String = database
            .query_row(&sql, [0], |row| row.get(0))
            .expect("answered");
        let page: serde_json::Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(page["newest"], 2);
        assert_eq!(page["aduan"][0]["isi"]["judul"], "Lampu");
        assert_eq!(page["aduan"][0]["riwayat"][1]["event"]["a"], 2);
        assert_eq!(
            page["aduan"][0]["riwayat"][1]["aduan_id"],
            serde_json::Value::Null
        );
        let none: String = database
            .query_row(&sql, [2], |row| row.get(0))
            .expect("answered");
        assert_eq!(none, r#"{"newest":2,"aduan":[]}"#);
    }

    #[test]
    fn postgresql_is_asked_in_its_own_words() {
        let schema = Schema::of_sqlite(&small()).expect("read");
        let sql = statement(Question::Aduan, &schema, Dialect::Postgres);
        assert!(
            sql.contains("json_build_object('id', aduan.id::text"),
            "{sql}"
        );
        assert!(sql.contains("aduan.isi::json"), "{sql}");
        assert!(!sql.contains("json_group_array"), "{sql}");
    }
}
