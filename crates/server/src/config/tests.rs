use super::read::{extract, settings_of};
use super::*;
use figment::Figment;
use figment::error::Kind;
use figment::providers::{Format, Toml};
use std::collections::BTreeSet;
use std::path::Path;

const PACKAGED: &str = include_str!("../../../../packaging/server/server.toml");
const MANUAL: &str = include_str!("../../../../packaging/server/sipendekar-server.8");

fn parse(toml: &str) -> figment::error::Result<Config> {
    extract(&Figment::from(Toml::string(toml)))
}

#[test]
fn an_empty_file_starts_on_sqlite_in_the_local_folder() {
    let config = parse("").expect("defaults");
    assert_eq!(config.storage.database, "sqlite:data/local/sipendekar.db");
    assert_eq!(config.network.listen.to_string(), "127.0.0.1:8080");
    let believed = &config.network.trusted_proxies;
    assert!(believed.is_empty(), "no proxy is believed");
    assert!(config.files.updates.is_none(), "no updates are offered");
}

/// Whoever misspells a setting is told all that there are; that list is of the fields themselves.
#[test]
fn every_field_has_a_variable_and_every_variable_a_field() {
    let refused = parse("databse = 'sqlite:x'").expect_err("misspelt");
    let Kind::UnknownField(_, fields) = refused.kind else {
        panic!("{refused}")
    };
    let fields: BTreeSet<&str> = fields.iter().copied().collect();
    assert_eq!(fields, NAMES.iter().copied().collect());
    assert_eq!(fields.len(), NAMES.len(), "each name stands once");
}

#[test]
fn proxies_are_a_list_or_a_text_with_commas() {
    let list = parse(r#"trusted_proxies = ["10.0.0.1", "::1"]"#).expect("list");
    let text = parse(r#"trusted_proxies = "10.0.0.1, ::1""#).expect("text");
    assert_eq!(list.network.trusted_proxies, text.network.trusted_proxies);
    assert!(parse(r#"trusted_proxies = "everybody""#).is_err());
}

#[test]
fn what_one_citizen_may_file_is_set_and_never_nothing() {
    let limits = |toml: &str| parse(toml).map(|config| config.limits);
    assert_eq!(limits("").expect("defaults").filings_per_hour.get(), 20);
    let more = limits("filings_per_hour = 500").expect("more");
    assert_eq!(more.filings_per_hour.get(), 500);
    assert!(limits("filings_per_hour = 0").is_err());
}

#[test]
fn the_file_of_the_database_is_found_however_it_is_written() {
    let file = |database: &str| {
        let storage = Storage {
            database: database.to_owned(),
            ..Storage::default()
        };
        storage.database_file().map(Path::to_path_buf)
    };
    assert_eq!(file("sqlite:a/b.db"), Some("a/b.db".into()));
    assert_eq!(file("sqlite:///var/b.db"), Some("/var/b.db".into()));
    assert_eq!(file("sqlite:b.db?mode=rwc"), Some("b.db".into()));
    assert_eq!(file("postgres://localhost/b"), None);
}

#[test]
fn only_the_installed_program_takes_the_settings_of_the_installation() {
    let file = settings_of(Path::new("/usr/bin/sipendekar-server"));
    assert_eq!(file, Some(Path::new("/etc/sipendekar/server.toml")));
    let built = settings_of(Path::new("/srv/kode/target/debug/sipendekar-server"));
    assert_eq!(
        built, None,
        "a checkout must not write into a real database"
    );
}

/// The setting of a line that the package only suggests.
fn suggested(line: &str) -> Option<(&str, &str)> {
    let setting = line.strip_prefix("# ")?;
    let (name, _) = setting.split_once(" = ")?;
    NAMES.contains(&name).then_some((name, setting))
}

#[test]
fn the_settings_of_the_package_are_read_with_and_without_their_suggestions() {
    let config = parse(PACKAGED).expect("as installed");
    assert_eq!(config.network.listen, Config::default().network.listen);
    let apart = config.storage.database_file().and_then(Path::parent);
    assert_ne!(
        config.storage.key_file.parent(),
        apart,
        "keys and data are kept apart"
    );
    let lines = PACKAGED.lines();
    let all: Vec<&str> = lines
        .map(|line| suggested(line).map_or(line, |(_, setting)| setting))
        .collect();
    let config = parse(&all.join("\n")).expect("with every suggestion taken");
    assert!(config.office.public_url.is_some() && config.network.tls_key.is_some());
}

#[test]
fn the_manual_names_every_setting_and_every_command() {
    let plain = MANUAL.replace('\\', "");
    for setting in NAMES {
        assert!(plain.contains(setting), "the manual lacks {setting}");
    }
    let cli = <crate::operator::cli::Cli as clap::CommandFactory>::command();
    for command in cli.get_subcommands() {
        let name = command.get_name();
        assert!(plain.contains(name), "the manual lacks {name}");
    }
}

#[test]
fn the_key_is_never_printed() {
    let config = parse("key = 'kunci-rahasia-sekali'").expect("config");
    assert!(!format!("{config:?}").contains("rahasia-sekali"));
}
