<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="id">
<context>
    <name>AttentionPanel</name>
    <message>
        <source>Yang perlu diperhatikan</source>
        <translation>Needs attention</translation>
    </message>
    <message>
        <source>Semua berjalan baik.</source>
        <translation>All is well.</translation>
    </message>
</context>
<context>
    <name>BusLine</name>
    <message>
        <source>Volume {bus}</source>
        <translation>{bus} level</translation>
    </message>
</context>
<context>
    <name>CapturePanel</name>
    <message>
        <source>Catat usulan</source>
        <translation>Log a proposal (usulan)</translation>
    </message>
    <message>
        <source>tersimpan {time}</source>
        <translation>saved {time}</translation>
    </message>
    <message>
        <source>tersimpan {time} tanpa volume</source>
        <translation>saved {time} without volume</translation>
    </message>
    <message>
        <source>BELUM tersimpan</source>
        <translation>NOT saved</translation>
    </message>
    <message>
        <source>menyimpan …</source>
        <translation>saving …</translation>
    </message>
    <message>
        <source>● lengkap</source>
        <translation>● complete</translation>
    </message>
    <message>
        <source>● kurang: {fields}</source>
        <translation>● missing: {fields}</translation>
    </message>
</context>
<context>
    <name>CheckPage</name>
    <message>
        <source>Uji lokasi</source>
        <translation>Check sites</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translation>Again</translation>
    </message>
    <message>
        <source>Batalkan</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Cetak…</source>
        <translation>Print…</translation>
    </message>
    <message>
        <source>Simpan…</source>
        <translation>Save…</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Hasil uji setiap lokasi</source>
        <translation>Result for each site</translation>
    </message>
</context>
<context>
    <name>CheckPresenter</name>
    <message>
        <source>Uji dibatalkan.</source>
        <translation>Check cancelled.</translation>
    </message>
    <message>
        <source>Simpan hasil uji lokasi</source>
        <translation>Save the result of the check</translation>
    </message>
    <message>
        <source>Dokumen PDF (*.pdf)</source>
        <translation>PDF document (*.pdf)</translation>
    </message>
    <message>
        <source>Tersimpan: {name} di folder {folder}</source>
        <translation>Saved: {name} in folder {folder}</translation>
    </message>
    <message>
        <source>Menyimpan …</source>
        <translation>Saving …</translation>
    </message>
    <message>
        <source>Dikirim ke pencetak: {pages} halaman</source>
        <translation>Sent to the printer: {pages} pages</translation>
    </message>
    <message>
        <source>Mencetak …</source>
        <translation>Printing …</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>ConsoleWindow</name>
    <message>
        <source>Ruang Kendali Musrenbang</source>
        <translation>Musrenbang Control Room</translation>
    </message>
    <message>
        <source>Formulir dan daftar usulan</source>
        <translation>Form and list of proposals</translation>
    </message>
    <message>
        <source>Catat usulan</source>
        <translation>Log a proposal</translation>
    </message>
    <message>
        <source>Daftar usulan</source>
        <translation>Proposals (usulan)</translation>
    </message>
</context>
<context>
    <name>Controller</name>
    <message>
        <source>Tarik forum dari {site}?</source>
        <translation>Take the floor back from {site}?</translation>
    </message>
    <message>
        <source>Suara lokasi langsung ditutup dan penarikan tercatat di notulen.</source>
        <translation>The site&apos;s sound is closed at once, and the minutes record that the floor was taken back.</translation>
    </message>
    <message>
        <source>Tarik</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Semua catatan sudah tersimpan di komputer ini.</source>
        <translation>Everything is saved on this computer.</translation>
    </message>
    <message>
        <source>Ada isian yang BELUM tersimpan dan akan hilang.</source>
        <translation>Something typed is NOT saved and will be lost.</translation>
    </message>
    <message>
        <source>Layar besar dan suara ruang ikut mati.</source>
        <translation>The wall and the room&apos;s sound go off too.</translation>
    </message>
    <message>
        <source>Tutup ruang kendali?</source>
        <translation>Close the control room?</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Notulen sedang dibuat …</source>
        <translation>The minutes are being written …</translation>
    </message>
    <message>
        <source>{names} di folder {folder}</source>
        <translation>{names} in the folder {folder}</translation>
    </message>
    <message>
        <source>Notulen selesai dibuat</source>
        <translation>The minutes are ready</translation>
    </message>
    <message>
        <source>Notulen tidak dapat dibuat</source>
        <translation>The minutes could not be written</translation>
    </message>
    <message>
        <source>{summary}. Buka hasilnya dengan {keys}.</source>
        <translation>{summary}. Open the result with {keys}.</translation>
    </message>
    <message>
        <source>Uji lokasi selesai</source>
        <translation>Site check finished</translation>
    </message>
    <message>
        <source>Pengaturan berlaku di ruang, tetapi belum ada di {file}. Buka dengan {keys} lalu simpan.</source>
        <translation>The settings apply in the room but are not in {file} yet. Open with {keys} and save.</translation>
    </message>
    <message>
        <source>Pengaturan suara belum tersimpan</source>
        <translation>Sound settings not saved yet</translation>
    </message>
    <message>
        <source>Catatan belum tersimpan</source>
        <translation>Records are not saved yet</translation>
    </message>
</context>
<context>
    <name>DeviceLine</name>
    <message>
        <source>Pengeras suara ruang</source>
        <translation>Room loudspeaker</translation>
    </message>
    <message>
        <source>Headphone operator</source>
        <translation>Operator&apos;s headphones</translation>
    </message>
    <message>
        <source>Perangkat bawaan komputer</source>
        <translation>The computer&apos;s default device</translation>
    </message>
    <message>
        <source>Tidak dipakai</source>
        <translation>Not used</translation>
    </message>
    <message>
        <source>Nada uji</source>
        <translation>Test tone</translation>
    </message>
    <message>
        <source>{device} (bawaan)</source>
        <translation>{device} (default)</translation>
    </message>
    <message>
        <source>{device} (tidak ada)</source>
        <translation>{device} (missing)</translation>
    </message>
</context>
<context>
    <name>DevicePanel</name>
    <message>
        <source>Perangkat suara</source>
        <translation>Sound devices</translation>
    </message>
    <message>
        <source>Periksa lagi</source>
        <translation>Look again</translation>
    </message>
    <message>
        <source>Memeriksa …</source>
        <translation>Looking …</translation>
    </message>
</context>
<context>
    <name>FloorPanel</name>
    <message>
        <source>Forum</source>
        <translation>Floor</translation>
    </message>
    <message>
        <source>Antrean</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Belum ada antrean. Pilih lokasi, lalu Antrekan.</source>
        <translation>Nobody is waiting. Select a site, then add it to the queue.</translation>
    </message>
    <message>
        <source>Nama pembicara</source>
        <translation>Speaker&apos;s name</translation>
    </message>
    <message>
        <source>Jabatan atau unsur</source>
        <translation>Office or group</translation>
    </message>
    <message>
        <source>Belum ada yang bicara</source>
        <translation>Nobody is speaking</translation>
    </message>
    <message>
        <source>Pilih lokasi dengan {keys}, lalu {grant}.</source>
        <translation>Select a site with {keys}, then {grant}.</translation>
    </message>
    <message>
        <source>Jeda</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Giliran ke-{turn} · terpakai {used}</source>
        <translation>Turn {turn} · used {used}</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Resume</translation>
    </message>
    <message>
        <source>Belum ada lokasi terpilih</source>
        <translation>No site selected</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>Suara ruang</source>
        <translation>Room sound</translation>
    </message>
    <message>
        <source>Lokasi tersambung</source>
        <translation>Sites connected</translation>
    </message>
    <message>
        <source>Penyimpanan</source>
        <translation>Storage</translation>
    </message>
    <message>
        <source>{live} dari {all} lokasi</source>
        <translation>{live} of {all} sites</translation>
    </message>
    <message>
        <source>belum tersimpan</source>
        <translation>not saved</translation>
    </message>
    <message>
        <source>{count} usulan tersimpan</source>
        <translation>proposals saved: {count}</translation>
    </message>
    <message>
        <source>Ruang dibisukan</source>
        <translation>Room muted</translation>
    </message>
    <message>
        <source>senyap</source>
        <translation>silent</translation>
    </message>
    <message>
        <source>Suara ruang {level}</source>
        <translation>Room sound {level}</translation>
    </message>
    <message>
        <source>Suara lewat perangkat bawaan</source>
        <translation>Sound on the default device</translation>
    </message>
    <message>
        <source>Suara disiapkan</source>
        <translation>Sound is starting</translation>
    </message>
    <message>
        <source>Tanpa perangkat suara</source>
        <translation>No sound device</translation>
    </message>
</context>
<context>
    <name>HelpSheet</name>
    <message>
        <source>Daftar tombol</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Selagi mengetik di isian, berlaku tombol di kolom kanan.</source>
        <translation>While you type in a field, the keys on the right apply.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Lokasi 1 sampai {last}</source>
        <translation>Sites 1 to {last}</translation>
    </message>
    <message>
        <source>{command} (tahan)</source>
        <translation>{command} (hold)</translation>
    </message>
</context>
<context>
    <name>LargePicture</name>
    <message>
        <source>belum ada gambar</source>
        <translation>no picture yet</translation>
    </message>
</context>
<context>
    <name>LevelControl</name>
    <message>
        <source>Roda tetikus atau tombol panah: 1 dB. Klik dua kali atau tombol 0: kembali ke 0 dB.</source>
        <translation>Mouse wheel or arrow keys: 1 dB. Double click or 0: back to 0 dB.</translation>
    </message>
</context>
<context>
    <name>LinePage</name>
    <message>
        <source>Uji jalur suara</source>
        <translation>Line check</translation>
    </message>
    <message>
        <source>Gambar lokasi yang diuji</source>
        <translation>Picture of the site being checked</translation>
    </message>
    <message>
        <source>Suara lokasi yang diuji</source>
        <translation>Sound of the site being checked</translation>
    </message>
    <message>
        <source>Catatan, misalnya: berdengung, gema, suara putus-putus</source>
        <translation>Note, e.g. hum, echo, sound breaking up</translation>
    </message>
    <message>
        <source>Catatan untuk lokasi ini</source>
        <translation>Note for this site</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Ulangi</source>
        <translation>Repeat</translation>
    </message>
    <message>
        <source>Lewati</source>
        <translation>Skip</translation>
    </message>
    <message>
        <source>Lanjutkan</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Daftar lokasi</source>
        <translation>List of sites</translation>
    </message>
    <message>
        <source>Bacakan</source>
        <translation>Read aloud</translation>
    </message>
</context>
<context>
    <name>Multiview</name>
    <message>
        <source>Papan lokasi</source>
        <translation>Board of sites</translation>
    </message>
    <message>
        <source>Gambar semua lokasi; tombol panah memilih lokasi</source>
        <translation>Pictures of all sites; the arrow keys select a site</translation>
    </message>
</context>
<context>
    <name>ProposalForm</name>
    <message>
        <source>Nomor</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
</context>
<context>
    <name>ProposalList</name>
    <message>
        <source>Daftar usulan</source>
        <translation>Proposals (usulan)</translation>
    </message>
    <message>
        <source>Lokasi ini</source>
        <translation>This site</translation>
    </message>
    <message>
        <source>Semua lokasi</source>
        <translation>All sites</translation>
    </message>
    <message>
        <source>Lingkup daftar usulan</source>
        <translation>Scope of the list of proposals</translation>
    </message>
    <message>
        <source>Cari kata, nomor, RW …</source>
        <translation>Word, number, RW …</translation>
    </message>
    <message>
        <source>Cari usulan</source>
        <translation>Find proposals</translation>
    </message>
    <message>
        <source>Usulan {site}</source>
        <translation>{site}</translation>
    </message>
    <message>
        <source>Semua usulan</source>
        <translation>All proposals</translation>
    </message>
    <message>
        <source>{count} tercatat</source>
        <translation>{count} recorded</translation>
    </message>
    <message>
        <source> · {count} draf</source>
        <translation> · drafts: {count}</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok.</source>
        <translation>Nothing matches.</translation>
    </message>
    <message>
        <source>Belum ada usulan.</source>
        <translation>No proposals yet.</translation>
    </message>
</context>
<context>
    <name>ProposalModel</name>
    <message>
        <source>No</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>RT/RW</source>
        <translation>RT/RW</translation>
    </message>
    <message>
        <source>Usulan</source>
        <translation>Proposal (usulan)</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Urgensi</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
</context>
<context>
    <name>QuestionPanel</name>
    <message>
        <source>1. Apakah kita mendengar mereka?</source>
        <translation>1. Do we hear them?</translation>
    </message>
    <message>
        <source>2. Apakah mereka mendengar kita?</source>
        <translation>2. Do they hear us?</translation>
    </message>
</context>
<context>
    <name>SiteCard</name>
    <message>
        <source>Tidak ada yang perlu diperbaiki.</source>
        <translation>Nothing to fix.</translation>
    </message>
</context>
<context>
    <name>SiteDetail</name>
    <message>
        <source>Dengarkan</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Dengarkan lokasi ini di headphone</source>
        <translation>Listen to this site on the headphones</translation>
    </message>
    <message>
        <source>Kenyaringan yang dituju</source>
        <translation>Target loudness</translation>
    </message>
    <message>
        <source>mati</source>
        <translation>off</translation>
    </message>
    <message>
        <source>Lebih dari 0 bila suara mendahului gerak bibir; kurang dari 0 bila terdengar sesudahnya.</source>
        <translation>Above 0 if the sound comes before the lips move; below 0 if it comes after.</translation>
    </message>
    <message>
        <source>Terapkan ke semua lokasi</source>
        <translation>Apply to all sites</translation>
    </message>
    <message>
        <source>Penguatan, lewati olahan, dan selisih bibir tetap milik setiap lokasi.</source>
        <translation>Gain, bypass and lip-sync offset stay each site&apos;s own.</translation>
    </message>
    <message>
        <source>Kembalikan ke baku</source>
        <translation>Back to the defaults</translation>
    </message>
    <message>
        <source>Penguatan manual</source>
        <translation>Manual gain</translation>
    </message>
    <message>
        <source>Lewati olahan</source>
        <translation>Bypass processing</translation>
    </message>
    <message>
        <source>Samakan kenyaringan</source>
        <translation>Level the loudness</translation>
    </message>
    <message>
        <source>Buang gemuruh di bawah</source>
        <translation>Remove rumble below</translation>
    </message>
    <message>
        <source>Buang dengung listrik</source>
        <translation>Remove mains hum</translation>
    </message>
    <message>
        <source>Peredam derau</source>
        <translation>Noise treatment</translation>
    </message>
    <message>
        <source>Selisih bibir dan suara</source>
        <translation>Lip-sync offset</translation>
    </message>
    <message>
        <source>Pilih perangkat headphone di bawah untuk mendengarkan lokasi ini.</source>
        <translation>Choose the headphones below to listen to this site.</translation>
    </message>
