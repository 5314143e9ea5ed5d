<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="id">
<context>
    <name>AddendumSheet</name>
    <message>
        <source>Adendum</source>
        <translation>Addendum</translation>
    </message>
    <message>
        <source>Dicetak di belakang dokumen final dengan tanggalnya, dan tidak dapat diubah.</source>
        <translation>Printed behind the final document with its date, and cannot be changed.</translation>
    </message>
    <message>
        <source>Isi adendum</source>
        <translation>Text of the addendum</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tambahkan (Ctrl Enter)</source>
        <translation>Add (Ctrl Enter)</translation>
    </message>
</context>
<context>
    <name>AgendaModel</name>
    <message>
        <source>Acara</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Menit</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Penanggung jawab</source>
        <translation>Responsible</translation>
    </message>
</context>
<context>
    <name>AgendaPage</name>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Acara</source>
        <translation>Item</translation>
    </message>
    <message>
        <source>Penanggung jawab</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Jenis</source>
        <translation>Kind</translation>
    </message>
    <message>
        <source>Rencana (menit)</source>
        <translation>Planned (min)</translation>
    </message>
    <message>
        <source>Nyata (menit)</source>
        <translation>Actual (min)</translation>
    </message>
    <message>
        <source>Lewat</source>
        <translation>Over</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Mulai</source>
        <translation>Started</translation>
    </message>
    <message>
        <source>Susunan acara</source>
        <translation>Order of business</translation>
    </message>
    <message>
        <source>Acara berikutnya</source>
        <translation>Next item</translation>
    </message>
    <message>
        <source>Kembali ke acara tadi</source>
        <translation>Back to the last item</translation>
    </message>
    <message>
        <source>Istirahat</source>
        <translation>Break</translation>
    </message>
    <message>
        <source>Mulai acara ini</source>
        <translation>Start this item</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Sisipkan</source>
        <translation>Insert</translation>
    </message>
    <message>
        <source>Hapus</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Nama acara</source>
        <translation>Name of the item</translation>
    </message>
    <message>
        <source>Penanggung jawab acara; boleh kosong</source>
        <translation>Who is responsible for the item; may be empty</translation>
    </message>
    <message>
        <source>Penanggung jawab (boleh kosong)</source>
        <translation>Responsible (may be empty)</translation>
    </message>
    <message>
        <source>Lama acara yang direncanakan, dalam menit</source>
        <translation>Planned length of the item in minutes</translation>
    </message>
    <message>
        <source> menit</source>
        <translation> min</translation>
    </message>
    <message>
        <source>Jenis acara</source>
        <translation>Kind of item</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Lanjutkan sidang</source>
        <translation>Resume session</translation>
    </message>
    <message>
        <source>Acara baru, sebelum acara yang dipilih</source>
        <translation>New item, before the selected one</translation>
    </message>
    <message>
        <source>Acara ini sudah dimulai: hanya penanggung jawabnya yang dapat diubah</source>
        <translation>This item has begun: only who is responsible for it can be changed</translation>
    </message>
    <message>
        <source>Ubah acara</source>
        <translation>Edit item</translation>
    </message>
</context>
<context>
    <name>AgendaStep</name>
    <message>
        <source>Tambah acara</source>
        <translation>Add item</translation>
    </message>
    <message>
        <source>Naik</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Turun</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Hapus</source>
        <translation>Delete</translation>
    </message>
    <message>
        <source>Susunan siap pakai</source>
        <translation>Ready-made agenda</translation>
    </message>
    <message>
        <source>Pakai susunan ini</source>
        <translation>Use this agenda</translation>
    </message>
    <message>
        <source>Enter mengubah, Alt ↑ dan Alt ↓ urutan, Delete menghapus.</source>
        <translation>Enter edits, Alt ↑ and Alt ↓ move, Delete removes.</translation>
    </message>
    <message>
        <source> detik</source>
        <translation> s</translation>
    </message>
    <message>
        <source>Susunan acara</source>
        <translation>Order of business</translation>
    </message>
    <message>
        <source>Waktu bicara</source>
        <translation>Speaking time</translation>
    </message>
    <message>
        <source>Lama satu giliran</source>
        <translation>Length of a turn</translation>
    </message>
    <message>
        <source>Peringatan sebelum habis</source>
        <translation>Warning before the end</translation>
    </message>
    <message>
        <source>Program tidak memotong pembicara; hanya operator yang menutup giliran.</source>
        <translation>The program never cuts a speaker off; only the operator ends a turn.</translation>
    </message>
    <message>
        <source>{count} acara, {time} jam</source>
        <translation>items: {count}, {time} h</translation>
    </message>
    <message>
        <source>Acara baru</source>
        <translation>New item</translation>
    </message>
</context>
<context>
    <name>AgendaTable</name>
    <message>
        <source>Susunan acara</source>
        <translation>Order of business</translation>
    </message>
</context>
<context>
    <name>AnswerSheet</name>
    <message>
        <source>Yang sudah pernah bicara dari ruang sidang</source>
        <translation>Those who have spoken from the hall</translation>
    </message>
    <message>
        <source>Jabatan</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>boleh menyusul</source>
        <translation>may follow</translation>
    </message>
    <message>
        <source>Unsur</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>misalnya OPD, DPRD, pimpinan</source>
        <translation>for example OPD, DPRD, chair</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Antrekan</source>
        <translation>Add to queue</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Ctrl Enter</translation>
    </message>
    <message>
        <source>Bicara sekarang</source>
        <translation>Speak now</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Simpan tanggapan</source>
        <translation>Save response</translation>
    </message>
    <message>
        <source>Tanggapan yang sudah dicatat</source>
        <translation>Responses logged already</translation>
    </message>
    <message>
        <source>Sudah dicatat</source>
        <translation>Logged already</translation>
    </message>
    <message>
        <source>Nama yang menanggapi</source>
        <translation>Name of who responds</translation>
    </message>
    <message>
        <source>OPD</source>
        <translation>OPD</translation>
    </message>
    <message>
        <source>Tanggapan</source>
        <translation>Response</translation>
    </message>
    <message>
        <source>Janji</source>
        <translation>Promise</translation>
    </message>
    <message>
        <source>Tenggat</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>tgl/bln/tahun</source>
        <translation>dd/mm/yyyy</translation>
    </message>
    <message>
        <source>Nama (huruf awal yang hadir di ruang sidang)</source>
        <translation>Name (first letters of who is in the hall)</translation>
    </message>
    <message>
        <source>Janji, bila ada</source>
        <translation>Promise, if any</translation>
    </message>
    <message>
        <source>Hadir: {names}</source>
        <translation>Present: {names}</translation>
    </message>
    <message>
        <source>Tenggat tidak terbaca. Tulis tanggal/bulan/tahun, misalnya 31/03/2018.</source>
        <translation>The deadline cannot be read. Write day/month/year, for example 31/03/2018.</translation>
    </message>
</context>
<context>
    <name>Answering</name>
    <message>
        <source>Tanggapan tersimpan.</source>
        <translation>Response saved.</translation>
    </message>
    <message>
        <source>pertanyaan kamus (SIENCANG)</source>
        <translation>questions of the kamus (SIENCANG)</translation>
    </message>
    <message>
        <source>Nilai {number} tersimpan.</source>
        <translation>Score of {number} saved.</translation>
    </message>
</context>
<context>
    <name>AttendancePage</name>
    <message>
        <source>Daftar hadir</source>
        <translation>Attendance list</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Kehadiran</source>
        <translation>Attendance</translation>
    </message>
    <message>
        <source>Kuorum</source>
        <translation>Quorum</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Unsur</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>L/P</source>
        <translation>L/P</translation>
    </message>
    <message>
        <source>Jabatan, lembaga</source>
        <translation>Office, organisation</translation>
    </message>
    <message>
        <source>Telepon</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Tanda</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>Hadir</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>Lokasi dan kuorumnya</source>
        <translation>Sites and their quorum</translation>
    </message>
    <message>
        <source>Orang di lokasi yang dipilih</source>
        <translation>People at the selected site</translation>
    </message>
    <message>
        <source>Cari nama, unsur, jabatan, lembaga (Ctrl F)</source>
        <translation>Find name, group, office, organisation (Ctrl F)</translation>
    </message>
    <message>
        <source>Cari orang</source>
        <translation>Find people</translation>
    </message>
    <message>
        <source>Tulis orang</source>
        <translation>Add person</translation>
    </message>
    <message>
        <source>Hadir / pulang</source>
        <translation>Present / left</translation>
    </message>
    <message>
        <source>Belum hadir</source>
        <translation>Not present</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Coret</source>
        <translation>Strike off</translation>
    </message>
    <message>
        <source>Ambil daftar</source>
        <translation>Import list</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>AttendancePresenter</name>
    <message>
        <source>Belum ada OPD atau DPRD yang hadir di ruang sidang.</source>
        <translation>Nobody from OPD or DPRD is present in the hall yet.</translation>
    </message>
    <message>
        <source>Dapat menjawab dari ruang sidang: {names}</source>
        <translation>Can answer from the hall: {names}</translation>
    </message>
    <message>
        <source>Ubah data orang ini, lalu Enter; Esc membatalkan</source>
        <translation>Edit this person&apos;s data, then Enter; Esc cancels</translation>
    </message>
    <message>
        <source>Pilih satu lokasi (F1 …) untuk menulis orang</source>
        <translation>Select one site (F1 …) to add people</translation>
    </message>
    <message>
        <source>Orang hadir di {place}: nama, Tab, huruf awal unsur, Enter</source>
        <translation>Present at {place}: name, Tab, first letters of the group, Enter</translation>
    </message>
    <message>
        <source>Nama ini sudah ada di lokasi ini ({told}).</source>
        <translation>This name is at this site already ({told}).</translation>
    </message>
    <message>
        <source>Tersimpan: {name}</source>
        <translation>Saved: {name}</translation>
    </message>
    <message>
        <source>{name} dicoret; riwayatnya tetap tersimpan.</source>
        <translation>{name} struck off; the history is kept.</translation>
    </message>
    <message>
        <source>Pilih daftar hadir</source>
        <translation>Choose an attendance list</translation>
    </message>
    <message>
        <source>Daftar (*.xlsx *.csv *.txt)</source>
        <translation>List (*.xlsx *.csv *.txt)</translation>
    </message>
    <message>
        <source>Membaca {file} …</source>
        <translation>Reading {file} …</translation>
    </message>
    <message>
        <source>Daftar diambil: {counts}</source>
        <translation>List imported: {counts}</translation>
    </message>
</context>
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
    <name>BackgroundSheet</name>
    <message>
        <source>Kaitkan / lepas</source>
        <translation>Tie / untie</translation>
    </message>
    <message>
        <source>Terkait</source>
        <translation>Tied</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>Pengaduan</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Place</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Selesai</source>
        <translation>Finish</translation>
    </message>
    <message>
        <source>Tidak ada pengaduan yang mirip. Ambil daftar SOROT di halaman Ambil usulan (Ctrl Shift O).</source>
        <translation>No complaint is alike. Take in a list from SOROT on the page “Take in proposals” (Ctrl Shift O).</translation>
    </message>
    <message>
        <source>Yang mirip di lokasi ini; Enter mengaitkan atau melepas.</source>
        <translation>What is alike at this site; Enter ties or unties.</translation>
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
    <name>CameraModel</name>
    <message>
        <source>Lokasi</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Alamat utama</source>
        <translation>Main address</translation>
    </message>
    <message>
        <source>Alamat kecil</source>
        <translation>Small address</translation>
    </message>
    <message>
        <source>Cara</source>
        <translation>Via</translation>
    </message>
    <message>
        <source>Pengguna</source>
        <translation>User</translation>
    </message>
    <message>
        <source>Sandi</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Hasil coba</source>
        <translation>Trial</translation>
    </message>
    <message>
        <source>variabel</source>
        <translation>variable</translation>
    </message>
    <message>
        <source>tersimpan</source>
        <translation>stored</translation>
    </message>
</context>
<context>
    <name>CameraStep</name>
    <message>
        <source>Isi semua</source>
        <translation>Fill in all</translation>
    </message>
    <message>
        <source>Ambil dari CSV…</source>
        <translation>From CSV…</translation>
    </message>
    <message>
        <source>Untuk semua</source>
        <translation>For all</translation>
    </message>
    <message>
        <source>Untuk lokasi terpilih</source>
        <translation>For selected site</translation>
    </message>
    <message>
        <source>Izinkan berkas gambar dan kamera di komputer ini</source>
        <translation>Allow video files and cameras of this computer</translation>
    </message>
    <message>
        <source>Gambar dari lokasi terpilih</source>
        <translation>Picture of the selected site</translation>
    </message>
    <message>
        <source>Hasil coba dan saran</source>
        <translation>Result of the trial and advice</translation>
    </message>
    <message>
        <source>Coba semua</source>
        <translation>Try all</translation>
    </message>
    <message>
        <source>Batalkan</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Enter mengubah kotak terpilih; Spasi mengganti TCP dan UDP.</source>
        <translation>Enter edits the selected cell; Space switches TCP and UDP.</translation>
    </message>
    <message>
        <source>{n} urutan lokasi, {n+20}, {kode}, {singkat}, {nama}</source>
        <translation>{n} number of the site, {n+20}, {kode}, {singkat}, {nama}</translation>
    </message>
    <message>
        <source>Pola alamat utama</source>
        <translation>Main address pattern</translation>
    </message>
    <message>
        <source>Pola alamat kecil</source>
        <translation>Small address pattern</translation>
    </message>
    <message>
        <source>Boleh kosong; meringankan komputer.</source>
        <translation>May be empty; eases the computer&apos;s load.</translation>
    </message>
    <message>
        <source>Pengguna kamera</source>
        <translation>Camera user</translation>
    </message>
    <message>
        <source>Kosong bila tidak diminta.</source>
        <translation>Empty if not asked for.</translation>
    </message>
    <message>
        <source>Kata sandi kamera</source>
        <translation>Camera password</translation>
    </message>
    <message>
        <source>Tidak ditulis di berkas.</source>
        <translation>Not written to the file.</translation>
    </message>
    <message>
        <source>Semua lokasi akan mendapat alamat yang sama; pakai {n} atau {kode}.</source>
        <translation>All sites would get the same address; use {n} or {kode}.</translation>
    </message>
    <message>
        <source>Isi nama pengguna kamera dahulu.</source>
        <translation>Fill in the camera&apos;s user name first.</translation>
    </message>
    <message>
        <source>Belum dicoba. “Coba semua” membuka setiap alamat sebentar.</source>
        <translation>Not tried yet. “Try all” opens each address briefly.</translation>
    </message>
    <message>
        <source>tanpa gambar</source>
        <translation>no picture</translation>
    </message>
</context>
<context>
    <name>CameraTable</name>
    <message>
        <source>Alamat kamera setiap lokasi</source>
        <translation>Camera addresses of each site</translation>
    </message>
</context>
<context>
    <name>CapturePanel</name>
    <message>
        <source>Catat usulan</source>
        <translation>Log a proposal (usulan)</translation>
    </message>
    <message>
        <source>Ada {count} draf dari sesi sebelumnya: {keys}</source>
        <translation>{count} drafts are left from an earlier session: {keys}</translation>
    </message>
    <message>
        <source>tersimpan {time} tanpa {field}</source>
        <translation>saved {time} without {field}</translation>
    </message>
    <message>
        <source>tersimpan {time}</source>
        <translation>saved {time}</translation>
    </message>
    <message>
        <source>BELUM tersimpan</source>
        <translation>NOT saved</translation>
    </message>
    <message>
        <source>menyimpan …</source>
        <translation>saving …</translation>
    </message>
</context>
<context>
    <name>ChartsPage</name>
    <message>
        <source>Grafik sidang</source>
        <translation>Plots of the session</translation>
    </message>
    <message>
        <source>Waktu bicara dan jatah</source>
        <translation>Speaking time and budget</translation>
    </message>
    <message>
        <source>Usulan menurut bidang dan putusan</source>
        <translation>Proposals by bidang and decision</translation>
    </message>
    <message>
        <source>Perkiraan biaya yang disepakati dan pagu</source>
        <translation>Agreed cost estimates and pagu</translation>
    </message>
    <message>
        <source>Jalannya sidang</source>
        <translation>Course of the session</translation>
    </message>
    <message>
        <source>Urut dari paling sedikit bicara</source>
        <translation>Sort by least spoken</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>ChartsPresenter</name>
    <message>
        <source>Urut menurut lokasi</source>
        <translation>Sort by site</translation>
    </message>
    <message>
        <source>Urut dari paling sedikit bicara</source>
        <translation>Sort by least spoken</translation>
    </message>
    <message>
        <source>Membaca …</source>
        <translation>Reading …</translation>
    </message>
    <message>
        <source>Keadaan pukul {time}</source>
        <translation>As of {time}</translation>
    </message>
    <message>
        <source>Tidak ada lokasi dalam sesi ini.</source>
        <translation>There are no sites in this session.</translation>
    </message>
    <message>
        <source>Belum ada usulan yang dicatat.</source>
        <translation>No proposal has been filed yet.</translation>
    </message>
    <message>
        <source>Belum ada yang bicara.</source>
        <translation>Nobody has spoken yet.</translation>
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
    <name>ClosingPage</name>
    <message>
        <source>Penutupan sidang</source>
        <translation>Closing the session</translation>
    </message>
    <message>
        <source>Dokumen</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Hadir</source>
        <translation>Present</translation>
    </message>
    <message>
        <source>Usulan</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>Disepakati</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>Waktu bicara</source>
        <translation>Speaking time</translation>
    </message>
    <message>
        <source>Tahap</source>
        <translation>Stage</translation>
    </message>
    <message>
        <source>Yang kurang</source>
        <translation>Lacking</translation>
    </message>
    <message>
        <source>Kelengkapan tiap dokumen</source>
        <translation>Completeness of each document</translation>
    </message>
    <message>
        <source>Lengkapi di</source>
        <translation>Filled in at</translation>
    </message>
    <message>
        <source>Yang kurang di dokumen ini</source>
        <translation>What this document lacks</translation>
    </message>
    <message>
        <source>Buat semua dokumen</source>
        <translation>Make all documents</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Ctrl Enter</translation>
    </message>
    <message>
        <source>Draf saja</source>
        <translation>Drafts only</translation>
    </message>
    <message>
        <source>Penanda tangan dan kop …</source>
        <translation>Signatories and letterhead …</translation>
    </message>
    <message>
        <source>Buka naskah</source>
        <translation>Open the text</translation>
    </message>
    <message>
        <source>Batalkan</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Pratinjau</source>
        <translation>Preview</translation>
    </message>
    <message>
        <source>halaman {page} dari {count}</source>
        <translation>page {page} of {count}</translation>
    </message>
</context>
<context>
    <name>ClosingPresenter</name>
    <message>
        <source>Membaca …</source>
        <translation>Reading …</translation>
    </message>
    <message>
        <source>{ready} dari {count} dokumen siap final</source>
        <translation>{ready} of {count} documents ready to be final</translation>
    </message>
    <message>
        <source>draf</source>
        <translation>draft</translation>
    </message>
    <message>
        <source>koreksi</source>
        <translation>correction</translation>
    </message>
    <message>
        <source>final</source>
        <translation>final</translation>
    </message>
    <message>
        <source>Notulen gabungan</source>
        <translation>Joint minutes</translation>
    </message>
    <message>
        <source>Daftar hadir</source>
        <translation>Attendance list</translation>
    </message>
    <message>
        <source>Penanda tangan</source>
        <translation>Signatories</translation>
    </message>
    <message>
        <source>Formulir usulan</source>
        <translation>Proposal form</translation>
    </message>
    <message>
        <source>Putusan</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>Naskah notulen</source>
        <translation>Text of the minutes</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Pengiriman</source>
        <translation>Sending</translation>
    </message>
    <message>
        <source>{name}: {count} hal, Enter membuka tempatnya</source>
        <translation>{name}: {count} matters, Enter opens their place</translation>
    </message>
    <message>
        <source>{name}: lengkap</source>
        <translation>{name}: complete</translation>
    </message>
    <message>
        <source>Penanda tangan dan kop tersimpan.</source>
        <translation>Signatories and letterhead are saved.</translation>
    </message>
    <message>
        <source>Menyiapkan pratinjau …</source>
        <translation>Preparing the preview …</translation>
    </message>
    <message>
        <source>FINAL versi {version}</source>
        <translation>FINAL version {version}</translation>
    </message>
    <message>
        <source>DRAF</source>
        <translation>DRAFT</translation>
    </message>
    <message>
        <source>{name}, tabel panjang dipotong</source>
        <translation>{name}, long tables cut</translation>
    </message>
    <message>
        <source>{final} dokumen menjadi final dan terkunci, {already} sudah final, {drafts} tetap draf karena belum lengkap. Sidang dicatat tertutup. Semua berkas lalu dibuat sekaligus.</source>
        <translation>{final} documents become final and locked, {already} are final already, {drafts} stay drafts because they are not complete. The session is recorded as closed. Then all files are made at once.</translation>
    </message>
    <message>
        <source>Tutup sidang dan buat semua dokumen?</source>
        <translation>Close the session and make all documents?</translation>
    </message>
    <message>
        <source>Buat</source>
        <translation>Make</translation>
    </message>
    <message>
        <source>Menyiapkan dokumen …</source>
        <translation>Preparing documents …</translation>
    </message>
    <message>
        <source>{count} berkas selesai di folder {folder}</source>
        <translation>{count} files are done in the folder {folder}</translation>
    </message>
    <message>
        <source>{number} dari {count}: {name}</source>
        <translation>{number} of {count}: {name}</translation>
    </message>
    <message>
        <source>Membatalkan setelah berkas ini …</source>
        <translation>Cancelling after this file …</translation>
    </message>
</context>
<context>
    <name>ColumnsPane</name>
    <message>
        <source>Judul kolom</source>
        <translation>Column title</translation>
    </message>
    <message>
        <source>Dipakai untuk</source>
        <translation>Used for</translation>
    </message>
    <message>
        <source>Contoh isi</source>
        <translation>For example</translation>
    </message>
    <message>
        <source>Kolom daftar ini</source>
        <translation>Columns of this list</translation>
    </message>
    <message>
        <source>Kolom yang dipilih berisi</source>
        <translation>The chosen column holds</translation>
    </message>
</context>
<context>
    <name>CompletenessPill</name>
    <message>
        <source>▲ kurang: {fields}</source>
        <translation>▲ missing: {fields}</translation>
    </message>
    <message>
        <source>○ cukup</source>
        <translation>○ enough</translation>
    </message>
    <message>
        <source>boleh menyusul: {fields}</source>
        <translation>may follow: {fields}</translation>
    </message>
    <message>
        <source>● lengkap</source>
        <translation>● complete</translation>
    </message>
</context>
<context>
    <name>Confirm</name>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
</context>
<context>
    <name>ConflictSheet</name>
    <message>
        <source>Perbedaan antar stasiun</source>
        <translation>Differences between stations</translation>
    </message>
    <message>
        <source>Pakai yang berlaku</source>
        <translation>Keep what stands</translation>
    </message>
    <message>
        <source>Pakai nilai lain</source>
        <translation>Take the other value</translation>
    </message>
    <message>
        <source>Tulis sendiri</source>
        <translation>Write another</translation>
    </message>
    <message>
        <source>Simpan tulisan ini</source>
        <translation>Save this text</translation>
    </message>
    <message>
        <source>Ctrl+Enter</source>
        <translation>Ctrl+Enter</translation>
    </message>
    <message>
        <source>Nanti</source>
        <translation>Later</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Nilai yang ditulis sendiri</source>
        <translation>A value of your own</translation>
    </message>
    <message>
        <source>Yang berlaku sekarang</source>
        <translation>What stands now</translation>
    </message>
    <message>
        <source>Nilai lain</source>
        <translation>The other value</translation>
    </message>
    <message>
        <source> — {count} lagi sesudah ini</source>
        <translation> — {count} more after this</translation>
    </message>
    <message>
        <source>Semula: {value}</source>
        <translation>Before: {value}</translation>
    </message>
    <message>
        <source>Tetap ada, dengan isinya</source>
        <translation>It stays, with what is in it</translation>
    </message>
    <message>
        <source>Dihapus</source>
        <translation>Deleted</translation>
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
</context>
<context>
    <name>Deciding</name>
    <message>
        <source>{number} tidak dapat diberi prioritas.</source>
        <translation>{number} cannot be given a priority.</translation>
    </message>
    <message>
        <source>Putusan itu sudah diubah lagi; lihat riwayatnya.</source>
        <translation>That decision was changed since; see its history.</translation>
    </message>
    <message>
        <source>Diurungkan. {said}</source>
        <translation>Undone. {said}</translation>
    </message>
</context>
<context>
    <name>DecisionModel</name>
    <message>
        <source>Ke-</source>
        <translation>Rank</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Usulan</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>RT/RW</source>
        <translation>RT/RW</translation>
    </message>
    <message>
        <source>Perkiraan</source>
        <translation>Estimate</translation>
    </message>
    <message>
        <source>Skor</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Putusan</source>
        <translation>Decisions</translation>
    </message>
</context>
<context>
    <name>DecisionPage</name>
    <message>
        <source>Putusan</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Dibahas</source>
        <translation>Discussed</translation>
    </message>
    <message>
        <source>Sepakat</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>Lokasi dan kuotanya</source>
        <translation>Sites and their quotas</translation>
    </message>
    <message>
        <source>Bagian daftar</source>
        <translation>Part of the list</translation>
    </message>
    <message>
        <source>Cari kata, nomor, RW … (Ctrl F)</source>
        <translation>Search word, number, RW … (Ctrl F)</translation>
    </message>
    <message>
        <source>Cari usulan</source>
        <translation>Find proposal</translation>
    </message>
    <message>
        <source>Rincian usulan yang dipilih</source>
        <translation>Details of the chosen proposal</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{count} ditampilkan</source>
        <translation>{count} shown</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok.</source>
        <translation>Nothing matches.</translation>
    </message>
    <message>
        <source>Tidak ada di bagian ini.</source>
        <translation>None in this part.</translation>
    </message>
</context>
<context>
    <name>DecisionPresenter</name>
    <message>
        <source>Semua lokasi</source>
        <translation>All sites</translation>
    </message>
</context>
<context>
    <name>DecisionTable</name>
    <message>
        <source>Usulan dalam urutan pembahasan</source>
        <translation>Proposals in the order of discussion</translation>
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
    <name>DisplayPresenter</name>
    <message>
        <source>Layar besar diingat di komputer ini.</source>
        <translation>The wall is remembered on this computer.</translation>
    </message>
</context>
<context>
    <name>DisplaySheet</name>
    <message>
        <source>Layar besar</source>
        <translation>Wall</translation>
    </message>
    <message>
        <source>Usulan yang dibahas tampil sendiri saat lokasinya bicara</source>
        <translation>The proposal under discussion appears by itself when its site speaks</translation>
    </message>
    <message>
        <source>Kenali layar</source>
        <translation>Identify screens</translation>
    </message>
    <message>
        <source>Pilih otomatis</source>
        <translation>Choose automatically</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Pakai untuk layar besar</source>
        <translation>Use for the wall</translation>
    </message>
    <message>
        <source>Layar {number}, {name}</source>
        <translation>Screen {number}, {name}</translation>
    </message>
</context>
<context>
    <name>EntryLine</name>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Unsur</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>huruf awal, mis. PKK</source>
        <translation>first letters, e.g. PKK</translation>
    </message>
    <message>
        <source>Laki-laki atau perempuan</source>
        <translation>L (man) or P (woman)</translation>
    </message>
    <message>
        <source>Jabatan</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Lembaga</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Telepon</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Boleh menjawab</source>
        <translation>May answer</translation>
    </message>
    <message>
        <source>Delegasi</source>
        <translation>Delegate</translation>
    </message>
    <message>
        <source>L/P</source>
        <translation>L/P</translation>
    </message>
