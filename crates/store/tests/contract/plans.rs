//! No statement reads through a table that grows, on either engine.
//!
//! Every contract runs first, so that every statement of the sources has run and is known with
//! its text for both engines. SQLite plans by the schema alone; PostgreSQL plans by what it has
//! counted, so it is asked on 100,000 aduan.

use sqlx::{AssertSqlSafe, Connection as _, Executor as _, PgConnection, SqliteConnection};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use store::statements::seen;
use testkit::Place;
use tokio::sync::OnceCell;

/// Tables that stay small: one row for each counter, some hundred of reference data.
const SMALL: [&str; 2] = ["counter", "referensi"];

/// Statements that mean the whole table, and may: the operator ends every session, a test asks
/// for the schema.
const WHOLE: [&str; 3] = ["DELETE FROM session", "sqlite_master", "information_schema"];

fn may_read_all(sql: &str) -> bool {
    WHOLE
        .iter()
        .any(|whole| sql == *whole || (whole.contains('_') && sql.contains(whole)))
}

static ALL_RAN: OnceCell<()> = OnceCell::const_new();

async fn run_everything() {
    let run = || async { crate::all_on_sqlite().await };
    ALL_RAN.get_or_init(run).await;
}

/// Every `execute!` and `fetch!` of the sources, by file and line.
fn places(folder: &Path, found: &mut BTreeSet<(String, u32)>) {
    for entry in fs::read_dir(folder).expect("the sources") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            places(&path, found);
            continue;
        }
        let text = fs::read_to_string(&path).expect("a text");
        for (line, text) in (1..).zip(text.lines()) {
            if text.contains("execute!(") || text.contains("fetch!(") {
                let path = path.display().to_string().replace('\\', "/"); // as the compiler says it
                found.insert((path, line));
            }
        }
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn every_statement_of_the_sources_has_run() {
    run_everything().await;
    let mut written = BTreeSet::new();
    places(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
        &mut written,
    );
    assert!(written.len() > 50, "the sources are read");
    let seen = seen();
    let ran = |(file, line): &(String, u32)| {
        let here = |site: &store::statements::Site| file.ends_with(site.file) && site.line == *line;
        seen.iter().any(|(site, _, _)| here(site))
    };
    let only_on_postgres = |(file, line): &(String, u32)| {
        let text = fs::read_to_string(file).expect("a text");
        let at = usize::try_from(*line).expect("a line");
        let before = text.lines().nth(at.saturating_sub(2)).unwrap_or_default();
        before.contains("has_rivals()")
    };
    written.retain(|place| !ran(place) && !only_on_postgres(place));
    assert_eq!(
        written,
        BTreeSet::new(),
        "no contract reaches them, so nobody asks for their plan"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sqlite_finds_everything_by_an_index() {
    run_everything().await;
    let place = Place::sqlite();
    let store = place.store().await;
    let mut raw = SqliteConnection::connect(&place.database())
        .await
        .expect("a connection");
    let mut scans = Vec::new();
    for (_, sql, _) in seen() {
        let asked = AssertSqlSafe(format!("EXPLAIN QUERY PLAN {sql}"));
        let plan: Vec<(i64, i64, i64, String)> =
            sqlx::query_as(asked).fetch_all(&mut raw).await.expect(sql);
        let small = |line: &str| {
            let what = line.strip_prefix("SCAN ").unwrap_or_default();
            let what = what.split(' ').next().unwrap_or_default();
            let written_out = line.ends_with("-ROW VALUES CLAUSE");
            written_out
                || SMALL.contains(&what)
                || ["json_each", "CONSTANT", "pengikut", "value"].contains(&what)
        };
        let scan = plan.iter().map(|(_, _, _, detail)| detail);
        let scan = scan.filter(|detail| detail.starts_with("SCAN ") && !small(detail));
        scans.extend(
            scan.filter(|_| !may_read_all(sql))
                .map(|detail| format!("{detail}: {sql}")),
        );
    }
    assert_eq!(scans, Vec::<String>::new());
    drop(store);
}

/// A regency after some years, by the server itself. References are not checked meanwhile.
const SEED: &str = "
SET session_replication_role = replica;
INSERT INTO person (id, peran, nik_hash, identitas, sandi, dibuat_pada, aktif)
    SELECT md5('w' || n)::uuid, 'masyarakat', decode(md5('n' || n), 'hex'), '\\x00', '', 0, true
    FROM generate_series(1, 30000) n;
INSERT INTO person (id, peran, skpd, pengguna, nama, sandi, dibuat_pada, aktif)
    SELECT md5('p' || n)::uuid, CASE n % 20 WHEN 0 THEN 'admin_diskominfo' ELSE 'petugas_skpd' END,
    CASE n % 20 WHEN 0 THEN NULL ELSE 'S' || n % 40 END, 'p' || n, 'P', '', 0, true
    FROM generate_series(1, 400) n;
INSERT INTO session SELECT md5('s' || n)::uuid, md5('w' || n)::uuid, decode(md5('t' || n), 'hex'),
    'Portal', 0, 0, n FROM generate_series(1, 30000) n;
INSERT INTO aduan (id, tahun, urut, version, seq, pelapor, diterima_pada, isi, status, keadaan,
    jatuh_tempo, dikembalikan, induk, next_look)
    SELECT md5('a' || n)::uuid, 2026, n, 3, n * 3, md5('w' || n % 30000)::uuid, n, '{}', 'selesai',
    '{}', CASE WHEN n % 8 = 0 THEN n END, 0, CASE WHEN n % 50 = 0 THEN md5('a' || n - 1)::uuid END,
    CASE WHEN n % 8 = 0 THEN n END FROM generate_series(1, 100000) n;
INSERT INTO riwayat SELECT n, md5('a' || (n + 2) / 3)::uuid, '{}', '\\x00'
    FROM generate_series(1, 300000) n;
INSERT INTO keterlibatan SELECT md5('a' || n)::uuid, 'S' || n % 40, n * 3, 'utama'
    FROM generate_series(1, 100000) n;
INSERT INTO langkah (aduan_id, urut, langkah, pemilik, lama_jeda, selesai)
    SELECT md5('a' || n / 2)::uuid, n % 2, 'tanggapan', 'utama', 0, n
    FROM generate_series(2, 200001) n;
INSERT INTO putusan SELECT md5('a' || n / 2)::uuid, n % 2, 'tanggapan', NULL, n, n, true
    FROM generate_series(2, 200001) n;
INSERT INTO draf SELECT md5('a' || n)::uuid, 0, '{}', 'S1', n FROM generate_series(1, 60000) n;
INSERT INTO jawaban SELECT md5('a' || n)::uuid, 0, '{}', 'S1', n FROM generate_series(1, 60000) n;
INSERT INTO lampiran SELECT md5('l' || n)::uuid, md5('a' || n)::uuid, 0, 'a.jpg', 1, 1, 1,
    md5('f' || n), 0, NULL FROM generate_series(1, 60000) n;
INSERT INTO idempotency SELECT md5('w' || n % 30000)::uuid, md5('k' || n)::uuid,
    md5('a' || n)::uuid, '\\x00', n FROM generate_series(1, 100000) n;
INSERT INTO notice (id, seq, person_id, aduan_id, jenis, judul, isi, pada, tanda)
    SELECT md5('c' || n)::uuid, n, md5('p' || n % 400)::uuid, md5('a' || n / 2)::uuid, 'disposisi',
    '', '', n, 'peristiwa/' || n FROM generate_series(1, 200000) n;
INSERT INTO pesan (id, person_id, aduan_id, jenis, channel, tanda, status, attempts, next_attempt, dibuat_pada)
    SELECT md5('m' || n)::uuid, md5('w' || n % 30000)::uuid, md5('a' || n / 2)::uuid, 'kabar', 'surel',
    'peristiwa/' || n, CASE WHEN n % 100 = 0 THEN 'menunggu' ELSE 'terkirim' END, 1,
    CASE WHEN n % 100 = 0 THEN n END, n FROM generate_series(1, 200000) n;
INSERT INTO channel_off SELECT md5('w' || n)::uuid, channel, n FROM generate_series(1, 30000) n,
    unnest(ARRAY['surel', 'wa', 'sms']) channel;
INSERT INTO channel_confirmed SELECT md5('w' || n)::uuid, 'surel', n FROM generate_series(1, 20000) n;
INSERT INTO pembukaan SELECT md5('b' || n)::uuid, md5('a' || n * 4)::uuid, md5('p' || n % 400)::uuid,
    '', n FROM generate_series(1, 20000) n;
INSERT INTO kode_sekali SELECT md5('w' || n)::uuid, 'sandi_di_loket', '\\x00', md5('p' || n % 400)::uuid,
    n, n, 0 FROM generate_series(1, 20000) n;
INSERT INTO catatan_akun SELECT md5('j' || n)::uuid, md5('w' || n)::uuid, 'dicari',
    md5('p' || n % 400)::uuid, NULL, NULL, NULL, n FROM generate_series(1, 20000) n;
SET session_replication_role = DEFAULT;
ANALYZE;
SET plan_cache_mode = force_generic_plan";

/// The nodes of a plan that read a whole table, or a whole index of one.
fn whole_reads(plan: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    for (at, line) in plan.iter().enumerate() {
        let Some((_, on)) = line.split_once(" on ") else {
            continue;
        };
        let table = on.split(' ').next().unwrap_or_default();
        let next = plan.get(at + 1).map(|line| line.trim()).unwrap_or_default();
        let reads_all = line.contains("Seq Scan")
            || (line.contains("Index") && !next.starts_with("Index Cond"));
        if reads_all && !SMALL.contains(&table) && !line.contains("CTE Scan") {
            found.push(line.trim().to_owned());
        }
    }
    found
}

/// How many parameters a statement takes.
fn parameters(sql: &str) -> usize {
    let numbers = sql.split('$').skip(1).filter_map(|rest| {
        let end = rest
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(rest.len());
        rest.get(..end).and_then(|digits| digits.parse().ok())
    });
    numbers.max().unwrap_or(0)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn postgres_finds_everything_by_an_index_among_100_000_aduan() {
    let Some(place) = Place::postgres().await else {
        return; // nobody offered a server
    };
    run_everything().await;
    crate::counter::the_newest_places_are_told(&place).await; // with the lock of the log
    let mut raw = PgConnection::connect(&place.database())
        .await
        .expect("a connection");
    raw.execute("TRUNCATE person CASCADE; TRUNCATE aduan CASCADE")
        .await
        .expect("emptied");
    raw.execute(sqlx::raw_sql(SEED)).await.expect("seeded");
    let mut scans = Vec::new();
    for (_, _, sql) in seen() {
        if may_read_all(sql) {
            continue;
        }
        let prepare = AssertSqlSafe(format!("PREPARE asked AS {sql}"));
        raw.execute(sqlx::raw_sql(prepare)).await.expect(sql);
        let nothing = vec!["NULL"; parameters(sql)].join(", ");
        let values = if nothing.is_empty() {
            String::new()
        } else {
            format!("({nothing})")
        };
        let explain = AssertSqlSafe(format!("EXPLAIN (COSTS OFF) EXECUTE asked{values}"));
        let plan: Vec<(String,)> = sqlx::query_as(explain)
            .fetch_all(&mut raw)
            .await
            .expect(sql);
        let plan: Vec<_> = plan.into_iter().map(|(line,)| line).collect();
        let found = whole_reads(&plan);
        scans.extend(
            found
                .into_iter()
                .map(|read| format!("{read}: {sql}\n{}", plan.join("\n"))),
        );
        raw.execute("DEALLOCATE asked").await.expect("forgotten");
    }
    assert!(scans.is_empty(), "{}", scans.join("\n\n"));
}

#[test]
fn a_read_of_everything_is_recognised() {
    let plan = |text: &str| whole_reads(&text.lines().map(str::to_owned).collect::<Vec<_>>());
    assert_eq!(plan("Seq Scan on aduan a"), ["Seq Scan on aduan a"]);
    assert_eq!(plan("Index Only Scan using aduan_pkey on aduan a").len(), 1);
    assert_eq!(
        plan("Index Scan using x on aduan a\n  Index Cond: (id = $1)").len(),
        0
    );
    assert_eq!(plan("Seq Scan on counter").len(), 0);
    assert_eq!(parameters("SELECT $1, $12, $2"), 12);
    assert!(may_read_all("DELETE FROM session"));
    assert!(!may_read_all("DELETE FROM session WHERE id = $1"));
}