</context>
<context>
    <name>SiteModel</name>
    <message>
        <source>Lokasi</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Level</translation>
    </message>
    <message>
        <source>Penguatan</source>
        <translation>Gain</translation>
    </message>
    <message>
        <source>Olahan</source>
        <translation>Processing</translation>
    </message>
    <message>
        <source>Selisih bibir</source>
        <translation>Lip sync</translation>
    </message>
    <message>
        <source>didengar</source>
        <translation>listened to</translation>
    </message>
    <message>
        <source>belum disimpan</source>
        <translation>not saved</translation>
    </message>
</context>
<context>
    <name>SiteTable</name>
    <message>
        <source>Pengaturan suara setiap lokasi</source>
        <translation>Sound settings of each site</translation>
    </message>
</context>
<context>
    <name>SoundPage</name>
    <message>
        <source>Suara</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Baca ulang</source>
        <translation>Read again</translation>
    </message>
    <message>
        <source>Simpan ke berkas sesi</source>
        <translation>Save to the session file</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>SoundPagePresenter</name>
    <message>
        <source>Sesi peragaan: perubahan berlaku sampai ruang ditutup dan tidak ditulis ke berkas.</source>
        <translation>Demonstration: changes last until the room is closed and are not written to a file.</translation>
    </message>
    <message>
        <source>Semua pengaturan tersimpan di {file}.</source>
        <translation>All settings are saved in {file}.</translation>
    </message>
    <message>
        <source>{count} lokasi sudah terdengar begini, tetapi belum tersimpan di {file}.</source>
        <translation>{count} sites sound like this already but are not saved in {file} yet.</translation>
    </message>
    <message>
        <source>Olahan lokasi ini berlaku untuk semua. Penguatan dan selisih bibir tetap milik lokasi.</source>
        <translation>This site&apos;s processing applies to all. Gain and lip-sync offset stay the sites&apos; own.</translation>
    </message>
    <message>
        <source>Tidak ada perangkat suara di komputer ini.</source>
        <translation>This computer has no sound device.</translation>
    </message>
    <message>
        <source>Tersimpan di {file}.</source>
        <translation>Saved in {file}.</translation>
    </message>
    <message>
        <source>Menyimpan …</source>
        <translation>Saving …</translation>
    </message>
    <message>
        <source>Perubahan yang belum disimpan tetap berlaku.</source>
        <translation>Changes that are not saved still apply.</translation>
    </message>
    <message>
        <source>Dibaca ulang dari {file}.</source>
        <translation>Read again from {file}.</translation>
    </message>
    <message>
        <source>Membaca …</source>
        <translation>Reading …</translation>
    </message>
</context>
<context>
    <name>SoundPresenter</name>
    <message>
        <source>Berkas sesi tidak menyebut lokasi pimpinan (chair_site), jadi tidak ada yang didahulukan.</source>
        <translation>The session file names no chair&apos;s site (chair_site), so nobody can be given priority.</translation>
    </message>
</context>
<context>
    <name>SoundStrip</name>
    <message>
        <source>Suara ruang</source>
        <translation>Room sound</translation>
    </message>
    <message>
        <source>Ruang</source>
        <translation>Room</translation>
    </message>
    <message>
        <source>Headphone</source>
        <translation>Headphones</translation>
    </message>
</context>
<context>
    <name>SpeakingClock</name>
    <message>
        <source>Waktu bicara</source>
        <translation>Speaking time</translation>
    </message>
</context>
<context>
    <name>StillView</name>
    <message>
        <source>tidak ada gambar</source>
        <translation>no picture</translation>
    </message>
</context>
<context>
    <name>SummaryPanel</name>
    <message>
        <source>Ulangi yang gagal</source>
        <translation>Repeat the failed</translation>
    </message>
    <message>
        <source>Ulangi semua</source>
        <translation>Repeat all</translation>
    </message>
    <message>
        <source>Lokasi yang perlu diperbaiki</source>
        <translation>Sites that need work</translation>
    </message>
    <message>
        <source>Semua lokasi yang diuji terdengar dua arah.</source>
        <translation>All sites checked are heard both ways.</translation>
    </message>
    <message>
        <source>Yang gagal tercatat di log gangguan notulen. Perbaiki, lalu ulangi yang gagal saja.</source>
        <translation>Failures are in the minutes&apos; log of disturbances. Mend them, then repeat only the failed.</translation>
    </message>
</context>
<context>
    <name>Switch</name>
    <message>
        <source>nyala</source>
        <translation>on</translation>
    </message>
    <message>
        <source>mati</source>
        <translation>off</translation>
    </message>
</context>
<context>
    <name>WallWindow</name>
    <message>
        <source>Layar besar — Ruang Kendali Musrenbang</source>
        <translation>Wall — Musrenbang Control Room</translation>
    </message>
    <message>
        <source>Layar besar</source>
        <translation>Wall</translation>
    </message>
</context>
<context>
    <name>_One</name>
    <message>
        <source>Ya</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Tidak</source>
        <translation>No</translation>
    </message>
    <message>
        <source>dijawab: ya</source>
        <translation>answered: yes</translation>
    </message>
    <message>
        <source>dijawab: tidak</source>
        <translation>answered: no</translation>
    </message>
</context>
<context>
    <name>advice</name>
    <message>
        <source>alat di lokasi menolak sambungan</source>
        <translation>the device at the site refuses the connection</translation>
    </message>
    <message>
        <source>Minta operator lokasi memeriksa apakah kamera atau aplikasi siarannya sudah dinyalakan.</source>
        <translation>Ask the site&apos;s operator to check that the camera or the streaming application is switched on.</translation>
    </message>
    <message>
        <source>lokasi tidak dapat dijangkau lewat jaringan</source>
        <translation>the site cannot be reached over the network</translation>
    </message>
    <message>
        <source>Telepon lokasi: periksa kabel jaringan, modem, dan listrik.</source>
        <translation>Call the site: check the network cable, the modem and the power.</translation>
    </message>
    <message>
        <source>alat menjawab tetapi tidak mengirim gambar</source>
        <translation>the device answers but sends no picture</translation>
    </message>
    <message>
        <source>Minta lokasi mematikan lalu menyalakan lagi kamera atau aplikasi siaran.</source>
        <translation>Ask the site to switch the camera or the streaming application off and on again.</translation>
    </message>
    <message>
        <source>nama alamat lokasi tidak dikenal</source>
        <translation>the name in the site&apos;s address is unknown</translation>
    </message>
    <message>
        <source>Periksa ejaan alamat di berkas sesi dan sambungan internet ruang kendali.</source>
        <translation>Check the spelling of the address in the session file, and the control room&apos;s internet connection.</translation>
    </message>
    <message>
        <source>nama pengguna atau kata sandi kamera ditolak</source>
        <translation>the camera refuses the user name or the password</translation>
    </message>
    <message>
        <source>Perbaiki kata sandi; dicoba lagi tiap menit agar akun kamera tidak terkunci.</source>
        <translation>Correct the password; it is tried once a minute, so that the camera does not lock the account.</translation>
    </message>
    <message>
        <source>kata sandi belum disimpan di komputer ini</source>
        <translation>the password is not stored on this computer</translation>
    </message>
    <message>
        <source>Simpan dengan perintah &apos;keyring set ruang-kendali NAMA&apos;, atau isi variabel yang disebut berkas sesi.</source>
        <translation>Store it with the command &apos;keyring set ruang-kendali NAME&apos;, or set the variable that the session file names.</translation>
    </message>
    <message>
        <source>alamat siaran tidak ada di alat tersebut</source>
        <translation>the device has no stream at this address</translation>
    </message>
    <message>
        <source>Periksa bagian akhir alamat (setelah tanda garis miring) di berkas sesi.</source>
        <translation>Check the last part of the address (after the slash) in the session file.</translation>
    </message>
    <message>
        <source>berkas gambar tidak ditemukan</source>
        <translation>the video file was not found</translation>
    </message>
    <message>
        <source>Periksa nama dan tempat berkas di berkas sesi.</source>
        <translation>Check the file&apos;s name and place in the session file.</translation>
    </message>
    <message>
        <source>kamera di komputer ini tidak ditemukan atau dipakai aplikasi lain</source>
        <translation>this computer&apos;s camera was not found, or another application is using it</translation>
    </message>
    <message>
        <source>Pasang lagi kabel kamera dan tutup aplikasi lain yang memakainya.</source>
        <translation>Plug the camera in again and close other applications that use it.</translation>
    </message>
    <message>
        <source>siaran diakhiri dari lokasi</source>
        <translation>the site ended the stream</translation>
    </message>
    <message>
        <source>Disambung ulang otomatis. Telepon lokasi bila tidak kembali dalam satu menit.</source>
        <translation>It reconnects by itself. Call the site if it is not back within a minute.</translation>
    </message>
    <message>
        <source>data yang diterima rusak atau bukan siaran video</source>
        <translation>the data received is damaged or is no video stream</translation>
    </message>
    <message>
        <source>Periksa alamat di berkas sesi; minta lokasi memulai ulang siaran.</source>
        <translation>Check the address in the session file; ask the site to restart the stream.</translation>
    </message>
    <message>
        <source>jenis siaran tidak dikenal</source>
        <translation>this kind of stream is unknown</translation>
    </message>
    <message>
        <source>Minta lokasi memilih H.264 untuk gambar dan AAC untuk suara.</source>
        <translation>Ask the site to choose H.264 for the picture and AAC for the sound.</translation>
    </message>
    <message>
        <source>siaran tidak berisi gambar maupun suara</source>
        <translation>the stream has neither picture nor sound</translation>
    </message>
    <message>
        <source>Minta lokasi memeriksa pengaturan kamera atau aplikasi siarannya.</source>
        <translation>Ask the site to check the settings of the camera or the streaming application.</translation>
    </message>
    <message>
        <source>alat di lokasi melaporkan galat</source>
        <translation>the device at the site reports an error</translation>
    </message>
    <message>
        <source>jenis alamat ini tidak diizinkan</source>
        <translation>this kind of address is not allowed</translation>
    </message>
    <message>
        <source>Pakai rtsp, rtsps, rtmp, rtmps, http, https, udp atau rtp.</source>
        <translation>Use rtsp, rtsps, rtmp, rtmps, http, https, udp or rtp.</translation>
    </message>
    <message>
        <source>tidak ada gambar baru dari lokasi</source>
        <translation>no new picture from the site</translation>
    </message>
    <message>
        <source>Biasanya jaringan tersendat. Minta lokasi menghentikan unduhan lain.</source>
        <translation>Most often the network is congested. Ask the site to stop other downloads.</translation>
    </message>
    <message>
        <source>penerima gambar berhenti dan sedang dijalankan ulang</source>
        <translation>the picture receiver stopped and is being restarted</translation>
    </message>
    <message>
        <source>Tidak perlu tindakan; lokasi lain tidak terpengaruh.</source>
        <translation>Nothing to do; other sites are not affected.</translation>
    </message>
    <message>
        <source>penerima gambar macet dan sedang diganti</source>
        <translation>the picture receiver hangs and is being replaced</translation>
    </message>
    <message>
        <source>siaran tidak dapat dibuka</source>
        <translation>the stream could not be opened</translation>
    </message>
    <message>
        <source>Disambung ulang otomatis. Telepon lokasi bila tidak berhasil.</source>
        <translation>It reconnects by itself. Call the site if that does not work.</translation>
    </message>