</context>
<context>
    <name>EventStep</name>
    <message>
        <source>Mulai dari</source>
        <translation>Start from</translation>
    </message>
    <message>
        <source>Mengisi lokasi dan agenda; semuanya dapat diubah.</source>
        <translation>Fills in sites and agenda; all of it can be changed.</translation>
    </message>
    <message>
        <source>Judul sesi</source>
        <translation>Session title</translation>
    </message>
    <message>
        <source>Kepala berita acara.</source>
        <translation>Heads the minutes.</translation>
    </message>
    <message>
        <source>Perangkat daerah penyelenggara</source>
        <translation>Organising agency</translation>
    </message>
    <message>
        <source>Kota atau kabupaten</source>
        <translation>City or regency</translation>
    </message>
    <message>
        <source>Tanggal sidang</source>
        <translation>Session date</translation>
    </message>
    <message>
        <source>Hari-bulan-tahun; panah mengubahnya.</source>
        <translation>Day-month-year; the arrows change it.</translation>
    </message>
    <message>
        <source>Tahun RKPD yang disusun</source>
        <translation>Year of the RKPD drawn up</translation>
    </message>
</context>
<context>
    <name>FloorCard</name>
    <message>
        <source>Keadaan forum</source>
        <translation>The floor</translation>
    </message>
    <message>
        <source>Sedang bicara</source>
        <translation>Speaking now</translation>
    </message>
    <message>
        <source>Belum ada yang bicara</source>
        <translation>Nobody speaks yet</translation>
    </message>
    <message>
        <source>Berikutnya: {names}</source>
        <translation>Next: {names}</translation>
    </message>
    <message>
        <source>Antrean kosong</source>
        <translation>The queue is empty</translation>
    </message>
    <message>
        <source>Belum terhubung: keadaan forum mungkin sudah berubah.</source>
        <translation>Not connected: the floor may have changed.</translation>
    </message>
    <message>
        <source>Ruang sidang</source>
        <translation>The hall</translation>
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
        <source>{keys}: urungkan {what}</source>
        <translation>{keys}: undo {what}</translation>
    </message>
    <message>
        <source>Antrean (ditutup)</source>
        <translation>Queue (closed)</translation>
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
        <source>Tanggapan untuk {site}, giliran itu menunggu</source>
        <translation>Response to {site}, whose turn waits</translation>
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
    <name>FloorPresenter</name>
    <message>
        <source>Arahan pimpinan</source>
        <translation>Chair&apos;s direction</translation>
    </message>
    <message>
        <source>Forum dipegang operator; ganti peran meja ini dahulu.</source>
        <translation>The floor is the operator&apos;s; change the role of this desk first.</translation>
    </message>
    <message>
        <source>Tetap beri: {keys}</source>
        <translation>Give it all the same: {keys}</translation>
    </message>
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
        <source>Siapa yang menanggapi?</source>
        <translation>Who responds?</translation>
    </message>
    <message>
        <source>Pilih yang antre atau yang bicara dahulu.</source>
        <translation>First choose who waits or who speaks.</translation>
    </message>
    <message>
        <source>Belum ada lokasi yang melewati jatah bicaranya.</source>
        <translation>No site has used more than its allowance yet.</translation>
    </message>
    <message>
        <source>Lonceng waktu mati.</source>
        <translation>Time bell off.</translation>
    </message>
    <message>
        <source>Lonceng waktu berbunyi dan berbicara.</source>
        <translation>Time bell on, with voice.</translation>
    </message>
    <message>
        <source>Lonceng waktu berbunyi.</source>
        <translation>Time bell on.</translation>
    </message>
    <message>
        <source>Diurungkan: {what}</source>
        <translation>Undone: {what}</translation>
    </message>
</context>
<context>
    <name>FloorSheets</name>
    <message>
        <source>Waktu bicara {who}</source>
        <translation>Speaking time of {who}</translation>
    </message>
    <message>
        <source>Jatah bicara {site} (semula {budget})</source>
        <translation>Speaking budget of {site} (originally {budget})</translation>
    </message>
    <message>
        <source>Cara bicara</source>
        <translation>Speaking mode</translation>
    </message>
    <message>
        <source>{count} lokasi bicara sekaligus</source>
        <translation>{count} sites may speak at once</translation>
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
        <source>Pengiriman ke server</source>
        <translation>Sending to the server</translation>
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
        <source>Di halaman Putusan</source>
        <translation>On the page Decisions</translation>
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
        <source>Prioritas naik, turun</source>
        <translation>Priority up, down</translation>
    </message>
    <message>
        <source>Bagian daftar, lokasi</source>
        <translation>Part of the list, site</translation>
    </message>
    <message>
        <source>Di halaman Putusan, lanjutan</source>
        <translation>On the page Decisions, continued</translation>
    </message>
    <message>
        <source>{command} (tahan)</source>
        <translation>{command} (hold)</translation>
    </message>
</context>
<context>
    <name>HistoryPresenter</name>
    <message>
        <source>Usulan ini belum tersimpan; belum ada riwayatnya.</source>
        <translation>This proposal is not saved yet; it has no history.</translation>
    </message>
    <message>
        <source>Server tidak terhubung: di sini hanya perubahan stasiun ini.</source>
        <translation>The server is not connected: only this station&apos;s changes are shown here.</translation>
    </message>
    <message>
        <source>{name} tidak dapat dikembalikan dari sini.</source>
        <translation>{name} cannot be brought back from here.</translation>
    </message>
    <message>
        <source>perubahan terakhir</source>
        <translation>the last change</translation>
    </message>
    <message>
        <source>Dikembalikan: {what}</source>
        <translation>Brought back: {what}</translation>
    </message>
</context>
<context>
    <name>HistorySheet</name>
    <message>
        <source>Riwayat {number}</source>
        <translation>History of {number}</translation>
    </message>
    <message>
        <source>Jam</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Oleh</source>
        <translation>By</translation>
    </message>
    <message>
        <source>Stasiun</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Isian</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Sebelum</source>
        <translation>Before</translation>
    </message>
    <message>
        <source>Sesudah</source>
        <translation>After</translation>
    </message>
    <message>
        <source>Riwayat perubahan, terbaru di atas</source>
        <translation>Changes, newest on top</translation>
    </message>
    <message>
        <source>Kembalikan nilai sebelum perubahan ini</source>
        <translation>Restore the value before this change</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Urungkan perubahan terakhir</source>
        <translation>Undo the last change</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Perubahan stasiun lain tidak dapat dikembalikan dari sini; ubah langsung di isiannya.</source>
        <translation>A change of another station cannot be taken back from here; change the field itself.</translation>
    </message>
</context>
<context>
    <name>HoldersBoard</name>
    <message>
        <source>Yang memegang forum</source>
        <translation>Who has the floor</translation>
    </message>
</context>
<context>
    <name>ImportPage</name>
    <message>
        <source>Ambil daftar hadir</source>
        <translation>Import attendance list</translation>
    </message>
    <message>
        <source>Baris</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Hasil</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Unsur</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>Isi berkas, baris demi baris</source>
        <translation>The file, row by row</translation>
    </message>
    <message>
        <source>Tandai semua yang tertulis di daftar ini hadir sekarang (H)</source>
        <translation>Mark everybody on this list as present now (H)</translation>
    </message>
    <message>
        <source>Ambil alih</source>
        <translation>Import</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Yang sudah diubah dengan tangan tidak ditimpa. Tidak ada orang yang dihapus.</source>
        <translation>What was edited by hand is not overwritten. Nobody is removed.</translation>
    </message>
</context>
<context>
    <name>JournalPage</name>
    <message>
        <source>Catatan kejadian</source>
        <translation>Event log</translation>
    </message>
    <message>
        <source>Perihal</source>
        <translation>Topic</translation>
    </message>
    <message>
        <source>Semua</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Cari kata …</source>
        <translation>Find a word …</translation>
    </message>
    <message>
        <source>Cari kata di catatan kejadian</source>
        <translation>Find a word in the event log</translation>
    </message>
    <message>
        <source>Jam</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Kejadian</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Catatan kejadian, terbaru di atas</source>
        <translation>Event log, newest at the top</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>{count} kejadian, terbaru di atas</source>
        <translation>events: {count}, newest at the top</translation>
    </message>
</context>
<context>
    <name>KamusRow</name>
    <message>
        <source>Kode {code}: tanpa harga satuan</source>
        <translation>Code {code}: no unit price</translation>
    </message>
    <message>
        <source>{price} (harga contoh)</source>
        <translation>{price} (sample price)</translation>
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
    <name>LookPresenter</name>
    <message>
        <source>{look} dipakai mulai sekarang, juga saat program dibuka lagi.</source>
        <translation>{look} is used from now on, also when the program is opened again.</translation>
    </message>
</context>
<context>
    <name>LookSheet</name>
    <message>
        <source>Tampilan layar</source>
        <translation>Screen appearance</translation>
    </message>
    <message>
        <source>Berlaku seketika di konsol dan layar besar.</source>
        <translation>Takes effect at once on the console and the wall.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>MendingPane</name>
    <message>
        <source>Baris</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation>File</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Tertulis</source>
        <translation>It says</translation>
    </message>
    <message>
        <source>Baris yang menunggu diperbaiki</source>
        <translation>Rows that wait to be mended</translation>
    </message>
    <message>
        <source>Kolom</source>
        <translation>Column</translation>
    </message>
    <message>
        <source>Isi kolom</source>
        <translation>What the column holds</translation>
    </message>
    <message>
        <source>Perbaiki dan ambil</source>
        <translation>Mend and take</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Buang</source>
        <translation>Discard</translation>
    </message>
</context>
<context>
    <name>MergeSheet</name>
    <message>
        <source>Gabung ke usulan ini</source>
        <translation>Merge into this one</translation>
    </message>
    <message>
        <source>Cari usulan induk</source>
        <translation>Find the proposal it becomes part of</translation>
    </message>
    <message>
        <source>Cari kata, nomor, RW; panah memilih</source>
        <translation>Search word, number, RW; arrows choose</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No.</translation>
    </message>
    <message>
        <source>Usulan</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>RT/RW</source>
        <translation>RT/RW</translation>
    </message>
    <message>
        <source>Putusan</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>Usulan induk</source>
        <translation>Proposal to merge into</translation>
    </message>
    <message>
        <source>Tidak ada yang cocok. Cari dengan kata, nomor, atau RW.</source>
        <translation>Nothing matches. Search by word, number or RW.</translation>
    </message>
    <message>
        <source>Yang terdekat di lokasi ini; cari untuk yang lain.</source>
        <translation>The nearest ones at this site; search for others.</translation>
    </message>
    <message>
        <source>Pilih usulan induknya dahulu.</source>
        <translation>First choose what it becomes part of.</translation>
    </message>
</context>
<context>
    <name>MessageSheet</name>
    <message>
        <source>Pesan di layar besar</source>
        <translation>Message on the wall</translation>
    </message>
    <message>
        <source>Satu kalimat yang terbaca dari belakang ruangan</source>
        <translation>One sentence that can be read from the back of the room</translation>
    </message>
    <message>
        <source>Pesan</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>Pembukaan</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>Selamat datang di {title}. Sidang segera dimulai.</source>
        <translation>Welcome to {title}. The session begins shortly.</translation>
    </message>
    <message>
        <source>Jeda</source>
        <translation>Pause</translation>
    </message>
    <message>
        <source>Sidang dijeda dan dilanjutkan pukul …</source>
        <translation>The session is paused and resumes at …</translation>
    </message>
    <message>
        <source>Pesan bebas</source>
        <translation>Own message</translation>
    </message>
    <message>
        <source>Tampilkan</source>
        <translation>Show</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Turunkan pesan</source>
        <translation>Take message down</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>MinutesPage</name>
    <message>
        <source>Naskah notulen</source>
        <translation>Text of the minutes</translation>
    </message>
    <message>
        <source>Dokumen</source>
        <translation>Document</translation>
    </message>
    <message>
        <source>Jam</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Bagian</source>
        <translation>Part</translation>
    </message>
    <message>
        <source>Naskah</source>
        <translation>Text</translation>
    </message>
    <message>
        <source>Tanda</source>
        <translation>Marks</translation>
    </message>
    <message>
        <source>Baris naskah, menurut urutan cetak</source>
        <translation>Lines of the text, in the order of print</translation>
    </message>
    <message>
        <source>Naskah baris ini</source>
        <translation>Text of this line</translation>
    </message>
    <message>
        <source>Catatan notulis</source>
        <translation>Secretary&apos;s remark</translation>
    </message>
    <message>
        <source>Dicetak di bawah baris ini</source>
        <translation>Printed below this line</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Ctrl Enter</translation>
    </message>
    <message>
        <source>Sembunyikan</source>
        <translation>Hide</translation>
    </message>
    <message>
        <source>Pakai tulisan otomatis</source>
        <translation>Use the automatic text</translation>
    </message>
    <message>
        <source>Tulisan otomatis</source>
        <translation>Automatic text</translation>
    </message>
    <message>
        <source>Mulai koreksi</source>
        <translation>Begin correction</translation>
    </message>
    <message>
        <source>Finalkan …</source>
        <translation>Make final …</translation>
    </message>
    <message>
        <source>Adendum …</source>
        <translation>Addendum …</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Tampilkan lagi</source>
        <translation>Show again</translation>
    </message>
