//! What every caller of the store may rely on, proven on SQLite and on PostgreSQL.
//!
//! SQLite always runs, in a temporary folder. PostgreSQL runs when `SIPENDEKAR_TEST_PG` names a
//! server (`postgres://…`) in which databases may be made; each test gets an own one.

#![expect(clippy::too_many_lines, reason = "a test tells its story in one go")]

mod aduan;
mod backup;
mod catatan_akun;
mod chain;
mod concurrency;
mod counter;
mod coverage;
mod db;
mod idempotency;
mod kode_sekali;
mod lampiran;
mod lists;
mod nik;
mod notice;
mod page;
mod pembukaan;
mod person;
mod pesan;
mod plans;
mod referensi;
mod sample;
mod schema;
mod session;
mod steps;
mod turns;
mod upgrade;

/// Runs each named test once per engine.
macro_rules! contract {
    ($($module:ident: $($name:ident),+ $(,)?;)+) => {
        mod on_sqlite {$(
            mod $module {$(
                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                async fn $name() {
                    let place = testkit::Place::sqlite();
                    crate::$module::$name(&place).await;
                }
            )+}
        )+}

        /// Every contract on SQLite, one after the other, so that every statement has run.
        pub(crate) async fn all_on_sqlite() {$($(
            let place = testkit::Place::sqlite();
            $module::$name(&place).await;
        )+)+}

        mod on_postgres {$(
            mod $module {$(
                #[tokio::test(flavor = "multi_thread", worker_threads = 4)]
                async fn $name() {
                    let Some(place) = testkit::Place::postgres().await else {
                        return; // nobody offered a server
                    };
                    crate::$module::$name(&place).await;
                }
            )+}
        )+}
    };
}

contract! {
    aduan:
        an_aduan_comes_back_as_it_was_decided_at_every_step,
        a_decision_on_an_old_version_is_refused_and_leaves_nothing,
        of_two_decisions_on_one_version_one_is_kept,
        drafts_answers_and_verdicts_are_only_ever_added,
        a_number_is_given_once;
    backup:
        a_copy_has_what_was_committed_and_goes_its_own_way,
        a_copy_never_overwrites,
        an_open_database_is_copied_wherever_its_file_went;
    catatan_akun:
        notes_are_listed_for_the_citizen_newest_first,
        what_was_before_and_after_is_kept_and_that_nobody_with_an_account_did_it;
    chain:
        an_untouched_log_is_whole,
        an_altered_row_is_found_where_it_lies,
        a_missing_row_is_found_wherever_it_was,
        a_row_moved_to_another_aduan_is_found,
        an_altered_text_or_photo_is_found;
    concurrency:
        numbers_have_no_gap_although_writers_give_up_at_random,
        a_reader_by_cursor_never_misses_an_event;
    counter:
        each_year_counts_from_one,
        a_number_given_back_is_given_again,
        numbers_go_on_after_the_last_one_known_and_never_back,
        nobody_waits_for_the_log_without_an_end,
        readers_and_writers_find_a_connection_however_many_there_are_of_the_others,
        the_newest_places_are_told;
    db:
        a_dropped_transaction_leaves_nothing,
        everything_is_still_there_after_a_restart,
        asking_for_the_schema_makes_none,
        a_glance_sees_what_is_there_by_then,
        a_question_that_nobody_waits_for_harms_nobody,
        a_reader_sees_one_moment,
        a_closed_store_answers_no_more,
        migrating_twice_changes_nothing;
    idempotency:
        a_key_is_remembered_for_its_person,
        a_key_is_used_once_however_many_try;
    kode_sekali:
        a_code_has_so_many_tries_and_ends,
        a_new_code_replaces_the_old_one_and_a_used_one_is_gone,
        ended_codes_are_forgotten,
        many_at_once_have_no_more_tries;
    lampiran:
        every_photo_is_met_once_in_steps,
        photos_come_back_in_the_order_of_upload,
        the_same_file_on_other_aduan_is_found;
    lists:
        a_citizen_finds_the_own_aduan_newest_first,
        what_a_citizen_filed_is_found_by_where_it_stands,
        changes_come_in_the_order_of_the_log_page_by_page,
        a_skpd_is_told_of_what_it_lost,
        what_waits_at_a_skpd_is_counted_until_it_is_done,
        what_is_due_comes_most_pressing_first,
        followers_are_found_by_the_aduan_they_follow,
        a_berkas_holds_everything_of_one_aduan,
        a_list_takes_as_many_statements_however_long_it_is;
    nik:
        a_released_nik_is_free_and_its_account_nobodys,
        it_is_known_since_when_a_nik_was_seen_on_the_ktp;
    notice:
        nobody_is_told_the_same_thing_twice,
        notices_come_by_cursor_to_their_person_alone,
        the_first_time_shown_and_opened_counts,
        the_newest_come_first_and_are_opened_with_their_aduan,
        whether_somebody_at_a_skpd_has_opened_it_is_known;
    page:
        a_row_that_cannot_be_read_keeps_nobody_from_the_others,
        an_event_or_notice_of_a_newer_version_keeps_nobody_from_the_others,
        what_is_old_is_forgotten_by_its_age;
    pembukaan:
        reveals_are_listed_for_the_citizen_newest_first;
    pesan:
        a_message_is_written_once_and_taken_by_one,
        a_message_is_tried_again_until_it_is_over,
        a_message_about_an_account_goes_where_it_says_and_forgets_it,
        an_address_is_confirmed_until_it_is_another_one,
        a_channel_is_off_until_it_is_switched_on;
    person:
        an_account_is_found_by_each_of_its_names,
        a_taken_name_is_refused_and_the_first_account_stays,
        roles_and_skpd_list_who_is_active,
        a_new_password_replaces_the_old_one,
        what_is_sealed_is_replaced_as_it_was_seen,
        staff_are_listed_with_their_last_sign_in_and_change_their_role;
    referensi:
        rows_come_in_order_and_are_written_over;
    session:
        a_session_is_found_by_its_hash_until_it_ends,
        all_sessions_of_a_person_end_at_once,
        a_password_that_was_replaced_starts_no_session,
        an_account_that_is_opened_again_has_none_of_its_old_sessions,
        somebody_sees_and_ends_the_own_sessions,
        ended_sessions_are_forgotten;
    steps:
        every_step_of_a_life_is_a_row,
        a_step_that_was_late_once_stays_late,
        what_reports_count_is_grouped_by_the_database;
    turns:
        each_fails_alone,
        nobody_is_told_before_the_commit,
        whoever_goes_away_takes_nobody_along,
        many_are_committed_together;
    upgrade:
        an_old_database_is_brought_to_the_newest_schema;
}