</context>
<context>
    <name>attention</name>
    <message>
        <source>{site} membeku {since}</source>
        <translation>{site} frozen for {since}</translation>
    </message>
    <message>
        <source>Biasanya jaringan tersendat. Disambung ulang otomatis.</source>
        <translation>Most often the network is congested. It reconnects by itself.</translation>
    </message>
    <message>
        <source>{site} terputus {since}</source>
        <translation>{site} lost for {since}</translation>
    </message>
    <message>
        <source>{site} belum tersambung</source>
        <translation>{site} is not connected yet</translation>
    </message>
    <message>
        <source>{site}: {finding}</source>
        <translation>{site}: {finding}</translation>
    </message>
    <message>
        <source>{site} memegang forum tetapi tidak terdengar</source>
        <translation>{site} has the floor but is not heard</translation>
    </message>
    <message>
        <source>Ruang tidak mendengar apa-apa</source>
        <translation>The room hears nothing</translation>
    </message>
    <message>
        <source>Tidak ada perangkat suara. Sidang tetap berjalan; suara menyala sendiri begitu perangkat dipasang.</source>
        <translation>There is no sound device. The session goes on; the sound comes on by itself as soon as a device is plugged in.</translation>
    </message>
    <message>
        <source>Pencampur suara dijalankan ulang</source>
        <translation>The sound mixer is being restarted</translation>
    </message>
    <message>
        <source>Tunggu beberapa detik.</source>
        <translation>Wait a few seconds.</translation>
    </message>
    <message>
        <source>Perangkat suara pilihan tidak ada</source>
        <translation>The chosen sound device is missing</translation>
    </message>
    <message>
        <source>Suara keluar lewat {device}. Periksa kabel perangkat.</source>
        <translation>The sound comes out of {device}. Check the device&apos;s cable.</translation>
    </message>
    <message>
        <source>Komputer ini kewalahan</source>
        <translation>This computer is overloaded</translation>
    </message>
    <message>
        <source>Gambar yang berbicara pun sudah dihemat. Tutup semua program lain di komputer ini sekarang, juga peramban dan unduhan. Bila tetap begini, pakai komputer yang lebih kuat.</source>
        <translation>Even the speaker&apos;s picture is reduced. Close all other programs on this computer now, browsers and downloads too. If it stays like this, use a stronger computer.</translation>
    </message>
    <message>
        <source>Gambar lokasi yang tidak berbicara dihemat supaya suara dan gambar yang berbicara tetap lancar. Tutup program lain di komputer ini; gambar pulih sendiri.</source>
        <translation>Pictures of sites that are not speaking are reduced so that sound and the speaker&apos;s picture stay smooth. Close other programs on this computer; the pictures recover by themselves.</translation>
    </message>
    <message>
        <source>Layar {name} tidak ditemukan</source>
        <translation>Screen {name} was not found</translation>
    </message>
    <message>
        <source>Layar besar dibuka di layar lain.</source>
        <translation>The wall opens on another screen.</translation>
    </message>
    <message>
        <source>Hanya ada satu layar</source>
        <translation>There is only one screen</translation>
    </message>
    <message>
        <source>Pasang layar kedua dan pilih mode Perluas; layar besar sementara dibuka sebagai jendela.</source>
        <translation>Connect a second screen and choose the mode Extend; until then the wall opens as a window.</translation>
    </message>
    <message>
        <source>Program pernah berhenti mendadak</source>
        <translation>The program stopped suddenly the last time</translation>
    </message>
    <message>
        <source>Semua yang tertulis tersimpan sudah aman. Laporan ada di folder log.</source>
        <translation>Everything that was shown as saved is safe. A report is in the log folder.</translation>
    </message>
    <message>
        <source>Gerbang siaran tidak memberikan siarannya</source>
        <translation>The gateway does not give its streams out</translation>
    </message>
    <message>
        <source>Periksa apakah RTSP dinyalakan di MediaMTX, pada alamat yang ada di berkas sesi.</source>
        <translation>Check whether RTSP is on in MediaMTX, at the address in the session file.</translation>
    </message>
    <message>
        <source>Lokasi yang terputus karenanya: {count}; lokasi tidak bersalah.</source>
        <translation>Sites cut off by this: {count}; they are not to blame.</translation>
    </message>
    <message>
        <source>Gambar dan suara tetap berjalan; keadaan pengirim tidak terlihat.</source>
        <translation>Picture and sound go on; the state of the senders is not visible.</translation>
    </message>
    <message>
        <source>Gerbang siaran tidak punya jalur {path}. Minta lokasi mulai mengirim; bila tetap, samakan nama jalur di berkas sesi dan di mediamtx.yml.</source>
        <translation>The gateway has no path {path}. Ask the site to start sending; if it stays, make the path&apos;s name the same in the session file and in mediamtx.yml.</translation>
    </message>
    <message>
        <source>Belum ada yang mengirim ke gerbang siaran. Minta lokasi memulai siarannya; bila sudah, periksa alamat, nama kelurahan, dan kata sandi di alat mereka.</source>
        <translation>Nobody sends to the gateway yet. Ask the site to start its stream; if it has, check address, kelurahan name and password on their device.</translation>
    </message>
    <message>
        <source>Alat lokasi tersambung ke gerbang siaran tetapi tidak mengirim apa-apa. Minta lokasi memeriksa internetnya, lalu menghentikan dan memulai lagi siaran.</source>
        <translation>The site&apos;s device is connected to the gateway but sends nothing. Ask the site to check its internet, then stop and start the stream.</translation>
    </message>
    <message>
        <source>Gerbang siaran menerima {protocol}, tetapi {what}.</source>
        <translation>The gateway receives {protocol}, but {what}.</translation>
    </message>
    <message>
        <source>Gerbang siaran menerima siaran, tetapi {what}.</source>
        <translation>The gateway receives a stream, but {what}.</translation>
    </message>
    <message>
        <source>gambarnya tidak sampai ke sini</source>
        <translation>its picture does not arrive here</translation>
    </message>
    <message>
        <source>Disambung ulang otomatis; bila tetap, minta lokasi memulai lagi siarannya.</source>
        <translation>Reconnects by itself; if it stays, ask the site to start its stream again.</translation>
    </message>
</context>
<context>
    <name>check</name>
    <message>
        <source>Uji lokasi</source>
        <translation>Check sites</translation>
    </message>
    <message>
        <source>Lembar uji tidak dapat dicetak.</source>
        <translation>The sheet could not be printed.</translation>
    </message>
    <message>
        <source>Periksa apakah pencetak menyala dan tersambung, atau simpan sebagai PDF.</source>
        <translation>Check that the printer is on and connected, or save as PDF.</translation>
    </message>
    <message>
        <source>Tidak ada yang perlu diperbaiki.</source>
        <translation>Nothing to fix.</translation>
    </message>
    <message>
        <source>Gambar terakhir</source>
        <translation>Last picture</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Yang perlu dilakukan</source>
        <translation>What to do</translation>
    </message>
    <message>
        <source>tidak ada gambar</source>
        <translation>no picture</translation>
    </message>
    <message>
        <source>Halaman {page} dari {pages}</source>
        <translation>Page {page} of {pages}</translation>
    </message>
    <message>
        <source>{day} pukul {time}, selama {seconds} detik</source>
        <translation>{day} at {time}, for {seconds} s</translation>
    </message>
    <message>
        <source>Belum diuji</source>
        <translation>Not checked yet</translation>
    </message>
    <message>
        <source>Sisa {seconds} detik</source>
        <translation>{seconds} s left</translation>
    </message>
    <message>
        <source>Selesai pukul {time}</source>
        <translation>Finished at {time}</translation>
    </message>
    <message>
        <source>MENGUJI</source>
        <translation>CHECKING</translation>
    </message>
    <message>
        <source>BELUM DIUJI</source>
        <translation>NOT CHECKED</translation>
    </message>
    <message>
        <source>sambungan {grade}</source>
        <translation>link {grade}</translation>
    </message>
    <message>
        <source>tersambung ulang {count} kali</source>
        <translation>reconnected {count}×</translation>
    </message>
    <message>
        <source>Suara</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Siaran</source>
        <translation>Stream</translation>
    </message>
    <message>
        <source>tidak ada</source>
        <translation>none</translation>
    </message>
    <message>
        <source>tidak terukur</source>
        <translation>not measured</translation>
    </message>
    <message>
        <source>senyap</source>
        <translation>silent</translation>
    </message>
    <message>
        <source>rata-rata {mean}, terendah {lowest} dBFS</source>
        <translation>mean {mean}, lowest {lowest} dBFS</translation>
    </message>
    <message>
        <source>hilang {share}</source>
        <translation>lost {share}</translation>
    </message>
    <message>
        <source>belum ada gambar</source>
        <translation>no picture yet</translation>
    </message>
    <message>
        <source>suara sejak awal</source>
        <translation>sound from the start</translation>
    </message>
    <message>
        <source>gambar sejak awal</source>
        <translation>picture from the start</translation>
    </message>
    <message>
        <source>suara setelah {seconds} detik</source>
        <translation>sound after {seconds} s</translation>
    </message>
    <message>
        <source>gambar setelah {seconds} detik</source>
        <translation>picture after {seconds} s</translation>
    </message>
    <message>
        <source>{label}, {lasted} dari {watched} detik</source>
        <translation>{label}, {lasted} of {watched} s</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Forum</source>
        <translation>Floor</translation>
    </message>
    <message>
        <source>Suara ruang</source>
        <translation>Room sound</translation>
    </message>
    <message>
        <source>Usulan</source>
        <translation>Proposals (usulan)</translation>
    </message>
    <message>
        <source>Layar</source>
        <translation>Screens</translation>
    </message>
    <message>
        <source>Sesi</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Pilih lokasi</source>
        <translation>Select a site</translation>
    </message>
    <message>
        <source>Pilih lokasi {number}</source>
        <translation>Select site {number}</translation>
    </message>
    <message>
        <source>Beri kesempatan bicara</source>
        <translation>Give the floor</translation>
    </message>
    <message>
        <source>Berikutnya</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Antrekan</source>
        <translation>Add to queue</translation>
    </message>
    <message>
        <source>Batalkan antrean</source>
        <translation>Leave queue</translation>
    </message>
    <message>
        <source>+1 menit</source>
        <translation>+1 minute</translation>
    </message>
    <message>
        <source>Jeda</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Tarik</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Isi nama pembicara</source>
        <translation>Name the speaker</translation>
    </message>
    <message>
        <source>Dengarkan</source>
        <translation>Listen</translation>
    </message>
    <message>
        <source>Prioritas pimpinan</source>
        <translation>Chair&apos;s priority</translation>
    </message>
    <message>
        <source>Bisukan ruang</source>
        <translation>Mute the room</translation>
    </message>
    <message>
        <source>Usulan baru</source>
        <translation>New proposal</translation>
    </message>
    <message>
        <source>Simpan dan baru</source>
        <translation>Save and new</translation>
    </message>
    <message>
        <source>Cari usulan</source>
        <translation>Find proposals</translation>
    </message>
    <message>
        <source>Kembali ke papan</source>
        <translation>Back to the board</translation>
    </message>
    <message>
        <source>Layar besar penuh / jendela</source>
        <translation>Wall: full screen / window</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Daftar tombol</source>
        <translation>Keys</translation>
    </message>
    <message>
        <source>Uji lokasi</source>
        <translation>Check sites</translation>
    </message>
    <message>
        <source>Suara</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Uji jalur suara</source>
        <translation>Line check</translation>
    </message>
    <message>
        <source>Ekspor notulen</source>
        <translation>Export the minutes</translation>
    </message>
    <message>
        <source>Keluar</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Spasi</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>Shift</translation>
    </message>
</context>
<context>
    <name>credentials</name>
    <message>
        <source>Penunjuk kata sandi (credential) tidak dikenal.</source>
        <translation>The pointer to the password (credential) is not known.</translation>
    </message>
    <message>
        <source>Tulis &quot;keyring:NAMA&quot; atau &quot;env:VARIABEL&quot;.</source>
        <translation>Write &quot;keyring:NAME&quot; or &quot;env:VARIABLE&quot;.</translation>
    </message>
    <message>
        <source>Komputer ini tidak punya penyimpan kata sandi (keyring).</source>
        <translation>This computer has no password store (keyring).</translation>
    </message>
    <message>
        <source>Tulis credential = &quot;env:{variable}&quot; di berkas sesi, lalu jalankan: {command}</source>
        <translation>Write credential = &quot;env:{variable}&quot; into the session file, then run: {command}</translation>
    </message>
    <message>
        <source>Penyimpan kata sandi (keyring) tidak dapat dibuka ({kind}).</source>
        <translation>The password store (keyring) could not be opened ({kind}).</translation>
    </message>
    <message>
        <source>Buka kunci penyimpan kata sandi, lalu coba lagi.</source>
        <translation>Unlock the password store, then try again.</translation>
    </message>
    <message>
        <source>Kata sandi {name} belum disimpan di komputer ini.</source>
        <translation>The password {name} is not stored on this computer.</translation>
    </message>
    <message>
        <source>Jalankan: {command}</source>
        <translation>Run: {command}</translation>
    </message>
    <message>
        <source>Variabel {variable} belum diisi kata sandi.</source>
        <translation>The variable {variable} does not hold a password yet.</translation>
    </message>
    <message>
        <source>Sebelum memulai program, jalankan: {command}</source>
        <translation>Before you start the program, run: {command}</translation>
    </message>