</context>
<context>
    <name>MinutesPresenter</name>
    <message>
        <source>Notulen gabungan</source>
        <translation>Joint minutes</translation>
    </message>
    <message>
        <source>Berita acara {site}</source>
        <translation>Berita acara of {site}</translation>
    </message>
    <message>
        <source>{count} baris</source>
        <translation>{count} lines</translation>
    </message>
    <message>
        <source>{count} diubah</source>
        <translation>{count} changed</translation>
    </message>
    <message>
        <source>{count} perlu dilihat: tulisan otomatis berubah</source>
        <translation>{count} to look at: the automatic text changed</translation>
    </message>
    <message>
        <source>{count} adendum</source>
        <translation>addenda: {count}</translation>
    </message>
    <message>
        <source>catatan berubah sesudah final; tulis adendum bila perlu</source>
        <translation>the record changed after it was final; write an addendum if needed</translation>
    </message>
    <message>
        <source>Mulai koreksi</source>
        <translation>Begin correction</translation>
    </message>
    <message>
        <source>Kembali ke draf</source>
        <translation>Back to draft</translation>
    </message>
    <message>
        <source>Tidak ada yang berubah.</source>
        <translation>Nothing changed.</translation>
    </message>
    <message>
        <source>Tersimpan {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Tahap diubah {time}</source>
        <translation>Stage changed {time}</translation>
    </message>
    <message>
        <source>Finalkan {name}?</source>
        <translation>Make {name} final?</translation>
    </message>
    <message>
        <source>Isinya dikunci, diberi nomor versi dan sidik digital. Perubahan sesudahnya hanya lewat adendum.</source>
        <translation>It is locked and gets a version number and a digital print. After that it changes by addendum only.</translation>
    </message>
    <message>
        <source>Finalkan</source>
        <translation>Make final</translation>
    </message>
    <message>
        <source>Final sejak {time}</source>
        <translation>Final since {time}</translation>
    </message>
    <message>
        <source>Adendum ditambahkan {time}</source>
        <translation>Addendum added {time}</translation>
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
    <name>NotesPage</name>
    <message>
        <source>Catatan operator</source>
        <translation>Operator&apos;s notes</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>Tulis, lalu Enter. Saatnya diingat sejak huruf pertama.</source>
        <translation>Write, then Enter. The moment is that of the first letter.</translation>
    </message>
    <message>
        <source>Tentang apa</source>
        <translation>What it is about</translation>
    </message>
    <message>
        <source>Masuk notulen</source>
        <translation>Part of the minutes</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Tarik catatan</source>
        <translation>Take back</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Jam</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Tentang</source>
        <translation>About</translation>
    </message>
    <message>
        <source>Notulen</source>
        <translation>Minutes</translation>
    </message>
    <message>
        <source>Catatan operator, terbaru di atas</source>
        <translation>Operator&apos;s notes, newest on top</translation>
    </message>
</context>
<context>
    <name>NotesPresenter</name>
    <message>
        <source>giliran {who}</source>
        <translation>turn of {who}</translation>
    </message>
    <message>
        <source>lokasi {site}</source>
        <translation>site {site}</translation>
    </message>
    <message>
        <source>acara {title}</source>
        <translation>item {title}</translation>
    </message>
    <message>
        <source>seluruh sidang</source>
        <translation>the whole session</translation>
    </message>
    <message>
        <source>Catatan yang keliru ditarik dengan Del di daftar.</source>
        <translation>A wrong note is taken back with Del in the list.</translation>
    </message>
    <message>
        <source>Tersimpan {time}</source>
        <translation>Saved {time}</translation>
    </message>
    <message>
        <source>Memperbaiki catatan pukul {time}</source>
        <translation>Mending the note of {time}</translation>
    </message>
    <message>
        <source>Catatan ditarik {time}</source>
        <translation>Note taken back {time}</translation>
    </message>
    <message>
        <source>masuk notulen</source>
        <translation>in the minutes</translation>
    </message>
    <message>
        <source>meja ini saja</source>
        <translation>this desk only</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message>
        <source>Catatan belum tersimpan</source>
        <translation>Records are not saved yet</translation>
    </message>
    <message>
        <source>Ada {count} draf dari sesi sebelumnya</source>
        <translation>{count} drafts are left from an earlier session</translation>
    </message>
    <message>
        <source>Isinya utuh. Buka satu per satu dengan {keys}, lengkapi, lalu simpan.</source>
        <translation>Nothing of them is lost. Open them one by one with {keys}, complete them, then save.</translation>
    </message>
    <message>
        <source>{file} tidak dapat dipakai untuk dokumen</source>
        <translation>{file} cannot be used for documents</translation>
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
</context>
<context>
    <name>OfficialsSheet</name>
    <message>
        <source>Penanda tangan dan kop</source>
        <translation>Signatories and letterhead</translation>
    </message>
    <message>
        <source>Baris kop, satu tiap baris</source>
        <translation>Lines of the letterhead, one to a line</translation>
    </message>
    <message>
        <source>Alamat kop, satu tiap baris</source>
        <translation>Address of the letterhead, one to a line</translation>
    </message>
    <message>
        <source>Berkas logo (PNG, JPG, SVG); boleh kosong</source>
        <translation>File of the logo (PNG, JPG, SVG); may be empty</translation>
    </message>
    <message>
        <source>Tempat ruang kendali</source>
        <translation>Place of the control room</translation>
    </message>
    <message>
        <source>Pola nomor: {urut}, {kode}, {tahun}</source>
        <translation>Pattern of the number: {urut}, {kode}, {tahun}</translation>
    </message>
    <message>
        <source>Nama pimpinan sidang</source>
        <translation>Name of the chair</translation>
    </message>
    <message>
        <source>NIP pimpinan sidang</source>
        <translation>NIP of the chair</translation>
    </message>
    <message>
        <source>Jabatan pimpinan sidang</source>
        <translation>Office of the chair</translation>
    </message>
    <message>
        <source>Nama notulis</source>
        <translation>Name of the secretary</translation>
    </message>
    <message>
        <source>NIP notulis</source>
        <translation>NIP of the secretary</translation>
    </message>
    <message>
        <source>Narasumber, satu tiap baris</source>
        <translation>Resource persons, one to a line</translation>
    </message>
    <message>
        <source>Tembusan, satu tiap baris</source>
        <translation>Copies to, one to a line</translation>
    </message>
    <message>
        <source>Kertas</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Jumlah delegasi tiap lokasi</source>
        <translation>Delegates of each site</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Ctrl S</source>
        <translation>Ctrl S</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Diingat di komputer ini dan ikut ke stasiun lain. Yang kosong dicetak titik-titik.</source>
        <translation>Remembered on this computer and taken to other stations. What is empty is printed as dots.</translation>
    </message>
    <message>
        <source>Kop: nama pemerintah dan instansi</source>
        <translation>Letterhead: government and agency</translation>
    </message>
    <message>
        <source>Kop: alamat</source>
        <translation>Letterhead: address</translation>
    </message>
    <message>
        <source>Logo</source>
        <translation>Logo</translation>
    </message>
    <message>
        <source>Pimpinan sidang: nama, jabatan</source>
        <translation>Chair: name, office</translation>
    </message>
    <message>
        <source>Notulis: nama, NIP</source>
        <translation>Secretary: name, NIP</translation>
    </message>
    <message>
        <source>Narasumber dan tembusan, satu tiap baris</source>
        <translation>Resource persons and copies, one to a line</translation>
    </message>
    <message>
        <source>Pola nomor, kertas, delegasi</source>
        <translation>Pattern of the number, paper, delegates</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Nama lurah</source>
        <translation>Name of the lurah</translation>
    </message>
    <message>
        <source>NIP</source>
        <translation>NIP</translation>
    </message>
    <message>
        <source>Ketua tim penyelenggara</source>
        <translation>Head of the organising team</translation>
    </message>
    <message>
        <source>Nomor BA</source>
        <translation>Number of the BA</translation>
    </message>
    <message>
        <source>Nama lurah {site}</source>
        <translation>Name of the lurah of {site}</translation>
    </message>
    <message>
        <source>NIP lurah {site}</source>
        <translation>NIP of the lurah of {site}</translation>
    </message>
    <message>
        <source>Ketua tim penyelenggara {site}</source>
        <translation>Head of the organising team of {site}</translation>
    </message>
    <message>
        <source>Nomor berita acara {site}</source>
        <translation>Number of the berita acara of {site}</translation>
    </message>
</context>
<context>
    <name>PagesView</name>
    <message>
        <source>Pratinjau halaman</source>
        <translation>Preview of pages</translation>
    </message>
    <message>
        <source>halaman {page} dari {count}</source>
        <translation>page {page} of {count}</translation>
    </message>
</context>
<context>
    <name>PanelSheet</name>
    <message>
        <source>Susunan panel</source>
        <translation>Panel layout</translation>
    </message>
    <message>
        <source>Susunan diingat di komputer ini.</source>
        <translation>The layout is remembered on this computer.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Kembalikan ke konsol</source>
        <translation>Back into the console</translation>
    </message>
    <message>
        <source>Lepas ke jendela sendiri</source>
        <translation>Move to own window</translation>
    </message>
</context>
<context>
    <name>PhotoPresenter</name>
    <message>
        <source>Dari kamera {site}, {time}</source>
        <translation>From the camera of {site}, {time}</translation>
    </message>
    <message>
        <source>Tidak ada gambar dari {site}. Pilih foto dari berkas, atau coba lagi setelah tersambung.</source>
        <translation>There is no picture from {site}. Choose a photo from a file, or try again once it is connected.</translation>
    </message>
    <message>
        <source>Pilih foto</source>
        <translation>Choose photos</translation>
    </message>
    <message>
        <source>Foto (*.jpg *.jpeg *.png *.heic *.webp *.tif *.tiff *.bmp)</source>
        <translation>Photos (*.jpg *.jpeg *.png *.heic *.webp *.tif *.tiff *.bmp)</translation>
    </message>
    <message>
        <source>Papan klip tidak berisi gambar. Salin fotonya dahulu.</source>
        <translation>There is no picture on the clipboard. Copy the photo first.</translation>
    </message>
    <message>
        <source>Foto tersimpan.</source>
        <translation>Photo saved.</translation>
    </message>
    <message>
        <source>Foto dilepas; Ctrl Z mengembalikannya.</source>
        <translation>Photo taken off; Ctrl Z puts it back.</translation>
    </message>
</context>
<context>
    <name>PhotoStrip</name>
    <message>
        <source>Foto usulan</source>
        <translation>Photos of the proposal</translation>
    </message>
    <message>
        <source>Enter menulis keterangan, Del melepas foto, Ctrl Z mengembalikannya</source>
        <translation>Enter writes the caption, Del takes the photo off, Ctrl Z puts it back</translation>
    </message>
    <message>
        <source>tanpa keterangan</source>
        <translation>no caption</translation>
    </message>
</context>
<context>
    <name>PlaceSheet</name>
    <message>
        <source>Beri prioritas</source>
        <translation>Give priority</translation>
    </message>
    <message>
        <source>tanpa urutan</source>
        <translation>no rank</translation>
    </message>
    <message>
        <source>Prioritas ke-</source>
        <translation>Priority no.</translation>
    </message>
    <message>
        <source>Prioritas ke- (0 = tanpa urutan)</source>
        <translation>Priority no. (0 = no rank)</translation>
    </message>
</context>
<context>
    <name>PlanPane</name>
    <message>
        <source>Hasil</source>
        <translation>Result</translation>
    </message>
    <message>
        <source>Baris</source>
        <translation>Row</translation>
    </message>
    <message>
        <source>Nomor</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Usulan</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>Keterangan</source>
        <translation>Remark</translation>
    </message>
    <message>
        <source>Hasil daftar ini</source>
        <translation>What this list does</translation>
    </message>
    <message>
        <source>Baris dengan hasil itu</source>
        <translation>Rows with that result</translation>
    </message>
    <message>
        <source>Yang berbeda di baris ini</source>
        <translation>What differs in this row</translation>
    </message>
</context>
<context>
    <name>PostponeSheet</name>
    <message>
        <source>Tunda</source>
        <translation>Postpone</translation>
    </message>
    <message>
        <source>Penanggung jawab</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Sampai kapan</source>
        <translation>Until when</translation>
    </message>
    <message>
        <source>Yang ditunggu</source>
        <translation>Waiting for</translation>
    </message>
    <message>
        <source>Yang ditunggu, misalnya survei lapangan</source>
        <translation>Waiting for, such as a survey of the place</translation>
    </message>
</context>
<context>
    <name>ProposalForm</name>
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
        <source>Cari ({keys})</source>
        <translation>Search ({keys})</translation>
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
    <name>QueueList</name>
    <message>
        <source>Antrean</source>
        <translation>Queue</translation>
    </message>
</context>
<context>
    <name>QuotaBars</name>
    <message>
        <source>Kuota dan pagu</source>
        <translation>Quota and ceiling</translation>
    </message>
    <message>
        <source>MAKS</source>
        <translation>MAX</translation>
    </message>
    <message>
        <source>USULAN</source>
        <translation>PROPOSED</translation>
    </message>
    <message>
        <source>DISEPAKATI</source>
        <translation>AGREED</translation>
    </message>
    <message>
        <source>SELISIH</source>
        <translation>LEFT</translation>
    </message>
    <message>
        <source>Jumlah</source>
        <translation>Count</translation>
    </message>
    <message>
        <source>Pagu</source>
        <translation>Ceiling</translation>
    </message>
    <message>
        <source>! {count} disepakati tanpa biaya</source>
        <translation>! {count} agreed without cost</translation>
    </message>
    <message>
        <source>tanpa batas</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>! melebihi {amount}</source>
        <translation>! over by {amount}</translation>
    </message>
    <message>
        <source>! usulan lebih {amount}</source>
        <translation>! proposed over by {amount}</translation>
    </message>
    <message>
        <source>✓ dalam batas</source>
        <translation>✓ within limits</translation>
    </message>
    <message>
        <source>Pilih satu lokasi untuk melihat kuota dan pagunya.</source>
        <translation>Choose one site to see its quota and ceiling.</translation>
    </message>
</context>
<context>
    <name>ReasonSheet</name>
    <message>
        <source>Belum disepakati</source>
        <translation>Not agreed</translation>
    </message>
    <message>
        <source>Alasan, paling sedikit 10 huruf</source>
        <translation>Reason, at least 10 characters</translation>
    </message>
    <message>
        <source>Alasan yang dicetak; Tab dari daftar, atau langsung diketik</source>
        <translation>The reason that is printed; Tab from the list, or typed at once</translation>
    </message>
    <message>
        <source>Kurang {count} huruf.</source>
        <translation>{count} characters short.</translation>
    </message>
</context>
<context>
    <name>RedirectSheet</name>
    <message>
        <source>Alihkan</source>
        <translation>Redirect</translation>
    </message>
    <message>
        <source>Nomor rujukan</source>
        <translation>Reference number</translation>
    </message>
    <message>
        <source>Instansi atau keterangan</source>
        <translation>Authority or remark</translation>
    </message>
    <message>
        <source>Nomor rujukan, boleh menyusul</source>
        <translation>Reference number, may follow</translation>
    </message>
</context>
<context>
    <name>RolePresenter</name>
    <message>
        <source>Peran meja ini: {role}</source>
        <translation>Role of this desk: {role}</translation>
    </message>
    <message>
        <source>Perintah yang bukan tugasnya tidak aktif. {keys} mengganti peran.</source>
        <translation>Commands that are not its task are disabled. {keys} changes the role.</translation>
    </message>
</context>
<context>
    <name>RoleSheet</name>
    <message>
        <source>Peran di meja ini</source>
        <translation>Role at this desk</translation>
    </message>
    <message>
        <source>Menandai siapa yang mencatat, dan menjaga tangan dari yang bukan tugasnya. Bukan kunci.</source>
        <translation>It marks who writes, and keeps hands off what is another&apos;s task. It is no lock.</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>RosterModel</name>
    <message>
        <source>Lokasi</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Kecamatan</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>Singkatan</source>
        <translation>Short</translation>
    </message>
    <message>
        <source>Kode</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>(seluruh kecamatan)</source>
        <translation>(whole kecamatan)</translation>
    </message>
</context>
<context>
    <name>RosterStep</name>
    <message>
        <source>Nama, kecamatan, atau kode</source>
        <translation>Name, kecamatan or code</translation>
    </message>
    <message>
        <source>Kelurahan dan kecamatan yang ditemukan</source>
        <translation>Kelurahan and kecamatan found</translation>
    </message>
    <message>
        <source>Tambah</source>
        <translation>Add</translation>
    </message>
    <message>
        <source>Tambahkan yang dipilih (Enter)</source>
        <translation>Add the selected one (Enter)</translation>
    </message>
    <message>
        <source>Semua dari kecamatannya</source>
        <translation>All of its kecamatan</translation>
    </message>
    <message>
        <source>Satu dari tiap kecamatan</source>
        <translation>One of each kecamatan</translation>
    </message>
    <message>
        <source>Tambah ruang</source>
        <translation>Add room</translation>
    </message>
    <message>
        <source>Tempat tanpa kode wilayah</source>
        <translation>A place without a region code</translation>
    </message>
    <message>
        <source>Naik</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Turun</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Keluarkan</source>
        <translation>Remove</translation>
    </message>
    <message>
        <source>Enter mengubah nama atau singkatan, Alt ↑ dan Alt ↓ mengubah urutan, Delete mengeluarkan.</source>
        <translation>Enter edits name or short name, Alt ↑ and Alt ↓ change the order, Delete removes.</translation>
    </message>
    <message>
        <source>Pimpinan sidang</source>
        <translation>Chair of the session</translation>
    </message>
    <message>
        <source>Suara lokasi pimpinan selalu terbuka. Biarkan “di ruang ini” bila pimpinan duduk di ruang kendali.</source>
        <translation>The chair&apos;s site is always open. Leave “in this room” if the chair sits in the control room.</translation>
    </message>
    <message>
        <source>Cari kelurahan</source>
        <translation>Find kelurahan</translation>
    </message>
    <message>
        <source>Enter menambahkan yang teratas.</source>
        <translation>Enter adds the topmost.</translation>
    </message>
    <message>
        <source>Lokasi sesi ini</source>
        <translation>Sites of this session</translation>
    </message>
    <message>
        <source>{count} dari {most} lokasi</source>
        <translation>{count} of {most} sites</translation>
    </message>
    <message>
        <source>{name}  ·  Kec. {kecamatan}</source>
        <translation>{name}  ·  Kec. {kecamatan}</translation>
    </message>
    <message>
        <source>Kecamatan {name}  ·  sebagai satu lokasi</source>
        <translation>Kecamatan {name}  ·  as one site</translation>
    </message>
    <message>
        <source>sudah ada</source>
        <translation>on the list</translation>
    </message>
    <message>
        <source>Tidak ada kelurahan dengan nama itu. Periksa ejaannya, atau pakai Tambah ruang.</source>
        <translation>No kelurahan has that name. Check the spelling, or use Add room.</translation>
    </message>
    <message>
        <source>{name} sudah ada di daftar.</source>
        <translation>{name} is on the list already.</translation>
    </message>
    <message>
        <source>Ruang Rapat</source>
        <translation>Meeting Room</translation>
    </message>
    <message>
        <source>di ruang ini</source>
        <translation>in this room</translation>
    </message>
    <message>
        <source>kecamatannya</source>
        <translation>its kecamatan</translation>
    </message>
    <message>
        <source>Semua dari {kecamatan}</source>
        <translation>All of {kecamatan}</translation>
    </message>
</context>
<context>
    <name>RosterTable</name>
    <message>
        <source>Lokasi sesi, menurut urutan F1, F2 dan seterusnya</source>
        <translation>Sites of the session, in the order F1, F2 and so on</translation>
    </message>
</context>
<context>
    <name>ScoreSheet</name>
    <message>
        <source>Simpan nilai</source>
        <translation>Save score</translation>
    </message>
    <message>
        <source>Pertanyaan</source>
        <translation>Question</translation>
    </message>
    <message>
        <source>Bobot</source>
        <translation>Weight</translation>
    </message>
    <message>
        <source>Jawaban</source>
        <translation>Answer</translation>
    </message>
    <message>
        <source>Daftar periksa</source>
        <translation>Checklist</translation>
    </message>
    <message>
        <source>Daftar periksa lain</source>
        <translation>Other checklist</translation>
    </message>
    <message>
        <source>F fisik atau N non-fisik? Itu menentukan pertanyaannya.</source>
        <translation>F physical or N non-physical? It decides what is asked.</translation>
    </message>
    <message>
        <source>Tidak ada pertanyaan untuk usulan ini; L memilih daftar lain.</source>
        <translation>Nothing is asked about this proposal; L chooses another list.</translation>
    </message>
    <message>
        <source>{count} pertanyaan belum dijawab: Y / T, atau 1 sampai 5.</source>
        <translation>{count} questions are open: Y / T (yes / no), or 1 to 5.</translation>
    </message>
    <message>
        <source>Skor {score} dari {most}</source>
        <translation>Score {score} of {most}</translation>
    </message>
    <message>
        <source>○ Y / T</source>
        <translation>○ Y / T (yes / no)</translation>
    </message>
    <message>
        <source>○ 1 … 5</source>
        <translation>○ 1 to 5</translation>
    </message>
    <message>
        <source>✓ ya</source>
        <translation>✓ yes</translation>
    </message>
    <message>
        <source>× tidak</source>
        <translation>× no</translation>
    </message>
</context>
<context>
    <name>SendingPage</name>
    <message>
        <source>Kirim ke server</source>
        <translation>Send to the server</translation>
    </message>
    <message>
        <source>Foto dan dokumen dalam perjalanan</source>
        <translation>Photos and documents on their way</translation>
    </message>
    <message>
        <source>Kirim sekarang</source>
        <translation>Send now</translation>
    </message>
    <message>
        <source>Jeda pengiriman</source>
        <translation>Pause sending</translation>
    </message>
    <message>
        <source>Daftar dengan kode</source>
        <translation>Enrol with a code</translation>
    </message>
    <message>
        <source>Putuskan perbedaan</source>
        <translation>Settle the difference</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Kirim ulang</source>
        <translation>Send again</translation>
    </message>
    <message>
        <source>Sudah dibereskan</source>
        <translation>Settled</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Batas kecepatan kirim</source>
        <translation>Limit of the sending speed</translation>
    </message>
    <message>
        <source>{count} kbit/s</source>
        <translation>{count} kbit/s</translation>
    </message>
    <message>
        <source>tanpa batas</source>
        <translation>no limit</translation>
    </message>
    <message>
        <source>Alamat server</source>
        <translation>The server&apos;s address</translation>
    </message>
    <message>
        <source>Kode 16 huruf, atau tempel seluruh teks dari pengelola server</source>
        <translation>Code of 16 letters, or paste the whole text from the server&apos;s keeper</translation>
    </message>
    <message>
        <source>Kode pendaftaran</source>
        <translation>Enrolment code</translation>
    </message>
    <message>
        <source>Daftarkan stasiun ini</source>
        <translation>Enrol this station</translation>
    </message>
    <message>
        <source>Perbedaan antar stasiun</source>
        <translation>Differences between stations</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Record</translation>
    </message>
    <message>
        <source>Isian</source>
        <translation>Field</translation>
    </message>
    <message>
        <source>Berlaku</source>
        <translation>Stands</translation>
    </message>
    <message>
        <source>Nilai lain</source>
        <translation>The other value</translation>
    </message>
    <message>
        <source>Yang disisihkan server</source>
        <translation>What the server put aside</translation>
    </message>
    <message>
        <source>Waktu</source>
        <translation>Time</translation>
    </message>
    <message>
        <source>Sebab</source>
        <translation>Why</translation>
    </message>
    <message>
        <source>Yang dapat dilakukan</source>
        <translation>What can be done</translation>
    </message>
    <message>
        <source>Batas kirim</source>
        <translation>Limit</translation>
    </message>
    <message>
        <source>Minta kode ke pengelola server. Satu kode untuk satu stasiun, berlaku sehari.</source>
        <translation>Ask the server&apos;s keeper for a code. One code is for one station and valid for a day.</translation>
    </message>
    <message>
        <source>Lanjutkan pengiriman</source>
        <translation>Go on sending</translation>
    </message>
    <message>
        <source>Tidak ada perbedaan yang menunggu keputusan.</source>
        <translation>No difference waits to be settled.</translation>
    </message>
    <message>
        <source>Perbedaan yang menunggu keputusan: {count}</source>
        <translation>Differences that wait to be settled: {count}</translation>
    </message>
    <message>
        <source>Disisihkan server, belum dipakai: {count}</source>
        <translation>Put aside by the server, not in use: {count}</translation>
    </message>
</context>
<context>
    <name>SendingPresenter</name>
    <message>
        <source>Stasiun ini sudah terdaftar.</source>
        <translation>This station is enrolled.</translation>
    </message>
    <message>
        <source>Hapus {rows} data?</source>
        <translation>Remove {rows} records?</translation>
    </message>
    <message>
        <source>Server meminta {rows} dari {all} data dihapus dari daftar di sini. Bila Anda tidak tahu sebabnya, pilih Batal dan tanyakan dahulu ke pengelola server.</source>
        <translation>The server wants {rows} of {all} records removed from the lists here. If you do not know why, choose Cancel and ask the server&apos;s keeper first.</translation>
    </message>
    <message>
        <source>Hapus dari daftar</source>
        <translation>Remove from the lists</translation>
    </message>
    <message>
        <source>Mulai mengirim …</source>
        <translation>Beginning to send …</translation>
    </message>
    <message>
        <source>Mendaftar …</source>
        <translation>Enrolling …</translation>
    </message>
</context>
<context>
    <name>SessionModel</name>
    <message>
        <source>Sesi</source>
        <translation>Session</translation>
    </message>
    <message>
        <source>Hari</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Keadaan</source>
        <translation>State</translation>
    </message>
    <message>
        <source>perlu diperbaiki</source>
        <translation>to be mended</translation>
    </message>
    <message>
        <source>hari ini</source>
        <translation>today</translation>
    </message>
    <message>
        <source>{days} hari lagi</source>
        <translation>in {days} days</translation>
    </message>
    <message>
        <source>sudah lewat</source>
        <translation>past</translation>
    </message>
</context>
<context>
    <name>SessionTable</name>
    <message>
        <source>Sesi di komputer ini</source>
        <translation>Sessions on this computer</translation>
    </message>
</context>
<context>
    <name>Sheet</name>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
</context>
<context>
    <name>SimilarPresenter</name>
    <message>
        <source>{number} digabung ke {into}.</source>
        <translation>{number} was merged into {into}.</translation>
    </message>
</context>
<context>
    <name>SimilarStrip</name>
    <message>
        <source>Usulan mirip</source>
        <translation>Similar proposals</translation>
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
    <name>SizeSheet</name>
    <message>
        <source>Simpan dan sepakati</source>
        <translation>Save and agree</translation>
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
        <source>Perkiraan biaya</source>
        <translation>Estimated cost</translation>
    </message>
    <message>
        <source>mis. 150 juta</source>
        <translation>such as 150 juta</translation>
    </message>
    <message>
        <source>Menyusul, sepakati</source>
        <translation>They follow, agree</translation>
    </message>
    <message>
        <source>Yang disepakati perlu volume dan biaya, atau dinyatakan menyusul.</source>
        <translation>What is agreed needs volume and cost, or that they are said to follow.</translation>
    </message>
    <message>
        <source>Isi volume dan biaya, atau tekan Ctrl M untuk menyusul.</source>
        <translation>Fill in volume and cost, or press Ctrl M if they follow.</translation>
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
    <name>SpeakerFields</name>
    <message>
        <source>Nama pembicara</source>
        <translation>Speaker&apos;s name</translation>
    </message>
    <message>
        <source>Jabatan</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Unsur</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Panah bawah: pilih yang sudah dikenal di lokasi ini</source>
        <translation>Arrow down: choose somebody known at this site</translation>
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
    <name>StartPage</name>
    <message>
        <source>Buat sesi baru</source>
        <translation>New session</translation>
    </message>
    <message>
        <source>Buka</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Ubah</source>
        <translation>Edit</translation>
    </message>
    <message>
        <source>Salin untuk hari lain</source>
        <translation>Copy for another day</translation>
    </message>
    <message>
        <source>Berkas lain…</source>
        <translation>Other file…</translation>
    </message>
    <message>
        <source>Peragaan</source>
        <translation>Demonstration</translation>
    </message>
    <message>
        <source>Dua belas kelurahan buatan; tidak ada yang tercatat.</source>
        <translation>Twelve made-up kelurahan; nothing is recorded.</translation>
    </message>
    <message>
        <source>Keluar</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Lanjutkan</source>
        <translation>Continue</translation>
    </message>
    <message>
        <source>Buang</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Belum ada sesi di komputer ini. “Buat sesi baru” menuntun Anda dalam lima langkah.</source>
        <translation>No sessions on this computer yet. “New session” guides you in five steps.</translation>
    </message>
    <message>
        <source>Ruang Kendali Musrenbang</source>
        <translation>Musrenbang Control Room</translation>
    </message>
    <message>
        <source>Sesi di komputer ini</source>
        <translation>Sessions on this computer</translation>
    </message>
    <message>
        <source>tanpa judul</source>
        <translation>untitled</translation>
    </message>
    <message>
        <source>Sesi yang belum selesai diisi: {title}</source>
        <translation>Session not filled in completely: {title}</translation>
    </message>
</context>
<context>
    <name>StartWindow</name>
    <message>
        <source>Ruang Kendali Musrenbang</source>
        <translation>Musrenbang Control Room</translation>
    </message>
    <message>
        <source>Buang isian ini?</source>
        <translation>Discard what was filled in?</translation>
    </message>
    <message>
        <source>Isian sesi yang belum selesai dihapus. Berkas sesi yang sudah tersimpan tidak berubah.</source>
        <translation>The unfinished entries are deleted. Session files already saved do not change.</translation>
    </message>
    <message>
        <source>Buang</source>
        <translation>Discard</translation>
    </message>
    <message>
        <source>Membaca {file} …</source>
        <translation>Reading {file} …</translation>
    </message>
    <message>
        <source>Tinggalkan isian yang belum selesai?</source>
        <translation>Leave the unfinished entries?</translation>
    </message>
    <message>
        <source>Hanya satu isian disimpan sementara. Bila yang lain mulai diisi, isian lama hilang.</source>
        <translation>Only one unfinished session is kept. If you begin another, the old entries are lost.</translation>
    </message>
    <message>
        <source>Tinggalkan</source>
        <translation>Leave</translation>
    </message>
    <message>
        <source>Membuka …</source>
        <translation>Opening …</translation>
    </message>
    <message>
        <source>Buka berkas sesi</source>
        <translation>Open session file</translation>
    </message>
    <message>
        <source>Berkas sesi (*.toml)</source>
        <translation>Session file (*.toml)</translation>
    </message>
</context>
<context>
    <name>StationController</name>
    <message>
        <source>Semua catatan sudah tersimpan di komputer ini.</source>
        <translation>All records are saved on this computer.</translation>
    </message>
    <message>
        <source>Ada isian yang BELUM tersimpan dan akan hilang.</source>
        <translation>There is something typed that is NOT saved and will be lost.</translation>
    </message>
    <message>
        <source>Tutup stasiun?</source>
        <translation>Close the station?</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
</context>
<context>
    <name>StationStartWindow</name>
    <message>
        <source>Stasiun Musrenbang</source>
        <translation>Musrenbang station</translation>
    </message>
    <message>
        <source>Belum ada sidang di komputer ini</source>
        <translation>There is no session on this computer yet</translation>
    </message>
    <message>
        <source>Minta kode pendaftaran ke pengelola server, lalu daftarkan stasiun ini. Sidang terbuka sendiri setelah datanya datang. Tanpa server: pilih berkas sesi yang disalin dari komputer operator.</source>
        <translation>Ask the server&apos;s keeper for an enrolment code, then enrol this station. The session opens by itself once its data have come. Without a server: choose a session file that was copied from the operator&apos;s computer.</translation>
    </message>
</context>
<context>
    <name>StationWindow</name>
    <message>
        <source>Stasiun Musrenbang</source>
        <translation>Musrenbang station</translation>
    </message>
    <message>
        <source>Pengiriman ke server</source>
        <translation>Sending to the server</translation>
    </message>
    <message>
        <source>belum tersimpan</source>
        <translation>not saved</translation>
    </message>
    <message>
        <source>{count} usulan tersimpan</source>
        <translation>{count} proposals saved</translation>
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
    <name>SummaryStep</name>
    <message>
        <source>Sesi ini</source>
        <translation>This session</translation>
    </message>
    <message>
        <source>Yang masih perlu diperbaiki</source>
        <translation>Still to be mended</translation>
    </message>
    <message>
        <source>Judul</source>
        <translation>Title</translation>
    </message>
    <message>
        <source>Penyelenggara</source>
        <translation>Organiser</translation>
    </message>
    <message>
        <source>Hari</source>
        <translation>Day</translation>
    </message>
    <message>
        <source>RKPD</source>
        <translation>RKPD</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Pimpinan</source>
        <translation>Chair</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Berkas</source>
        <translation>File</translation>
    </message>
    <message>
        <source>di ruang ini</source>
        <translation>in this room</translation>
    </message>
    <message>
        <source>{count} lokasi: {names}</source>
        <translation>{count} sites: {names}</translation>
    </message>
    <message>
        <source>{count} acara, {minutes} menit; satu giliran {turn} detik</source>
        <translation>items: {count}, {minutes} min; one turn {turn} s</translation>
    </message>
    <message>
        <source>baru, dinamai menurut tanggal dan judul</source>
        <translation>new, named after date and title</translation>
    </message>
    <message>
        <source>{mark} Masih {count} yang perlu diperbaiki</source>
        <translation>{mark} Still to be mended: {count}</translation>
    </message>
    <message>
        <source>✓ Lengkap: siap disimpan dan dibuka</source>
        <translation>✓ Complete: ready to save and open</translation>
    </message>
    <message>
        <source>dan {count} lagi</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Ke {step}</source>
        <translation>Go to {step}</translation>
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
    <message>
        <source>tidak</source>
        <translation>no</translation>
    </message>
    <message>
        <source>ya</source>
        <translation>yes</translation>
    </message>
</context>
<context>
    <name>TimeSheet</name>
    <message>
        <source>{count} menit</source>
        <translation>{count} min</translation>
    </message>
    <message>
        <source>Seluruh waktu bicara, menit atau menit:detik</source>
        <translation>Whole speaking time, minutes or minutes:seconds</translation>
    </message>
    <message>
        <source>Menit, atau menit:detik: 7 atau 7:30.</source>
        <translation>Minutes, or minutes:seconds: 7 or 7:30.</translation>
    </message>
    <message>
        <source>Batal</source>
        <translation>Cancel</translation>
    </message>
    <message>
        <source>Atur</source>
        <translation>Set</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Tulis menit atau menit:detik, dari 0:10 sampai 60 menit: 7 atau 7:30.</source>
        <translation>Write minutes or minutes:seconds, from 0:10 to 60 minutes: 7 or 7:30.</translation>
    </message>
</context>
<context>
    <name>UsulanImportPage</name>
    <message>
        <source>Ambil usulan</source>
        <translation>Import proposals</translation>
    </message>
    <message>
        <source>Kemajuan</source>
        <translation>Progress</translation>
    </message>
    <message>
        <source>Seret berkas ke halaman ini, atau tekan O untuk memilihnya.

Ekspor SIPD (26 kolom), tabel SIENCANG, atau daftar lain dalam XLSX dan CSV. Sebelum ada yang tersimpan, halaman ini menunjukkan apa yang baru, apa yang berubah, dan apa yang tidak dapat dipakai.

A mengambil daftar pengaduan SOROT (CSV, XLSX, JSON) sebagai latar belakang usulan.</source>
        <translation>Drag a file onto this page, or press O to choose one.

SIPD export (26 columns), SIENCANG table, or another list as XLSX or CSV. Before anything is stored, this page shows what is new, what changes, and what cannot be used.

A takes in a list of complaints from SOROT (CSV, XLSX, JSON) as the background of proposals.</translation>
    </message>
    <message>
        <source>Pilih berkas</source>
        <translation>Choose file</translation>
    </message>
    <message>
        <source>Arti kolom</source>
        <translation>Columns</translation>
    </message>
    <message>
        <source>Ambil alih</source>
        <translation>Take over</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Perbaiki baris</source>
        <translation>Mend rows</translation>
    </message>
    <message>
        <source>Tulis SIPD</source>
        <translation>Write SIPD</translation>
    </message>
    <message>
        <source>Tulis SIENCANG</source>
        <translation>Write SIENCANG</translation>
    </message>
    <message>
        <source>Pengaduan</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Bandingkan</source>
        <translation>Compare</translation>
    </message>
    <message>
        <source>Perbaiki baris ({count})</source>
        <translation>Mend rows ({count})</translation>
    </message>
</context>
<context>
    <name>UsulanImportPresenter</name>
    <message>
        <source>Pilih daftar usulan</source>
        <translation>Choose a list of proposals</translation>
    </message>
    <message>
        <source>Daftar (*.xlsx *.csv *.txt)</source>
        <translation>Lists (*.xlsx *.csv *.txt)</translation>
    </message>
    <message>
        <source>Membaca {file} …</source>
        <translation>Reading {file} …</translation>
    </message>
    <message>
        <source>Membandingkan dengan yang tersimpan …</source>
        <translation>Comparing with what is stored …</translation>
    </message>
    <message>
        <source>Menyimpan …</source>
        <translation>Storing …</translation>
    </message>
    <message>
        <source>Tersimpan: {counts}</source>
        <translation>Stored: {counts}</translation>
    </message>
    <message>
        <source>Pengaduan (*.csv *.xlsx *.json)</source>
        <translation>Complaints (*.csv *.xlsx *.json)</translation>
    </message>
    <message>
        <source>Pilih daftar pengaduan</source>
        <translation>Choose a list of complaints</translation>
    </message>
    <message>
        <source>Tab: arti kolom yang dipilih. Enter: bandingkan dengan yang tersimpan.</source>
        <translation>Tab: what the chosen column is for. Enter: compare with what is stored.</translation>
    </message>
    <message>
        <source>Pilih kolomnya, betulkan isinya, lalu Enter.</source>
        <translation>Choose the column, correct what it says, then Enter.</translation>
    </message>
    <message>
        <source>Belum dapat dipakai; yang diperbaiki tersimpan.</source>
        <translation>It cannot be used yet; what was mended is stored.</translation>
    </message>
    <message>
        <source>Baris dibuang; isinya tetap tersimpan di riwayat.</source>
        <translation>The row is discarded; what it said stays in the history.</translation>
    </message>
    <message>
        <source>{name} di folder {folder}</source>
        <translation>{name} in the folder {folder}</translation>
    </message>
    <message>
        <source>Menulis daftar …</source>
        <translation>Writing the list …</translation>
    </message>
</context>
<context>
    <name>WallPreview</name>
    <message>
        <source>Yang tampil di layar besar</source>
        <translation>What the wall shows</translation>
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
    <name>WithdrawSheet</name>
    <message>
        <source>Tarik usulan</source>
        <translation>Withdraw</translation>
    </message>
    <message>
        <source>Alasan penarikan, boleh kosong</source>
        <translation>Why it is withdrawn, may stay empty</translation>
    </message>
</context>
<context>
    <name>WizardPage</name>
    <message>
        <source>Tutup</source>
        <translation>Close</translation>
    </message>
    <message>
        <source>Kembali ke daftar sesi; isian tetap tersimpan.</source>
        <translation>Back to the sessions; what you filled in is kept.</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Simpan dan buka</source>
        <translation>Save and open</translation>
    </message>
    <message>
        <source>Ctrl Enter</source>
        <translation>Ctrl Enter</translation>
    </message>
    <message>
        <source>Ubah sesi</source>
        <translation>Edit session</translation>
    </message>
    <message>
        <source>Sesi baru</source>
        <translation>New session</translation>
    </message>
    <message>
        <source>{mark} {count} perlu diisi</source>
        <translation>{mark} {count} to fill in</translation>
    </message>
</context>
<context>
    <name>WizardPresenter</name>
    <message>
        <source>Isian tersimpan sementara.</source>
        <translation>Entries kept for now.</translation>
    </message>
    <message>
        <source>Ganti lokasi dan agenda?</source>
        <translation>Replace sites and agenda?</translation>
    </message>
    <message>
        <source>Lokasi, alamat kamera dan agenda yang sudah diisi diganti dengan isi pilihan ini.</source>
        <translation>Sites, camera addresses and agenda filled in so far are replaced by this choice.</translation>
    </message>
    <message>
        <source>Ganti</source>
        <translation>Replace</translation>
    </message>
    <message>
        <source>Menyimpan …</source>
        <translation>Saving …</translation>
    </message>
    <message>
        <source>Tersimpan: {file}</source>
        <translation>Saved: {file}</translation>
    </message>
    <message>
        <source>Kata sandi tersimpan di penyimpan kata sandi komputer ini.</source>
        <translation>The password is in this computer&apos;s password store.</translation>
    </message>
    <message>
        <source>Daftar alamat kamera</source>
        <translation>List of camera addresses</translation>
    </message>
    <message>
        <source>Tabel CSV (*.csv *.txt)</source>
        <translation>CSV table (*.csv *.txt)</translation>
    </message>
    <message>
        <source>{taken} lokasi diisi dari daftar, {count} baris tidak dipakai</source>
        <translation>sites filled in from the list: {taken}, rows not used: {count}</translation>
    </message>
    <message>
        <source>Baris {line}: {what} {do}</source>
        <translation>Row {line}: {what} {do}</translation>
    </message>
</context>
<context>
    <name>_Number</name>
    <message>
        <source>Layar {number}: {name}</source>
        <translation>Screen {number}: {name}</translation>
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
    <name>_Row</name>
    <message>
        <source>{keys} gabung</source>
        <translation>{keys} merge</translation>
    </message>
    <message>
        <source>{count} lagi</source>
        <translation>{count} more</translation>
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
    <name>agenda</name>
    <message>
        <source>Acara ini tidak ada lagi dalam agenda.</source>
        <translation>This item is no longer on the agenda.</translation>
    </message>
    <message>
        <source>Agenda belum dimulai.</source>
        <translation>The agenda has not started.</translation>
    </message>
    <message>
        <source>Acara ini sedang berlangsung.</source>
        <translation>This item is in progress.</translation>
    </message>
    <message>
        <source>Sidang tidak sedang istirahat.</source>
        <translation>The session is not in a break.</translation>
    </message>
    <message>
        <source>Agenda harus berisi paling sedikit satu acara.</source>
        <translation>The agenda must hold at least one item.</translation>
    </message>
    <message>
        <source>Isi nama acara, paling banyak 200 huruf.</source>
        <translation>Fill in the item&apos;s name, at most 200 characters.</translation>
    </message>
    <message>
        <source>Isi lama acara: 1 sampai 600 menit.</source>
        <translation>Fill in the item&apos;s length: 1 to 600 minutes.</translation>
    </message>
    <message>
        <source>Ringkas penanggung jawab: paling banyak 200 huruf.</source>
        <translation>Shorten who is responsible: 200 letters at most.</translation>
    </message>
    <message>
        <source>Agenda sudah selesai.</source>
        <translation>The agenda is finished.</translation>
    </message>
    <message>
        <source>Mundur satu langkah, atau pilih acara lalu mulai lagi.</source>
        <translation>Go one step back, or choose an item and start it again.</translation>
    </message>
    <message>
        <source>Agenda belum berisi acara.</source>
        <translation>The agenda has no items yet.</translation>
    </message>
    <message>
        <source>Agenda sudah berisi 100 acara; hapus satu dahulu.</source>
        <translation>The agenda holds 100 items already; delete one first.</translation>
    </message>
    <message>
        <source>Acara ini sudah ada dalam agenda.</source>
        <translation>This item is on the agenda already.</translation>
    </message>
    <message>
        <source>Sidang sedang istirahat.</source>
        <translation>The session is in a break.</translation>
    </message>
    <message>
        <source>Akhiri istirahat dahulu.</source>
        <translation>End the break first.</translation>
    </message>
    <message>
        <source>Tidak ada acara yang sedang berlangsung.</source>
        <translation>No item is in progress.</translation>
    </message>
    <message>
        <source>Acara yang sudah dimulai tidak dapat diubah.</source>
        <translation>An item that has started cannot be edited.</translation>
    </message>
    <message>
        <source>Pilih acara yang belum dimulai.</source>
        <translation>Choose an item that has not started.</translation>
    </message>
    <message>
        <source>Pembukaan</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>Sambutan</source>
        <translation>Remarks</translation>
    </message>
    <message>
        <source>Paparan</source>
        <translation>Presentation</translation>
    </message>
    <message>
        <source>Putaran per kelurahan</source>
        <translation>Round of kelurahan</translation>
    </message>
    <message>
        <source>Tanggapan OPD</source>
        <translation>OPD responses</translation>
    </message>
    <message>
        <source>Kesepakatan</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Penutup</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>Lain</source>
        <translation>Other</translation>
    </message>
    <message>
        <source>○ belum</source>
        <translation>○ to come</translation>
    </message>
    <message>
        <source>▶ berlangsung</source>
        <translation>▶ in progress</translation>
    </message>
    <message>
        <source>✓ selesai</source>
        <translation>✓ done</translation>
    </message>
    <message>
        <source>– dilewati</source>
        <translation>– skipped</translation>
    </message>
    <message>
        <source>Agenda selesai</source>
        <translation>Agenda finished</translation>
    </message>
    <message>
        <source>Agenda belum dimulai ({keys})</source>
        <translation>Agenda not started ({keys})</translation>
    </message>
    <message>
        <source>Agenda {number}/{all} · {title}</source>
        <translation>Agenda {number}/{all} · {title}</translation>
    </message>
    <message>
        <source>Istirahat · {item}</source>
        <translation>Break · {item}</translation>
    </message>
    <message>
        <source>{real} dari {planned} menit</source>
        <translation>{real} of {planned} min</translation>
    </message>
    <message>
        <source>Rencana {minutes} menit; bila dimulai sekarang selesai {time}</source>
        <translation>Planned {minutes} min; if started now, ends {time}</translation>
    </message>
    <message>
        <source>Selesai pukul {time}</source>
        <translation>Finished at {time}</translation>
    </message>
    <message>
        <source>Perkiraan selesai {time}</source>
        <translation>Expected end {time}</translation>
    </message>
    <message>
        <source>lebih cepat {minutes} menit</source>
        <translation>{minutes} min early</translation>
    </message>
    <message>
        <source>sesi lewat {minutes} menit</source>
        <translation>session {minutes} min over</translation>
    </message>
</context>
<context>
    <name>attendance</name>
    <message>
        <source>Nama belum diisi.</source>
        <translation>The name is missing.</translation>
    </message>
    <message>
        <source>Isian terlalu panjang.</source>
        <translation>The text is too long.</translation>
    </message>
    <message>
        <source>Ringkas: paling banyak 200 huruf, telepon 40.</source>
        <translation>Shorten it: at most 200 characters, telephone 40.</translation>
    </message>
    <message>
        <source>Sama persis dengan baris {line}.</source>
        <translation>Exactly the same as row {line}.</translation>
    </message>
    <message>
        <source>+ baru</source>
        <translation>+ new</translation>
    </message>
    <message>
        <source>↻ berubah</source>
        <translation>↻ changed</translation>
    </message>
    <message>
        <source>= sama</source>
        <translation>= same</translation>
    </message>
    <message>
        <source>✕ dilewati</source>
        <translation>✕ skipped</translation>
    </message>
    <message>
        <source>nama</source>
        <translation>name</translation>
    </message>
    <message>
        <source>unsur</source>
        <translation>group</translation>
    </message>
    <message>
        <source>L/P</source>
        <translation>L/P</translation>
    </message>
    <message>
        <source>jabatan</source>
        <translation>office</translation>
    </message>
    <message>
        <source>lembaga</source>
        <translation>organisation</translation>
    </message>
    <message>
        <source>telepon</source>
        <translation>telephone</translation>
    </message>
    <message>
        <source>boleh menjawab</source>
        <translation>may answer</translation>
    </message>
    <message>
        <source>delegasi</source>
        <translation>delegate</translation>
    </message>
    <message>
        <source>Ruang sidang</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>{present} hadir dari minimal {minimum}</source>
        <translation>present: {present}, minimum {minimum}</translation>
    </message>
    <message>
        <source>{present} hadir dari {registered} terdaftar</source>
        <translation>present: {present} of {registered} listed</translation>
    </message>
    <message>
        <source>✓ kuorum</source>
        <translation>✓ quorum</translation>
    </message>
    <message>
        <source>✕ belum: {unsur}</source>
        <translation>✕ missing: {unsur}</translation>
    </message>
    <message>
        <source>✕ kurang {count}</source>
        <translation>✕ {count} short</translation>
    </message>
    <message>
        <source>Semua lokasi</source>
        <translation>All sites</translation>
    </message>
    <message>
        <source>{met} dari {sites} lokasi memenuhi kuorum</source>
        <translation>{met} of {sites} sites have a quorum</translation>
    </message>
    <message>
        <source>○ belum hadir</source>
        <translation>○ not here</translation>
    </message>
    <message>
        <source>● hadir {time}</source>
        <translation>● here {time}</translation>
    </message>
    <message>
        <source>– pulang {time}</source>
        <translation>– left {time}</translation>
    </message>
    <message>
        <source>{new} baru · {changed} berubah · {same} sama · {bad} tidak dapat dipakai</source>
        <translation>{new} new · {changed} changed · {same} same · {bad} not usable</translation>
    </message>
    <message>
        <source>tetap seperti diketik: {fields}</source>
        <translation>kept as typed: {fields}</translation>
    </message>
</context>
<context>
    <name>attendance_file</name>
    <message>
        <source>Daftar {file} tidak menyebut kelurahan.</source>
        <translation>The list {file} names no kelurahan.</translation>
    </message>
    <message>
        <source>Pilih satu lokasi dahulu, atau tambahkan kolom Kelurahan.</source>
        <translation>Select one site first, or add a column Kelurahan.</translation>
    </message>
    <message>
        <source>Daftar {file} tidak berisi orang.</source>
        <translation>The list {file} holds no people.</translation>
    </message>
    <message>
        <source>Isi satu orang di setiap baris di bawah judul kolom.</source>
        <translation>Put one person into each row below the column titles.</translation>
    </message>
    <message>
        <source>Kolom {columns} ada dua kali di {file}.</source>
        <translation>The column {columns} is in {file} twice.</translation>
    </message>
    <message>
        <source>Hapus salah satu kolom itu, lalu simpan.</source>
        <translation>Delete one of these columns, then save.</translation>
    </message>
    <message>
        <source>L/P tidak dikenal; tulis L atau P.</source>
        <translation>L/P not understood; write L (man) or P (woman).</translation>
    </message>
    <message>
        <source>Kode wilayah tidak ada dalam sesi ini.</source>
        <translation>The region code is not part of this session.</translation>
    </message>
    <message>
        <source>Kelurahan tidak ada dalam sesi ini.</source>
        <translation>The kelurahan is not part of this session.</translation>
    </message>
    <message>
        <source>Kelurahan belum diisi.</source>
        <translation>The kelurahan is missing.</translation>
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
        <source>Layar {name} terlepas</source>
        <translation>Screen {name} disconnected</translation>
    </message>
    <message>
        <source>Periksa kabel dan daya proyektor. Begitu tersambung, layar besar kembali ke sana sendiri; sementara ini dibuka di layar lain.</source>
        <translation>Check the projector&apos;s cable and power. Once connected, the wall goes back there by itself; until then it is on another screen.</translation>
    </message>
    <message>
        <source>Layar {name} tidak ditemukan</source>
        <translation>Screen {name} was not found</translation>
    </message>
    <message>
        <source>Layar besar dibuka di layar lain. Sambungkan layar itu, atau pilih yang lain.</source>
        <translation>The wall is on another screen. Connect that screen, or choose another.</translation>
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
    <message>
        <source>Kunci kendali jarak jauh salah berkali-kali dari {address}</source>
        <translation>Wrong remote control key again and again from {address}</translation>
    </message>
    <message>
        <source>Bila itu alat Anda, samakan kuncinya dengan ctl token. Bila bukan, lepaskan alat itu dari jaringan.</source>
        <translation>If the device is yours, give it the key that ctl token shows. If not, take it off the network.</translation>
    </message>
</context>
<context>
    <name>charts</name>
    <message>
        <source>Rp {amount} T</source>
        <translation>Rp {amount} tn</translation>
    </message>
    <message>
        <source>Rp {amount} M</source>
        <translation>Rp {amount} bn</translation>
    </message>
    <message>
        <source>Rp {amount} jt</source>
        <translation>Rp {amount} m</translation>
    </message>
    <message>
        <source>Rp {amount} rb</source>
        <translation>Rp {amount} k</translation>
    </message>
    <message>
        <source>belum bicara</source>
        <translation>not spoken yet</translation>
    </message>
    <message>
        <source>{site}: belum bicara</source>
        <translation>{site}: has not spoken</translation>
    </message>
    <message>
        <source>{site}: {count} giliran, {time} di forum; terakhir {moments}</source>
        <translation>{site}: {count} turns, {time} on the floor; latest {moments}</translation>
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
    <name>closing</name>
    <message>
        <source>Pembuatan dokumen dibatalkan.</source>
        <translation>The making of documents was cancelled.</translation>
    </message>
    <message>
        <source>Tidak ada berkas yang dibuat.</source>
        <translation>No file was made.</translation>
    </message>
    <message>
        <source>daftar hadir kosong</source>
        <translation>attendance empty</translation>
    </message>
    <message>
        <source>Belum ada yang dicatat hadir</source>
        <translation>Nobody is recorded as present yet</translation>
    </message>
    <message>
        <source>kuorum kurang {count}</source>
        <translation>{count} short of quorum</translation>
    </message>
    <message>
        <source>Kuorum kurang {count} orang</source>
        <translation>{count} people short of the quorum</translation>
    </message>
    <message>
        <source>{count} tanpa unsur</source>
        <translation>{count} without unsur</translation>
    </message>
    <message>
        <source>Unsur {subject} belum diisi</source>
        <translation>The unsur of {subject} is not filled in</translation>
    </message>
    <message>
        <source>{count} tanpa L/P</source>
        <translation>{count} without M/F</translation>
    </message>
    <message>
        <source>L/P {subject} belum diisi</source>
        <translation>M/F of {subject} is not filled in</translation>
    </message>
    <message>
        <source>delegasi kurang {count}</source>
        <translation>{count} delegates missing</translation>
    </message>
    <message>
        <source>Delegasi kurang {count} orang</source>
        <translation>{count} delegates are missing</translation>
    </message>
    <message>
        <source>delegasi tanpa perempuan</source>
        <translation>no woman delegate</translation>
    </message>
    <message>
        <source>Belum ada delegasi perempuan</source>
        <translation>There is no woman among the delegates yet</translation>
    </message>
    <message>
        <source>nama lurah</source>
        <translation>name of the lurah</translation>
    </message>
    <message>
        <source>Nama lurah belum diisi</source>
        <translation>The name of the lurah is not filled in</translation>
    </message>
    <message>
        <source>NIP lurah</source>
        <translation>NIP of the lurah</translation>
    </message>
    <message>
        <source>NIP {subject} belum diisi</source>
        <translation>The NIP of {subject} is not filled in</translation>
    </message>
    <message>
        <source>ketua tim</source>
        <translation>head of the team</translation>
    </message>
    <message>
        <source>Nama ketua tim penyelenggara belum diisi</source>
        <translation>The name of the head of the organising team is not filled in</translation>
    </message>
    <message>
        <source>nomor</source>
        <translation>number</translation>
    </message>
    <message>
        <source>Nomor berita acara belum diisi</source>
        <translation>The number of the berita acara is not filled in</translation>
    </message>
    <message>
        <source>{count} usulan masih draf</source>
        <translation>{count} proposals still drafts</translation>
    </message>
    <message>
        <source>{subject} masih draf: lengkapi dan simpan</source>
        <translation>{subject} is still a draft: complete and file it</translation>
    </message>
    <message>
        <source>{count} usulan belum diputus</source>
        <translation>{count} proposals undecided</translation>
    </message>
    <message>
        <source>{subject} belum diputus</source>
        <translation>{subject} is not decided yet</translation>
    </message>
    <message>
        <source>{count} tanpa urutan prioritas</source>
        <translation>{count} without a rank</translation>
    </message>
    <message>
        <source>{subject} disepakati tanpa urutan prioritas</source>
        <translation>{subject} is agreed without a rank</translation>
    </message>
    <message>
        <source>{count} tanpa volume atau biaya</source>
        <translation>{count} without volume or cost</translation>
    </message>
    <message>
        <source>Volume atau biaya {subject} masih menyusul</source>
        <translation>Volume or cost of {subject} is still to follow</translation>
    </message>
    <message>
        <source>{count} alasan</source>
        <translation>{count} reasons</translation>
    </message>
    <message>
        <source>Alasan putusan {subject} belum ditulis</source>
        <translation>The reason for the decision on {subject} is not written</translation>
    </message>
    <message>
        <source>{count} nomor rujukan</source>
        <translation>{count} reference numbers</translation>
    </message>
    <message>
        <source>Nomor rujukan {subject} belum diisi</source>
        <translation>The reference number of {subject} is not filled in</translation>
    </message>
    <message>
        <source>{count} pembicara tanpa nama</source>
        <translation>{count} speakers without a name</translation>
    </message>
    <message>
        <source>Ada giliran yang pembicaranya belum dinamai</source>
        <translation>There is a turn whose speaker has no name yet</translation>
    </message>
    <message>
        <source>pimpinan sidang</source>
        <translation>chair</translation>
    </message>
    <message>
        <source>Nama pimpinan sidang belum diisi</source>
        <translation>The name of the chair is not filled in</translation>
    </message>
    <message>
        <source>NIP pimpinan</source>
        <translation>NIP of the chair</translation>
    </message>
    <message>
        <source>NIP pimpinan sidang belum diisi</source>
        <translation>The NIP of the chair is not filled in</translation>
    </message>
    <message>
        <source>notulis</source>
        <translation>secretary</translation>
    </message>
    <message>
        <source>Nama notulis belum diisi</source>
        <translation>The name of the secretary is not filled in</translation>
    </message>
    <message>
        <source>kop surat</source>
        <translation>letterhead</translation>
    </message>
    <message>
        <source>Kop surat belum diisi</source>
        <translation>The letterhead is not filled in</translation>
    </message>
    <message>
        <source>susunan acara</source>
        <translation>agenda</translation>
    </message>
    <message>
        <source>Susunan acara belum dijalankan</source>
        <translation>The agenda was not held yet</translation>
    </message>
    <message>
        <source>sidang masih terbuka</source>
        <translation>session still open</translation>
    </message>
    <message>
        <source>Sidang masih terbuka; ditutup saat dokumen dibuat final</source>
        <translation>The session is still open; it is closed when documents are made final</translation>
    </message>
    <message>
        <source>{count} konflik</source>
        <translation>{count} conflicts</translation>
    </message>
    <message>
        <source>{count} perbedaan dengan server belum diselesaikan</source>
        <translation>{count} differences with the server are not settled</translation>
    </message>
    <message>
        <source>{count} belum terkirim</source>
        <translation>{count} not sent</translation>
    </message>
    <message>
        <source>{count} perubahan belum terkirim ke server</source>
        <translation>{count} changes are not sent to the server</translation>
    </message>
    <message>
        <source>lengkap</source>
        <translation>complete</translation>
    </message>
</context>
<context>
    <name>commands</name>
    <message>
        <source>Forum</source>
        <translation>Floor</translation>
    </message>
    <message>
        <source>Antrean</source>
        <translation>Queue</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
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
        <source>Layar besar</source>
        <translation>Wall</translation>
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
        <source>Menyiapkan sesi</source>
        <translation>Preparing a session</translation>
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
        <source>Catat permintaan</source>
        <translation>Note a request</translation>
    </message>
    <message>
        <source>Terima</source>
        <translation>Accept</translation>
    </message>
    <message>
        <source>Tolak</source>
        <translation>Deny</translation>
    </message>
    <message>
        <source>Batalkan antrean</source>
        <translation>Leave queue</translation>
    </message>
    <message>
        <source>Siapkan yang berikutnya</source>
        <translation>Make the next one ready</translation>
    </message>
    <message>
        <source>Atur jatah lokasi</source>
        <translation>Set the site&apos;s budget</translation>
    </message>
    <message>
        <source>Perbaikan teknis</source>
        <translation>Technical remark</translation>
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
        <source>Jenis: usulan</source>
        <translation>Kind: proposal</translation>
    </message>
    <message>
        <source>Jenis: paparan</source>
        <translation>Kind: presentation</translation>
    </message>
    <message>
        <source>Jenis: klarifikasi</source>
        <translation>Kind: clarification</translation>
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
        <source>Lonceng waktu</source>
        <translation>Time bell</translation>
    </message>
    <message>
        <source>Tanggapan OPD</source>
        <translation>OPD response</translation>
    </message>
    <message>
        <source>Tanggapan berikutnya</source>
        <translation>Next response</translation>
    </message>
    <message>
        <source>Interupsi</source>
        <translation>Interruption</translation>
    </message>
    <message>
        <source>Arahan pimpinan</source>
        <translation>Chair&apos;s direction</translation>
    </message>
    <message>
        <source>Beri yang disarankan</source>
        <translation>Give to the suggested site</translation>
    </message>
    <message>
        <source>Beri walau terputus</source>
        <translation>Give although lost</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Masukkan lagi pembicara terakhir</source>
        <translation>Put the last speaker back in</translation>
    </message>
    <message>
        <source>Majukan</source>
        <translation>Move forward</translation>
    </message>
    <message>
        <source>Atur waktu bicara</source>
        <translation>Set the speaking time</translation>
    </message>
    <message>
        <source>Mundurkan</source>
        <translation>Move back</translation>
    </message>
    <message>
        <source>Prioritas naik</source>
        <translation>Raise priority</translation>
    </message>
    <message>
        <source>Prioritas turun</source>
        <translation>Lower priority</translation>
    </message>
    <message>
        <source>Tutup / buka antrean</source>
        <translation>Close / open queue</translation>
    </message>
    <message>
        <source>Bersihkan antrean</source>
        <translation>Clear the queue</translation>
    </message>
    <message>
        <source>−1 menit</source>
        <translation>−1 minute</translation>
    </message>
    <message>
        <source>Ratakan waktu</source>
        <translation>Even out the time</translation>
    </message>
    <message>
        <source>Cara bicara</source>
        <translation>Speaking mode</translation>
    </message>
    <message>
        <source>Pilih di antrean</source>
        <translation>Choose in the queue</translation>
    </message>
    <message>
        <source>Buka usulan mirip {number}</source>
        <translation>Open similar proposal {number}</translation>
    </message>
    <message>
        <source>Gabung ke usulan mirip {number}</source>
        <translation>Merge into similar proposal {number}</translation>
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
        <source>Ambil usulan</source>
        <translation>Import proposals</translation>
    </message>
    <message>
        <source>Cari usulan</source>
        <translation>Find proposals</translation>
    </message>
    <message>
        <source>Rincian</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Cari di kamus</source>
        <translation>Search the kamus</translation>
    </message>
    <message>
        <source>Pilih pengusul</source>
        <translation>Choose the proposer</translation>
    </message>
    <message>
        <source>Foto saat ini</source>
        <translation>Photo of this moment</translation>
    </message>
    <message>
        <source>Foto dari berkas</source>
        <translation>Photo from a file</translation>
    </message>
    <message>
        <source>Tempel foto</source>
        <translation>Paste a photo</translation>
    </message>
    <message>
        <source>Riwayat usulan</source>
        <translation>History of the proposal</translation>
    </message>
    <message>
        <source>Draf sesi sebelumnya</source>
        <translation>Drafts of an earlier session</translation>
    </message>
    <message>
        <source>Otomatis</source>
        <translation>Automatic</translation>
    </message>
    <message>
        <source>Semua lokasi</source>
        <translation>All sites</translation>
    </message>
    <message>
        <source>Sorot lokasi terpilih</source>
        <translation>Spotlight the selected site</translation>
    </message>
    <message>
        <source>Berdua dengan lokasi terpilih</source>
        <translation>Pair with the selected site</translation>
    </message>
    <message>
        <source>Lokasi terpilih selebar layar</source>
        <translation>Selected site full screen</translation>
    </message>
    <message>
        <source>Usulan yang dibahas</source>
        <translation>Proposal under discussion</translation>
    </message>
    <message>
        <source>Pesan …</source>
        <translation>Message …</translation>
    </message>
    <message>
        <source>Gelapkan</source>
        <translation>Black out</translation>
    </message>
    <message>
        <source>Tutup dengan tulisan jeda</source>
        <translation>Cover with a pause notice</translation>
    </message>
    <message>
        <source>Bekukan</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>Bahas usulan ini</source>
        <translation>Discuss this proposal</translation>
    </message>
    <message>
        <source>Pilih layar …</source>
        <translation>Choose screen …</translation>
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
        <source>Tampilan layar</source>
        <translation>Screen appearance</translation>
    </message>
    <message>
        <source>Susunan panel</source>
        <translation>Panel layout</translation>
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
        <source>Catatan kejadian</source>
        <translation>Event log</translation>
    </message>
    <message>
        <source>Catatan operator</source>
        <translation>Operator&apos;s notes</translation>
    </message>
    <message>
        <source>Naskah notulen</source>
        <translation>Text of the minutes</translation>
    </message>
    <message>
        <source>Grafik sidang</source>
        <translation>Plots of the session</translation>
    </message>
    <message>
        <source>Penutupan sidang</source>
        <translation>Closing the session</translation>
    </message>
    <message>
        <source>Putusan</source>
        <translation>Decisions</translation>
    </message>
    <message>
        <source>Daftar hadir</source>
        <translation>Attendance list</translation>
    </message>
    <message>
        <source>Kirim ke server</source>
        <translation>Send to the server</translation>
    </message>
    <message>
        <source>Buat dokumen</source>
        <translation>Write documents</translation>
    </message>
    <message>
        <source>Peran di meja ini</source>
        <translation>Role at this desk</translation>
    </message>
    <message>
        <source>Keluar</source>
        <translation>Quit</translation>
    </message>
    <message>
        <source>Langkah {number}</source>
        <translation>Step {number}</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
    <message>
        <source>Lanjut</source>
        <translation>Next</translation>
    </message>
    <message>
        <source>Simpan</source>
        <translation>Save</translation>
    </message>
    <message>
        <source>Simpan dan buka</source>
        <translation>Save and open</translation>
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
    <message>
        <source>Acara berikutnya</source>
        <translation>Next item</translation>
    </message>
    <message>
        <source>Kembali ke acara tadi</source>
        <translation>Back to the last item</translation>
    </message>
    <message>
        <source>Kembali ke daftar</source>
        <translation>Back to the list</translation>
    </message>
    <message>
        <source>Daftarkan stasiun ini</source>
        <translation>Enrol this station</translation>
    </message>
    <message>
        <source>Pilih berkas sesi</source>
        <translation>Choose a session file</translation>
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
        <source>Isi Penunjuk kata sandi dengan env:{variable}; sebelum memulai program: {command}</source>
        <translation>Set the pointer to the password to env:{variable}; before you start the program: {command}</translation>
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
    <name>decisions</name>
    <message>
        <source>Dibahas</source>
        <translation>Discussed</translation>
    </message>
    <message>
        <source>Disepakati</source>
        <translation>Agreed</translation>
    </message>
    <message>
        <source>Belum disepakati</source>
        <translation>Not agreed</translation>
    </message>
    <message>
        <source>Ditunda</source>
        <translation>Postponed</translation>
    </message>
    <message>
        <source>Digabung</source>
        <translation>Merged</translation>
    </message>
    <message>
        <source>Ditarik</source>
        <translation>Withdrawn</translation>
    </message>
    <message>
        <source>Dialihkan</source>
        <translation>Redirected</translation>
    </message>
    <message>
        <source>Cadangan</source>
        <translation>Reserve</translation>
    </message>
    <message>
        <source>Hapus putusan</source>
        <translation>Clear</translation>
    </message>
    <message>
        <source>Layar besar</source>
        <translation>Wall</translation>
    </message>
    <message>
        <source>Prioritas ke-</source>
        <translation>Priority no.</translation>
    </message>
    <message>
        <source>Naik</source>
        <translation>Up</translation>
    </message>
    <message>
        <source>Turun</source>
        <translation>Down</translation>
    </message>
    <message>
        <source>Nilai</source>
        <translation>Score</translation>
    </message>
    <message>
        <source>Urutkan menurut skor</source>
        <translation>Order by score</translation>
    </message>
    <message>
        <source>Tanggapan OPD</source>
        <translation>OPD&apos;s response</translation>
    </message>
    <message>
        <source>Pengaduan</source>
        <translation>Complaints</translation>
    </message>
    <message>
        <source>Buka formulir</source>
        <translation>Open form</translation>
    </message>
    <message>
        <source>Urungkan</source>
        <translation>Undo</translation>
    </message>
    <message>
        <source>Cari usulan</source>
        <translation>Find proposal</translation>
    </message>
    <message>
        <source>{all} usulan · {undiscussed} belum dibahas · {agreed} disepakati · {refused} belum disepakati</source>
        <translation>{all} proposals · {undiscussed} not discussed · {agreed} agreed · {refused} not agreed</translation>
    </message>
    <message>
        <source>! {count} lokasi melebihi kuota atau pagu</source>
        <translation>! {count} sites over quota or ceiling</translation>
    </message>
    <message>
        <source>Semua</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Belum dibahas</source>
        <translation>Not discussed</translation>
    </message>
    <message>
        <source>Digabung, ditarik, dialihkan</source>
        <translation>Merged, withdrawn, redirected</translation>
    </message>
    <message>
        <source>Draf</source>
        <translation>Drafts</translation>
    </message>
    <message>
        <source>kanal pengaduan SOROT</source>
        <translation>complaint channel SOROT</translation>
    </message>
    <message>
        <source>kewenangan lain</source>
        <translation>another authority</translation>
    </message>
    <message>
        <source>sampai {text}</source>
        <translation>until {text}</translation>
    </message>
    <message>
        <source>volume dan biaya menyusul</source>
        <translation>volume and cost follow</translation>
    </message>
    <message>
        <source>Bagian dari usulan ini: {numbers}</source>
        <translation>Part of this proposal: {numbers}</translation>
    </message>
    <message>
        <source>Janji: {promise}{due}</source>
        <translation>Promise: {promise}{due}</translation>
    </message>
    <message>
        <source>! Bila disepakati, kuota terlampaui {count}.</source>
        <translation>! If agreed, the quota is passed by {count}.</translation>
    </message>
    <message>
        <source>! Bila disepakati, pagu terlampaui {amount}.</source>
        <translation>! If agreed, the ceiling is passed by {amount}.</translation>
    </message>
    <message>
        <source>Melebihi kuota RW: {listed}</source>
        <translation>Over the quota of an RW: {listed}</translation>
    </message>
    <message>
        <source>Latar {head}: {text}</source>
        <translation>Background {head}: {text}</translation>
    </message>
    <message>
        <source>✓ terkait</source>
        <translation>✓ tied</translation>
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
    <name>displays</name>
    <message>
        <source>Pilihan layar tidak dapat disimpan ({reason}).</source>
        <translation>The choice of screen cannot be saved ({reason}).</translation>
    </message>
    <message>
        <source>Pilihan ini berlaku sampai ruang ditutup.</source>
        <translation>The choice lasts until the room is closed.</translation>
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
        <source>Antrean sudah begitu.</source>
        <translation>The queue is like that already.</translation>
    </message>
    <message>
        <source>Tidak ada waktu yang perlu dibagi.</source>
        <translation>There is no time to share out.</translation>
    </message>
    <message>
        <source>Antrean sedang ditutup.</source>
        <translation>The queue is closed.</translation>
    </message>
    <message>
        <source>Buka antrean, atau catat sebagai interupsi.</source>
        <translation>Open the queue, or record it as an interruption.</translation>
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
        <source>Giliran ini disela; waktunya jalan lagi sesudahnya.</source>
        <translation>This turn is interrupted; its time goes on afterwards.</translation>
    </message>
    <message>
        <source>Lokasi ini sedang terputus.</source>
        <translation>This site is lost at the moment.</translation>
    </message>
    <message>
        <source>Tunggu sampai tersambung, atau beri kesempatan walau terputus.</source>
        <translation>Wait until it is connected, or give the floor although it is lost.</translation>
    </message>
    <message>
        <source>Lokasi ini sedang bicara.</source>
        <translation>This site is speaking.</translation>
    </message>
    <message>
        <source>Sudah terlalu lama untuk diurungkan: waktu bicaranya sudah berjalan.</source>
        <translation>Too late to undo: the speaking time is running already.</translation>
    </message>
    <message>
        <source>Masukkan lagi pembicara terakhir, atau tambah waktunya.</source>
        <translation>Put the last speaker back in, or add to the time.</translation>
    </message>
    <message>
        <source>Giliran dan sela tidak dapat saling diganti.</source>
        <translation>A turn cannot become an interjection, nor the other way round.</translation>
    </message>
    <message>
        <source>Urutannya sudah begitu.</source>
        <translation>The order is like that already.</translation>
    </message>
    <message>
        <source>Paling sedikit satu lokasi harus dapat bicara.</source>
        <translation>At least one site must be able to speak.</translation>
    </message>
    <message>
        <source>Cara bicara sudah begitu.</source>
        <translation>The speaking mode is like that already.</translation>
    </message>
    <message>
        <source>Belum ada yang selesai bicara.</source>
        <translation>Nobody has finished speaking yet.</translation>
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
        <source>Tidak ada yang dapat diurungkan.</source>
        <translation>There is nothing to undo.</translation>
    </message>
    <message>
        <source>Permintaan ini sudah tidak menunggu.</source>
        <translation>This request is not waiting any more.</translation>
    </message>
    <message>
        <source>Yang sedang bicara di sela giliran didahulukan.</source>
        <translation>Whoever speaks within another&apos;s turn goes first.</translation>
    </message>
    <message>
        <source>Akhiri dulu, lalu beri kesempatan lagi.</source>
        <translation>End that first, then give the floor again.</translation>
    </message>
    <message>
        <source>belum bicara</source>
        <translation>not spoken yet</translation>
    </message>
    <message>
        <source>paling sedikit bicara, {used}</source>
        <translation>has spoken least, {used}</translation>
    </message>
    <message>
        <source>Lokasi ini tidak sedang bicara.</source>
        <translation>This site does not have the floor.</translation>
    </message>
    <message>
        <source>Belum ada yang antre atau bicara untuk diberi jenis.</source>
        <translation>Nobody waits or speaks whose kind could be set.</translation>
    </message>
    <message>
        <source>Tidak ada lokasi yang dapat disarankan.</source>
        <translation>There is no site to suggest.</translation>
    </message>
</context>
<context>
    <name>floor_panel</name>
    <message>
        <source>dan {count} lagi</source>
        <translation>and {count} more</translation>
    </message>
    <message>
        <source>Operator memberi kesempatan</source>
        <translation>The operator gives the floor</translation>
    </message>
    <message>
        <source>Operator, tanggapan antre sendiri</source>
        <translation>Operator; responses queue separately</translation>
    </message>
    <message>
        <source>Terbuka: yang antre langsung bicara</source>
        <translation>Open: whoever queues speaks at once</translation>
    </message>
    <message>
        <source>Bergantian: yang terlama ditutup</source>
        <translation>In turns: the longest open is closed</translation>
    </message>
    <message>
        <source>tanggapan antre sendiri</source>
        <translation>responses queue apart</translation>
    </message>
    <message>
        <source>terbuka</source>
        <translation>open</translation>
    </message>
    <message>
        <source>bergantian</source>
        <translation>taking turns</translation>
    </message>
    <message>
        <source>kesempatan bicara {site}</source>
        <translation>floor given to {site}</translation>
    </message>
    <message>
        <source>selesai bicara {site}</source>
        <translation>end of turn of {site}</translation>
    </message>
    <message>
        <source>penarikan {site}</source>
        <translation>taking back from {site}</translation>
    </message>
    <message>
        <source>antrean {site}</source>
        <translation>queueing of {site}</translation>
    </message>
    <message>
        <source>permintaan {site}</source>
        <translation>request of {site}</translation>
    </message>
    <message>
        <source>pembatalan antrean {site}</source>
        <translation>leaving of {site}</translation>
    </message>
    <message>
        <source>penolakan {site}</source>
        <translation>refusal of {site}</translation>
    </message>
    <message>
        <source>perubahan waktu {site}</source>
        <translation>time change of {site}</translation>
    </message>
    <message>
        <source>jeda</source>
        <translation>pause</translation>
    </message>
    <message>
        <source>lanjut</source>
        <translation>resume</translation>
    </message>
    <message>
        <source>nama pembicara</source>
        <translation>speaker&apos;s name</translation>
    </message>
    <message>
        <source>jenis bicara</source>
        <translation>kind of turn</translation>
    </message>
    <message>
        <source>prioritas {site}</source>
        <translation>priority of {site}</translation>
    </message>
    <message>
        <source>urutan {site}</source>
        <translation>place of {site}</translation>
    </message>
    <message>
        <source>tutup antrean</source>
        <translation>closing of the queue</translation>
    </message>
    <message>
        <source>buka antrean</source>
        <translation>opening of the queue</translation>
    </message>
    <message>
        <source>cara bicara</source>
        <translation>speaking mode</translation>
    </message>
    <message>
        <source>pembagian waktu</source>
        <translation>sharing of the time</translation>
    </message>
    <message>
        <source>{count} sekaligus</source>
        <translation>{count} at once</translation>
    </message>
    <message>
        <source>Disarankan: {site}, {reason}</source>
        <translation>Suggested: {site}, {reason}</translation>
    </message>
    <message>
        <source>pembersihan antrean</source>
        <translation>clearing of the queue</translation>
    </message>
    <message>
        <source>dari {budget} menit</source>
        <translation>of {budget} min</translation>
    </message>
    <message>
        <source>dari {budget} menit, LEWAT {over}</source>
        <translation>of {budget} minutes, OVER by {over}</translation>
    </message>
    <message>
        <source>sisa {left}</source>
        <translation>{left} left</translation>
    </message>
    <message>
        <source>{position}</source>
        <translation>{position}</translation>
    </message>
    <message>
        <source>TANGGAPAN {position}</source>
        <translation>RESPONSE {position}</translation>
    </message>
    <message>
        <source>MINTA</source>
        <translation>ASKS</translation>
    </message>
    <message>
        <source>Disela</source>
        <translation>Interrupted</translation>
    </message>
</context>
<context>
    <name>form</name>
    <message>
        <source>Bagian formulir yang terbuka tidak dapat diingat ({reason}).</source>
        <translation>Which parts of the form are open could not be remembered ({reason}).</translation>
    </message>
    <message>
        <source>Pilihan ini berlaku sampai ruang ditutup.</source>
        <translation>The choice holds until the room is closed.</translation>
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
    <name>history</name>
    <message>
        <source>Status</source>
        <translation>State</translation>
    </message>
    <message>
        <source>Keputusan</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Alasan</source>
        <translation>Reason</translation>
    </message>
    <message>
        <source>Kode alasan</source>
        <translation>Code of the reason</translation>
    </message>
    <message>
        <source>Digabung ke</source>
        <translation>Merged into</translation>
    </message>
    <message>
        <source>Dialihkan ke</source>
        <translation>Redirected to</translation>
    </message>
    <message>
        <source>Nomor rujukan</source>
        <translation>Reference number</translation>
    </message>
    <message>
        <source>Penanggung jawab</source>
        <translation>Responsible</translation>
    </message>
    <message>
        <source>Tenggat</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Waktu keputusan</source>
        <translation>Time of the decision</translation>
    </message>
    <message>
        <source>Diputus oleh</source>
        <translation>Decided by</translation>
    </message>
    <message>
        <source>Prioritas ke-</source>
        <translation>Priority</translation>
    </message>
    <message>
        <source>Nomor</source>
        <translation>Number</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Site</translation>
    </message>
    <message>
        <source>Dihapus</source>
        <translation>Deleted</translation>
    </message>
    <message>
        <source>stasiun ini</source>
        <translation>this station</translation>
    </message>
</context>
<context>
    <name>journal</name>
    <message>
        <source>Ruang sidang</source>
        <translation>Hall</translation>
    </message>
    <message>
        <source>Forum</source>
        <translation>Floor</translation>
    </message>
    <message>
        <source>Agenda</source>
        <translation>Agenda</translation>
    </message>
    <message>
        <source>Sambungan</source>
        <translation>Connection</translation>
    </message>
    <message>
        <source>Uji suara</source>
        <translation>Line check</translation>
    </message>
    <message>
        <source>Usulan</source>
        <translation>Proposals (usulan)</translation>
    </message>
    <message>
        <source>Catatan</source>
        <translation>Note</translation>
    </message>
    <message>
        <source>meminta bicara</source>
        <translation>asks to speak</translation>
    </message>
    <message>
        <source>masuk antrean</source>
        <translation>joins the queue</translation>
    </message>
    <message>
        <source>diberi kesempatan bicara, {time}</source>
        <translation>is given the floor, {time}</translation>
    </message>
    <message>
        <source>permintaan ditolak</source>
        <translation>request refused</translation>
    </message>
    <message>
        <source>antrean dibatalkan</source>
        <translation>leaves the queue</translation>
    </message>
    <message>
        <source>selesai bicara</source>
        <translation>finished speaking</translation>
    </message>
    <message>
        <source>forum ditarik</source>
        <translation>floor taken back</translation>
    </message>
    <message>
        <source>waktu bicara diubah {time}</source>
        <translation>speaking time changed {time}</translation>
    </message>
    <message>
        <source>waktu bicara dijeda</source>
        <translation>speaking time paused</translation>
    </message>
    <message>
        <source>waktu bicara dilanjutkan</source>
        <translation>speaking time resumed</translation>
    </message>
    <message>
        <source>pembicara dicatat</source>
        <translation>speaker recorded</translation>
    </message>
    <message>
        <source>jenis bicara diubah</source>
        <translation>kind of turn changed</translation>
    </message>
    <message>
        <source>prioritas diubah menjadi {number}</source>
        <translation>priority changed to {number}</translation>
    </message>
    <message>
        <source>dipindah ke urutan {place}</source>
        <translation>moved to place {place}</translation>
    </message>
    <message>
        <source>antrean ditutup</source>
        <translation>queue closed</translation>
    </message>
    <message>
        <source>antrean dibuka</source>
        <translation>queue opened</translation>
    </message>
    <message>
        <source>cara bicara: {mode}</source>
        <translation>speaking mode: {mode}</translation>
    </message>
    <message>
        <source>jatah bicara diubah {time}</source>
        <translation>speaking allowance changed {time}</translation>
    </message>
    <message>
        <source>perintah terakhir diurungkan</source>
        <translation>last command undone</translation>
    </message>
    <message>
        <source>operator</source>
        <translation>operator</translation>
    </message>
    <message>
        <source>operator dengan daftar tanggapan</source>
        <translation>operator with list of responses</translation>
    </message>
    <message>
        <source>terbuka, paling banyak {number} lokasi</source>
        <translation>open, at most {number} sites</translation>
    </message>
    <message>
        <source>menggantikan, paling banyak {number} lokasi</source>
        <translation>replacing, at most {number} sites</translation>
    </message>
    <message>
        <source>paparan</source>
        <translation>presentation</translation>
    </message>
    <message>
        <source>klarifikasi</source>
        <translation>clarification</translation>
    </message>
    <message>
        <source>interupsi</source>
        <translation>interruption</translation>
    </message>
    <message>
        <source>perbaikan teknis</source>
        <translation>technical remark</translation>
    </message>
    <message>
        <source>arahan pimpinan</source>
        <translation>chair&apos;s direction</translation>
    </message>
    <message>
        <source>tanggapan</source>
        <translation>response</translation>
    </message>
    <message>
        <source>tersambung</source>
        <translation>connected</translation>
    </message>
    <message>
        <source>gambar membeku</source>
        <translation>picture frozen</translation>
    </message>
    <message>
        <source>terputus</source>
        <translation>lost</translation>
    </message>
    <message>
        <source>pencatatan sambungan berakhir</source>
        <translation>record of the connection ends</translation>
    </message>
    <message>
        <source>suara belum diuji</source>
        <translation>sound not checked yet</translation>
    </message>
    <message>
        <source>suara terdengar dua arah</source>
        <translation>sound heard both ways</translation>
    </message>
    <message>
        <source>suara hanya terdengar satu arah</source>
        <translation>sound heard one way only</translation>
    </message>
    <message>
        <source>suara tidak terdengar</source>
        <translation>sound not heard</translation>
    </message>
    <message>
        <source>tidak tersambung saat uji suara</source>
        <translation>not connected at the line check</translation>
    </message>
    <message>
        <source>acara ditambahkan</source>
        <translation>item added</translation>
    </message>
    <message>
        <source>acara diubah</source>
        <translation>item edited</translation>
    </message>
    <message>
        <source>acara dihapus</source>
        <translation>item deleted</translation>
    </message>
    <message>
        <source>acara dimulai</source>
        <translation>item started</translation>
    </message>
    <message>
        <source>agenda selesai</source>
        <translation>agenda finished</translation>
    </message>
    <message>
        <source>agenda dimundurkan satu langkah</source>
        <translation>agenda one step back</translation>
    </message>
    <message>
        <source>istirahat</source>
        <translation>break</translation>
    </message>
    <message>
        <source>istirahat berakhir</source>
        <translation>break ended</translation>
    </message>
    <message>
        <source>catatan operator</source>
        <translation>operator&apos;s note</translation>
    </message>
    <message>
        <source>catatan operator diperbaiki</source>
        <translation>operator&apos;s note mended</translation>
    </message>
    <message>
        <source>catatan operator ditarik</source>
        <translation>operator&apos;s note taken back</translation>
    </message>
    <message>
        <source>walau tidak tersambung</source>
        <translation>although not connected</translation>
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
    <name>look</name>
    <message>
        <source>Pilihan tampilan tidak dapat disimpan ({reason}).</source>
        <translation>The choice of appearance cannot be saved ({reason}).</translation>
    </message>
    <message>
        <source>Periksa ruang disk dan izin folder data, lalu pilih sekali lagi.</source>
        <translation>Check the disk space and the data folder&apos;s permissions, then choose once more.</translation>
    </message>
    <message>
        <source>Gelap</source>
        <translation>Dark</translation>
    </message>
    <message>
        <source>Terang</source>
        <translation>Light</translation>
    </message>
    <message>
        <source>Kontras tinggi</source>
        <translation>High contrast</translation>
    </message>
    <message>
        <source>Buta warna</source>
        <translation>Colour-blind</translation>
    </message>
    <message>
        <source>untuk ruang yang redup</source>
        <translation>for a dim room</translation>
    </message>
    <message>
        <source>untuk ruang yang terang</source>
        <translation>for a bright room</translation>
    </message>
    <message>
        <source>untuk layar buram atau mata yang lelah</source>
        <translation>for a dull screen or tired eyes</translation>
    </message>
    <message>
        <source>jingga dan biru, bukan merah dan hijau</source>
        <translation>orange and blue, not red and green</translation>
    </message>
</context>
<context>
    <name>minutes</name>
    <message>
        <source>Templat {file} tidak dapat dibuka.</source>
        <translation>Template {file} cannot be opened.</translation>
    </message>
    <message>
        <source>Pilih templat lain atau kembalikan templat bawaan.</source>
        <translation>Choose another template or restore the default one.</translation>
    </message>
    <message>
        <source>Ada penanda yang salah di templat {file}, di dekat: {place}</source>
        <translation>There is a wrong tag in template {file}, near: {place}</translation>
    </message>
    <message>
        <source>Perbaiki tulisan di antara kurung kurawal atau kembalikan templat bawaan. Sebabnya: {cause}</source>
        <translation>Mend the text between the curly brackets or bring back the built-in template. Cause: {cause}</translation>
    </message>
    <message>
        <source>penanda {name} tidak dikenal</source>
        <translation>tag {name} is not known</translation>
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
    <message>
        <source>Kalimat {name} memuat penanda yang tidak dikenal: {places}</source>
        <translation>The sentence {name} has a placeholder that is not known: {places}</translation>
    </message>
    <message>
        <source>Penanda yang boleh: {places}.</source>
        <translation>Placeholders that may be used: {places}.</translation>
    </message>
    <message>
        <source>Berkas {file} tidak dapat dibaca: {cause}</source>
        <translation>The file {file} cannot be read: {cause}</translation>
    </message>
    <message>
        <source>Perbaiki baris itu, atau hapus berkasnya untuk kembali ke kalimat bawaan.</source>
        <translation>Mend that line, or delete the file to return to the usual sentences.</translation>
    </message>
    <message>
        <source>Kalimat {name} tidak dikenal atau bukan tulisan.</source>
        <translation>The sentence {name} is unknown or is not text.</translation>
    </message>
    <message>
        <source>Nama yang boleh: {names}.</source>
        <translation>Names that are allowed: {names}.</translation>
    </message>
    <message>
        <source>Pengaturan dokumen tidak dapat disimpan ({reason}).</source>
        <translation>The settings of the documents cannot be saved ({reason}).</translation>
    </message>
    <message>
        <source>Pengaturan ini berlaku sampai ruang ditutup.</source>
        <translation>These settings hold until the room is closed.</translation>
    </message>
    <message>
        <source>Pembuatan dokumen dibatalkan.</source>
        <translation>The making of documents was cancelled.</translation>
    </message>
    <message>
        <source>Tidak ada berkas yang dibuat.</source>
        <translation>No file was made.</translation>
    </message>
    <message>
        <source>Pembuatan dokumen berhenti sebelum selesai; tidak ada berkas yang dibuat.</source>
        <translation>The making of documents stopped before its end; no file was made.</translation>
    </message>
    <message>
        <source>Coba sekali lagi. Bila berulang, tutup program lain agar memori cukup.</source>
        <translation>Try once more. If it happens again, close other programs so that there is enough memory.</translation>
    </message>
    <message>
        <source>Kunci {file} tidak dapat dibuka.</source>
        <translation>The key {file} cannot be opened.</translation>
    </message>
    <message>
        <source>Periksa kata sandinya, dan apakah berkasnya .p12 atau .pfx.</source>
        <translation>Check its passphrase, and whether the file is a .p12 or .pfx.</translation>
    </message>
    <message>
        <source>Berkas {file} tidak dapat ditandatangani.</source>
        <translation>The file {file} cannot be signed.</translation>
    </message>
    <message>
        <source>Pilih PDF yang ditulis program ini dan belum ditandatangani.</source>
        <translation>Choose a PDF that this program wrote and that is not signed yet.</translation>
    </message>
    <message>
        <source>Daftar sidik {file} tidak ada di folder itu.</source>
        <translation>The list of hashes {file} is not in that folder.</translation>
    </message>
    <message>
        <source>Pilih folder paket yang ditulis program ini.</source>
        <translation>Choose the folder of a package that this program wrote.</translation>
    </message>
    <message>
        <source>Berkas {file} bukan dokumen JSON dari program ini.</source>
        <translation>The file {file} is no JSON document of this program.</translation>
    </message>
    <message>
        <source>Pilih berkas .json dari paket dokumen.</source>
        <translation>Choose a .json file of a package of documents.</translation>
    </message>
    <message>
        <source>Itu bukan isi kode QR dan bukan sidik dari dokumen program ini.</source>
        <translation>This is neither the content of a QR code nor the print of a document of this program.</translation>
    </message>
    <message>
        <source>Salin seluruh isi kode QR, atau sidik 16 angka dan huruf di kaki halaman.</source>
        <translation>Copy the whole content of the QR code, or the print of 16 digits and letters in the foot of the page.</translation>
    </message>
</context>
<context>
    <name>minutes_edit</name>
    <message>
        <source>Baris ini baru saja diubah orang lain.</source>
        <translation>Somebody else has just changed this line.</translation>
    </message>
    <message>
        <source>Baca lagi, lalu ulangi perubahan Anda bila masih perlu.</source>
        <translation>Read it again, then repeat your change if it is still needed.</translation>
    </message>
    <message>
        <source>Isi dokumen final yang tersimpan tidak terbaca.</source>
        <translation>The content of the final document cannot be read.</translation>
    </message>
    <message>
        <source>Pulihkan cadangan, atau periksa berkas yang sudah dibagikan.</source>
        <translation>Restore a backup, or look at the files that were given out.</translation>
    </message>
    <message>
        <source>Tulisan terlalu panjang.</source>
        <translation>The text is too long.</translation>
    </message>
    <message>
        <source>Ringkas sampai 20.000 huruf.</source>
        <translation>Shorten it to 20,000 letters.</translation>
    </message>
    <message>
        <source>Baris notulen tidak boleh kosong.</source>
        <translation>A line of the minutes must not be empty.</translation>
    </message>
    <message>
        <source>Sembunyikan barisnya, atau kembalikan tulisan dari log.</source>
        <translation>Hide the line, or use the log&apos;s text again.</translation>
    </message>
    <message>
        <source>Dokumen sudah pada tahap itu.</source>
        <translation>The document is at that stage already.</translation>
    </message>
    <message>
        <source>Tidak ada yang berubah.</source>
        <translation>Nothing changed.</translation>
    </message>
    <message>
        <source>Dokumen sudah final dan terkunci.</source>
        <translation>The document is final and locked.</translation>
    </message>
    <message>
        <source>Tulis perubahan sebagai adendum.</source>
        <translation>Write the change as an addendum.</translation>
    </message>
    <message>
        <source>Adendum hanya untuk dokumen yang sudah final.</source>
        <translation>An addendum is for a final document only.</translation>
    </message>
    <message>
        <source>Ubah barisnya langsung.</source>
        <translation>Change its lines instead.</translation>
    </message>
    <message>
        <source>Isi adendum kosong atau terlalu panjang.</source>
        <translation>The addendum is empty or too long.</translation>
    </message>
    <message>
        <source>Tulis 1 sampai 20.000 huruf.</source>
        <translation>Write 1 to 20,000 letters.</translation>
    </message>
    <message>
        <source>Lokasi ini tidak ada dalam sesi.</source>
        <translation>This site is not in the session.</translation>
    </message>
    <message>
        <source>Pilih dokumen lain.</source>
        <translation>Choose another document.</translation>
    </message>
</context>
<context>
    <name>minutes_page</name>
    <message>
        <source>DRAF · menulis sendiri</source>
        <translation>DRAFT · writes itself</translation>
    </message>
    <message>
        <source>KOREKSI</source>
        <translation>CORRECTION</translation>
    </message>
    <message>
        <source>FINAL versi {version} · {print}</source>
        <translation>FINAL version {version} · {print}</translation>
    </message>
    <message>
        <source>perlu dilihat</source>
        <translation>look at it</translation>
    </message>
    <message>
        <source>tersembunyi</source>
        <translation>hidden</translation>
    </message>
    <message>
        <source>disunting</source>
        <translation>edited</translation>
    </message>
    <message>
        <source>diberi catatan</source>
        <translation>has a remark</translation>
    </message>
    <message>
        <source>terkunci</source>
        <translation>locked</translation>
    </message>
</context>
<context>
    <name>notes</name>
    <message>
        <source>Catatan masih kosong.</source>
        <translation>The note is still empty.</translation>
    </message>
    <message>
        <source>Tulis sesuatu dahulu.</source>
        <translation>Write something first.</translation>
    </message>
    <message>
        <source>Catatan terlalu panjang.</source>
        <translation>The note is too long.</translation>
    </message>
    <message>
        <source>Ringkas sampai 2.000 huruf, atau bagi menjadi dua catatan.</source>
        <translation>Shorten it to 2,000 letters, or make two notes of it.</translation>
    </message>
</context>
<context>
    <name>panels</name>
    <message>
        <source>Susunan panel tidak dapat disimpan ({reason}).</source>
        <translation>The panel layout cannot be saved ({reason}).</translation>
    </message>
    <message>
        <source>Susunan ini berlaku sampai ruang ditutup.</source>
        <translation>The layout lasts until the room is closed.</translation>
    </message>
    <message>
        <source>Papan lokasi</source>
        <translation>Board of sites</translation>
    </message>
    <message>
        <source>Suara ruang</source>
        <translation>Room sound</translation>
    </message>
    <message>
        <source>Catat usulan</source>
        <translation>Log a proposal</translation>
    </message>
    <message>
        <source>Daftar usulan</source>
        <translation>Proposals (usulan)</translation>
    </message>
    <message>
        <source>Yang perlu diperhatikan</source>
        <translation>Needs attention</translation>
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
    <name>photo</name>
    <message>
        <source>Usulan untuk foto ini belum tersimpan.</source>
        <translation>The proposal for this photo is not saved yet.</translation>
    </message>
    <message>
        <source>Isi usulannya dahulu, lalu tambahkan foto.</source>
        <translation>Fill in the proposal first, then add the photo.</translation>
    </message>
    <message>
        <source>Foto itu tidak ada dalam data.</source>
        <translation>That photo is not in the data.</translation>
    </message>
    <message>
        <source>Buka usulannya lagi.</source>
        <translation>Open the proposal again.</translation>
    </message>
    <message>
        <source>Keterangan foto terlalu panjang.</source>
        <translation>The caption is too long.</translation>
    </message>
    <message>
        <source>Paling banyak {count} huruf; tulis sisanya di usulan.</source>
        <translation>At most {count} letters; write the rest into the proposal.</translation>
    </message>
    <message>
        <source>Usulan ini sudah punya {count} foto.</source>
        <translation>This proposal has {count} photos already.</translation>
    </message>
    <message>
        <source>Hapus satu foto dahulu, lalu tambahkan lagi.</source>
        <translation>Remove one photo first, then add it again.</translation>
    </message>
    <message>
        <source>yang ditempel</source>
        <translation>that was pasted</translation>
    </message>
    <message>
        <source>Simpan sebagai JPEG atau PNG, lalu tambahkan lagi.</source>
        <translation>Save it as JPEG or PNG, then add it again.</translation>
    </message>
    <message>
        <source>Buka foto itu, ambil tangkapan layarnya, lalu tempel di sini.</source>
        <translation>Open the photo, take a screenshot of it and paste that here.</translation>
    </message>
    <message>
        <source>Berkas {name} tidak dapat dibaca.</source>
        <translation>The file {name} cannot be read.</translation>
    </message>
    <message>
        <source>Periksa apakah berkas itu masih ada, atau salin dahulu ke komputer ini.</source>
        <translation>See whether the file is still there, or copy it to this computer first.</translation>
    </message>
    <message>
        <source>Berkas {name} kosong.</source>
        <translation>The file {name} is empty.</translation>
    </message>
    <message>
        <source>Berkas {name} lebih dari 30 MB.</source>
        <translation>The file {name} has more than 30 MB.</translation>
    </message>
    <message>
        <source>Foto {name} lebih dari 64 juta piksel.</source>
        <translation>The photo {name} has more than 64 million pixels.</translation>
    </message>
    <message>
        <source>{name} adalah gambar vektor atau dokumen, bukan foto.</source>
        <translation>{name} is a drawing or a document, not a photo.</translation>
    </message>
    <message>
        <source>{name} bukan foto JPEG, PNG, WebP, atau HEIC.</source>
        <translation>{name} is no JPEG, PNG, WebP or HEIC photo.</translation>
    </message>
    <message>
        <source>Foto {name} rusak atau terpotong.</source>
        <translation>The photo {name} is damaged or cut off.</translation>
    </message>
    <message>
        <source>Minta foto itu dikirim ulang, sebaiknya sebagai dokumen.</source>
        <translation>Ask for the photo to be sent again, best as a document.</translation>
    </message>
    <message>
        <source>Foto {name} tidak dapat diolah.</source>
        <translation>The photo {name} cannot be processed.</translation>
    </message>
    <message>
        <source>Gambar itu tidak dapat diambil.</source>
        <translation>That picture could not be taken.</translation>
    </message>
    <message>
        <source>Coba sekali lagi, atau pilih foto dari berkas.</source>
        <translation>Try once more, or choose a photo from a file.</translation>
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
        <source>Koordinat tidak terbaca.</source>
        <translation>The coordinates cannot be read.</translation>
    </message>
    <message>
        <source>Tulis lintang dan bujur, misalnya -6.2349, 106.9896.</source>
        <translation>Write latitude and longitude, for example -6.2349, 106.9896.</translation>
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
        <source>Nilai rupiah tidak terbaca.</source>
        <translation>The amount in rupiah cannot be read.</translation>
    </message>
    <message>
        <source>Tulis rupiah penuh, misalnya 150.000.000 atau 150 juta.</source>
        <translation>Write whole rupiah, for example 150.000.000 or 150 juta.</translation>
    </message>
    <message>
        <source>Isian terlalu panjang.</source>
        <translation>The text is too long.</translation>
    </message>
    <message>
        <source>Ringkas menjadi paling banyak 10.000 huruf.</source>
        <translation>Shorten it to at most 10,000 characters.</translation>
    </message>
    <message>
        <source>Penanggung jawab atau tenggat terlalu panjang.</source>
        <translation>Who is in charge or until when is too long.</translation>
    </message>
    <message>
        <source>Ringkas: masing-masing paling banyak 200 huruf.</source>
        <translation>Shorten it: at most 200 characters each.</translation>
    </message>
    <message>
        <source>Alasan atau nomor rujukan terlalu panjang.</source>
        <translation>The reason or the reference number is too long.</translation>
    </message>
    <message>
        <source>Ringkas: alasan paling banyak 2.000 huruf, nomor rujukan 100.</source>
        <translation>Shorten: 2,000 characters for a reason, 100 for a reference number.</translation>
    </message>
    <message>
        <source>Alasan belum disepakati belum cukup.</source>
        <translation>The reason why it is not agreed is not enough.</translation>
    </message>
    <message>
        <source>Tulis atau pilih alasan, paling sedikit 10 huruf.</source>
        <translation>Write or choose a reason of at least 10 characters.</translation>
    </message>
    <message>
        <source>Usulan yang disepakati memerlukan volume dan perkiraan biaya.</source>
        <translation>An agreed proposal needs a volume and an estimated cost.</translation>
    </message>
    <message>
        <source>Isi keduanya, atau tandai bahwa keduanya menyusul.</source>
        <translation>Fill in both, or mark that they will follow.</translation>
    </message>
    <message>
        <source>Belum jelas ke usulan mana digabung.</source>
        <translation>It is not clear which proposal it is merged into.</translation>
    </message>
    <message>
        <source>Pilih usulan induknya.</source>
        <translation>Choose the proposal it becomes part of.</translation>
    </message>
    <message>
        <source>Belum jelas ke mana usulan dialihkan.</source>
        <translation>It is not clear where the proposal is redirected to.</translation>
    </message>
    <message>
        <source>Pilih SOROT atau kewenangan lain.</source>
        <translation>Choose SOROT or another authority.</translation>
    </message>
    <message>
        <source>Belum ada usulan yang dibahas.</source>
        <translation>No proposal is being discussed.</translation>
    </message>
    <message>
        <source>Sebut nomornya, misalnya PJG-014.</source>
        <translation>Name its number, for example PJG-014.</translation>
    </message>
    <message>
        <source>Usulan {number} tidak ada di sesi ini.</source>
        <translation>Proposal {number} is not in this session.</translation>
    </message>
    <message>
        <source>Periksa nomornya di daftar usulan, misalnya PJG-014.</source>
        <translation>Check its number in the list of proposals, for example PJG-014.</translation>
    </message>
</context>
<context>
    <name>proposal_words</name>
    <message>
        <source>—</source>
        <translation>—</translation>
    </message>
    <message>
        <source>Fisik</source>
        <translation>Physical</translation>
    </message>
    <message>
        <source>Non-fisik</source>
        <translation>Non-physical</translation>
    </message>
    <message>
        <source>Tidak memerlukan lahan</source>
        <translation>No land needed</translation>
    </message>
    <message>
        <source>Siap</source>
        <translation>Ready</translation>
    </message>
    <message>
        <source>PSU belum diserahkan</source>
        <translation>PSU not handed over yet</translation>
    </message>
    <message>
        <source>Milik pribadi</source>
        <translation>Privately owned</translation>
    </message>
    <message>
        <source>Sengketa</source>
        <translation>Disputed</translation>
    </message>
    <message>
        <source>Aset instansi lain</source>
        <translation>Another agency&apos;s asset</translation>
    </message>
    <message>
        <source>RT/RW</source>
        <translation>RT/RW</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Kecamatan</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>OPD kota</source>
        <translation>City OPD</translation>
    </message>
    <message>
        <source>Ada</source>
        <translation>Yes</translation>
    </message>
    <message>
        <source>Belum ada</source>
        <translation>Not yet</translation>
    </message>
    <message>
        <source>belum dibahas</source>
        <translation>not discussed yet</translation>
    </message>
    <message>
        <source>dibahas</source>
        <translation>discussed</translation>
    </message>
    <message>
        <source>disepakati</source>
        <translation>agreed</translation>
    </message>
    <message>
        <source>belum disepakati</source>
        <translation>not agreed</translation>
    </message>
    <message>
        <source>ditunda</source>
        <translation>postponed</translation>
    </message>
    <message>
        <source>digabung</source>
        <translation>merged</translation>
    </message>
    <message>
        <source>ditarik</source>
        <translation>withdrawn</translation>
    </message>
    <message>
        <source>dialihkan</source>
        <translation>redirected</translation>
    </message>
    <message>
        <source>cadangan</source>
        <translation>reserve</translation>
    </message>
    <message>
        <source>Diisi di sini</source>
        <translation>Told here</translation>
    </message>
    <message>
        <source>Menyusul</source>
        <translation>To follow</translation>
    </message>
</context>
<context>
    <name>reference</name>
    <message>
        <source>Tahun {year} tidak mungkin.</source>
        <translation>There is no year {year}.</translation>
    </message>
    <message>
        <source>Tulis tahun RKPD, misalnya 2019.</source>
        <translation>Write the year of the RKPD, for example 2019.</translation>
    </message>
    <message>
        <source>Kode {code} ada dua kali.</source>
        <translation>Code {code} stands there twice.</translation>
    </message>
    <message>
        <source>Kode belum diisi atau terlalu panjang.</source>
        <translation>The code is missing or too long.</translation>
    </message>
    <message>
        <source>Beri setiap baris kode sendiri, paling banyak 100 huruf.</source>
        <translation>Give every row a code of its own, at most 100 characters.</translation>
    </message>
    <message>
        <source>Kolom {column} di baris {code} kosong.</source>
        <translation>Column {column} of row {code} is empty.</translation>
    </message>
    <message>
        <source>Isi kolom itu.</source>
        <translation>Fill in that column.</translation>
    </message>
    <message>
        <source>Kolom {column} di baris {code} tidak terbaca: {text}</source>
        <translation>Column {column} of row {code} cannot be read: {text}</translation>
    </message>
    <message>
        <source>Tulis angka tanpa satuan, atau kosongkan.</source>
        <translation>Write a number without a unit, or leave it empty.</translation>
    </message>
    <message>
        <source>Nilai penilaian di luar skala.</source>
        <translation>A score is outside of the scale.</translation>
    </message>
    <message>
        <source>Jawab ya atau tidak, atau beri nilai 1 sampai 5.</source>
        <translation>Answer yes or no, or give 1 to 5 points.</translation>
    </message>
</context>
<context>
    <name>remote</name>
    <message>
        <source>Ruang kendali ditutup.</source>
        <translation>The control room is closed.</translation>
    </message>
    <message>
        <source>Variabel {variable} belum diisi kunci akses (token).</source>
        <translation>The variable {variable} does not hold an access key (token) yet.</translation>
    </message>
    <message>
        <source>Lihat kuncinya dengan perintah ctl token di komputer ruang kendali.</source>
        <translation>See the key with the command ctl token on the control room&apos;s computer.</translation>
    </message>
    <message>
        <source>Tidak ada sidang yang dapat dikendalikan di komputer ini.</source>
        <translation>There is no session to control on this computer.</translation>
    </message>
    <message>
        <source>Jalankan sidang dengan [remote] enabled = true di berkas sesinya.</source>
        <translation>Run the session with [remote] enabled = true in its session file.</translation>
    </message>
    <message>
        <source>kendali jarak jauh hanya boleh di komputer ini atau di jaringan sendiri.</source>
        <translation>remote control may only be on this computer or in the own network.</translation>
    </message>
    <message>
        <source>Pakai 127.0.0.1, atau alamat komputer ini di jaringan kantor, misalnya 192.168.1.5.</source>
        <translation>Use 127.0.0.1, or this computer&apos;s address in the office network, for example 192.168.1.5.</translation>
    </message>
    <message>
        <source>Istirahat, atau lanjutkan sesudahnya</source>
        <translation>Break, or resume after it</translation>
    </message>
    <message>
        <source>Argumen {name} tidak dikenal.</source>
        <translation>The argument {name} is not known.</translation>
    </message>
    <message>
        <source>Perintah ini memakai: {names}.</source>
        <translation>This command takes: {names}.</translation>
    </message>
    <message>
        <source>Perintah ini tidak memakai argumen.</source>
        <translation>This command takes no arguments.</translation>
    </message>
    <message>
        <source>Argumen {name} belum diisi.</source>
        <translation>The argument {name} is missing.</translation>
    </message>
    <message>
        <source>Argumen {name} harus satu baris teks, paling banyak 200 karakter.</source>
        <translation>The argument {name} must be one line of text, at most 200 characters.</translation>
    </message>
    <message>
        <source>Argumen {name} harus salah satu dari: {choices}.</source>
        <translation>The argument {name} must be one of: {choices}.</translation>
    </message>
    <message>
        <source>Lokasi pada argumen {name} tidak ada di sesi ini.</source>
        <translation>The site in the argument {name} is not part of this session.</translation>
    </message>
    <message>
        <source>Argumen {name} harus bilangan bulat {lowest} sampai {highest}.</source>
        <translation>The argument {name} must be a whole number from {lowest} to {highest}.</translation>
    </message>
    <message>
        <source>Argumen {name} harus true atau false.</source>
        <translation>The argument {name} must be true or false.</translation>
    </message>
    <message>
        <source>Ruang kendali tidak menjawab.</source>
        <translation>The control room does not answer.</translation>
    </message>
    <message>
        <source>Periksa apakah sidang berjalan dan [remote] dinyalakan di berkas sesinya.</source>
        <translation>Check that the session is running and that [remote] is switched on in its session file.</translation>
    </message>
    <message>
        <source>Lokasi: tiga huruf (PJG), tombol (F5 atau Shift+F1), atau kode wilayah.</source>
        <translation>Site: three letters (PJG), key (F5 or Shift+F1), or region code.</translation>
    </message>
    <message>
        <source>Perintah {command} tidak dikenal.</source>
        <translation>The command {command} is not known.</translation>
    </message>
    <message>
        <source>Daftarnya ada di GET /v1/commands atau perintah ctl commands.</source>
        <translation>The list is at GET /v1/commands or given by the command ctl commands.</translation>
    </message>
    <message>
        <source>Tambahan waktu dalam detik.</source>
        <translation>Added time in seconds.</translation>
    </message>
    <message>
        <source>Seluruh waktu bicara dalam detik.</source>
        <translation>Whole speaking time in seconds.</translation>
    </message>
    <message>
        <source>Jatah bicara lokasi untuk seluruh sidang, dalam detik.</source>
        <translation>What the site may speak in the whole session, in seconds.</translation>
    </message>
    <message>
        <source>Nama pembicara.</source>
        <translation>Speaker&apos;s name.</translation>
    </message>
    <message>
        <source>Nama pembicara; boleh kosong.</source>
        <translation>Speaker&apos;s name; may be empty.</translation>
    </message>
    <message>
        <source>Jabatan pembicara; boleh kosong.</source>
        <translation>Speaker&apos;s office; may be empty.</translation>
    </message>
    <message>
        <source>Unsur pembicara; boleh kosong.</source>
        <translation>Speaker&apos;s group; may be empty.</translation>
    </message>
    <message>
        <source>Lokasi seperti pada floor.grant; kosong berarti yang bicara.</source>
        <translation>A site as with floor.grant; empty for whoever speaks.</translation>
    </message>
    <message>
        <source>Tempat dalam antrean tanggapan, 1 paling depan.</source>
        <translation>Place among the waiting responses, 1 is the first.</translation>
    </message>
    <message>
        <source>true: juga bila lokasi tidak tersambung.</source>
        <translation>true: even if the site is not connected.</translation>
    </message>
    <message>
        <source>Lokasi seperti pada floor.grant, atau RUANG untuk ruang sidang.</source>
        <translation>Site as in floor.grant, or RUANG for the hall.</translation>
    </message>
    <message>
        <source>true membuka antrean, false menutupnya.</source>
        <translation>true opens the queue, false closes it.</translation>
    </message>
    <message>
        <source>Tempat baru dalam antrean, 1 paling depan.</source>
        <translation>New place in the queue, 1 is the front.</translation>
    </message>
    <message>
        <source>0 paling rendah, 2 biasa, 4 paling tinggi.</source>
        <translation>0 lowest, 2 usual, 4 highest.</translation>
    </message>
    <message>
        <source>Cara memberi kesempatan bicara.</source>
        <translation>How the floor is given.</translation>
    </message>
    <message>
        <source>Berapa lokasi boleh bicara sekaligus.</source>
        <translation>How many sites may speak at once.</translation>
    </message>
    <message>
        <source>Lonceng waktu: mati, berbunyi, berbunyi dan berbicara</source>
        <translation>Time bell: off, on, on with voice</translation>
    </message>
    <message>
        <source>Tanggapan berikutnya</source>
        <translation>Next response</translation>
    </message>
    <message>
        <source>Beri kesempatan sebuah tanggapan yang menunggu</source>
        <translation>Give the floor to a waiting response</translation>
    </message>
    <message>
        <source>Batalkan sebuah tanggapan yang menunggu</source>
        <translation>Cancel a waiting response</translation>
    </message>
    <message>
        <source>Pindahkan dalam antrean</source>
        <translation>Move in the queue</translation>
    </message>
    <message>
        <source>Ubah prioritas</source>
        <translation>Change priority</translation>
    </message>
    <message>
        <source>Kosongkan antrean</source>
        <translation>Empty the queue</translation>
    </message>
    <message>
        <source>Buka atau tutup antrean</source>
        <translation>Open or close the queue</translation>
    </message>
    <message>
        <source>Tambah waktu bicara</source>
        <translation>Add speaking time</translation>
    </message>
    <message>
        <source>Tetapkan waktu bicara</source>
        <translation>Set speaking time</translation>
    </message>
    <message>
        <source>Ratakan waktu</source>
        <translation>Even out the time</translation>
    </message>
    <message>
        <source>Jeda, atau lanjutkan</source>
        <translation>Pause or resume</translation>
    </message>
    <message>
        <source>Interupsi</source>
        <translation>Interruption</translation>
    </message>
    <message>
        <source>Tanggapan OPD</source>
        <translation>OPD response</translation>
    </message>
    <message>
        <source>Arahan pimpinan</source>
        <translation>Chair&apos;s direction</translation>
    </message>
    <message>
        <source>Cara memberi kesempatan bicara</source>
        <translation>How the floor is given</translation>
    </message>
    <message>
        <source>Antrekan lagi yang terakhir bicara</source>
        <translation>Queue the last speaker again</translation>
    </message>
    <message>
        <source>Urungkan perintah terakhir</source>
        <translation>Undo the last command</translation>
    </message>
    <message>
        <source>Alamat pada kepala Host bukan alamat ruang kendali ini.</source>
        <translation>The address in the Host header is not this control room&apos;s.</translation>
    </message>
    <message>
        <source>Pakai alamat dan port yang tertulis di berkas sesi.</source>
        <translation>Use the address and port that the session file names.</translation>
    </message>
    <message>
        <source>Kunci akses (token) tidak ada atau salah.</source>
        <translation>The access key (token) is missing or wrong.</translation>
    </message>
    <message>
        <source>Terlalu banyak permintaan.</source>
        <translation>Too many requests.</translation>
    </message>
    <message>
        <source>Tunggu sebentar, lalu coba lagi.</source>
        <translation>Wait a moment, then try again.</translation>
    </message>
    <message>
        <source>Terlalu banyak yang mengikuti keadaan sidang.</source>
        <translation>Too many are following the state of the session.</translation>
    </message>
    <message>
        <source>Tutup salah satu, lalu coba lagi.</source>
        <translation>Close one of them, then try again.</translation>
    </message>
    <message>
        <source>Isi permintaan terlalu besar.</source>
        <translation>The request&apos;s body is too large.</translation>
    </message>
    <message>
        <source>Isi permintaan tidak kunjung lengkap.</source>
        <translation>The request&apos;s body never became complete.</translation>
    </message>
    <message>
        <source>Isi permintaan harus JSON.</source>
        <translation>The request&apos;s body must be JSON.</translation>
    </message>
    <message>
        <source>Pakai kepala Content-Type: application/json.</source>
        <translation>Use the header Content-Type: application/json.</translation>
    </message>
    <message>
        <source>Isi permintaan tidak dapat dibaca.</source>
        <translation>The request&apos;s body cannot be read.</translation>
    </message>
    <message>
        <source>Contoh yang benar: {&quot;command&quot;: &quot;floor.grant&quot;, &quot;site&quot;: &quot;PJG&quot;}</source>
        <translation>A right one looks like this: {&quot;command&quot;: &quot;floor.grant&quot;, &quot;site&quot;: &quot;PJG&quot;}</translation>
    </message>
    <message>
        <source>Idempotency-Key harus 1 sampai 200 huruf, angka, atau tanda baca.</source>
        <translation>Idempotency-Key must be 1 to 200 letters, figures or punctuation marks.</translation>
    </message>
    <message>
        <source>Idempotency-Key ini sudah dipakai untuk perintah lain.</source>
        <translation>This Idempotency-Key was used for another command.</translation>
    </message>
    <message>
        <source>Layar operator tidak menjawab pada waktunya; perintah tidak dijalankan.</source>
        <translation>The operator&apos;s screen did not answer in time; the command was not run.</translation>
    </message>
    <message>
        <source>Coba lagi sebentar lagi.</source>
        <translation>Try again in a moment.</translation>
    </message>
    <message>
        <source>Layar operator belum selesai menjalankan perintah.</source>
        <translation>The operator&apos;s screen has not finished the command yet.</translation>
    </message>
    <message>
        <source>Lihat keadaan sidang sebelum mengulang perintah ini.</source>
        <translation>Look at the state of the session before you repeat this command.</translation>
    </message>
    <message>
        <source>Kendali jarak jauh mengalami galat.</source>
        <translation>The remote control met an error.</translation>
    </message>
    <message>
        <source>Rinciannya ada di folder log ruang kendali.</source>
        <translation>Details are in the control room&apos;s log folder.</translation>
    </message>
    <message>
        <source>Alamat ini tidak ada.</source>
        <translation>This address does not exist.</translation>
    </message>
    <message>
        <source>Yang ada: GET /v1/state, GET /v1/events, GET dan POST /v1/commands.</source>
        <translation>There are: GET /v1/state, GET /v1/events, GET and POST /v1/commands.</translation>
    </message>
    <message>
        <source>Cara ini tidak dikenal di alamat ini.</source>
        <translation>This method is not known at this address.</translation>
    </message>
    <message>
        <source>Kendali jarak jauh berhenti sendiri</source>
        <translation>The remote control stopped by itself</translation>
    </message>
    <message>
        <source>Dimulai lagi otomatis; rinciannya ada di folder log.</source>
        <translation>It restarts by itself; details are in the log folder.</translation>
    </message>
    <message>
        <source>Kendali jarak jauh mengalami galat</source>
        <translation>The remote control met an error</translation>
    </message>
    <message>
        <source>Kendali jarak jauh: port {port} sedang dipakai program lain</source>
        <translation>Remote control: another program is using port {port}</translation>
    </message>
    <message>
        <source>Tutup program itu, atau ganti port di tabel [remote] berkas sesi. Dicoba lagi otomatis.</source>
        <translation>Close that program, or change port in the session file&apos;s table [remote]. It tries again by itself.</translation>
    </message>
    <message>
        <source>Kendali jarak jauh: {address} bukan alamat komputer ini</source>
        <translation>Remote control: {address} is not an address of this computer</translation>
    </message>
    <message>
        <source>Periksa kabel atau Wi-Fi, dan address di tabel [remote] berkas sesi. Dicoba lagi otomatis.</source>
        <translation>Check cable or Wi-Fi, and address in the session file&apos;s table [remote]. It tries again by itself.</translation>
    </message>
    <message>
        <source>Kendali jarak jauh tidak dapat memakai port {port} ({reason})</source>
        <translation>The remote control cannot use port {port} ({reason})</translation>
    </message>
    <message>
        <source>Pakai port 1024 sampai 65535 di tabel [remote] berkas sesi.</source>
        <translation>Use a port from 1024 to 65535 in the session file&apos;s table [remote].</translation>
    </message>
    <message>
        <source>true membisukan ruang, false membunyikannya lagi.</source>
        <translation>true mutes the room, false unmutes it.</translation>
    </message>
    <message>
        <source>Tidak ada pesan di layar besar.</source>
        <translation>There is no message on the wall.</translation>
    </message>
    <message>
        <source>Lokasi yang ditampilkan besar; bila kosong, yang sedang bicara.</source>
        <translation>The site to show large; if empty, the one that speaks.</translation>
    </message>
    <message>
        <source>true menutup layar besar, false membukanya.</source>
        <translation>true covers the wall, false uncovers it.</translation>
    </message>
    <message>
        <source>Pesan untuk layar besar; kosong menghapusnya.</source>
        <translation>Message for the wall; empty removes it.</translation>
    </message>
    <message>
        <source>Layar besar mengikuti forum</source>
        <translation>The wall follows the floor</translation>
    </message>
    <message>
        <source>Semua lokasi</source>
        <translation>All sites</translation>
    </message>
    <message>
        <source>Sorot</source>
        <translation>Spotlight</translation>
    </message>
    <message>
        <source>Berdua</source>
        <translation>Pair</translation>
    </message>
    <message>
        <source>Penuh</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Usulan yang dibahas</source>
        <translation>Proposal under discussion</translation>
    </message>
    <message>
        <source>Pesan di layar besar</source>
        <translation>Message on the wall</translation>
    </message>
    <message>
        <source>Gelapkan</source>
        <translation>Black out</translation>
    </message>
    <message>
        <source>Tutup dengan tulisan jeda</source>
        <translation>Cover with a pause notice</translation>
    </message>
    <message>
        <source>Bekukan</source>
        <translation>Freeze</translation>
    </message>
    <message>
        <source>Kunci akses (token) kendali jarak jauh tidak dapat dipakai</source>
        <translation>The remote control&apos;s access key (token) cannot be used</translation>
    </message>
    <message>
        <source>Pakai paling sedikit 16 huruf dan angka, tanpa spasi.</source>
        <translation>Use at least 16 letters and figures, without spaces.</translation>
    </message>
    <message>
        <source>Kunci akses (token) di {file} tidak dapat dibaca ({reason})</source>
        <translation>The access key (token) in {file} cannot be read ({reason})</translation>
    </message>
    <message>
        <source>Periksa izin berkas itu, atau hapus supaya dibuat yang baru.</source>
        <translation>Check the file&apos;s permissions, or delete it so that a new one is made.</translation>
    </message>
    <message>
        <source>Nomor usulan, misalnya PJG-014.</source>
        <translation>The proposal&apos;s number, for example PJG-014.</translation>
    </message>
    <message>
        <source>Nomor usulan; kosong berarti yang sedang dibahas.</source>
        <translation>The proposal&apos;s number; empty means the one that is being discussed.</translation>
    </message>
    <message>
        <source>Alasan, paling sedikit 10 huruf.</source>
        <translation>The reason, at least 10 letters.</translation>
    </message>
    <message>
        <source>Alasan; boleh kosong.</source>
        <translation>The reason; may be empty.</translation>
    </message>
    <message>
        <source>Bahas sebuah usulan</source>
        <translation>Discuss a proposal</translation>
    </message>
    <message>
        <source>Usulan disepakati</source>
        <translation>Proposal agreed</translation>
    </message>
    <message>
        <source>Usulan belum disepakati</source>
        <translation>Proposal not agreed</translation>
    </message>
    <message>
        <source>Usulan ditunda</source>
        <translation>Proposal postponed</translation>
    </message>
    <message>
        <source>Putusan usulan dibuka lagi</source>
        <translation>Decision about a proposal opened again</translation>
    </message>
</context>
<context>
    <name>response</name>
    <message>
        <source>Belum jelas siapa yang menanggapi.</source>
        <translation>It is not clear who answers.</translation>
    </message>
    <message>
        <source>Isi nama atau OPD.</source>
        <translation>Fill in a name or an OPD.</translation>
    </message>
    <message>
        <source>Tanggapan masih kosong.</source>
        <translation>The answer is still empty.</translation>
    </message>
    <message>
        <source>Isi tanggapan atau janjinya.</source>
        <translation>Fill in the answer or what was promised.</translation>
    </message>
    <message>
        <source>Ada tenggat, tetapi tidak ada janji.</source>
        <translation>There is a deadline but no promise.</translation>
    </message>
    <message>
        <source>Isi apa yang dijanjikan, atau kosongkan tenggatnya.</source>
        <translation>Fill in what was promised, or clear the deadline.</translation>
    </message>
    <message>
        <source>Isian terlalu panjang.</source>
        <translation>The text is too long.</translation>
    </message>
    <message>
        <source>Ringkas: nama paling banyak 200 huruf, tanggapan 10.000.</source>
        <translation>Shorten: 200 characters for a name, 10,000 for an answer.</translation>
    </message>
</context>
<context>
    <name>role</name>
    <message>
        <source>Operator</source>
        <translation>Operator</translation>
    </message>
    <message>
        <source>Fasilitator</source>
        <translation>Facilitator</translation>
    </message>
    <message>
        <source>Sekretaris</source>
        <translation>Secretary</translation>
    </message>
    <message>
        <source>semua: forum, suara, layar besar, usulan, putusan, notulen</source>
        <translation>everything: floor, sound, wall, proposals, decisions, minutes</translation>
    </message>
    <message>
        <source>mencatat usulan, foto, dan daftar hadir; forum tidak tersentuh</source>
        <translation>writes down proposals, photos and attendance; the floor is not touched</translation>
    </message>
    <message>
        <source>mencatat, memutus bersama pimpinan, naskah notulen, penutupan sidang</source>
        <translation>writes down, decides with the chair, text of the minutes, closing</translation>
    </message>
</context>
<context>
    <name>sending</name>
    <message>
        <source>Peran stasiun ini tidak boleh mengubahnya</source>
        <translation>This station&apos;s role may not change it</translation>
    </message>
    <message>
        <source>Minta pengelola server mengubah peran, lalu kirim ulang.</source>
        <translation>Ask the server&apos;s keeper to change the role, then send again.</translation>
    </message>
    <message>
        <source>Data induknya tidak ada di server</source>
        <translation>The record it belongs to is not at the server</translation>
    </message>
    <message>
        <source>Tunggu stasiun pembuatnya, atau kirim ulang semua.</source>
        <translation>Wait for the station that made it, or send all of it again.</translation>
    </message>
    <message>
        <source>Ditulis oleh versi program yang terlalu lama</source>
        <translation>Written by a version of the program that is too old</translation>
    </message>
    <message>
        <source>Perbarui program di stasiun ini, lalu kirim ulang.</source>
        <translation>Update the program at this station, then send again.</translation>
    </message>
    <message>
        <source>Catatannya berubah setelah ditulis</source>
        <translation>The record was changed after it was written</translation>
    </message>
    <message>
        <source>Periksa dengan perintah verify; beri tahu pengelola server.</source>
        <translation>Check with the command verify; tell the server&apos;s keeper.</translation>
    </message>
    <message>
        <source>Bentuknya tidak dikenal server</source>
        <translation>The server does not know its form</translation>
    </message>
    <message>
        <source>Samakan versi program di kedua sisi, lalu kirim ulang.</source>
        <translation>Use the same version of the program on both sides, then send again.</translation>
    </message>
    <message>
        <source>{count} perubahan</source>
        <translation>{count} changes</translation>
    </message>
    <message>
        <source>{count} foto</source>
        <translation>{count} photos</translation>
    </message>
    <message>
        <source>{count} dokumen final</source>
        <translation>{count} final documents</translation>
    </message>
    <message>
        <source>{first} dan {last}</source>
        <translation>{first} and {last}</translation>
    </message>
    <message>
        <source>{done} dari {total} kB</source>
        <translation>{done} of {total} kB</translation>
    </message>
    <message>
        <source>{done} dari {total} MB</source>
        <translation>{done} of {total} MB</translation>
    </message>
    <message>
        <source>Mengirim foto {amount}</source>
        <translation>Sending photos {amount}</translation>
    </message>
    <message>
        <source>Mengirim dokumen {amount}</source>
        <translation>Sending documents {amount}</translation>
    </message>
    <message>
        <source>Menerima berkas {amount}</source>
        <translation>Receiving files {amount}</translation>
    </message>
    <message>
        <source>{count} perbedaan</source>
        <translation>{count} differences</translation>
    </message>
    <message>
        <source>Pengiriman berhenti</source>
        <translation>Sending stopped</translation>
    </message>
    <message>
        <source>Pengiriman dijeda</source>
        <translation>Sending paused</translation>
    </message>
    <message>
        <source>{count} belum terkirim</source>
        <translation>{count} not sent</translation>
    </message>
    <message>
        <source>Terkirim semua</source>
        <translation>All sent</translation>
    </message>
    <message>
        <source>Mengirim {count}</source>
        <translation>Sending {count}</translation>
    </message>
    <message>
        <source>Mencocokkan</source>
        <translation>Comparing</translation>
    </message>
    <message>
        <source>Stasiun ini belum terdaftar di server.</source>
        <translation>This station is not enrolled at a server.</translation>
    </message>
    <message>
        <source>Pengiriman berhenti, menunggu Anda.</source>
        <translation>Sending stopped and waits for you.</translation>
    </message>
    <message>
        <source>Server ingin menghapus banyak data di sini.</source>
        <translation>The server wants to remove many records here.</translation>
    </message>
    <message>
        <source>Pengiriman dijeda.</source>
        <translation>Sending is paused.</translation>
    </message>
    <message>
        <source>Terkirim semua.</source>
        <translation>All sent.</translation>
    </message>
    <message>
        <source>Server belum terhubung.</source>
        <translation>The server is not connected.</translation>
    </message>
    <message>
        <source>Belum terkirim: {what}.</source>
        <translation>Not sent yet: {what}.</translation>
    </message>
    <message>
        <source>Sedang mengirim: {what}.</source>
        <translation>Sending: {what}.</translation>
    </message>
    <message>
        <source>Mencocokkan dengan server …</source>
        <translation>Comparing with the server …</translation>
    </message>
    <message>
        <source>{station} di {address}</source>
        <translation>{station} at {address}</translation>
    </message>
    <message>
        <source>terakhir sama pukul {time}</source>
        <translation>last the same at {time}</translation>
    </message>
    <message>
        <source>dicoba lagi pukul {time}</source>
        <translation>tried again at {time}</translation>
    </message>
    <message>
        <source>jam komputer ini {count} detik lebih cepat dari server</source>
        <translation>this computer&apos;s clock is {count} seconds ahead of the server</translation>
    </message>
    <message>
        <source>jam komputer ini {count} detik lebih lambat dari server</source>
        <translation>this computer&apos;s clock is {count} seconds behind the server</translation>
    </message>
    <message>
        <source>Data di komputer ini pernah disalin atau dipulihkan. Stasiun ini sekarang dikenal server dengan identitas baru; tidak ada yang hilang, dan yang belum terkirim tetap dikirim.</source>
        <translation>The data on this computer were copied or restored at some time. The server now knows this station by a new identity; nothing is lost, and what was not sent yet is still sent.</translation>
    </message>
    <message>
        <source>stasiun ini</source>
        <translation>this station</translation>
    </message>
    <message>
        <source>Buka halamannya dengan {keys}.</source>
        <translation>Open its page with {keys}.</translation>
    </message>
    <message>
        <source>Stasiun ini memakai identitas baru</source>
        <translation>This station uses a new identity</translation>
    </message>
    <message>
        <source>{count} perbedaan antar stasiun menunggu keputusan</source>
        <translation>{count} differences between stations wait to be settled</translation>
    </message>
    <message>
        <source>Pilih nilai yang benar; buka dengan {keys}.</source>
        <translation>Choose the right value; open with {keys}.</translation>
    </message>
    <message>
        <source>Kop: nama pemerintah dan instansi</source>
        <translation>Letterhead: government and agency</translation>
    </message>
    <message>
        <source>Kop: alamat</source>
        <translation>Letterhead: address</translation>
    </message>
    <message>
        <source>Tempat ruang kendali</source>
        <translation>Place of the control room</translation>
    </message>
    <message>
        <source>Nomor berita acara</source>
        <translation>Number of the official report</translation>
    </message>
    <message>
        <source>Kertas</source>
        <translation>Paper</translation>
    </message>
    <message>
        <source>Jumlah delegasi tiap lokasi</source>
        <translation>Delegates for each site</translation>
    </message>
    <message>
        <source>Baris kosong untuk tanda tangan</source>
        <translation>Empty rows for signatures</translation>
    </message>
    <message>
        <source>Narasumber</source>
        <translation>Speakers</translation>
    </message>
    <message>
        <source>Tembusan</source>
        <translation>Copies to</translation>
    </message>
    <message>
        <source>Penanda tangan: pimpinan sidang</source>
        <translation>Signatory: chair</translation>
    </message>
    <message>
        <source>Penanda tangan: notulis</source>
        <translation>Signatory: minutes secretary</translation>
    </message>
    <message>
        <source>Penanda tangan: lurah</source>
        <translation>Signatory: lurah</translation>
    </message>
    <message>
        <source>Penanda tangan: ketua tim penyelenggara</source>
        <translation>Signatory: head of the organising team</translation>
    </message>
    <message>
        <source>Nama</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Unsur</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>L/P</source>
        <translation>M/F</translation>
    </message>
    <message>
        <source>Jabatan</source>
        <translation>Office</translation>
    </message>
    <message>
        <source>Lembaga</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Telepon</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Boleh menjawab</source>
        <translation>May answer</translation>
    </message>
    <message>
        <source>Delegasi</source>
        <translation>Delegate</translation>
    </message>
    <message>
        <source>Hadir sejak</source>
        <translation>Present since</translation>
    </message>
    <message>
        <source>Pulang</source>
        <translation>Left</translation>
    </message>
    <message>
        <source>Dicoret</source>
        <translation>Struck out</translation>
    </message>
    <message>
        <source>Tulisan baris</source>
        <translation>Text of the line</translation>
    </message>
    <message>
        <source>Catatan notulis</source>
        <translation>Secretary&apos;s remark</translation>
    </message>
    <message>
        <source>Tidak dicetak</source>
        <translation>Not printed</translation>
    </message>
    <message>
        <source>Penghapusan</source>
        <translation>Deletion</translation>
    </message>
    <message>
        <source>Kalimat baku: {name}</source>
        <translation>Standard sentence: {name}</translation>
    </message>
    <message>
        <source>belum diisi</source>
        <translation>not filled in</translation>
    </message>
    <message>
        <source>tidak punya</source>
        <translation>has none</translation>
    </message>
    <message>
        <source>Nama: {text}</source>
        <translation>Name: {text}</translation>
    </message>
    <message>
        <source>Jabatan: {text}</source>
        <translation>Office: {text}</translation>
    </message>
    <message>
        <source>NIP: {text}</source>
        <translation>NIP: {text}</translation>
    </message>
    <message>
        <source>ya</source>
        <translation>yes</translation>
    </message>
    <message>
        <source>tidak</source>
        <translation>no</translation>
    </message>
</context>
<context>
    <name>server</name>
    <message>
        <source>Data server ini dibuat oleh versi Ruang Kendali yang lebih baru.</source>
        <translation>This server data was made by a newer version of Ruang Kendali.</translation>
    </message>
    <message>
        <source>Pasang versi terbaru; data tidak diubah.</source>
        <translation>Install the newest version; the data were not changed.</translation>
    </message>
</context>
<context>
    <name>session_draft</name>
    <message>
        <source>Baris pertama harus memuat judul kolom: kelurahan (atau kode) dan alamat utama; boleh juga alamat kecil, pengguna dan kata sandi.</source>
        <translation>The first row must hold the column titles: kelurahan (or kode) and alamat utama; alamat kecil, pengguna and kata sandi may be there too.</translation>
    </message>
    <message>
        <source>Daftar ini tidak memuat kolom lokasi dan alamat.</source>
        <translation>This list has no columns for site and address.</translation>
    </message>
    <message>
        <source>Baris {line} tidak dapat dibaca sebagai tabel.</source>
        <translation>Row {line} cannot be read as a table.</translation>
    </message>
    <message>
        <source>Simpan lagi dari lembar kerja sebagai CSV (UTF-8).</source>
        <translation>Save it from the spreadsheet again, as CSV (UTF-8).</translation>
    </message>
    <message>
        <source>Baris ini tidak menyebut lokasi.</source>
        <translation>This row names no site.</translation>
    </message>
    <message>
        <source>Isi kode atau nama kelurahan.</source>
        <translation>Fill in the code or the name of the kelurahan.</translation>
    </message>
    <message>
        <source>Tidak ada lokasi “{text}” di sesi ini.</source>
        <translation>There is no site “{text}” in this session.</translation>
    </message>
    <message>
        <source>Periksa ejaannya, pakai kodenya, atau tambahkan lokasi itu di langkah Lokasi.</source>
        <translation>Check the spelling, use its code, or add the site in the step Sites.</translation>
    </message>
    <message>
        <source>{name} sudah ada di baris {line}.</source>
        <translation>{name} is in row {line} already.</translation>
    </message>
    <message>
        <source>Hapus salah satu baris; yang pertama dipakai.</source>
        <translation>Delete one of the rows; the first is used.</translation>
    </message>
    <message>
        <source>Yang dikenal: {n} (urutan lokasi: 1, 2, …), {n+20} (21, 22, …), {kode}, {singkat} dan {nama}.</source>
        <translation>Known: {n} (number of the site: 1, 2, …), {n+20} (21, 22, …), {kode}, {singkat} and {nama}.</translation>
    </message>
    <message>
        <source>Kurung kurawal di pola tidak berpasangan.</source>
        <translation>The braces in the pattern do not match.</translation>
    </message>
    <message>
        <source>Kata dalam kurung kurawal tidak dikenal: {word}.</source>
        <translation>The word in braces is not known: {word}.</translation>
    </message>
    <message>
        <source>Hapus bagian sampai tanda @; nama pengguna dan kata sandi punya kolom sendiri. Tanda @ yang memang bagian alamat ditulis %40.</source>
        <translation>Remove everything up to the @ sign; user name and password have their own columns. An @ sign that belongs to the address is written %40.</translation>
    </message>
    <message>
        <source>Nyalakan “Izinkan berkas gambar dan kamera di komputer ini” bila memang itu yang dimaksud.</source>
        <translation>Switch on “Allow video files and cameras of this computer” if that is what you mean.</translation>
    </message>
    <message>
        <source>Paling banyak {most} lokasi; ini akan menjadi {count}.</source>
        <translation>At most {most} sites; this would make {count}.</translation>
    </message>
    <message>
        <source>Keluarkan lokasi lain dahulu, atau tambahkan satu per satu.</source>
        <translation>Remove other sites first, or add them one by one.</translation>
    </message>
    <message>
        <source>Kota Bekasi</source>
        <translation>Kota Bekasi</translation>
    </message>
    <message>
        <source>Badan Perencanaan Pembangunan Daerah</source>
        <translation>Regional Development Planning Agency</translation>
    </message>
    <message>
        <source>Pembukaan</source>
        <translation>Opening</translation>
    </message>
    <message>
        <source>Sambutan Kepala Bappeda</source>
        <translation>Remarks by the head of Bappeda</translation>
    </message>
    <message>
        <source>Paparan rancangan awal RKPD</source>
        <translation>Presentation of the first RKPD draft</translation>
    </message>
    <message>
        <source>Putaran usulan per kelurahan</source>
        <translation>Round of proposals by kelurahan</translation>
    </message>
    <message>
        <source>Tanggapan OPD</source>
        <translation>OPD responses</translation>
    </message>
    <message>
        <source>Kesepakatan</source>
        <translation>Agreement</translation>
    </message>
    <message>
        <source>Penutup</source>
        <translation>Closing</translation>
    </message>
    <message>
        <source>Paparan rancangan RKPD dan pagu indikatif</source>
        <translation>Presentation of the RKPD draft and indicative ceilings</translation>
    </message>
    <message>
        <source>Putaran prioritas per kecamatan</source>
        <translation>Round of priorities by kecamatan</translation>
    </message>
    <message>
        <source>Kesepakatan prioritas</source>
        <translation>Agreement on priorities</translation>
    </message>
    <message>
        <source>Musrenbang kelurahan</source>
        <translation>Musrenbang kelurahan</translation>
    </message>
    <message>
        <source>Musrenbang kecamatan</source>
        <translation>Musrenbang kecamatan</translation>
    </message>
    <message>
        <source>Musrenbang Kelurahan</source>
        <translation>Musrenbang Kelurahan</translation>
    </message>
    <message>
        <source>Musrenbang kelurahan, 12 lokasi (satu dari tiap kecamatan)</source>
        <translation>Musrenbang kelurahan, 12 sites (one of each kecamatan)</translation>
    </message>
    <message>
        <source>Musrenbang kecamatan, 12 lokasi</source>
        <translation>Musrenbang kecamatan, 12 sites</translation>
    </message>
    <message>
        <source>Musrenbang Kecamatan</source>
        <translation>Musrenbang Kecamatan</translation>
    </message>
    <message>
        <source>Musrenbang kelurahan, 8 lokasi</source>
        <translation>Musrenbang kelurahan, 8 sites</translation>
    </message>
    <message>
        <source>Kosong: lokasi dan acara diisi sendiri</source>
        <translation>Empty: fill in sites and agenda yourself</translation>
    </message>
    <message>
        <source>Isian Anda tetap ada di halaman ini.</source>
        <translation>What you filled in is still on this page.</translation>
    </message>
    <message>
        <source>Isian yang tersimpan tidak dapat dibaca.</source>
        <translation>The entries that were kept cannot be read.</translation>
    </message>
    <message>
        <source>Berkas {file} tidak dapat ditulis ({reason}).</source>
        <translation>The file {file} cannot be written ({reason}).</translation>
    </message>
    <message>
        <source>Berkas {file} diubah program lain sejak dibaca; tidak ditimpa.</source>
        <translation>The file {file} was changed by another program since it was read; it was not overwritten.</translation>
    </message>
    <message>
        <source>Tutup halaman ini lalu buka lagi berkas itu dengan Ubah.</source>
        <translation>Close this page, then open the file again with Edit.</translation>
    </message>
    <message>
        <source>Berkas {file} hanya boleh dibaca.</source>
        <translation>The file {file} is read-only.</translation>
    </message>
    <message>
        <source>Cabut perlindungan tulis berkas itu, lalu simpan lagi.</source>
        <translation>Remove the file&apos;s write protection, then save again.</translation>
    </message>
    <message>
        <source>Berkas sesi tidak dapat ditulis tanpa merusak isinya.</source>
        <translation>The session file cannot be written without damaging it.</translation>
    </message>
    <message>
        <source>Berkas ini ditulis dengan cara yang tidak dapat diubah di sini tanpa merusak isinya.</source>
        <translation>This file is written in a way that cannot be edited here without damaging it.</translation>
    </message>
    <message>
        <source>Ubah dengan editor teks, atau buat sesi baru dari berkas ini.</source>
        <translation>Edit it with a text editor, or make a new session from this file.</translation>
    </message>
    <message>
        <source>Satu baris, paling banyak 200 huruf.</source>
        <translation>One line, at most 200 characters.</translation>
    </message>
    <message>
        <source>Satu baris, misalnya Kota Bekasi.</source>
        <translation>One line, for example Kota Bekasi.</translation>
    </message>
    <message>
        <source>Satu baris, misalnya Badan Perencanaan Pembangunan Daerah.</source>
        <translation>One line, for example Badan Perencanaan Pembangunan Daerah.</translation>
    </message>
    <message>
        <source>Kelurahan 32.75.06.1003, kecamatan 32.75.06; ruang boleh nama pendek seperti ruang-rapat-1.</source>
        <translation>Kelurahan 32.75.06.1003, kecamatan 32.75.06; for a room a short name such as ruang-rapat-1 will do.</translation>
    </message>
    <message>
        <source>Nama kecamatan dari kelurahan ini.</source>
        <translation>Name of this kelurahan&apos;s kecamatan.</translation>
    </message>
    <message>
        <source>Tepat tiga huruf besar, misalnya PJG, berbeda di setiap lokasi.</source>
        <translation>Exactly three capital letters, such as PJG, different for every site.</translation>
    </message>
    <message>
        <source>Nama pengguna kamera; kosongkan bila kamera tidak memintanya.</source>
        <translation>The camera&apos;s user name; leave it empty if the camera does not ask for it.</translation>
    </message>
    <message>
        <source>Kata sandi diisi di kolomnya, bersama nama pengguna.</source>
        <translation>The password goes into its own field, together with the user name.</translation>
    </message>
    <message>
        <source>Tahun 2000 sampai 2100.</source>
        <translation>A year from 2000 to 2100.</translation>
    </message>
    <message>
        <source>Tanggal sidang.</source>
        <translation>The session&apos;s date.</translation>
    </message>
    <message>
        <source>10 detik sampai 60 menit.</source>
        <translation>10 seconds to 60 minutes.</translation>
    </message>
    <message>
        <source>Lebih pendek dari waktu bicara.</source>
        <translation>Shorter than the speaking time.</translation>
    </message>
    <message>
        <source>Satu baris, paling banyak 200 huruf; boleh kosong.</source>
        <translation>One line of 200 letters at most; may be empty.</translation>
    </message>
    <message>
        <source>1 sampai 600 menit.</source>
        <translation>1 to 600 minutes.</translation>
    </message>
    <message>
        <source>1 sampai 16 lokasi.</source>
        <translation>1 to 16 sites.</translation>
    </message>
    <message>
        <source>Paling banyak 100 acara.</source>
        <translation>At most 100 items.</translation>
    </message>
    <message>
        <source>Pilih salah satu lokasi, atau ruang ini.</source>
        <translation>Choose one of the sites, or this room.</translation>
    </message>
    <message>
        <source>Dibuat dari tanggal dan judul; judul harus memuat huruf atau angka.</source>
        <translation>Made from date and title; the title must hold letters or figures.</translation>
    </message>
    <message>
        <source>harus lebih kecil dari waktu bicara</source>
        <translation>must be smaller than the speaking time</translation>
    </message>
    <message>
        <source>Alamat siaran utama belum diisi.</source>
        <translation>The main stream&apos;s address is missing.</translation>
    </message>
    <message>
        <source>Ini hanya dapat diubah di berkas sesi: {key}.</source>
        <translation>This can only be changed in the session file: {key}.</translation>
    </message>
    <message>
        <source>Daftar {file} tidak dapat dibaca ({reason}).</source>
        <translation>The list {file} cannot be read ({reason}).</translation>
    </message>
    <message>
        <source>Tutup program lain yang memakainya, atau salin ke folder lain.</source>
        <translation>Close other programs that use it, or copy it to another folder.</translation>
    </message>
    <message>
        <source>{file} bukan daftar CSV.</source>
        <translation>{file} is not a CSV list.</translation>
    </message>
    <message>
        <source>Di lembar kerja, pilih Simpan Sebagai lalu CSV (UTF-8).</source>
        <translation>In the spreadsheet choose Save As, then CSV (UTF-8).</translation>
    </message>
    <message>
        <source>Isian belum tersimpan sementara ({reason}).</source>
        <translation>The entries are not kept yet ({reason}).</translation>
    </message>
    <message>
        <source>Selesaikan lalu simpan sesi ini sebelum menutup program.</source>
        <translation>Complete and save this session before you close the program.</translation>
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
        <source>&quot;pembukaan&quot;, &quot;sambutan&quot;, &quot;paparan&quot;, &quot;putaran&quot;, &quot;tanggapan&quot;, &quot;kesepakatan&quot;, &quot;penutup&quot; atau &quot;lain&quot;; hapus baris ini bila nama acara sudah menyebutnya</source>
        <translation>&quot;pembukaan&quot;, &quot;sambutan&quot;, &quot;paparan&quot;, &quot;putaran&quot;, &quot;tanggapan&quot;, &quot;kesepakatan&quot;, &quot;penutup&quot; or &quot;lain&quot;; delete this line if the item&apos;s name says it already</translation>
    </message>
    <message>
        <source>bilangan bulat 0 sampai 5000 (orang), tanpa tanda kutip; 0 berarti tanpa syarat</source>
        <translation>whole number from 0 to 5000 (people), without quotation marks; 0 means no requirement</translation>
    </message>
    <message>
        <source>daftar teks, misalnya [&quot;Perangkat kelurahan&quot;, &quot;Delegasi RT/RW&quot;, &quot;PKK&quot;]</source>
        <translation>a list of texts, for example [&quot;Perangkat kelurahan&quot;, &quot;Delegasi RT/RW&quot;, &quot;PKK&quot;]</translation>
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
        <source>&quot;127.0.0.1&quot; (hanya dari komputer ini) atau alamat komputer ini di jaringan, dalam tanda kutip</source>
        <translation>&quot;127.0.0.1&quot; (from this computer only) or this computer&apos;s network address, in quotation marks</translation>
    </message>
    <message>
        <source>bilangan bulat 1024 sampai 65535, tanpa tanda kutip</source>
        <translation>a whole number from 1024 to 65535, without quotation marks</translation>
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
        <source>satu tabel yang diawali baris [wall]</source>
        <translation>one table that begins with the line [wall]</translation>
    </message>
    <message>
        <source>satu tabel yang diawali baris [sound]</source>
        <translation>one table that begins with the line [sound]</translation>
    </message>
    <message>
        <source>satu tabel yang diawali baris [remote]</source>
        <translation>one table that begins with the line [remote]</translation>
    </message>
    <message>
        <source>satu tabel yang diawali baris [attendance]</source>
        <translation>one table that begins with the line [attendance]</translation>
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
        <source>Isi cadangan tidak sama dengan data; cadangan tidak dibuat.</source>
        <translation>The content of the backup differs from the data; no backup was made.</translation>
    </message>
    <message>
        <source>Ulangi ke diska lain, dan periksa diska itu.</source>
        <translation>Try again on another disk, and check this one.</translation>
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
        <source>Jangan hapus berkas itu. Selamatkan dengan perintah salvage, atau pulihkan cadangan dengan restore.</source>
        <translation>Do not delete the file. Save its content with the command salvage, or take a backup back with restore.</translation>
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
        <source>Usulan {id} dari sumber itu sudah ada: {number}.</source>
        <translation>Proposal {id} of that source exists already: {number}.</translation>
    </message>
    <message>
        <source>Ubah usulan yang sudah ada itu.</source>
        <translation>Change the one that exists.</translation>
    </message>
    <message>
        <source>Usulan itu tidak ada.</source>
        <translation>There is no such proposal.</translation>
    </message>
    <message>
        <source>Muat ulang daftar usulan, lalu pilih lagi.</source>
        <translation>Reload the list of proposals, then choose again.</translation>
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
    <message>
        <source>Orang ini dicatat dalam sesi lain.</source>
        <translation>This person was recorded in another session.</translation>
    </message>
    <message>
        <source>Catat sebagai orang baru dalam sesi ini.</source>
        <translation>Record them as a new person in this session.</translation>
    </message>
    <message>
        <source>Rantai catatan perubahan tidak utuh; sidang dapat diteruskan.</source>
        <translation>The chain of the change log is broken; the session can go on.</translation>
    </message>
    <message>
        <source>Simpan semua cadangan yang ada, dan periksa dengan perintah verify.</source>
        <translation>Keep all backups there are, and check with the command verify.</translation>
    </message>
    <message>
        <source>Berkas cadangan {name} tidak ada.</source>
        <translation>There is no backup file {name}.</translation>
    </message>
    <message>
        <source>Periksa nama dan letak berkas itu.</source>
        <translation>Check the name and place of that file.</translation>
    </message>
    <message>
        <source>Berkas itu adalah data yang sedang dipakai, bukan cadangan.</source>
        <translation>That file is the data in use, not a backup.</translation>
    </message>
    <message>
        <source>Pilih berkas cadangan.</source>
        <translation>Choose a backup file.</translation>
    </message>
    <message>
        <source>Penyimpanan {name} tidak ada.</source>
        <translation>There is no store {name}.</translation>
    </message>
    <message>
        <source>Periksa letak folder data.</source>
        <translation>Check where the data folder is.</translation>
    </message>
    <message>
        <source>Berkas data tidak rusak; tidak ada yang perlu diselamatkan.</source>
        <translation>The data file is not damaged; there is nothing to save.</translation>
    </message>
    <message>
        <source>Buka Ruang Kendali seperti biasa.</source>
        <translation>Open the control room as usual.</translation>
    </message>
    <message>
        <source>Tidak ada yang dapat dibaca dari berkas data yang rusak; berkas itu tidak diubah.</source>
        <translation>Nothing of the damaged data file can be read; the file was not changed.</translation>
    </message>
    <message>
        <source>Pulihkan cadangan terakhir dengan perintah restore.</source>
        <translation>Take the last backup back with the command restore.</translation>
    </message>
    <message>
        <source>Usulan {number} masih draf.</source>
        <translation>Proposal {number} is still a draft.</translation>
    </message>
    <message>
        <source>Lengkapi dan catat dahulu, lalu putuskan.</source>
        <translation>Complete and file it first, then decide.</translation>
    </message>
    <message>
        <source>Usulan {number} tidak dapat digabung ke dirinya atau ke bagiannya.</source>
        <translation>Proposal {number} cannot be merged into itself or into a part of it.</translation>
    </message>
    <message>
        <source>Pilih usulan lain sebagai induk.</source>
        <translation>Choose another proposal to merge it into.</translation>
    </message>
    <message>
        <source>Usulan {number} milik lokasi lain.</source>
        <translation>Proposal {number} belongs to another site.</translation>
    </message>
    <message>
        <source>Gabungkan hanya dengan usulan dari lokasi yang sama.</source>
        <translation>Merge only with proposals of the same site.</translation>
    </message>
    <message>
        <source>Catat dahulu usulan induk itu.</source>
        <translation>File the proposal it is merged into first.</translation>
    </message>
    <message>
        <source>Usulan {number} sudah diubah lagi.</source>
        <translation>Proposal {number} has been changed again.</translation>
    </message>
    <message>
        <source>Lihat isinya yang terbaru, lalu ulangi bila masih perlu.</source>
        <translation>Look at its newest content, then repeat if it is still needed.</translation>
    </message>
    <message>
        <source>Perubahan ini tidak dapat diurungkan.</source>
        <translation>This change cannot be undone.</translation>
    </message>
    <message>
        <source>Ubah isinya langsung, atau tarik usulan itu.</source>
        <translation>Change the content directly, or withdraw the proposal.</translation>
    </message>
    <message>
        <source>Usulan {number} tidak dapat diberi prioritas.</source>
        <translation>Proposal {number} cannot be given a priority.</translation>
    </message>
    <message>
        <source>Catat usulan itu, atau ubah keputusannya: yang ditolak, ditunda, atau digabung tanpa urutan.</source>
        <translation>File it, or change its decision: what was refused, postponed or merged has no place in the order.</translation>
    </message>
    <message>
        <source>Urutan lokasi ini belum pernah diubah.</source>
        <translation>The order of this site was never changed.</translation>
    </message>
    <message>
        <source>Beri prioritas pada satu usulan dahulu.</source>
        <translation>Give a proposal a priority first.</translation>
    </message>
    <message>
        <source>Tanggapan ini dicatat untuk usulan lain.</source>
        <translation>This answer was logged for another proposal.</translation>
    </message>
    <message>
        <source>Catat sebagai tanggapan baru untuk usulan ini.</source>
        <translation>Log it as a new answer to this proposal.</translation>
    </message>
    <message>
        <source>Baris karantina ini tidak dikenal.</source>
        <translation>This quarantined row is not known.</translation>
    </message>
    <message>
        <source>Buka lagi halaman ambil usulan.</source>
        <translation>Open the page for importing proposals again.</translation>
    </message>
    <message>
        <source>Pengaduan atau usulan ini tidak ada dalam sesi ini.</source>
        <translation>This complaint or proposal is not in this session.</translation>
    </message>
    <message>
        <source>Muat ulang daftarnya, lalu pilih lagi.</source>
        <translation>Load the list again, then choose again.</translation>
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
    <name>sync</name>
    <message>
        <source>Perbedaan ini sudah diputuskan atau berubah di stasiun lain.</source>
        <translation>This difference was settled or has changed at another station.</translation>
    </message>
    <message>
        <source>Lihat daftarnya yang terbaru, lalu pilih lagi bila masih ada.</source>
        <translation>Look at the newest list, then choose again if it is still there.</translation>
    </message>
    <message>
        <source>Nilai ini tidak dapat dipakai untuk isian itu.</source>
        <translation>This value cannot be used for that field.</translation>
    </message>
    <message>
        <source>Pilih nilai yang lain, atau ubah lewat isian usulannya.</source>
        <translation>Choose the other value, or change it in the proposal&apos;s form.</translation>
    </message>
    <message>
        <source>Data di komputer ini sudah terhubung ke server lain.</source>
        <translation>The data on this computer belong to another server already.</translation>
    </message>
    <message>
        <source>Minta kode dari server yang semula. Untuk server baru, mulai dengan folder data yang baru.</source>
        <translation>Ask the former server for a code. For a new server, begin with a new data folder.</translation>
    </message>
    <message>
        <source>Kode pendaftaran tidak lengkap.</source>
        <translation>The enrolment code is not complete.</translation>
    </message>
    <message>
        <source>Tempel seluruh teks dari pengelola server, atau ketik 16 huruf dan angkanya.</source>
        <translation>Paste the whole text from the server&apos;s keeper, or type its 16 letters and digits.</translation>
    </message>
    <message>
        <source>Teks pendaftaran terpotong.</source>
        <translation>The enrolment text was cut off.</translation>
    </message>
    <message>
        <source>Salin dan tempel lagi seluruhnya.</source>
        <translation>Copy and paste all of it again.</translation>
    </message>
    <message>
        <source>Alamat server tidak dapat dipakai.</source>
        <translation>The server&apos;s address cannot be used.</translation>
    </message>
    <message>
        <source>Tulis misalnya https://192.168.1.10:8443</source>
        <translation>Write for example https://192.168.1.10:8443</translation>
    </message>
    <message>
        <source>Alamat http:// tidak aman di jaringan; siapa pun dapat membaca isinya.</source>
        <translation>An address with http:// is not safe in a network; anybody can read what is sent.</translation>
    </message>
    <message>
        <source>Pakai alamat https:// dari pengelola server.</source>
        <translation>Use the https:// address from the server&apos;s keeper.</translation>
    </message>
    <message>
        <source>Server tidak dapat dihubungi.</source>
        <translation>The server cannot be reached.</translation>
    </message>
    <message>
        <source>Periksa kabel, Wi-Fi, dan apakah server menyala. Dicoba lagi otomatis.</source>
        <translation>Check the cable, Wi-Fi, and whether the server is on. It is tried again by itself.</translation>
    </message>
    <message>
        <source>Server tidak menjawab pada waktunya.</source>
        <translation>The server did not answer in time.</translation>
    </message>
    <message>
        <source>Jaringan mungkin lambat. Dicoba lagi otomatis.</source>
        <translation>The network may be slow. It is tried again by itself.</translation>
    </message>
    <message>
        <source>Sambungan ke server terputus di tengah pengiriman.</source>
        <translation>The connection to the server was cut while sending.</translation>
    </message>
    <message>
        <source>Dilanjutkan otomatis dari bagian yang sudah sampai.</source>
        <translation>It goes on by itself from what has arrived.</translation>
    </message>
    <message>
        <source>Jaringan ini meminta masuk (login) dahulu, atau ada perantara yang menjawab.</source>
        <translation>This network wants a login first, or a proxy answered.</translation>
    </message>
    <message>
        <source>Buka peramban, masuk ke jaringan itu, lalu tekan Kirim sekarang.</source>
        <translation>Open a browser, log in to that network, then press Send now.</translation>
    </message>
    <message>
        <source>Yang menjawab di alamat itu server lain, bukan server tempat mendaftar.</source>
        <translation>What answers at that address is another server than the one this station enrolled at.</translation>
    </message>
    <message>
        <source>Periksa alamat server. Tidak ada data yang dikirim ke sana.</source>
        <translation>Check the server&apos;s address. Nothing was sent there.</translation>
    </message>
    <message>
        <source>Sertifikat server tidak dikenal atau sudah habis masa berlakunya.</source>
        <translation>The server&apos;s certificate is not known or has expired.</translation>
    </message>
    <message>
        <source>Periksa jam komputer ini; bila benar, minta kode pendaftaran baru ke pengelola.</source>
        <translation>Check this computer&apos;s clock; if it is right, ask the keeper for a new enrolment code.</translation>
    </message>
    <message>
        <source>Server tidak mengenal lagi stasiun ini.</source>
        <translation>The server knows this station no longer.</translation>
    </message>
    <message>
        <source>Minta kode pendaftaran baru ke pengelola server. Data di sini tetap utuh.</source>
        <translation>Ask the server&apos;s keeper for a new enrolment code. The data here stay whole.</translation>
    </message>
    <message>
        <source>Peran stasiun ini tidak boleh melakukan hal itu.</source>
        <translation>This station&apos;s role may not do that.</translation>
    </message>
    <message>
        <source>Minta pengelola server mengubah perannya.</source>
        <translation>Ask the server&apos;s keeper to change its role.</translation>
    </message>
    <message>
        <source>Server sedang sibuk.</source>
        <translation>The server is busy.</translation>
    </message>
    <message>
        <source>Dicoba lagi otomatis.</source>
        <translation>It is tried again by itself.</translation>
    </message>
    <message>
        <source>Server melaporkan galat.</source>
        <translation>The server reports an error.</translation>
    </message>
    <message>
        <source>Dicoba lagi otomatis; bila berulang, beri tahu pengelola server.</source>
        <translation>It is tried again by itself; if it happens again, tell the server&apos;s keeper.</translation>
    </message>
    <message>
        <source>Jawaban server tidak terbaca.</source>
        <translation>The server&apos;s answer cannot be read.</translation>
    </message>
    <message>
        <source>Dicoba lagi otomatis; bila berulang, samakan versi program di kedua sisi.</source>
        <translation>It is tried again by itself; if it happens again, use the same version of the program on both sides.</translation>
    </message>
    <message>
        <source>Tempat untuk foto di server penuh.</source>
        <translation>The server has no room left for photos.</translation>
    </message>
    <message>
        <source>Usulan tetap terkirim; minta pengelola server menambah tempat.</source>
        <translation>Proposals are still sent; ask the server&apos;s keeper for more room.</translation>
    </message>
    <message>
        <source>Server menolak permintaan ini.</source>
        <translation>The server refused this request.</translation>
    </message>
    <message>
        <source>Samakan versi program di kedua sisi; rinciannya ada di folder log.</source>
        <translation>Use the same version of the program on both sides; details are in the log folder.</translation>
    </message>
    <message>
        <source>Data ini pernah disalin atau dipulihkan, jadi stasiun ini memakai identitas baru.</source>
        <translation>These data were copied or restored, so this station uses a new identity.</translation>
    </message>
    <message>
        <source>Minta satu kode pendaftaran lagi; yang belum terkirim ikut pindah.</source>
        <translation>Ask for one more enrolment code; what was not sent moves along.</translation>
    </message>
    <message>
        <source>Isi di sini dan di server belum sama.</source>
        <translation>What is here and what is at the server is not the same yet.</translation>
    </message>
    <message>
        <source>Dibaca ulang otomatis; bila berulang, beri tahu pengelola server.</source>
        <translation>It is read again by itself; if it happens again, tell the server&apos;s keeper.</translation>
    </message>
    <message>
        <source>Tanda terima dari server tidak sah.</source>
        <translation>The server&apos;s receipt is not genuine.</translation>
    </message>
    <message>
        <source>Jangan lanjutkan; beri tahu pengelola server. Tidak ada yang dianggap terkirim.</source>
        <translation>Do not go on; tell the server&apos;s keeper. Nothing counts as sent.</translation>
    </message>
    <message>
        <source>Pengiriman tidak maju selama dua menit.</source>
        <translation>Sending has not advanced for two minutes.</translation>
    </message>
    <message>
        <source>Periksa jaringan; tekan Kirim sekarang untuk mulai lagi.</source>
        <translation>Check the network; press Send now to begin again.</translation>
    </message>
    <message>
        <source>Pengiriman mengalami galat.</source>
        <translation>Sending met an error.</translation>
    </message>
    <message>
        <source>Dicoba lagi otomatis; rinciannya ada di folder log.</source>
        <translation>It is tried again by itself; details are in the log folder.</translation>
    </message>
    <message>
        <source>Kunci server di {file} tidak dapat dibaca atau ditulis.</source>
        <translation>The server&apos;s key in {file} cannot be read or written.</translation>
    </message>
    <message>
        <source>Periksa izin folder data, lalu tekan Kirim sekarang.</source>
        <translation>Check the permissions of the data folder, then press Send now.</translation>
    </message>
    <message>
        <source>Peragaan tidak dikirim ke server.</source>
        <translation>A demonstration is not sent to a server.</translation>
    </message>
    <message>
        <source>Buka sesi yang sebenarnya, lalu daftarkan stasiun ini.</source>
        <translation>Open a real session, then enrol this station.</translation>
    </message>
</context>
<context>
    <name>table_file</name>
    <message>
        <source>Buka di Excel atau LibreOffice, lalu simpan sebagai .xlsx atau CSV UTF-8.</source>
        <translation>Open it in Excel or LibreOffice, then save it as .xlsx or CSV UTF-8.</translation>
    </message>
    <message>
        <source>Berkas {file} kosong.</source>
        <translation>The file {file} is empty.</translation>
    </message>
    <message>
        <source>Pilih berkas lain.</source>
        <translation>Choose another file.</translation>
    </message>
    <message>
        <source>Berkas {file} berformat Excel lama atau dikunci kata sandi.</source>
        <translation>The file {file} is in an old Excel format or locked with a password.</translation>
    </message>
    <message>
        <source>Baris judul kolom tidak ditemukan di {file}.</source>
        <translation>No row of column titles was found in {file}.</translation>
    </message>
    <message>
        <source>Tulis judul kolom di baris pertama: {columns}.</source>
        <translation>Write the column titles into the first row: {columns}.</translation>
    </message>
    <message>
        <source>Berkas {file} tidak dapat dibaca.</source>
        <translation>The file {file} cannot be read.</translation>
    </message>
    <message>
        <source>Periksa letak dan izin berkas itu; tutup dahulu di program lain.</source>
        <translation>Check the file&apos;s place and permissions; close it in other programs first.</translation>
    </message>
    <message>
        <source>Ada sel yang digabung di baris {line}.</source>
        <translation>There are merged cells in row {line}.</translation>
    </message>
    <message>
        <source>Pisahkan sel itu (Unmerge Cells), isi setiap barisnya, lalu simpan.</source>
        <translation>Unmerge the cells, fill in every row, then save.</translation>
    </message>
    <message>
        <source>Berkas {file} bukan tabel teks.</source>
        <translation>The file {file} is not a text table.</translation>
    </message>
    <message>
        <source>Berkas {file} terlalu besar: paling banyak {rows} baris dan {megabytes} MB.</source>
        <translation>The file {file} is too large: at most {rows} rows and {megabytes} MB.</translation>
    </message>
    <message>
        <source>Berkas {file} salah tulis di sekitar baris {line}.</source>
        <translation>The file {file} has a mistake near row {line}.</translation>
    </message>
    <message>
        <source>Hapus lembar dan baris yang tidak perlu, atau bagi menjadi beberapa berkas.</source>
        <translation>Delete sheets and rows you do not need, or split it into several files.</translation>
    </message>
    <message>
        <source>Berkas {file} rusak atau bukan berkas Excel.</source>
        <translation>The file {file} is damaged or no Excel file.</translation>
    </message>
</context>
<context>
    <name>trouble</name>
    <message>
        <source>Sesi tidak dapat dibuka</source>
        <translation>The session cannot be opened</translation>
    </message>
    <message>
        <source>Kembali</source>
        <translation>Back</translation>
    </message>
</context>
<context>
    <name>usulan_file</name>
    <message>
        <source>Daftar {file} tidak berisi usulan.</source>
        <translation>The list {file} holds no proposals.</translation>
    </message>
    <message>
        <source>Isi satu usulan di setiap baris di bawah judul kolom.</source>
        <translation>Write one proposal in each row below the column titles.</translation>
    </message>
    <message>
        <source>Daftar {system} {file} tidak punya kolom {columns}.</source>
        <translation>The {system} list {file} lacks the column {columns}.</translation>
    </message>
    <message>
        <source>Unduh lagi daftar lengkapnya, atau beri kolom itu judul yang benar.</source>
        <translation>Download the whole list again, or give that column its right title.</translation>
    </message>
    <message>
        <source>Arti kolom tidak dapat diingat ({reason}).</source>
        <translation>What the columns are for cannot be remembered ({reason}).</translation>
    </message>
    <message>
        <source>Daftar tetap dapat diambil; pilih lagi kolomnya lain kali.</source>
        <translation>The list can be taken in all the same; choose the columns again next time.</translation>
    </message>
    <message>
        <source>Tidak ada isi pengaduan di {file}.</source>
        <translation>There is no text of a complaint in {file}.</translation>
    </message>
    <message>
        <source>Beri isinya nama “isi” atau “deskripsi”, lalu simpan lagi.</source>
        <translation>Name its text “isi” or “deskripsi”, then save again.</translation>
    </message>
    <message>
        <source>Berkas {file} tidak dapat dibaca.</source>
        <translation>The file {file} cannot be read.</translation>
    </message>
    <message>
        <source>Periksa letak dan izin berkas itu.</source>
        <translation>Check where the file is and who may read it.</translation>
    </message>
    <message>
        <source>Berkas {file} bukan daftar pengaduan JSON, atau terlalu besar.</source>
        <translation>The file {file} is no JSON list of complaints, or too large.</translation>
    </message>
    <message>
        <source>Yang dibaca: daftar objek, paling banyak 20.000, atau CSV dan XLSX.</source>
        <translation>What can be read: a list of objects, 20,000 at most, or CSV and XLSX.</translation>
    </message>
    <message>
        <source>Daftar {file} terlalu berat untuk dibaca.</source>
        <translation>The list {file} is too heavy to be read.</translation>
    </message>
    <message>
        <source>Salin barisnya ke berkas baru, atau bagi menjadi beberapa berkas.</source>
        <translation>Copy its rows into a new file, or split it into several.</translation>
    </message>
</context>
<context>
    <name>usulan_import</name>
    <message>
        <source>Sudah tercatat di lokasi lain.</source>
        <translation>Already recorded for another site.</translation>
    </message>
    <message>
        <source>Kelurahan belum diisi.</source>
        <translation>The kelurahan is empty.</translation>
    </message>
    <message>
        <source>Kode wilayah tidak dikenal.</source>
        <translation>The region code is not known.</translation>
    </message>
    <message>
        <source>Kelurahan tidak dikenal.</source>
        <translation>The kelurahan is not known.</translation>
    </message>
    <message>
        <source>Kecamatan tidak dikenal.</source>
        <translation>The kecamatan is not known.</translation>
    </message>
    <message>
        <source>Bukan lokasi sesi ini.</source>
        <translation>Not a site of this session.</translation>
    </message>
    <message>
        <source>Usulan dan permasalahan kosong.</source>
        <translation>Proposal and problem are empty.</translation>
    </message>
    <message>
        <source>Sel berisi rumus; tempel sebagai nilai.</source>
        <translation>The cell holds a formula; paste it as a value.</translation>
    </message>
    <message>
        <source>Sel berisi galat Excel.</source>
        <translation>The cell holds an Excel error.</translation>
    </message>
    <message>
        <source>Isi pengaduan kosong.</source>
        <translation>The complaint says nothing.</translation>
    </message>
    <message>
        <source>Isian lebih panjang dari 10.000 huruf.</source>
        <translation>The entry is longer than 10,000 letters.</translation>
    </message>
    <message>
        <source>Pilihan tidak dikenal.</source>
        <translation>The choice is not known.</translation>
    </message>
    <message>
        <source>Variabel tidak terbaca.</source>
        <translation>The variables cannot be read.</translation>
    </message>
    <message>
        <source>Koordinat tidak terbaca.</source>
        <translation>The coordinates cannot be read.</translation>
    </message>
    <message>
        <source>Kode usulan kosong.</source>
        <translation>The proposal&apos;s code is empty.</translation>
    </message>
    <message>
        <source>ID Usulan kosong.</source>
        <translation>ID Usulan is empty.</translation>
    </message>
    <message>
        <source>Sama persis dengan baris di atasnya.</source>
        <translation>The same as a row above it.</translation>
    </message>
    <message>
        <source>ID sudah dipakai baris lain dengan isi yang berbeda.</source>
        <translation>The ID is used by another row that says something else.</translation>
    </message>
    <message>
        <source>Volume bukan angka; tulis misalnya 320 atau 1.250,5.</source>
        <translation>The volume is no number; write for example 320 or 1.250,5.</translation>
    </message>
    <message>
        <source>Anggaran bukan rupiah penuh; tulis misalnya 150.000.000.</source>
        <translation>The cost is no whole rupiah; write for example 150.000.000.</translation>
    </message>
    <message>
        <source>Tanggal tidak terbaca; tulis misalnya 15/01/2026.</source>
        <translation>The date cannot be read; write for example 15/01/2026.</translation>
    </message>
    <message>
        <source>+ baru</source>
        <translation>+ new</translation>
    </message>
    <message>
        <source>↻ berubah</source>
        <translation>↻ changed</translation>
    </message>
    <message>
        <source>= sama</source>
        <translation>= same</translation>
    </message>
    <message>
        <source>✕ tidak dapat dipakai</source>
        <translation>✕ unusable</translation>
    </message>
    <message>
        <source>○ di luar sesi ini</source>
        <translation>○ outside this session</translation>
    </message>
    <message>
        <source>✎ tetap seperti diketik</source>
        <translation>✎ stays as typed</translation>
    </message>
    <message>
        <source>tabel lain</source>
        <translation>another table</translation>
    </message>
    <message>
        <source>Nomor usulan di daftar itu</source>
        <translation>The proposal&apos;s number in that list</translation>
    </message>
    <message>
        <source>Kode wilayah</source>
        <translation>Region code</translation>
    </message>
    <message>
        <source>Kelurahan</source>
        <translation>Kelurahan</translation>
    </message>
    <message>
        <source>Kecamatan</source>
        <translation>Kecamatan</translation>
    </message>
    <message>
        <source>Alamat dengan RT/RW dan koordinat</source>
        <translation>Address with RT/RW and coordinates</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Catatan atau alasan</source>
        <translation>Note or reason</translation>
    </message>
    <message>
        <source>Tanggal</source>
        <translation>Date</translation>
    </message>
    <message>
        <source>– tidak dipakai</source>
        <translation>– not used</translation>
    </message>
    <message>
        <source>{file} · {system} · {rows} baris</source>
        <translation>{file} · {system} · {rows} rows</translation>
    </message>
    <message>
        <source>Pilih kolom yang berisi usulan atau permasalahan.</source>
        <translation>Choose the column that holds the proposal or the problem.</translation>
    </message>
    <message>
        <source>Pilih kolom yang menyebut kelurahan.</source>
        <translation>Choose the column that names the kelurahan.</translation>
    </message>
    <message>
        <source>{new} baru · {changed} berubah · {same} sama · {bad} tidak dapat dipakai · {elsewhere} di luar sesi ini</source>
        <translation>{new} new · {changed} changed · {same} same · {bad} unusable · {elsewhere} outside this session</translation>
    </message>
    <message>
        <source>{count} tidak ada lagi di daftar (tetap tersimpan)</source>
        <translation>{count} no longer in the list (kept)</translation>
    </message>
    <message>
        <source>✎ {name}: tetap “{before}”; daftar berkata “{after}”</source>
        <translation>✎ {name}: stays “{before}”; the list says “{after}”</translation>
    </message>
    <message>
        <source>↻ {name}: “{before}” menjadi “{after}”</source>
        <translation>↻ {name}: “{before}” becomes “{after}”</translation>
    </message>
    <message>
        <source>Keputusan</source>
        <translation>Decision</translation>
    </message>
    <message>
        <source>Pengaduan: {baru} baru · {berubah} berubah · {sama} sama · {buruk} tidak dapat dipakai · {luar} di luar sesi ini</source>
        <translation>Complaints: {baru} new · {berubah} changed · {sama} the same · {buruk} cannot be used · {luar} outside this session</translation>
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
    <message>
        <source>DIBAHAS</source>
        <translation>UNDER DISCUSSION</translation>
    </message>
    <message>
        <source>DISEPAKATI</source>
        <translation>AGREED</translation>
    </message>
    <message>
        <source>BELUM DISEPAKATI</source>
        <translation>NOT AGREED</translation>
    </message>
    <message>
        <source>DITUNDA</source>
        <translation>POSTPONED</translation>
    </message>
    <message>
        <source>DIGABUNG</source>
        <translation>MERGED</translation>
    </message>
    <message>
        <source>DITARIK</source>
        <translation>WITHDRAWN</translation>
    </message>
    <message>
        <source>DIALIHKAN</source>
        <translation>REDIRECTED</translation>
    </message>
    <message>
        <source>CADANGAN</source>
        <translation>RESERVE</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Location</translation>
    </message>
    <message>
        <source>Volume</source>
        <translation>Volume</translation>
    </message>
    <message>
        <source>Permasalahan</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>TANGGAPAN</source>
        <translation>RESPONSE</translation>
    </message>
    <message>
        <source>Sidang dijeda</source>
        <translation>Session paused</translation>
    </message>
</context>
<context>
    <name>wall_desk</name>
    <message>
        <source>Layar besar digelapkan</source>
        <translation>Wall blacked out</translation>
    </message>
    <message>
        <source>Layar besar menampilkan tulisan jeda</source>
        <translation>The wall shows the pause notice</translation>
    </message>
    <message>
        <source>Layar besar dibekukan</source>
        <translation>Wall frozen</translation>
    </message>
    <message>
        <source>{keys} menampilkan sidang lagi.</source>
        <translation>{keys} shows the session again.</translation>
    </message>
    <message>
        <source>Susunan layar besar tidak tersimpan</source>
        <translation>The wall&apos;s layout is not saved</translation>
    </message>
    <message>
        <source>{keys} kembali otomatis</source>
        <translation>{keys} back to automatic</translation>
    </message>
</context>
<context>
    <name>wall_file</name>
    <message>
        <source>Susunan layar besar tidak dapat disimpan ({reason}).</source>
        <translation>The wall&apos;s layout cannot be saved ({reason}).</translation>
    </message>
    <message>
        <source>Layar besar tetap berjalan; susunannya tidak kembali bila program diulang.</source>
        <translation>The wall goes on; its layout does not come back if the program is restarted.</translation>
    </message>
</context>
<context>
    <name>wall_preview</name>
    <message>
        <source>Semua</source>
        <translation>All</translation>
    </message>
    <message>
        <source>Sorot</source>
        <translation>Spotlight</translation>
    </message>
    <message>
        <source>Berdua</source>
        <translation>Pair</translation>
    </message>
    <message>
        <source>Penuh</source>
        <translation>Full</translation>
    </message>
    <message>
        <source>Usulan</source>
        <translation>Proposal</translation>
    </message>
    <message>
        <source>Pesan</source>
        <translation>Message</translation>
    </message>
    <message>
        <source>GELAP</source>
        <translation>DARK</translation>
    </message>
    <message>
        <source>JEDA</source>
        <translation>PAUSE</translation>
    </message>
    <message>
        <source>BEKU</source>
        <translation>FROZEN</translation>
    </message>
    <message>
        <source>OTOMATIS</source>
        <translation>AUTO</translation>
    </message>
    <message>
        <source>DISEMATKAN</source>
        <translation>PINNED</translation>
    </message>
</context>
<context>
    <name>wizard</name>
    <message>
        <source>Acara</source>
        <translation>Event</translation>
    </message>
    <message>
        <source>Lokasi</source>
        <translation>Sites</translation>
    </message>
    <message>
        <source>Kamera</source>
        <translation>Cameras</translation>
    </message>
    <message>
        <source>Agenda dan waktu bicara</source>
        <translation>Agenda and speaking time</translation>
    </message>
    <message>
        <source>Ringkasan</source>
        <translation>Summary</translation>
    </message>
    <message>
        <source>mencoba …</source>
        <translation>trying …</translation>
    </message>
    <message>
        <source>tidak dicoba</source>
        <translation>not tried</translation>
    </message>
    <message>
        <source>kecil: {word}</source>
        <translation>small: {word}</translation>
    </message>
    <message>
        <source>Siaran utama</source>
        <translation>Main stream</translation>
    </message>
    <message>
        <source>Siaran kecil</source>
        <translation>Small stream</translation>
    </message>
</context>
<context>
    <name>words</name>
    <message>
        <source>belum bicara</source>
        <translation>not spoken yet</translation>
    </message>
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
        <source>ANTRE {position}</source>
        <translation>WAITING {position}</translation>
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
        <source>sedikit bicara</source>
        <translation>spoke little</translation>
    </message>
    <message>
        <source>banyak bicara</source>
        <translation>spoke much</translation>
    </message>
    <message>
        <source>DISELA</source>
        <translation>INTERRUPTED</translation>
    </message>
    <message>
        <source>Paparan</source>
        <translation>Presentation</translation>
    </message>
    <message>
        <source>Klarifikasi</source>
        <translation>Clarification</translation>
    </message>
    <message>
        <source>Interupsi</source>
        <translation>Interruption</translation>
    </message>
    <message>
        <source>Perbaikan teknis</source>
        <translation>Technical remark</translation>
    </message>
    <message>
        <source>Arahan pimpinan</source>
        <translation>Chair&apos;s direction</translation>
    </message>
    <message>
        <source>Tanggapan</source>
        <translation>Response</translation>
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
        <source>Unsur</source>
        <translation>Group</translation>
    </message>
    <message>
        <source>Telepon</source>
        <translation>Telephone</translation>
    </message>
    <message>
        <source>Fisik/non-fisik</source>
        <translation>Physical or not</translation>
    </message>
    <message>
        <source>Bidang</source>
        <translation>Field of work</translation>
    </message>
    <message>
        <source>Isu</source>
        <translation>Issue</translation>
    </message>
    <message>
        <source>Jenis pekerjaan</source>
        <translation>Kind of work</translation>
    </message>
    <message>
        <source>Kode kamus</source>
        <translation>Catalogue code</translation>
    </message>
    <message>
        <source>Variabel</source>
        <translation>Variables</translation>
    </message>
    <message>
        <source>Koefisien</source>
        <translation>Coefficient</translation>
    </message>
    <message>
        <source>Perkiraan biaya</source>
        <translation>Estimated cost</translation>
    </message>
    <message>
        <source>Volume dan biaya menyusul</source>
        <translation>Volume and cost will follow</translation>
    </message>
    <message>
        <source>Rincian lokasi</source>
        <translation>Location details</translation>
    </message>
    <message>
        <source>Koordinat</source>
        <translation>Coordinates</translation>
    </message>
    <message>
        <source>Uraian urgensi</source>
        <translation>Why it is urgent</translation>
    </message>
    <message>
        <source>Sasaran/penerima manfaat</source>
        <translation>Beneficiaries</translation>
    </message>
    <message>
        <source>OPD tujuan awal</source>
        <translation>OPD first addressed</translation>
    </message>
    <message>
        <source>OPD tujuan akhir</source>
        <translation>OPD finally addressed</translation>
    </message>
    <message>
        <source>Status lahan</source>
        <translation>State of the land</translation>
    </message>
    <message>
        <source>Sertifikat lahan</source>
        <translation>Land certificate</translation>
    </message>
    <message>
        <source>Tingkat penanganan</source>
        <translation>Level of handling</translation>
    </message>
    <message>
        <source>Jenis belanja</source>
        <translation>Kind of spending</translation>
    </message>
    <message>
        <source>Sub kegiatan</source>
        <translation>Sub-activity</translation>
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
