//! The use cases on a real database, with a clock that the tests move.
//!
//! SQLite always runs, in a temporary folder. PostgreSQL runs when `SIPENDEKAR_TEST_PG` names a
//! server (`postgres://…`) in which databases may be made; each test gets an own one.

#![expect(clippy::too_many_lines, reason = "a test tells its story in one go")]

mod addressees;
mod akun;
mod akun_saya;
mod canary;
mod clock;
mod counting;
mod decisions;
mod filing;
mod kode_petugas;
mod kontak;
mod laws;
mod loket;
mod merging;
mod messages;
mod nik;
mod old;
mod pengguna;
mod photos;
mod referensi;
mod repeated;
mod reveal;
mod schema;
mod secrecy;
mod sessions;
mod sop;
mod sweep;
mod together;
mod unreadable;
mod wan;
mod world;

/// Runs each named test once per engine.
macro_rules! use_cases {
    ($($module:ident: $($name:ident),+ $(,)?;)+) => {
        mod on_sqlite {$(
            mod $module {$(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    let world = crate::world::World::on_sqlite().await;
                    crate::$module::$name(&world).await;
                }
            )+}
        )+}

        mod on_postgres {$(
            mod $module {$(
                #[tokio::test(flavor = "multi_thread", worker_threads = 2)]
                async fn $name() {
                    let Some(world) = crate::world::World::on_postgres().await else {
                        return; // nobody offered a server
                    };
                    crate::$module::$name(&world).await;
                }
            )+}
        )+}
    };
}