</context>
<context>
    <name>diagnosis</name>
    <message>
        <source>tidak terdengar</source>
        <translation>not heard</translation>
    </message>
    <message>
        <source>memegang forum tetapi tidak terdengar</source>
        <translation>has the floor but is not heard</translation>
    </message>
    <message>
        <source>Minta pembicara menyalakan mikrofon lalu berbicara; bila belum siap, panggil yang berikutnya.</source>
        <translation>Ask the speaker to switch on the microphone and speak; if they are not ready, call the next one.</translation>
    </message>
    <message>
        <source>layar hitam</source>
        <translation>black picture</translation>
    </message>
    <message>
        <source>siaran tersambung tetapi gambarnya hitam</source>
        <translation>the stream is connected but its picture is black</translation>
    </message>
    <message>
        <source>Minta lokasi membuka tutup lensa, lalu memeriksa kamera dan kabel gambarnya.</source>
        <translation>Ask the site to take off the lens cap, then to check the camera and its video cable.</translation>
    </message>
    <message>
        <source>gambar beku</source>
        <translation>frozen picture</translation>
    </message>
    <message>
        <source>gambar sama sekali tidak berubah sejak setengah menit atau lebih</source>
        <translation>the picture has not changed at all for half a minute or longer</translation>
    </message>
    <message>
        <source>Minta orang melambai di depan kamera; bila gambar tetap diam, nyalakan ulang kameranya.</source>
        <translation>Ask somebody to wave at the camera; if the picture stays still, restart the camera.</translation>
    </message>
    <message>
        <source>tanpa suara</source>
        <translation>no sound</translation>
    </message>
    <message>
        <source>tidak ada suara sama sekali dari lokasi</source>
        <translation>no sound at all comes from the site</translation>
    </message>
    <message>
        <source>Minta lokasi menyalakan mikrofon, memeriksa tombol bisu dan kabelnya, lalu berbicara.</source>
        <translation>Ask the site to switch the microphone on, check the mute button and the cable, and speak.</translation>
    </message>
    <message>
        <source>paket hilang</source>
        <translation>packets lost</translation>
    </message>
    <message>
        <source>sebagian gambar dan suara hilang di jalan</source>
        <translation>part of the picture and sound is lost on the way</translation>
    </message>
    <message>
        <source>Minta lokasi memakai kabel, bukan Wi-Fi, dan menghentikan unduhan lain.</source>
        <translation>Ask the site to use a cable instead of Wi-Fi and to stop other downloads.</translation>
    </message>
    <message>
        <source>fps turun</source>
        <translation>frame rate dropped</translation>
    </message>
    <message>
        <source>gambar lebih patah-patah daripada biasanya</source>
        <translation>the picture is choppier than usual</translation>
    </message>
    <message>
        <source>Minta lokasi menutup aplikasi lain di komputernya dan menambah cahaya bila ruangan gelap.</source>
        <translation>Ask the site to close other programs on its computer and to add light if the room is dark.</translation>
    </message>
    <message>
        <source>unggahan bocor</source>
        <translation>upload leaks</translation>
    </message>
    <message>
        <source>data lokasi hilang sebelum sampai ke gerbang siaran</source>
        <translation>data of the site is lost before it reaches the gateway</translation>
    </message>
    <message>
        <source>Minta lokasi pindah ke kabel; bila tetap, memakai SRT dan menaikkan latency-nya di sana.</source>
        <translation>Ask the site to go over to a cable; if it stays, to use SRT and raise its latency there.</translation>
    </message>
    <message>
        <source>unggahan tersendat</source>
        <translation>upload halts</translation>
    </message>
    <message>
        <source>data lokasi sampai ke gerbang siaran tidak teratur</source>
        <translation>data of the site reaches the gateway irregularly</translation>
    </message>
    <message>
        <source>Minta lokasi menurunkan laju gambar menjadi 1000 kbps dan menghentikan unggahan lain.</source>
        <translation>Ask the site to lower the picture&apos;s rate to 1000 kbps and stop other uploads.</translation>
    </message>
    <message>
        <source>unggahan terlambat</source>
        <translation>upload is late</translation>
    </message>
    <message>
        <source>jalan dari lokasi ke gerbang siaran terlalu lama</source>
        <translation>the way from the site to the gateway takes too long</translation>
    </message>
    <message>
        <source>Minta lokasi mencoba jaringan lain; beri jeda saat berbicara bergantian dengan lokasi itu.</source>
        <translation>Ask the site to try another network; leave a pause when talking in turns with it.</translation>
    </message>
    <message>
        <source>suara pecah</source>
        <translation>sound clipping</translation>
    </message>
    <message>
        <source>suara dari lokasi terlalu keras sehingga pecah</source>
        <translation>the sound of the site is so loud that it distorts</translation>
    </message>
    <message>
        <source>Minta lokasi mengecilkan volume mikrofon atau menjauhkannya dari mulut.</source>
        <translation>Ask the site to turn the microphone down or to hold it farther from the mouth.</translation>
    </message>
    <message>
        <source>suara terlalu pelan</source>
        <translation>sound too quiet</translation>
    </message>
    <message>
        <source>orang yang berbicara di lokasi hampir tidak terdengar</source>
        <translation>whoever speaks at the site can hardly be heard</translation>
    </message>
    <message>
        <source>Minta lokasi mendekatkan mikrofon ke mulut atau membesarkan volumenya.</source>
        <translation>Ask the site to hold the microphone closer or to turn it up.</translation>
    </message>
    <message>
        <source>gema dari lokasi</source>
        <translation>echo from the site</translation>
    </message>
    <message>
        <source>suara ruang ini kembali lewat mikrofon lokasi</source>
        <translation>the sound of this room comes back through the site&apos;s microphone</translation>
    </message>
    <message>
        <source>Minta lokasi mengecilkan pengeras suara atau memakai headset, dan menjauhkan mikrofon darinya.</source>
        <translation>Ask the site to turn its loudspeaker down or use a headset, and to move the microphone away from it.</translation>
    </message>
    <message>
        <source>suara berdengung</source>
        <translation>hum</translation>
    </message>
    <message>
        <source>dengung listrik terdengar di suara lokasi</source>
        <translation>mains hum is heard in the site&apos;s sound</translation>
    </message>
    <message>
        <source>Minta lokasi memindahkan kabel atau memakai baterai; atau nyalakan peredam dengung di panel Suara.</source>
        <translation>Ask the site to move its cables or use batteries; or switch on the hum filter on the page Sound.</translation>
    </message>
    <message>
        <source>jaringan tersendat</source>
        <translation>jittery network</translation>
    </message>
    <message>
        <source>data dari lokasi datang tidak teratur</source>
        <translation>data of the site arrives irregularly</translation>
    </message>
    <message>
        <source>Minta lokasi mendekat ke Wi-Fi atau memakai kabel; orang lain jangan memakai jaringan itu.</source>
        <translation>Ask the site to move closer to the Wi-Fi or to use a cable; others should not use that network.</translation>
    </message>
    <message>
        <source>bitrate turun</source>
        <translation>bitrate dropped</translation>
    </message>
    <message>
        <source>data yang datang jauh lebih sedikit daripada biasanya</source>
        <translation>far less data than usual arrives</translation>
    </message>
    <message>
        <source>Minta lokasi memeriksa sinyal internet dan menghentikan unduhan; siapkan jaringan cadangan.</source>
        <translation>Ask the site to check its internet signal and stop downloads; have a second network ready.</translation>
    </message>
    <message>
        <source>terlalu gelap</source>
        <translation>too dark</translation>
    </message>
    <message>
        <source>wajah orang di lokasi sulit dikenali karena gelap</source>
        <translation>faces at the site are hard to recognise in the dark</translation>
    </message>
    <message>
        <source>Minta lokasi menyalakan lampu dan tidak membelakangi jendela.</source>
        <translation>Ask the site to switch the lights on and not to sit with their backs to the window.</translation>
    </message>
    <message>
        <source>buram</source>
        <translation>blurred</translation>
    </message>
    <message>
        <source>gambar dari lokasi tidak tajam</source>
        <translation>the picture of the site is not sharp</translation>
    </message>
    <message>
        <source>Minta lokasi mengelap lensa dan mengatur ulang fokus kamera.</source>
        <translation>Ask the site to wipe the lens and focus the camera again.</translation>
    </message>
    <message>
        <source>baik</source>
        <translation>good</translation>
    </message>
    <message>
        <source>cukup</source>
        <translation>fair</translation>
    </message>
    <message>
        <source>buruk</source>
        <translation>poor</translation>
    </message>
    <message>
        <source>terputus</source>
        <translation>lost</translation>
    </message>
</context>
<context>
    <name>doctor</name>
    <message>
        <source>Sistem suara tidak menjawab.</source>
        <translation>The sound system does not answer.</translation>
    </message>
    <message>
        <source>Periksa apakah pustaka PortAudio (libportaudio2) terpasang.</source>
        <translation>Check that the PortAudio library (libportaudio2) is installed.</translation>
    </message>
    <message>
        <source>Pasang ulang program dengan perintah: uv sync</source>
        <translation>Install the program again with the command: uv sync</translation>
    </message>
    <message>
        <source>Pindahkan data ke disk komputer ini: isi variabel RUANG_KENDALI_DATA dengan folder lain.</source>
        <translation>Move the data to a disk of this computer: set the variable RUANG_KENDALI_DATA to another folder.</translation>
    </message>
    <message>
        <source>Dekode kartu grafis</source>
        <translation>Graphics card decoding</translation>
    </message>
    <message>
        <source>Pustaka</source>
        <translation>Libraries</translation>
    </message>
    <message>
        <source>Folder data</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>Ruang disk</source>
        <translation>Disk space</translation>
    </message>
    <message>
        <source>Layar</source>
        <translation>Screens</translation>
    </message>
    <message>
        <source>Suara</source>
        <translation>Sound</translation>
    </message>
    <message>
        <source>Program memerlukan Python 3.11 atau lebih baru.</source>
        <translation>The program needs Python 3.11 or newer.</translation>
    </message>
    <message>
        <source>Versi ini belum dicoba; pakai Python 3.11–3.14.</source>
        <translation>This version has not been tried; use Python 3.11–3.14.</translation>
    </message>
    <message>
        <source>daftar pustaka tidak ada; program tidak dipasang sebagai paket</source>
        <translation>the list of libraries is missing; the program is not installed as a package</translation>
    </message>
    <message>
        <source>tidak terpasang; tidak diperlukan di semua komputer</source>
        <translation>not installed; not needed on every computer</translation>
    </message>
    <message>
        <source>tidak terpasang</source>
        <translation>not installed</translation>
    </message>
    <message>
        <source>{version}, diperlukan {specifier}</source>
        <translation>{version}, needed {specifier}</translation>
    </message>
    <message>
        <source>{folder} tidak dapat ditulisi ({reason})</source>
        <translation>{folder} cannot be written to ({reason})</translation>
    </message>
    <message>
        <source>{size} bebas</source>
        <translation>{size} free</translation>
    </message>
    <message>
        <source>Kosongkan disk sebelum sidang: usulan tidak dapat disimpan bila penuh.</source>
        <translation>Free the disk before the session: proposals cannot be saved when it is full.</translation>
    </message>
    <message>
        <source>Kosongkan disk: rekaman dua belas lokasi memerlukan beberapa GB per jam.</source>
        <translation>Free the disk: recording twelve sites needs several GB an hour.</translation>
    </message>
    <message>
        <source>tidak ada layar</source>
        <translation>no screen</translation>
    </message>
    <message>
        <source>Sambungkan layar, atau jalankan dari desktop, bukan dari terminal jarak jauh.</source>
        <translation>Connect a screen, or start from the desktop, not from a remote terminal.</translation>
    </message>
    <message>
        <source>Sambungkan layar kedua untuk layar besar, dan pilih mode Perluas.</source>
        <translation>Connect a second screen for the wall, and choose the mode Extend.</translation>
    </message>
    <message>
        <source> (bawaan)</source>
        <translation> (default)</translation>
    </message>
    <message>
        <source>tidak ada perangkat keluaran suara</source>
        <translation>no sound output device</translation>
    </message>
    <message>
        <source>Sambungkan pengeras suara ruang, lalu jalankan pemeriksaan lagi.</source>
        <translation>Connect the room&apos;s loudspeakers, then run the check again.</translation>
    </message>
    <message>
        <source>Sambungkan perangkat kedua (misalnya headset USB) agar operator dapat mendengar pratinjau sendiri.</source>
        <translation>Connect a second device (such as a USB headset), so that the operator can listen in privately.</translation>
    </message>
    <message>
        <source>dapat dipakai untuk hardware_decoding: {names}</source>
        <translation>usable for hardware_decoding: {names}</translation>
    </message>
    <message>
        <source>tidak ada; gambar didekode oleh prosesor</source>
        <translation>none; pictures are decoded by the processor</translation>
    </message>
    <message>
        <source>tidak jalan: {names}</source>
        <translation>do not work: {names}</translation>
    </message>
    <message>
        <source>BAIK</source>
        <translation>GOOD</translation>
    </message>
    <message>
        <source>AWAS</source>
        <translation>WARN</translation>
    </message>
    <message>
        <source>GAGAL</source>
        <translation>FAIL</translation>
    </message>
    <message>
        <source>{ok} baik, {warn} perlu perhatian, {fail} gagal.</source>
        <translation>{ok} good, {warn} need attention, {fail} failed.</translation>
    </message>
    <message>
        <source>pemeriksaan ini tidak dapat dijalankan ({reason})</source>
        <translation>this check could not be run ({reason})</translation>
    </message>
    <message>
        <source>Kirim laporan ini kepada pembuat program.</source>
        <translation>Send this report to the makers of the program.</translation>
    </message>
    <message>
        <source>Penggerak kartu grafis tidak menjawab atau berhenti mendadak.</source>
        <translation>The graphics driver does not answer or ended suddenly.</translation>
    </message>
    <message>
        <source>Biarkan hardware_decoding = &quot;off&quot;, atau perbarui penggerak kartu grafis.</source>
        <translation>Leave hardware_decoding = &quot;off&quot;, or update the graphics driver.</translation>
    </message>
</context>
<context>
    <name>floor</name>
    <message>
        <source>Permintaan ini sudah diterima.</source>
        <translation>This request is accepted already.</translation>
    </message>
    <message>
        <source>Antrean kosong.</source>
        <translation>The queue is empty.</translation>
    </message>
    <message>
        <source>Waktu bicara tidak dapat menjadi nol.</source>
        <translation>The speaking time cannot become zero.</translation>
    </message>
    <message>
        <source>Waktu bicara sudah dijeda.</source>
        <translation>The speaking time is paused already.</translation>
    </message>
    <message>
        <source>Waktu bicara tidak sedang dijeda.</source>
        <translation>The speaking time is not paused.</translation>
    </message>
    <message>
        <source>Lokasi ini sedang bicara.</source>
        <translation>This site is speaking.</translation>
    </message>
    <message>
        <source>Lokasi ini sudah antre.</source>
        <translation>This site is in the queue already.</translation>
    </message>
    <message>
        <source>Belum ada yang memegang forum.</source>
        <translation>Nobody has the floor.</translation>
    </message>
    <message>
        <source>Permintaan ini sudah tidak menunggu.</source>
        <translation>This request is not waiting any more.</translation>
    </message>
</context>
<context>
    <name>floor_panel</name>
    <message>
        <source>dan {count} lagi</source>
        <translation>and {count} more</translation>
    </message>
