//! What staff did at a citizen's account, and what came of it. The citizen reads it.

crate::codes! {
    /// What happened.
    pub enum CatatanAkun {
        /// Somebody looked the account up by its NIK.
        Dicari = "dicari" / "Mencari akun Anda di loket",
        /// A code for a new password was handed over.
        KodeDibuat = "kode_dibuat" / "Memberi kode untuk mengganti kata sandi Anda",
        /// The password was replaced with that code.
        SandiDiganti = "sandi_diganti" / "Kata sandi Anda diganti dengan kode dari petugas ini",
    }
    /// The words for the citizen.
    label_warga
}
