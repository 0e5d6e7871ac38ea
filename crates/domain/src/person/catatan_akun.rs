//! What was done at an account, and what came of it. A citizen reads it of the own account, the superadmin
//! of those of staff.

crate::codes! {
    /// What happened.
    pub enum CatatanAkun {
        /// Somebody looked a citizen's account up by its NIK.
        Dicari = "dicari" / "Mencari akun Anda di loket" / "Akun dicari di loket",
        /// A code for a new password was handed over.
        KodeDibuat = "kode_dibuat" / "Memberi kode untuk mengganti kata sandi Anda"
            / "Kode masuk dibuat",
        /// The password was replaced with that code.
        SandiDiganti = "sandi_diganti" / "Kata sandi Anda diganti dengan kode dari petugas ini"
            / "Kata sandi dibuat dengan kode dari petugas ini",
        /// The owner replaced the password, knowing the old one.
        SandiDigantiSendiri = "sandi_diganti_sendiri" / "Kata sandi diganti oleh pemilik akun"
            / "Kata sandi diganti oleh pemilik akun",
        /// The owner replaced the password with a code sent to the confirmed address.
        SandiDigantiSurel = "sandi_diganti_surel"
            / "Kata sandi diganti dengan kode yang dikirim ke email Anda"
            / "Kata sandi diganti dengan kode dari email",
        /// The owner looked at the own data unmasked.
        DataDibuka = "data_dibuka" / "Data diri Anda dilihat lengkap"
            / "Data diri dilihat lengkap",
        /// The owner changed the telephone number.
        TeleponDiganti = "telepon_diganti" / "Nomor HP diganti" / "Nomor HP diganti",
        /// The owner changed the address of e-mail.
        SurelDiganti = "surel_diganti" / "Alamat email diganti" / "Alamat email diganti",
        /// The owner proved that the address is the own one.
        SurelDikonfirmasi = "surel_dikonfirmasi" / "Alamat email dikonfirmasi dengan kode"
            / "Alamat email dikonfirmasi dengan kode",
        /// Somebody tried to register with the NIK of the account.
        NikDidaftarkan = "nik_didaftarkan" / "Seseorang mencoba mendaftar dengan NIK Anda"
            / "Seseorang mencoba mendaftar dengan NIK ini",
        /// The NIK was taken from the account: it is somebody else's. The account is closed.
        NikDilepas = "nik_dilepas" / "NIK diambil kembali oleh pemiliknya"
            / "NIK diambil kembali oleh pemiliknya",
        /// The owner of the NIK got it back from another account.
        NikDiambil = "nik_diambil" / "NIK Anda diambil kembali dari akun lain"
            / "NIK diambil kembali dari akun lain",
        /// The operator of the server replaced the password.
        SandiDicetak = "sandi_dicetak" / "Kata sandi diganti di server"
            / "Kata sandi diganti di server",
        /// An account of staff was made.
        AkunDibuat = "akun_dibuat" / "Akun dibuat" / "Akun dibuat",
        /// It got another role or SKPD.
        PeranDiubah = "peran_diubah" / "Peran diubah" / "Peran diubah",
        /// It was closed.
        AkunDitutup = "akun_ditutup" / "Akun ditutup" / "Akun ditutup",
        /// It was opened again.
        AkunDibuka = "akun_dibuka" / "Akun dibuka kembali" / "Akun dibuka kembali",
    }
    /// The words for the citizen whose account it is.
    label_warga
    /// The words for the superadmin.
    label_petugas
}