</context>
<context>
    <name>gateway</name>
    <message>
        <source>alamat API gerbang siaran salah.</source>
        <translation>the address of the gateway&apos;s API is wrong.</translation>
    </message>
    <message>
        <source>API gerbang siaran hanya boleh di komputer ini atau di jaringan sendiri.</source>
        <translation>The gateway&apos;s API may only be on this computer or in the own network.</translation>
    </message>
    <message>
        <source>Pakai 127.0.0.1 atau alamat jaringan kantor atau VPN, misalnya 192.168.1.5.</source>
        <translation>Use 127.0.0.1 or an address of the office network or VPN, for example 192.168.1.5.</translation>
    </message>
    <message>
        <source>Contoh yang benar: http://127.0.0.1:9997 - tanpa nama pengguna dan kata sandi.</source>
        <translation>A right one looks like this: http://127.0.0.1:9997 - without user name and password.</translation>
    </message>
    <message>
        <source>gerbang siaran menolak nama pengguna atau kata sandi API.</source>
        <translation>the gateway refuses the user name or password of its API.</translation>
    </message>
    <message>
        <source>Samakan kata sandi API di komputer ini dengan yang dipasang di MediaMTX, lalu mulai ulang MediaMTX.</source>
        <translation>Use the same API password on this computer and in MediaMTX, then restart MediaMTX.</translation>
    </message>
    <message>
        <source>gerbang siaran melaporkan galat.</source>
        <translation>the gateway reports an error.</translation>
    </message>
    <message>
        <source>Lihat catatan (log) MediaMTX; bila perlu mulai ulang MediaMTX.</source>
        <translation>Look at the log of MediaMTX; restart MediaMTX if necessary.</translation>
    </message>
    <message>
        <source>gerbang siaran tidak menjawab pada waktunya.</source>
        <translation>the gateway does not answer in time.</translation>
    </message>
    <message>
        <source>Periksa beban komputer gerbang; bila perlu mulai ulang MediaMTX.</source>
        <translation>Check the load of the gateway&apos;s computer; restart MediaMTX if necessary.</translation>
    </message>
    <message>
        <source>gerbang siaran tidak dapat dihubungi.</source>
        <translation>the gateway cannot be reached.</translation>
    </message>
    <message>
        <source>Periksa apakah MediaMTX berjalan dan API-nya dinyalakan pada alamat itu.</source>
        <translation>Check that MediaMTX runs and that its API is switched on at that address.</translation>
    </message>
    <message>
        <source>jawaban dari alamat gerbang siaran bukan jawaban MediaMTX.</source>
        <translation>what answers at the gateway&apos;s address is not MediaMTX.</translation>
    </message>
    <message>
        <source>Periksa alamat dan port API gerbang, serta versi MediaMTX (perlu API v3).</source>
        <translation>Check address and port of the gateway&apos;s API and the version of MediaMTX (API v3 is needed).</translation>
    </message>
    <message>
        <source>pembaca gerbang siaran mengalami galat.</source>
        <translation>the reader of the gateway met an error.</translation>
    </message>
    <message>
        <source>Dicoba lagi otomatis; rinciannya ada di folder log.</source>
        <translation>It tries again by itself; details are in the log folder.</translation>
    </message>
</context>
<context>
    <name>line</name>
    <message>
        <source>belum</source>
        <translation>not yet</translation>
    </message>
    <message>
        <source>terdengar dua arah</source>
        <translation>heard both ways</translation>
    </message>
    <message>
        <source>hanya satu arah</source>
        <translation>one way only</translation>
    </message>
    <message>
        <source>tidak terdengar</source>
        <translation>not heard</translation>
    </message>
    <message>
        <source>tidak tersambung</source>
        <translation>not connected</translation>
    </message>
    <message>
        <source>sedang diuji</source>
        <translation>being checked</translation>
    </message>
    <message>
        <source>dijeda</source>
        <translation>paused</translation>
    </message>
    <message>
        <source>{known} dari {all} lokasi sudah diuji</source>
        <translation>{known} of {all} sites checked</translation>
    </message>
    <message>
        <source>suara belum terukur</source>
        <translation>sound not measured yet</translation>
    </message>
    <message>
        <source>senyap</source>
        <translation>silent</translation>
    </message>
    <message>
        <source>terlalu pelan</source>
        <translation>too quiet</translation>
    </message>
    <message>
        <source>terlalu keras</source>
        <translation>too loud</translation>
    </message>
    <message>
        <source>cukup</source>
        <translation>good</translation>
    </message>
    <message>
        <source>{site}, mohon sebutkan nama lokasi dan jumlah yang hadir.</source>
        <translation>{site}, please say the name of your site and how many are present.</translation>
    </message>
    <message>
        <source>{site}, bila suara kami terdengar, mohon lambaikan tangan.</source>
        <translation>{site}, if you can hear us, please wave.</translation>
    </message>
    <message>
        <source>{site}, apakah suara kami terdengar jelas?</source>
        <translation>{site}, can you hear us clearly?</translation>
    </message>
    <message>
        <source>Kelurahan {name}</source>
        <translation>Kelurahan {name}</translation>
    </message>
    <message>
        <source>Kecamatan {name}</source>
        <translation>Kecamatan {name}</translation>
    </message>
    <message>
        <source>Dijeda: {site} memegang forum. Jalur uji ditutup.</source>
        <translation>Paused: {site} has the floor. The line under check is closed.</translation>
    </message>
    <message>
        <source>Dijeda. Jalur uji ditutup sampai uji dilanjutkan.</source>
        <translation>Paused. The line is closed until the check goes on.</translation>
    </message>
    <message>
        <source>Tidak tersambung. Dicatat, lalu dilewati sendiri; Kembali mengulangnya.</source>
        <translation>Not connected. It is recorded and passed by itself; Back repeats it.</translation>
    </message>
    <message>
        <source>Tidak tersambung. Tunggu, atau tekan Lewati.</source>
        <translation>Not connected. Wait, or press Skip.</translation>
    </message>
    <message>
        <source>Telepon lokasi: nyalakan kamera atau aplikasi siaran, periksa internet, lalu ulangi.</source>
        <translation>Telephone the site: switch on the camera or streaming app, check the internet, then repeat.</translation>
    </message>
    <message>
        <source>Suara lokasi sampai ke komputer ini: periksa pengeras suara dan perangkat suara ruang sidang.</source>
        <translation>The site&apos;s sound reaches this computer: check the loudspeakers and the sound device of the room.</translation>
    </message>
    <message>
        <source>Telepon lokasi: periksa mikrofon dan pengeras suara, tutup lalu buka lagi siarannya, lalu ulangi.</source>
        <translation>Telephone the site: check microphone and loudspeaker, close and reopen its stream, then repeat.</translation>
    </message>
    <message>
        <source>Lokasi tidak mendengar kita: minta mereka menyalakan pengeras suara dan membuka suara ruang sidang.</source>
        <translation>The site does not hear us: ask them to switch on the loudspeaker and open the room&apos;s sound.</translation>
    </message>
    <message>
        <source>Kita tidak mendengar lokasi: minta mereka menyalakan mikrofon dan memilih mikrofon yang benar.</source>
        <translation>We do not hear the site: ask them to switch on the microphone and choose the right one.</translation>
    </message>
</context>
<context>
    <name>minutes</name>
    <message>
        <source>Templat notulen tidak dapat dibuka.</source>
        <translation>The template of the minutes could not be opened.</translation>
    </message>
    <message>
        <source>Pilih templat lain atau kembalikan templat bawaan.</source>
        <translation>Choose another template or restore the default one.</translation>
    </message>
    <message>
        <source>Ada penanda yang salah di templat notulen.</source>
        <translation>There is a wrong tag in the template of the minutes.</translation>
    </message>
    <message>
        <source>Perbaiki tulisan di antara kurung kurawal atau kembalikan templat bawaan.</source>
        <translation>Correct what stands between the braces, or restore the default template.</translation>
    </message>
    <message>
        <source>Terlalu banyak salinan berkas ini di folder tujuan.</source>
        <translation>Too many copies of this file in the folder.</translation>
    </message>
    <message>
        <source>Pindahkan salinan lama atau pilih folder lain.</source>
        <translation>Move old copies away or choose another folder.</translation>
    </message>
    <message>
        <source>Ruang penyimpanan penuh; berkas belum disimpan.</source>
        <translation>The disk is full; the file was not saved.</translation>
    </message>
    <message>
        <source>Berkas sedang dipakai program lain; hasilnya belum disimpan.</source>
        <translation>The file is in use by another program; the result was not saved.</translation>
    </message>
    <message>
        <source>Folder tujuan tidak boleh ditulisi; berkas belum disimpan.</source>
        <translation>The folder may not be written to; the file was not saved.</translation>
    </message>
    <message>
        <source>Folder tujuan tidak ada atau bukan folder; berkas belum disimpan.</source>
        <translation>The folder does not exist or is no folder; the file was not saved.</translation>
    </message>
    <message>
        <source>Berkas gagal disimpan.</source>
        <translation>The file could not be saved.</translation>
    </message>
    <message>
        <source>Kosongkan ruang atau pilih folder lain, lalu simpan lagi.</source>
        <translation>Free some space or choose another folder, then save again.</translation>
    </message>
    <message>
        <source>Tutup berkas itu di Word, Excel, atau program lain, lalu simpan lagi.</source>
        <translation>Close the file in Word, Excel or the other program, then save again.</translation>
    </message>
    <message>
        <source>Pilih folder lain, misalnya Dokumen, lalu simpan lagi.</source>
        <translation>Choose another folder, such as Documents, then save again.</translation>
    </message>
    <message>
        <source>Periksa apakah flash disk masih terpasang, atau pilih folder lain.</source>
        <translation>Check that the flash drive is still plugged in, or choose another folder.</translation>
    </message>
    <message>
        <source>Periksa disk tujuan atau pilih folder lain, lalu simpan lagi.</source>
        <translation>Check the target disk or choose another folder, then save again.</translation>
    </message>
</context>
<context>
    <name>paths</name>
    <message>
        <source>Berkas bawaan program tidak ditemukan.</source>
        <translation>The program&apos;s own files were not found.</translation>
    </message>
    <message>
        <source>Pasang ulang program.</source>
        <translation>Install the program again.</translation>
    </message>
    <message>
        <source>Folder {folder} tidak dapat dibuat ({reason}).</source>
        <translation>The folder {folder} could not be made ({reason}).</translation>
    </message>
    <message>
        <source>Pilih folder lain dengan variabel {variable}.</source>
        <translation>Choose another folder with the variable {variable}.</translation>
    </message>
</context>
<context>
    <name>proposal</name>
    <message>
        <source>Volume tidak terbaca.</source>
        <translation>The volume cannot be read.</translation>
    </message>
    <message>
        <source>Tulis angka saja, misalnya 320 atau 1.250,5; satuannya di isian Satuan.</source>
        <translation>Write figures only, such as 320 or 1.250,5; the unit goes into the field Unit.</translation>
    </message>
    <message>
        <source>Usulan belum lengkap.</source>
        <translation>The proposal is not complete.</translation>
    </message>
    <message>
        <source>Isi pengusul, permasalahan, dan usulan.</source>
        <translation>Fill in proposer, problem and proposal.</translation>
    </message>
    <message>
        <source>Isian terlalu panjang.</source>
        <translation>The text is too long.</translation>
    </message>
    <message>
        <source>Ringkas menjadi paling banyak 10.000 huruf.</source>
        <translation>Shorten it to at most 10,000 characters.</translation>
    </message>