use_cases! {
    clock:
        a_start_with_a_clock_far_ahead_ends_nothing_until_it_is_confirmed,
        a_server_that_was_off_for_weeks_goes_on_by_itself_after_a_day,
        a_wrong_clock_that_is_set_right_has_ended_nothing;
    addressees:
        a_disposition_that_nobody_would_read_is_refused,
        of_a_disposition_and_the_last_account_that_is_closed_one_sees_the_other,
        what_nobody_reads_is_found_at_the_start_and_told_once,
        a_disposition_that_nobody_opened_is_told_to_whoever_made_it,
        a_disposition_that_was_opened_in_time_is_told_to_nobody,
        whoever_comes_to_a_skpd_hears_of_what_waits_there,
        everybody_concerned_is_told,
        where_nobody_is_left_to_be_told_the_admin_is,
        a_late_skpd_is_told_to_diskominfo_too,
        a_skpd_that_never_contributed_is_judged_by_the_draft;
    canary:
        no_view_page_or_notice_holds_a_nik_a_phone_or_a_mail,
        the_database_and_the_folder_hold_no_secret;
    counting:
        a_page_takes_as_many_statements_however_long_it_is,
        a_sync_without_news_takes_few_statements;
    decisions:
        a_stale_version_is_told_who_did_what,
        an_inspector_stays_unseen_in_a_conflict,
        after_two_returns_only_a_superadmin_disposes,
        a_citizen_objects_once_and_in_time,
        a_mistaken_puas_is_taken_back_and_a_meant_one_closes,
        what_the_domain_refuses_changes_nothing,
        a_stranger_cannot_tell_a_hidden_aduan_from_none;
    messages:
        news_goes_once_to_whoever_has_an_address_and_wants_it,
        what_is_not_wanted_any_more_is_not_sent,
        a_days_outage_loses_and_repeats_nothing,
        what_nobody_takes_for_days_is_given_up_and_what_is_refused_at_once,
        a_message_on_its_way_in_a_crash_goes_again_under_its_name,
        two_instances_send_each_message_once,
        addresses_stand_in_no_row_of_the_outbox,
        a_telephone_is_told_once_and_by_sms_where_whatsapp_is_not,
        a_gateway_that_is_down_keeps_no_email_waiting,
        whoever_lets_a_question_or_an_answer_wait_is_reminded;
    filing:
        a_restored_copy_is_another_log_and_its_numbers_can_be_set,
        a_database_put_back_from_a_dump_is_another_log_and_no_number_is_given_twice,
        only_citizens_file,
        every_mistake_is_told_at_once_and_nothing_is_recorded,
        many_citizens_get_numbers_without_gaps,
        numbers_start_again_with_the_year_in_wib,
        one_citizen_files_so_many_and_another_is_not_kept_waiting,
        persons_made_up_at_one_network_file_no_more_than_others,
        the_aduan_survives_a_restart,
        a_database_is_opened_with_its_own_keys_alone;
    merging:
        who_follows_reads_the_answer_and_is_told,
        who_follows_a_follower_reads_it_too,
        who_follows_is_told_of_every_outcome,
        nobody_reaches_a_confidential_answer_through_another,
        an_unknown_or_own_number_is_refused;
    akun:
        every_mistake_of_the_registration_is_told_at_once,
        a_password_from_before_the_rule_still_opens,
        a_nik_registers_once_however_it_is_written,
        however_often_a_known_nik_is_tried_its_owner_reads_of_it_once_a_day,
        a_known_nik_is_told_to_its_owner_and_registering_does_the_same_work,
        staff_are_added_with_a_role_that_fits,
        a_closed_account_is_out_at_once_and_stays_out,
        a_new_password_ends_what_the_old_one_began;
    kontak:
        an_address_is_proven_with_the_code_that_went_there,
        a_code_by_mail_has_few_tries_and_minutes_and_the_newest_counts,
        a_new_address_is_unconfirmed_and_the_old_one_is_told,
        one_way_to_reach_a_citizen_is_always_left,
        own_data_are_shown_to_whoever_knows_the_password,
        a_citizen_replaces_the_own_password,
        only_a_confirmed_address_gets_a_code_for_a_new_password,
        nobody_asks_for_codes_without_an_end,
        another_address_leaves_no_code_good_that_went_to_the_old_one,
        registration_sends_the_code_where_e_mail_is_set_up;
    loket:
        whoever_forgot_the_password_gets_back_in,
        only_admins_serve_at_the_counter_and_only_with_the_ktp,
        a_closed_account_gets_no_code,
        a_code_is_good_for_few_tries_and_a_day,
        a_refused_password_leaves_the_code_good,
        guessing_codes_is_slowed_down_and_the_owner_signs_in,
        a_new_password_forgets_the_devices,
        one_admin_does_so_much_in_an_hour,
        codes_that_ended_are_forgotten;
    nik:
        the_owner_becomes_a_member_and_the_other_account_is_nobodys,
        nothing_of_the_other_identity_is_left,
        a_nik_is_given_back_by_admins_who_looked_at_the_ktp_alone,
        the_nik_of_a_closed_account_is_given_back_too;
    old:
        old_keys_and_old_notices_are_forgotten_and_nothing_else;
    kode_petugas:
        an_invited_officer_sets_the_own_password,
        a_code_of_staff_is_good_for_few_tries_and_three_days,
        a_refused_password_leaves_a_code_of_staff_good;
    pengguna:
        every_mistake_of_a_new_account_is_told_at_once,
        only_the_superadmin_looks_after_accounts,
        what_was_done_is_noted_with_before_and_after,
        what_somebody_did_keeps_the_name_though_the_account_is_closed,
        a_reset_ends_what_the_old_password_began,
        superadmins_are_looked_after_by_the_operator_and_one_stays;
    akun_saya:
        an_owner_changes_the_password_knowing_the_old_one,
        an_open_computer_is_no_way_to_guess_the_password,
        an_owner_sees_and_ends_the_own_sessions;
    photos:
        files_without_an_aduan_and_photos_without_a_file_are_found,
        the_last_room_on_the_disk_is_for_texts,
        a_photo_that_the_device_shrunk_is_known_by_what_it_was,
        every_bad_photo_is_named_at_once,
        a_photo_does_not_tell_the_skpd_who_filed_it,
        a_photo_is_turned_upright_and_loses_what_the_camera_wrote,
        what_is_no_photo_is_refused_and_nothing_is_recorded,
        the_same_file_elsewhere_is_pointed_out_to_the_admin_alone,
        the_first_event_covers_the_text_and_the_photos,
        a_photo_is_shown_to_whoever_may_see_its_aduan,
        a_crash_after_the_pictures_leaves_no_aduan,
        of_equal_requests_only_one_keeps_its_pictures;
    referensi:
        other_processes_use_what_was_loaded,
        health_is_whether_anything_can_be_written,
        a_holiday_that_was_moved_leaves_no_free_day_behind;
    repeated:
        filing_twice_with_one_key_records_one_aduan,
        a_key_of_one_aduan_is_refused_for_another_text,
        a_key_of_one_aduan_is_refused_for_other_photos,
        a_command_twice_with_one_key_is_done_once,
        a_key_of_one_command_is_refused_for_another,
        a_return_may_be_asked_for_again_and_tells_nothing_new;
    reveal:
        a_reveal_is_recorded_and_shown_to_the_citizen,
        nobody_else_may_reveal_and_nothing_is_recorded;
    schema:
        another_schema_is_refused_once_in_the_operators_language;
    secrecy:
        an_anonymous_citizen_is_not_known_to_the_skpd,
        a_confidential_aduan_is_known_to_few,
        leaders_never_learn_a_name,
        leaders_read_no_internal_note,
        notes_on_a_confidential_aduan_are_for_diskominfo_and_the_inspectorate;
    sessions:
        a_wrong_password_and_an_unknown_account_get_the_same_answer,
        guesses_are_slowed_down_and_owners_are_let_in,
        an_office_signs_in_behind_one_address_and_who_tries_every_account_does_not,
        a_session_ends_when_idle_and_at_the_end_of_its_life,
        a_pasted_name_signs_in_and_a_device_hides_nothing,
        signing_out_ends_one_session,
        after_a_leak_everybody_signs_in_again,
        a_closed_account_is_nobody;
    sop:
        an_aduan_goes_from_the_citizen_to_the_answer_and_back,
        each_reads_it_from_the_moment_it_concerns_them,
        a_withdrawn_aduan_is_to_be_forgotten,
        each_step_is_told_to_whom_it_concerns;
    sweep:
        a_clock_that_is_wrong_for_one_turn_does_nothing,
        a_deadline_is_reminded_of_three_times_each_once,
        holidays_loaded_beside_the_server_count_after_its_restart,
        after_a_standstill_only_the_newest_reminder_is_sent,
        the_skpd_that_leads_is_reminded_of_its_answer,
        a_skpd_that_supports_is_reminded_until_it_contributed,
        what_comes_back_twice_is_a_superadmins_deadline,
        what_nobody_completes_is_archived_after_ten_working_days,
        an_answer_is_closed_after_ten_working_days,
        a_dated_pause_ends_on_its_date,
        a_sweep_that_finds_nothing_new_waits_for_no_writer,
        two_computers_may_mark_the_same_notices_at_once,
        many_sweeps_at_once_act_once;
    together:
        many_are_refused_at_once_and_each_is_told,
        one_that_cannot_leaves_all_as_they_were,
        only_what_fits_all_is_asked_of_several;
    unreadable:
        an_aduan_that_cannot_be_read_stops_no_sweep_no_page_and_no_list,
        who_follows_and_cannot_be_read_may_be_anybody;
}
