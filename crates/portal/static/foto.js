// Memilih foto: ditambah satu per satu, dilihat, dihapus, dan yang besar dikecilkan dulu. Tanpa
// skrip ini foto dikirim apa adanya.
(function () {
  'use strict';
  var d = document, foto = d.getElementById('foto');
  if (!foto || !window.createImageBitmap || !window.DataTransfer) return;
  var info = d.getElementById('foto-info'), daftar = d.getElementById('foto-daftar'), tombol = d.getElementById('kirim-aduan');
  var batas = +foto.dataset.batas, pilihan = [];
  // Pilihan berikutnya menunggu yang sedang disiapkan, supaya tidak ada foto yang tertinggal
  var antrean = Promise.resolve(), menunggu = 0;

  // Waktu pengambilan dari EXIF, seperti ditulis kamera: "2026:11:28 09:15:00"
  var waktu = function (buf) {
    try {
      var v = new DataView(buf), o = 2;
      while (v.getUint16(o) !== 0xffe1) o += 2 + v.getUint16(o + 2);
      if (v.getUint32(o + 4) !== 0x45786966) return '';
      var t = o + 10, kecil = v.getUint16(t) === 0x4949;
      var cari = function (ifd, tanda) {
        for (var n = v.getUint16(t + ifd, kecil), e = t + ifd + 2; n--; e += 12) {
          if (v.getUint16(e, kecil) === tanda) return v.getUint32(e + 8, kecil);
        }
        throw tanda;
      };
      var di = t + cari(cari(v.getUint32(t + 4, kecil), 0x8769), 0x9003);
      return String.fromCharCode.apply(null, new Uint8Array(buf, di, 19));
    } catch (e) { return ''; }
  };
  // Sidik berkas asli: yang dikecilkan tetap dikenali sebagai foto yang sama
  var sidik = function (buf) {
    if (!window.crypto || !crypto.subtle) return Promise.resolve('');
    return crypto.subtle.digest('SHA-256', buf).then(function (hasil) {
      return Array.from(new Uint8Array(hasil), function (b) { return ('0' + b.toString(16)).slice(-2); }).join('');
    });
  };
  var gambar = function (g, b) {
    var skala = Math.min(1, 2048 / Math.max(g.width, g.height)), k = d.createElement('canvas');
    k.width = Math.round(g.width * skala);
    k.height = Math.round(g.height * skala);
    var pena = k.getContext('2d');
    pena.fillStyle = '#fff'; // JPEG tidak mengenal tembus pandang
    pena.fillRect(0, 0, k.width, k.height);
    pena.drawImage(g, 0, 0, k.width, k.height);
    return new Promise(function (jadi) {
      k.toBlob(function (h) {
        jadi(h && h.size < b.size ? new File([h], b.name.replace(/\.\w+$/, '.jpg'), { type: h.type }) : b);
      }, 'image/jpeg', 0.85);
    });
  };
  var kecilkan = function (b) {
    var apa = { berkas: b, asal: '' };
    if (b.size < 1.5e6 || !/^image\/(jpeg|png|webp)$/.test(b.type)) return Promise.resolve(apa);
    return createImageBitmap(b, { imageOrientation: 'from-image' }).then(function (g) { return gambar(g, b); }).then(function (kecil) {
      if (kecil === b) return apa;
      return b.arrayBuffer().then(function (buf) {
        return sidik(buf).then(function (s) { return { berkas: kecil, asal: s + '|' + waktu(buf) }; });
      });
    }).catch(function () { return apa; });
  };

  var tulis = function (salah) {
    var tas = new DataTransfer();
    pilihan.forEach(function (p) { tas.items.add(p.berkas); });
    foto.files = tas.files;
    daftar.textContent = '';
    pilihan.forEach(function (p, i) {
      var li = d.createElement('li'), img = d.createElement('img'), nama = d.createElement('span'), hapus = d.createElement('button'), asal = d.createElement('input');
      img.src = p.alamat;
      img.alt = '';
      nama.textContent = p.berkas.name;
      hapus.type = 'button';
      hapus.className = 'btn kecil';
      hapus.textContent = 'Hapus';
      hapus.setAttribute('aria-label', 'Hapus foto ' + p.berkas.name);
      hapus.onclick = function () {
        URL.revokeObjectURL(p.alamat);
        pilihan.splice(i, 1);
        tulis([]);
        foto.focus();
      };
      asal.type = 'hidden';
      asal.name = 'foto_asal';
      asal.value = i + '|' + (p.asal || '|');
      li.append(img, nama, hapus, asal);
      daftar.append(li);
    });
    var n = pilihan.length;
    info.textContent = salah.concat(n ? n + ' foto dipilih.' + (n < batas ? ' Anda dapat menambah foto lagi.' : '') : []).join(' ');
  };
  foto.onchange = function () {
    var baru = Array.from(foto.files), salah = [], ke = 0;
    menunggu++;
    tombol.disabled = true;
    var lanjut = function () {
      var b = baru[ke++];
      if (!b) return;
      if (!b.size) {
        salah.push(b.name + ' kosong. Buka dulu fotonya di galeri, lalu pilih lagi.');
        return lanjut();
      }
      if (pilihan.length >= batas) {
        salah.push(foto.dataset.lewat + ' ' + b.name + ' tidak ikut.');
        return lanjut();
      }
      info.textContent = 'Menyiapkan foto ' + ke + ' dari ' + baru.length + '…';
      return kecilkan(b).then(function (apa) {
        apa.alamat = URL.createObjectURL(apa.berkas);
        pilihan.push(apa);
      }).then(lanjut);
    };
    antrean = antrean.then(lanjut).catch(function () {}).then(function () {
      tulis(salah);
      tombol.disabled = --menunggu > 0;
    });
  };
})();