</context>
<context>
    <name>session_file</name>
    <message>
        <source>sama dengan site[{number}]{name}; setiap lokasi harus berbeda</source>
        <translation>the same as site[{number}]{name}; every site must be different</translation>
    </message>
    <message>
        <source>tidak ada gunanya tanpa tabel [gateway]</source>
        <translation>of no use without the table [gateway]</translation>
    </message>
    <message>
        <source>{names} (di komputer ini)</source>
        <translation>{names} (on this computer)</translation>
    </message>
    <message>
        <source>tidak ada lokasi dengan kode ini</source>
        <translation>no site has this code</translation>
    </message>
    <message>
        <source>salah satu kode lokasi di berkas ini: {codes}</source>
        <translation>one of the site codes in this file: {codes}</translation>
    </message>
    <message>
        <source>terlalu banyak lokasi</source>
        <translation>too many sites</translation>
    </message>
    <message>
        <source>Perbaiki berkas itu lalu buka lagi.</source>
        <translation>Correct the file and open it again.</translation>
    </message>
    <message>
        <source>Pilih berkas sesi yang namanya berakhir .toml.</source>
        <translation>Choose a session file whose name ends in .toml.</translation>
    </message>
    <message>
        <source>setelah nama kunci harus ada tanda =</source>
        <translation>a key&apos;s name must be followed by an equals sign (=)</translation>
    </message>
    <message>
        <source>nilai setelah tanda = tidak dikenal; teks dan alamat harus dalam tanda kutip</source>
        <translation>the value after the equals sign is not understood; texts and addresses must be in quotation marks</translation>
    </message>
    <message>
        <source>tanda kutip penutup tidak ada</source>
        <translation>the closing quotation mark is missing</translation>
    </message>
    <message>
        <source>ada karakter yang tidak boleh di sini; mungkin tanda kutip penutup tidak ada</source>
        <translation>there is a character that is not allowed here; perhaps a closing quotation mark is missing</translation>
    </message>
    <message>
        <source>garis miring terbalik dalam tanda kutip; pakai garis miring biasa (/)</source>
        <translation>a backslash in quotation marks; use an ordinary slash (/)</translation>
    </message>
    <message>
        <source>kunci ini sudah ditulis sebelumnya</source>
        <translation>this key was written before</translation>
    </message>
    <message>
        <source>tabel ini sudah ditulis sebelumnya; daftar memakai dua kurung siku, misalnya [[site]]</source>
        <translation>this table was written before; lists take two square brackets, such as [[site]]</translation>
    </message>
    <message>
        <source>tabel atau daftar ini sudah ditutup sebelumnya</source>
        <translation>this table or list was closed before</translation>
    </message>
    <message>
        <source>tabel ini sudah ditulis sebelumnya</source>
        <translation>this table was written before</translation>
    </message>
    <message>
        <source>kurung siku penutup ] tidak ada</source>
        <translation>the closing bracket ] is missing</translation>
    </message>
    <message>
        <source>dua kurung siku penutup ]] tidak ada</source>
        <translation>the two closing brackets ]] are missing</translation>
    </message>
    <message>
        <source>ada tulisan berlebih di akhir baris</source>
        <translation>there is something left over at the end of the line</translation>
    </message>
    <message>
        <source>tanggal atau jam ini tidak ada di kalender</source>
        <translation>this date or time does not exist</translation>
    </message>
    <message>
        <source>nama kunci tidak ada atau salah</source>
        <translation>the key&apos;s name is missing or wrong</translation>
    </message>
    <message>
        <source>baris ini bukan kunci, bukan tabel dan bukan komentar</source>
        <translation>this line is no key, no table and no comment</translation>
    </message>
    <message>
        <source>kurung kurawal penutup } tidak ada</source>
        <translation>the closing brace } is missing</translation>
    </message>
    <message>
        <source>penulisan tidak dikenal</source>
        <translation>not understood</translation>
    </message>
    <message>
        <source>nama berkas tidak dapat dipakai sebagai id; isi id</source>
        <translation>the file&apos;s name cannot be used as id; fill in id</translation>
    </message>
    <message>
        <source>{file} adalah folder, bukan berkas sesi.</source>
        <translation>{file} is a folder, not a session file.</translation>
    </message>
    <message>
        <source>{file} bukan berkas biasa.</source>
        <translation>{file} is not an ordinary file.</translation>
    </message>
    <message>
        <source>Berkas sesi {file} tidak ditemukan.</source>
        <translation>The session file {file} was not found.</translation>
    </message>
    <message>
        <source>Periksa nama dan letak berkas itu.</source>
        <translation>Check the file&apos;s name and place.</translation>
    </message>
    <message>
        <source>Berkas sesi {file} tidak dapat dibaca ({reason}).</source>
        <translation>The session file {file} could not be read ({reason}).</translation>
    </message>
    <message>
        <source>Periksa izin baca berkas itu, atau salin ke folder lain.</source>
        <translation>Check that you may read the file, or copy it to another folder.</translation>
    </message>
    <message>
        <source>Berkas sesi {file} lebih besar dari 1 MB.</source>
        <translation>The session file {file} is larger than 1 MB.</translation>
    </message>
    <message>
        <source>Berkas sesi {file} bukan teks UTF-8 (baris {line}).</source>
        <translation>The session file {file} is not UTF-8 text (line {line}).</translation>
    </message>
    <message>
        <source>Buka di Notepad, pilih Simpan Sebagai, lalu Encoding: UTF-8.</source>
        <translation>Open it in Notepad, choose Save As, then Encoding: UTF-8.</translation>
    </message>
    <message>
        <source>Berkas sesi {file} kosong.</source>
        <translation>The session file {file} is empty.</translation>
    </message>
    <message>
        <source>Salin contoh dari folder sessions lalu ubah isinya.</source>
        <translation>Copy an example from the folder sessions and change it.</translation>
    </message>
    <message>
        <source>tidak ada izin baca</source>
        <translation>no permission to read</translation>
    </message>
    <message>
        <source>Berkas sesi {file} tidak dapat dibaca: {reason}.</source>
        <translation>The session file {file} could not be read: {reason}.</translation>
    </message>
    <message>
        <source>Berkas sesi {file} salah tulis di baris {line} kolom {column}: {reason}.</source>
        <translation>The session file {file} has a mistake in line {line}, column {column}: {reason}.</translation>
    </message>
    <message>
        <source>Isi baris itu: {content}</source>
        <translation>The line reads: {content}</translation>
    </message>
    <message>
        <source>Berkas sesi {file} tidak dapat dipakai, {count} kesalahan (site[1] adalah lokasi pertama):</source>
        <translation>The session file {file} cannot be used, mistakes: {count} (site[1] is the first site):</translation>
    </message>
    <message>
        <source>satu baris teks, 1 sampai 200 karakter, dalam tanda kutip</source>
        <translation>one line of text, 1 to 200 characters, in quotation marks</translation>
    </message>
    <message>
        <source>satu baris teks sampai 200 karakter, dalam tanda kutip</source>
        <translation>one line of text of up to 200 characters, in quotation marks</translation>
    </message>
    <message>
        <source>alamat siaran dalam tanda kutip, misalnya &quot;rtsp://192.168.1.10:554/live&quot;</source>
        <translation>a stream&apos;s address in quotation marks, such as &quot;rtsp://192.168.1.10:554/live&quot;</translation>
    </message>
    <message>
        <source>bilangan bulat 10 sampai 3600 (detik), tanpa tanda kutip</source>
        <translation>a whole number from 10 to 3600 (seconds), without quotation marks</translation>
    </message>
    <message>
        <source>bilangan bulat 0 sampai kurang dari turn_s (detik), tanpa tanda kutip</source>
        <translation>a whole number from 0 to less than turn_s (seconds), without quotation marks</translation>
    </message>
    <message>
        <source>bilangan bulat 1 sampai 600 (menit), tanpa tanda kutip</source>
        <translation>a whole number from 1 to 600 (minutes), without quotation marks</translation>
    </message>
    <message>
        <source>alamat http atau https dalam tanda kutip, misalnya &quot;http://127.0.0.1:9997&quot;</source>
        <translation>an http or https address in quotation marks, for example &quot;http://127.0.0.1:9997&quot;</translation>
    </message>
    <message>
        <source>bilangan bulat 1 sampai 65535, tanpa tanda kutip</source>
        <translation>a whole number from 1 to 65535, without quotation marks</translation>
    </message>
    <message>
        <source>&quot;off&quot;, &quot;auto&quot;, atau nama perangkat yang disebut perintah doctor</source>
        <translation>&quot;off&quot;, &quot;auto&quot;, or the name of a device that the command doctor shows</translation>
    </message>
    <message>
        <source>bilangan bulat 0 sampai 300 (Hz), tanpa tanda kutip; 80 lazim, 0 berarti tidak dipakai</source>
        <translation>whole number from 0 to 300 (Hz), without quotation marks; 80 is usual, 0 means not used</translation>
    </message>
    <message>
        <source>&quot;off&quot;, &quot;gate&quot; (kecilkan jeda bicara) atau &quot;reduction&quot; (kurangi derau), dalam tanda kutip</source>
        <translation>&quot;off&quot;, &quot;gate&quot; (turn pauses down) or &quot;reduction&quot; (reduce noise), in quotation marks</translation>
    </message>
    <message>
        <source>bilangan -30 sampai -14 (LUFS), tanpa tanda kutip; -20 lazim untuk ruangan</source>
        <translation>number from -30 to -14 (LUFS), without quotation marks; -20 is usual for a room</translation>
    </message>
    <message>
        <source>bilangan -60 sampai -12 (dB), tanpa tanda kutip; hapus baris ini bila lokasi yang tertutup tidak boleh terdengar</source>
        <translation>number from -60 to -12 (dB), without quotation marks; delete this line if closed sites must not be heard</translation>
    </message>
    <message>
        <source>bilangan -30 sampai 30 (dB), tanpa tanda kutip; lebih dari 0 berarti lebih nyaring</source>
        <translation>number from -30 to 30 (dB), without quotation marks; more than 0 means louder</translation>
    </message>
    <message>
        <source>bilangan bulat -300 sampai 300 (milidetik), tanpa tanda kutip; lebih dari 0 bila suara terdengar mendahului gerak bibir</source>
        <translation>whole number from -300 to 300 (milliseconds), without quotation marks; more than 0 if the sound is heard before the lips move</translation>
    </message>
    <message>
        <source>&quot;kelurahan&quot;, &quot;kecamatan&quot; atau &quot;ruang&quot;</source>
        <translation>&quot;kelurahan&quot;, &quot;kecamatan&quot; or &quot;ruang&quot;</translation>
    </message>
    <message>
        <source>kode wilayah dalam tanda kutip: kelurahan &quot;32.75.06.1003&quot;, kecamatan &quot;32.75.06&quot;; untuk ruang boleh nama pendek seperti &quot;ruang-rapat-1&quot;</source>
        <translation>a region code in quotation marks: kelurahan &quot;32.75.06.1003&quot;, kecamatan &quot;32.75.06&quot;; for a room a short name such as &quot;ruang-rapat-1&quot; will do</translation>
    </message>
    <message>
        <source>tepat tiga huruf besar A–Z, misalnya &quot;PJG&quot;</source>
        <translation>exactly three capital letters A–Z, such as &quot;PJG&quot;</translation>
    </message>
    <message>
        <source>&quot;tcp&quot; atau &quot;udp&quot;</source>
        <translation>&quot;tcp&quot; or &quot;udp&quot;</translation>
    </message>
    <message>
        <source>&quot;keyring:NAMA&quot; atau &quot;env:VARIABEL&quot;, tanpa spasi. Kata sandinya sendiri tidak ditulis di berkas ini: simpan dengan perintah keyring set ruang-kendali NAMA</source>
        <translation>&quot;keyring:NAME&quot; or &quot;env:VARIABLE&quot;, without spaces. The password itself is not written into this file: store it with the command keyring set ruang-kendali NAME</translation>
    </message>
    <message>
        <source>nama jalur di mediamtx.yml dalam tanda kutip, tanpa spasi, misalnya &quot;pejuang&quot;</source>
        <translation>the name of the path in mediamtx.yml in quotation marks, without blanks, for example &quot;pejuang&quot;</translation>
    </message>
    <message>
        <source>satu tabel: sound = { gain_db = 3 } di antara kunci lokasi, atau baris [site.sound] sesudahnya</source>
        <translation>one table: sound = { gain_db = 3 } among the site&apos;s keys, or the line [site.sound] after them</translation>
    </message>
    <message>
        <source>sampai 200, masing-masing diawali baris [[site.participant]]</source>
        <translation>up to 200, each begun by a line [[site.participant]]</translation>
    </message>
    <message>
        <source>huruf kecil, angka dan tanda hubung, paling banyak 64, misalnya &quot;2018-01-23-kelurahan&quot;</source>
        <translation>lower-case letters, figures and hyphens, at most 64, such as &quot;2018-01-23-kelurahan&quot;</translation>
    </message>
    <message>
        <source>tanggal tanpa tanda kutip dan tanpa jam, misalnya 2018-01-23</source>
        <translation>a date without quotation marks and without a time, such as 2018-01-23</translation>
    </message>
    <message>
        <source>tahun 2000 sampai 2100, tanpa tanda kutip</source>
        <translation>a year from 2000 to 2100, without quotation marks</translation>
    </message>
    <message>
        <source>true atau false, tanpa tanda kutip</source>
        <translation>true or false, without quotation marks</translation>
    </message>
    <message>
        <source>kode (code) salah satu lokasi di berkas ini, dalam tanda kutip, misalnya &quot;32.75.06.1003&quot;; hapus baris ini bila pimpinan ada di ruang</source>
        <translation>the code of one of the sites in this file, in quotation marks, for example &quot;32.75.06.1003&quot;; delete this line if the chair is in the room</translation>
    </message>
    <message>
        <source>satu tabel yang diawali baris [speaking]</source>
        <translation>one table that begins with a line [speaking]</translation>
    </message>
    <message>
        <source>satu tabel yang diawali baris [gateway]</source>
        <translation>one table that begins with the line [gateway]</translation>
    </message>
    <message>
        <source>satu tabel yang diawali baris [video]</source>
        <translation>one table that begins with the line [video]</translation>
    </message>
    <message>
        <source>satu tabel yang diawali baris [sound]</source>
        <translation>one table that begins with the line [sound]</translation>
    </message>
    <message>
        <source>sampai 100 acara, masing-masing diawali baris [[agenda]]</source>
        <translation>up to 100 items, each begun by a line [[agenda]]</translation>
    </message>
    <message>
        <source>1 sampai 16 lokasi, masing-masing diawali baris [[site]] dengan dua kurung siku</source>
        <translation>1 to 16 sites, each begun by a line [[site]] with two square brackets</translation>
    </message>
    <message>
        <source>belum diisi</source>
        <translation>is missing</translation>
    </message>
    <message>
        <source>harus berupa teks</source>
        <translation>must be text</translation>
    </message>
    <message>
        <source>harus berupa bilangan bulat</source>
        <translation>must be a whole number</translation>
    </message>
    <message>
        <source>harus berupa bilangan</source>
        <translation>must be a number</translation>
    </message>
    <message>
        <source>harus berupa true atau false</source>
        <translation>must be true or false</translation>
    </message>
    <message>
        <source>harus berupa tanggal</source>
        <translation>must be a date</translation>
    </message>
    <message>
        <source>harus berupa daftar</source>
        <translation>must be a list</translation>
    </message>
    <message>
        <source>harus berupa tabel</source>
        <translation>must be a table</translation>
    </message>
    <message>
        <source>tidak boleh kosong</source>
        <translation>must not be empty</translation>
    </message>
    <message>
        <source>terlalu panjang</source>
        <translation>is too long</translation>
    </message>
    <message>
        <source>penulisannya salah</source>
        <translation>is not written correctly</translation>
    </message>
    <message>
        <source>terlalu kecil</source>
        <translation>is too small</translation>
    </message>
    <message>
        <source>terlalu besar</source>
        <translation>is too large</translation>
    </message>
    <message>
        <source>pilihan ini tidak dikenal</source>
        <translation>this choice is not known</translation>
    </message>
    <message>
        <source>terlalu sedikit</source>
        <translation>too few</translation>
    </message>
    <message>
        <source>terlalu banyak</source>
        <translation>too many</translation>
    </message>
    <message>
        <source>berisi karakter yang tidak terlihat; ketik ulang</source>
        <translation>contains invisible characters; type it again</translation>
    </message>
    <message>
        <source>kode tidak cocok dengan jenis lokasi (kind)</source>
        <translation>the code does not fit the kind of site (kind)</translation>
    </message>
    <message>
        <source>wajib diisi untuk kelurahan</source>
        <translation>is required for a kelurahan</translation>
    </message>
    <message>
        <source>harus lebih kecil dari turn_s</source>
        <translation>must be smaller than turn_s</translation>
    </message>
    <message>
        <source>hapus: alamat lokasi ini tidak mengenal nama pengguna dan kata sandi</source>
        <translation>remove it: this site&apos;s address takes no user name and no password</translation>
    </message>
    <message>
        <source>tidak ada gunanya tanpa user; isi user di tabel yang sama</source>
        <translation>of no use without user; fill in user in the same table</translation>
    </message>
    <message>
        <source>tidak dapat dipakai</source>
        <translation>cannot be used</translation>
    </message>
    <message>
        <source>kunci ini tidak dikenal</source>
        <translation>this key is not known</translation>
    </message>
    <message>
        <source>(tidak ditampilkan)</source>
        <translation>(not shown)</translation>
    </message>
    <message>
        <source>tidak ada</source>
        <translation>nothing</translation>
    </message>
    <message>
        <source>kata sandi tidak ditulis di berkas sesi; simpan dengan perintah keyring set ruang-kendali NAMA, lalu tulis credential = &quot;keyring:NAMA&quot;</source>
        <translation>passwords are not written into the session file; store it with the command keyring set ruang-kendali NAME, then write credential = &quot;keyring:NAME&quot;</translation>
    </message>
    <message>
        <source>{key}{place}: {reason} Ditemukan: {found}. {allowed}</source>
        <translation>{key}{place}: {reason} Found: {found}. {allowed}</translation>
    </message>
    <message>
        <source>Diizinkan: {allowed}.</source>
        <translation>Allowed: {allowed}.</translation>
    </message>
    <message>
        <source>mungkin maksudnya `{key}`?</source>
        <translation>did you mean `{key}`?</translation>
    </message>
    <message>
        <source>`{key}` ditulis di bagian atas berkas, sebelum baris pertama yang diawali tanda kurung siku</source>
        <translation>`{key}` is written at the top of the file, before the first line that begins with a square bracket</translation>
    </message>
    <message>
        <source>`{key}` ditulis di bawah baris {header}</source>
        <translation>`{key}` is written below the line {header}</translation>
    </message>
    <message>
        <source>kunci {keys}</source>
        <translation>keys {keys}</translation>
    </message>
    <message>
        <source>bilangan raksasa</source>
        <translation>a gigantic number</translation>
    </message>
    <message>
        <source>daftar berisi {count}</source>
        <translation>a list of {count}</translation>
    </message>
    <message>
        <source>tabel</source>
        <translation>a table</translation>
    </message>
</context>
<context>
    <name>site_check</name>
    <message>
        <source>siap</source>
        <translation>ready</translation>
    </message>
    <message>
        <source>perlu perbaikan</source>
        <translation>needs work</translation>
    </message>
    <message>
        <source>tidak tersambung</source>
        <translation>not connected</translation>
    </message>
    <message>
        <source>sempat terputus</source>
        <translation>was interrupted</translation>
    </message>
    <message>
        <source>sambungan putus selagi diuji</source>
        <translation>the link broke during the check</translation>
    </message>
    <message>
        <source>Minta lokasi memakai kabel jaringan dan menyiapkan paket data sebagai cadangan, lalu ulangi.</source>
        <translation>Ask the site to use a network cable and keep mobile data ready, then check again.</translation>
    </message>
    <message>
        <source>tanpa gambar</source>
        <translation>no picture</translation>
    </message>
    <message>
        <source>lokasi hanya mengirim suara</source>
        <translation>the site sends sound only</translation>
    </message>
    <message>
        <source>Minta lokasi memilih kamera di aplikasi siarannya dan menyalakannya.</source>
        <translation>Ask the site to choose the camera in its streaming app and switch it on.</translation>
    </message>
    <message>
        <source>belum ada yang bicara</source>
        <translation>nobody has spoken</translation>
    </message>
    <message>
        <source>mikrofon menyala tetapi tidak terdengar orang berbicara</source>
        <translation>the microphone is on but nobody is heard speaking</translation>
    </message>
    <message>
        <source>Minta satu orang di lokasi berbicara dari tempat pembicara, lalu ulangi.</source>
        <translation>Ask one person there to speak from the speaker&apos;s place, then check again.</translation>
    </message>
    <message>
        <source>suara belum terukur</source>
        <translation>sound not measured</translation>
    </message>
    <message>
        <source>suara lokasi belum cukup lama didengar untuk dinilai</source>
        <translation>the site was not heard long enough to judge</translation>
    </message>
    <message>
        <source>Ulangi uji setelah lokasi tersambung dan suara ruang siap.</source>
        <translation>Check again once the site is connected and the room sound is ready.</translation>
    </message>
</context>
<context>
    <name>sound</name>
    <message>
        <source>mati</source>
        <translation>off</translation>
    </message>
    <message>
        <source>gerbang</source>
        <translation>gate</translation>
    </message>
    <message>
        <source>peredam</source>
        <translation>reduction</translation>
    </message>
    <message>
        <source>dilewati</source>
        <translation>bypassed</translation>
    </message>
    <message>
        <source>dengung</source>
        <translation>hum</translation>
    </message>
    <message>
        <source>tanpa olahan</source>
        <translation>not processed</translation>
    </message>
    <message>
        <source>{gain} dengan tangan</source>
        <translation>{gain} by hand</translation>
    </message>
    <message>
        <source>Olahan dilewati: terdengar seperti yang dikirim lokasi</source>
        <translation>Processing bypassed: heard as the site sends it</translation>
    </message>
    <message>
        <source>gemuruh di bawah {hz} Hz dibuang</source>
        <translation>rumble below {hz} Hz removed</translation>
    </message>
    <message>
        <source>dengung listrik dibuang</source>
        <translation>mains hum removed</translation>
    </message>
    <message>
        <source>jeda bicara dikecilkan</source>
        <translation>pauses turned down</translation>
    </message>
    <message>
        <source>derau dikurangi</source>
        <translation>noise reduced</translation>
    </message>
    <message>
        <source>bicara disamakan ke {lufs} LUFS</source>
        <translation>speech levelled to {lufs} LUFS</translation>
    </message>
    <message>
        <source>Terdengar seperti yang dikirim lokasi.</source>
        <translation>Heard as the site sends it.</translation>
    </message>
    <message>
        <source>tidak ada suara</source>
        <translation>no sound</translation>
    </message>
    <message>
        <source>Yang terdengar: rata-rata {rms} dBFS, puncak {peak} dBFS</source>
        <translation>What is heard: mean {rms} dBFS, peak {peak} dBFS</translation>
    </message>
    <message>
        <source>Belum dipilih: “Dengarkan” tidak terdengar.</source>
        <translation>Not chosen: &quot;Listen&quot; is not heard.</translation>
    </message>
    <message>
        <source>Sama dengan perangkat ruang: yang Anda dengarkan ikut terdengar di ruang.</source>
        <translation>The same as the room&apos;s device: what you listen to is heard in the room too.</translation>
    </message>
    <message>
        <source>Nada uji 2 detik: harus terdengar dari pengeras suara ruang ({device}).</source>
        <translation>Test tone for 2 seconds: it must come from the room&apos;s loudspeaker ({device}).</translation>
    </message>
    <message>
        <source>Nada uji 2 detik: harus terdengar hanya di headphone Anda ({device}).</source>
        <translation>Test tone for 2 seconds: it must be heard on your headphones only ({device}).</translation>
    </message>
    <message>
        <source>Memutar lewat perangkat bawaan: {device}.</source>
        <translation>Playing on the default device: {device}.</translation>
    </message>
    <message>
        <source>{wanted} tidak ada. Menyala sendiri begitu dipasang.</source>
        <translation>{wanted} is missing. It starts by itself once it is plugged in.</translation>
    </message>
    <message>
        <source>Sedang dibuka …</source>
        <translation>Opening …</translation>
    </message>
    <message>
        <source>Memutar: {device}.</source>
        <translation>Playing: {device}.</translation>
    </message>
    <message>
        <source>Memakai perangkat bawaan ({device}) karena {wanted} tidak ada.</source>
        <translation>Using the default device ({device}) because {wanted} is missing.</translation>
    </message>
    <message>
        <source>Tidak ada perangkat suara. Menyala sendiri begitu dipasang.</source>
        <translation>No sound device. It starts by itself once one is plugged in.</translation>
    </message>
    <message>
        <source>Pemutar suara berhenti; dimulai ulang otomatis.</source>
        <translation>The sound player stopped; it restarts by itself.</translation>
    </message>
</context>
<context>
    <name>sound_file</name>
    <message>
        <source>Pilihan perangkat tidak dapat disimpan ({reason}).</source>
        <translation>The choice of devices cannot be saved ({reason}).</translation>
    </message>
    <message>
        <source>Pilihan ini berlaku sampai ruang ditutup.</source>
        <translation>The choice lasts until the room is closed.</translation>
    </message>
    <message>
        <source>Pengaturan tetap berlaku di ruang.</source>
        <translation>The settings still apply in the room.</translation>
    </message>
    <message>
        <source>Berkas sesi tidak dapat diubah tanpa merusak isinya; tidak ditulis.</source>
        <translation>The session file cannot be changed without damaging it; it was not written.</translation>
    </message>
    <message>
        <source>Berkas {file} diubah program lain sejak dibaca; tidak ditimpa.</source>
        <translation>The file {file} was changed by another program since it was read; it was not overwritten.</translation>
    </message>
    <message>
        <source>Tekan Baca ulang, lalu simpan lagi. Pengaturan tetap berlaku di ruang.</source>
        <translation>Press Read again, then save again. The settings still apply in the room.</translation>
    </message>
    <message>
        <source>Berkas {file} tidak dapat ditulis ({reason}).</source>
        <translation>The file {file} cannot be written ({reason}).</translation>
    </message>
    <message>
        <source>Berkas {file} tidak dapat dibaca ({reason}).</source>
        <translation>The file {file} cannot be read ({reason}).</translation>
    </message>
    <message>
        <source>Berkas {file} hanya boleh dibaca; pengaturan tidak ditulis.</source>
        <translation>The file {file} is read-only; the settings were not written.</translation>
    </message>
    <message>
        <source>Cabut perlindungan tulis berkas itu, lalu simpan lagi. Pengaturan tetap berlaku di ruang.</source>
        <translation>Remove the file&apos;s write protection, then save again. The settings still apply in the room.</translation>
    </message>
</context>
<context>
    <name>sound_strip</name>
    <message>
        <source>Pilih lokasi dahulu (F1 …), lalu dengarkan.</source>
        <translation>Select a site first (F1 …), then listen.</translation>
    </message>
    <message>
        <source>Belum ada headphone. Pilih dahulu di Suara ({keys}).</source>
        <translation>No headphones yet. Choose them in Sound ({keys}).</translation>
    </message>
    <message>
        <source>Ruang tidak mendengar lokasi mana pun. {keys} membunyikannya lagi.</source>
        <translation>The room hears no site. {keys} unmutes it.</translation>
    </message>
    <message>
        <source>Ruang dibisukan</source>
        <translation>Room muted</translation>
    </message>
    <message>
        <source>Prioritas pimpinan masih menyala</source>
        <translation>The chair&apos;s priority is still on</translation>
    </message>
    <message>
        <source>Ruang hanya mendengar pimpinan. {keys} membuka lokasi lain lagi.</source>
        <translation>The room hears only the chair. {keys} opens the other sites again.</translation>
    </message>
    <message>
        <source>RUANG DIBISUKAN</source>
        <translation>ROOM MUTED</translation>
    </message>
    <message>
        <source>Prioritas pimpinan: lokasi lain ditutup</source>
        <translation>Chair&apos;s priority: other sites are closed</translation>
    </message>
    <message>
        <source>Bunyikan ruang</source>
        <translation>Unmute the room</translation>
    </message>
    <message>
        <source>Dibisukan. {keys} membunyikan lagi.</source>
        <translation>Muted. {keys} unmutes.</translation>
    </message>
    <message>
        <source>Pimpinan</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>tidak ada</source>
        <translation>none</translation>
    </message>
    <message>
        <source>Terbuka: {names}</source>
        <translation>Open: {names}</translation>
    </message>
    <message>
        <source>lainnya {level}</source>
        <translation>others {level}</translation>
    </message>
    <message>
        <source>Belum dipilih ({keys})</source>
        <translation>Not chosen yet ({keys})</translation>
    </message>
    <message>
        <source>Headphone tidak ditemukan</source>
        <translation>Headphones not found</translation>
    </message>
    <message>
        <source>Dengar: {names}</source>
        <translation>Listening: {names}</translation>
    </message>
</context>
<context>
    <name>store</name>
    <message>
        <source>Berkas cadangan sudah ada: {name}.</source>
        <translation>The backup file exists already: {name}.</translation>
    </message>
    <message>
        <source>Pilih nama lain.</source>
        <translation>Choose another name.</translation>
    </message>
    <message>
        <source>Rantai catatan perubahan tidak utuh; cadangan tidak dibuat.</source>
        <translation>The chain of recorded changes is broken; no backup was made.</translation>
    </message>
    <message>
        <source>Salin seluruh folder data ke diska lain dan hubungi pengelola.</source>
        <translation>Copy the whole data folder to another disk and call the administrator.</translation>
    </message>
    <message>
        <source>Berkas data tidak dapat ditulis dengan aman di tempat ini.</source>
        <translation>The data file cannot be written safely in this place.</translation>
    </message>
    <message>
        <source>Pindahkan folder data ke diska di komputer ini.</source>
        <translation>Move the data folder to a disk of this computer.</translation>
    </message>
    <message>
        <source>Berkas data sedang dikunci program lain.</source>
        <translation>Another program has locked the data file.</translation>
    </message>
    <message>
        <source>Tutup program lain yang membuka berkas data itu, lalu ulangi.</source>
        <translation>Close the other program that has the data file open, then try again.</translation>
    </message>
    <message>
        <source>Memori komputer habis.</source>
        <translation>The computer is out of memory.</translation>
    </message>
    <message>
        <source>Tutup program lain, lalu ulangi.</source>
        <translation>Close other programs, then try again.</translation>
    </message>
    <message>
        <source>Diska penuh; perubahan terakhir belum tersimpan.</source>
        <translation>The disk is full; the last change is not saved.</translation>
    </message>
    <message>
        <source>Kosongkan ruang diska, lalu simpan lagi.</source>
        <translation>Free some disk space, then save again.</translation>
    </message>
    <message>
        <source>Berkas data rusak.</source>
        <translation>The data file is damaged.</translation>
    </message>
    <message>
        <source>Jangan hapus berkas itu. Salin seluruh folder data, lalu pulihkan dari cadangan.</source>
        <translation>Do not delete the file. Copy the whole data folder, then restore from a backup.</translation>
    </message>
    <message>
        <source>Berkas data tidak boleh ditulis.</source>
        <translation>The data file may not be written to.</translation>
    </message>
    <message>
        <source>Periksa izin berkas dan folder data.</source>
        <translation>Check the permissions of the data file and folder.</translation>
    </message>
    <message>
        <source>Berkas data tidak dapat dibuka.</source>
        <translation>The data file could not be opened.</translation>
    </message>
    <message>
        <source>Periksa letak folder data dan izinnya.</source>
        <translation>Check where the data folder is, and its permissions.</translation>
    </message>
    <message>
        <source>Diska gagal membaca atau menulis.</source>
        <translation>The disk failed to read or write.</translation>
    </message>
    <message>
        <source>Periksa diska dan sambungannya, lalu ulangi; buat cadangan ke diska lain.</source>
        <translation>Check the disk and its connection, then try again; make a backup on another disk.</translation>
    </message>
    <message>
        <source>Folder data berada di folder sinkronisasi {service}: {folder}.</source>
        <translation>The data folder is in a folder that {service} synchronises: {folder}.</translation>
    </message>
    <message>
        <source>Pilih folder di luar OneDrive, Dropbox, dan sejenisnya.</source>
        <translation>Choose a folder outside OneDrive, Dropbox and the like.</translation>
    </message>
    <message>
        <source>Folder data berada di jaringan.</source>
        <translation>The data folder is on the network.</translation>
    </message>
    <message>
        <source>Pilih folder di diska komputer ini.</source>
        <translation>Choose a folder on a disk of this computer.</translation>
    </message>
    <message>
        <source>Data ini sedang dibuka oleh Ruang Kendali yang lain.</source>
        <translation>Another Control Room has these data open.</translation>
    </message>
    <message>
        <source>Pakai jendela yang sudah terbuka, atau tutup dahulu.</source>
        <translation>Use the window that is open already, or close it first.</translation>
    </message>
    <message>
        <source>Berkas ini bukan data Ruang Kendali.</source>
        <translation>This file does not hold data of the Control Room.</translation>
    </message>
    <message>
        <source>Pilih folder data yang benar.</source>
        <translation>Choose the right data folder.</translation>
    </message>
    <message>
        <source>Data ini dibuat oleh versi Ruang Kendali yang lebih baru.</source>
        <translation>These data were made by a newer version of the Control Room.</translation>
    </message>
    <message>
        <source>Pasang versi terbaru; data tidak diubah.</source>
        <translation>Install the newest version; the data were not changed.</translation>
    </message>
    <message>
        <source>Usulan {number} dicatat untuk lokasi lain.</source>
        <translation>Proposal {number} was logged for another site.</translation>
    </message>
    <message>
        <source>Buat usulan baru untuk lokasi ini.</source>
        <translation>Log a new proposal for this site.</translation>
    </message>
    <message>
        <source>Sesi yang tersimpan tidak terbaca.</source>
        <translation>The stored session cannot be read.</translation>
    </message>
    <message>
        <source>Salin seluruh folder data, lalu pulihkan dari cadangan.</source>
        <translation>Copy the whole data folder, then restore from a backup.</translation>
    </message>
    <message>
        <source>Lokasi yang sudah punya catatan hilang dari berkas sesi: {sites}.</source>
        <translation>Sites that have records already are missing from the session file: {sites}.</translation>
    </message>
    <message>
        <source>Kembalikan lokasi itu ke berkas sesi, atau pakai nama sesi yang baru.</source>
        <translation>Put the sites back into the session file, or use a new name for the session.</translation>
    </message>
    <message>
        <source>Belum ada sesi yang tersimpan.</source>
        <translation>No session is stored yet.</translation>
    </message>
    <message>
        <source>Sesi yang tersimpan: {ids}.</source>
        <translation>Stored sessions: {ids}.</translation>
    </message>
    <message>
        <source>Sesi {id} tidak dikenal.</source>
        <translation>The session {id} is not known.</translation>
    </message>
    <message>
        <source>Lokasi {site} tidak ada dalam sesi ini.</source>
        <translation>The site {site} is not part of this session.</translation>
    </message>
    <message>
        <source>Periksa daftar lokasi di berkas sesi.</source>
        <translation>Check the list of sites in the session file.</translation>
    </message>
    <message>
        <source>Penyimpanan sudah ditutup; perubahan ini tidak tersimpan.</source>
        <translation>The store is closed; this change is not saved.</translation>
    </message>
    <message>
        <source>Buka kembali aplikasi, lalu ulangi.</source>
        <translation>Open the application again, then repeat it.</translation>
    </message>
</context>
<context>
    <name>stream_url</name>
    <message>
        <source>Yang diizinkan: rtsp://, rtsps://, rtmp://, rtmps://, http://, https://, udp://, rtp://.</source>
        <translation>Allowed: rtsp://, rtsps://, rtmp://, rtmps://, http://, https://, udp://, rtp://.</translation>
    </message>
    <message>
        <source>Alamat file: dan device: hanya diizinkan bila bagian atas berkas sesi berisi allow_local = true.</source>
        <translation>Addresses that begin with file: or device: are allowed only if the top of the session file says allow_local = true.</translation>
    </message>
    <message>
        <source>Hapus bagian sampai tanda @, lalu tulis user = &quot;...&quot; dan credential = &quot;keyring:NAMA&quot; pada lokasi itu. Tanda @ yang memang bagian alamat ditulis %40.</source>
        <translation>Remove everything up to the @ sign, then write user = &quot;...&quot; and credential = &quot;keyring:NAME&quot; for that site. An @ sign that belongs to the address is written %40.</translation>
    </message>
    <message>
        <source>Contoh yang benar: rtsp://192.168.1.10:554/live atau rtsp://kamera.contoh.id/live.</source>
        <translation>Correct examples: rtsp://192.168.1.10:554/live or rtsp://kamera.contoh.id/live.</translation>
    </message>
    <message>
        <source>Port adalah bilangan 1 sampai 65535, misalnya :554.</source>
        <translation>A port is a number from 1 to 65535, such as :554.</translation>
    </message>
    <message>
        <source>Tulis file: diikuti letak berkas dari folder berkas sesi, misalnya file:../demo/gambar.mp4.</source>
        <translation>Write file: followed by the file&apos;s place as seen from the session file&apos;s folder, such as file:../demo/gambar.mp4.</translation>
    </message>
    <message>
        <source>Tulis device: diikuti nomor atau nama kamera di komputer ini, misalnya device:0.</source>
        <translation>Write device: followed by the number or name of a camera of this computer, such as device:0.</translation>
    </message>
    <message>
        <source>alamat siaran kosong.</source>
        <translation>the stream&apos;s address is empty.</translation>
    </message>
    <message>
        <source>alamat siaran terlalu panjang.</source>
        <translation>the stream&apos;s address is too long.</translation>
    </message>
    <message>
        <source>Paling panjang 2048 karakter.</source>
        <translation>At most 2048 characters.</translation>
    </message>
    <message>
        <source>alamat tidak diawali jenis siaran.</source>
        <translation>the address does not begin with the kind of stream.</translation>
    </message>
    <message>
        <source>jenis alamat ini tidak diizinkan.</source>
        <translation>this kind of address is not allowed.</translation>
    </message>
    <message>
        <source>alamat di komputer ini (file:, device:) tidak diizinkan.</source>
        <translation>addresses on this computer (file:, device:) are not allowed.</translation>
    </message>
    <message>
        <source>alamat udp dan rtp harus menyebut port.</source>
        <translation>udp and rtp addresses must name a port.</translation>
    </message>
    <message>
        <source>jenis alamat ini tidak mengenal nama pengguna dan kata sandi.</source>
        <translation>this kind of address takes no user name and no password.</translation>
    </message>
    <message>
        <source>Hapus user dan credential pada lokasi itu.</source>
        <translation>Remove user and credential from that site.</translation>
    </message>
    <message>
        <source>alamat berisi karakter yang tidak terlihat.</source>
        <translation>the address contains invisible characters.</translation>
    </message>
    <message>
        <source>Ketik ulang alamat itu; jangan disalin dari pesan atau dokumen.</source>
        <translation>Type the address again; do not copy it from a message or a document.</translation>
    </message>
    <message>
        <source>setelah jenis siaran harus ada //.</source>
        <translation>the kind of stream must be followed by //.</translation>
    </message>
    <message>
        <source>nama pengguna atau kata sandi tidak boleh ditulis di dalam alamat.</source>
        <translation>a user name or password must not be written into the address.</translation>
    </message>
    <message>
        <source>alamat berisi spasi atau garis miring terbalik.</source>
        <translation>the address contains a space or a backslash.</translation>
    </message>
    <message>
        <source>Tulis spasi sebagai %20 dan pakai garis miring biasa (/).</source>
        <translation>Write a space as %20 and use an ordinary slash (/).</translation>
    </message>
    <message>
        <source>nomor port salah.</source>
        <translation>the port number is wrong.</translation>
    </message>
    <message>
        <source>alamat tidak menyebut komputer atau kamera.</source>
        <translation>the address names no computer and no camera.</translation>
    </message>
    <message>
        <source>alamat IP salah.</source>
        <translation>the IP address is wrong.</translation>
    </message>
    <message>
        <source>nama komputer atau kamera salah.</source>
        <translation>the name of the computer or camera is wrong.</translation>
    </message>
    <message>
        <source>file: tidak boleh menunjuk ke komputer lain.</source>
        <translation>file: must not point to another computer.</translation>
    </message>
    <message>
        <source>file: tidak menyebut berkas.</source>
        <translation>file: names no file.</translation>
    </message>
    <message>
        <source>device: tidak menyebut kamera.</source>
        <translation>device: names no camera.</translation>
    </message>
    <message>
        <source>tanda persen di alamat salah.</source>
        <translation>a percent sign in the address is wrong.</translation>
    </message>
</context>
<context>
    <name>wall</name>
    <message>
        <source>Sisa waktu bicara</source>
        <translation>Speaking time left</translation>
    </message>
    <message>
        <source>Waktu hampir habis</source>
        <translation>Time is almost up</translation>
    </message>
    <message>
        <source>Waktu bicara lewat</source>
        <translation>Over time</translation>
    </message>
    <message>
        <source>Waktu bicara dijeda</source>
        <translation>Time is paused</translation>
    </message>
    <message>
        <source>Berikutnya</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Belum ada antrean</source>
        <translation>Nobody is waiting</translation>
    </message>
    <message>
        <source>dan {count} lagi</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Acara</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>{live} dari {all} lokasi tersambung · {recorded} usulan tercatat</source>
        <translation>{live} of {all} sites connected · proposals (usulan) recorded: {recorded}</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>DENGAR</source>
        <translation>LISTENING</translation>
    </message>
    <message>
        <source>PIMPINAN</source>
        <translation>CHAIR</translation>
    </message>
    <message>
        <source>menunggu {time}</source>
        <translation>waiting {time}</translation>
    </message>
    <message>
        <source>BICARA</source>
        <translation>SPEAKING</translation>
    </message>
    <message>
        <source>ANTRE</source>
        <translation>WAITING</translation>
    </message>
    <message>
        <source>MINTA BICARA</source>
        <translation>ASKS TO SPEAK</translation>
    </message>
    <message>
        <source>MENYAMBUNG</source>
        <translation>CONNECTING</translation>
    </message>
    <message>
        <source>MEMBEKU</source>
        <translation>FROZEN</translation>
    </message>
    <message>
        <source>TERPUTUS</source>
        <translation>LOST</translation>
    </message>
    <message>
        <source>TIDAK DIPAKAI</source>
        <translation>NOT USED</translation>
    </message>
    <message>
        <source>belum mengirim</source>
        <translation>not sending yet</translation>
    </message>
    <message>
        <source>pengirim diam</source>
        <translation>sender silent</translation>
    </message>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
    <message>
        <source>Sangat mendesak</source>
        <translation>Very urgent</translation>
    </message>
    <message>
        <source>Mendesak</source>
        <translation>Urgent</translation>
    </message>
    <message>
        <source>Sedang</source>
        <translation>Medium</translation>
    </message>
    <message>
        <source>Rendah</source>
        <translation>Low</translation>
    </message>
    <message>
        <source>Sangat rendah</source>
        <translation>Very low</translation>
    </message>
    <message>
        <source>Pengusul</source>
        <translation>Proposer</translation>
    </message>
    <message>
        <source>RT</source>
        <translation>RT</translation>
    </message>
    <message>
        <source>RW</source>
        <translation>RW</translation>
    </message>
    <message>
        <source>Permasalahan</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Usulan</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Urgensi</source>
        <translation>Urgency</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Satuan</source>
        <translation>Unit</translation>
    </message>
    <message>
        <source>gambar sedikit lebih kasar</source>
        <translation>picture slightly coarser</translation>
    </message>
    <message>
        <source>gerak lebih patah-patah</source>
        <translation>motion less smooth</translation>
    </message>
    <message>
        <source>gambar hanya sesekali</source>
        <translation>picture only now and then</translation>
    </message>
    <message>
        <source>draf</source>
        <translation>draft</translation>
    </message>
    <message>
        <source>dicatat</source>
        <translation>recorded</translation>
    </message>
    <message>
        <source>suara saja</source>
        <translation>sound only</translation>
    </message>
    <message>
        <source>gambar sesekali</source>
        <translation>occasional picture</translation>
    </message>
    <message>
        <source>{grade} · {fps} fps</source>
        <translation>{grade} · {fps} fps</translation>
    </message>
    <message>
        <source>menyambung</source>
        <translation>connecting</translation>
    </message>
    <message>
        <source>tidak ada gambar baru</source>
        <translation>no new picture</translation>
    </message>
    <message>
        <source>menyambung ulang</source>
        <translation>reconnecting</translation>
    </message>
    <message>
        <source>tidak dipakai</source>
        <translation>not used</translation>
    </message>
    <message>
        <source>hemat CPU</source>
        <translation>saving CPU</translation>
    </message>
</context>
</TS>
