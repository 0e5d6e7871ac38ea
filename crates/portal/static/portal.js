// Bantuan yang boleh tidak ada: setiap halaman tetap berfungsi tanpa skrip ini.
(function () {
  'use strict';
  var $ = function (id) { return document.getElementById(id); };
  var MULAI = 'sipendekar-draf-';
  var simpan = null;
  try { simpan = localStorage; simpan.getItem(MULAI); } catch (e) { simpan = null; }

  // Penghitung huruf
  [].forEach.call(document.querySelectorAll('[data-hitung]'), function (isian) {
    var tampil = $(isian.dataset.hitung), batas = isian.dataset.batas;
    var hitung = function () {
      var n = Array.from(isian.value.replace(/\r/g, '').trim()).length;
      tampil.textContent = n.toLocaleString('id') + ' dari ' + Number(batas).toLocaleString('id') + ' huruf.';
    };
    isian.addEventListener('input', hitung);
    hitung();
  });

  // Desa menurut kecamatan
  var kec = $('kecamatan'), desa = $('desa');
  if (kec && desa) {
    var semua = [].slice.call(desa.querySelectorAll('optgroup'));
    var saring = function () {
      var dipilih = desa.value;
      semua.forEach(function (grup) {
        if (!kec.value || grup.dataset.kec === kec.value) desa.appendChild(grup);
        else if (grup.parentNode) desa.removeChild(grup);
      });
      desa.value = dipilih;
      if (desa.selectedIndex < 0) desa.value = '';
    };
    kec.addEventListener('change', saring);
    saring();
  }

  // Draf di perangkat ini, satu untuk tiap pemilik akun
  var form = $('form-aduan');
  if (form && simpan) {
    var kunci = MULAI + form.dataset.pemilik;
    var isi = function () {
      return [].filter.call(form.elements, function (el) {
        return el.name && el.type !== 'hidden' && el.type !== 'file' && (el.type !== 'radio' || el.checked);
      });
    };
    try {
      var lama = JSON.parse(simpan.getItem(kunci) || 'null');
      if (lama && !form.dataset.terisi) {
        Object.keys(lama).forEach(function (nama) { var el = form.elements[nama]; if (el) el.value = lama[nama]; });
        [].forEach.call(form.elements, function (el) { el.dispatchEvent(new Event(el === kec ? 'change' : 'input')); });
        if (desa && lama.desa) desa.value = lama.desa;
        $('draf').hidden = false;
      }
    } catch (e) { simpan.removeItem(kunci); }
    form.addEventListener('input', function () {
      var draf = {};
      isi().forEach(function (el) { draf[el.name] = el.value; });
      try { simpan.setItem(kunci, JSON.stringify(draf)); } catch (e) { /* penuh: tanpa draf */ }
    });
    $('buang-draf').addEventListener('click', function () { simpan.removeItem(kunci); location.reload(); });
  }
  // Sesudah terkirim atau keluar, tidak ada yang tertinggal di perangkat
  var buang = function () {
    Object.keys(simpan || {}).forEach(function (k) { if (k.indexOf(MULAI) === 0) simpan.removeItem(k); });
  };
  if ($('terkirim')) buang();
  [].forEach.call(document.querySelectorAll('form.keluar'), function (f) { f.addEventListener('submit', buang); });

  // Foto besar dikecilkan sebelum diunggah
  var foto = $('foto');
  if (foto && window.createImageBitmap && window.DataTransfer) {
    var kecilkan = function (berkas) {
      if (berkas.size < 1.5e6 || !/^image\/(jpeg|png|webp)$/.test(berkas.type)) return Promise.resolve(berkas);
      return createImageBitmap(berkas, { imageOrientation: 'from-image' }).then(function (gambar) {
        var skala = Math.min(1, 2048 / Math.max(gambar.width, gambar.height));
        var kanvas = document.createElement('canvas');
        kanvas.width = Math.round(gambar.width * skala);
        kanvas.height = Math.round(gambar.height * skala);
        kanvas.getContext('2d').drawImage(gambar, 0, 0, kanvas.width, kanvas.height);
        return new Promise(function (jadi) {
          kanvas.toBlob(function (b) {
            jadi(b && b.size < berkas.size ? new File([b], berkas.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' }) : berkas);
          }, 'image/jpeg', 0.85);
        });
      }).catch(function () { return berkas; });
    };
    foto.addEventListener('change', function () {
      var tombol = $('kirim-aduan'), wadah = new DataTransfer(), jumlah = foto.files.length;
      tombol.disabled = true;
      Promise.all([].map.call(foto.files, kecilkan)).then(function (semua) {
        var besar = 0;
        semua.forEach(function (b) { wadah.items.add(b); besar += b.size; });
        foto.files = wadah.files;
        $('foto-info').textContent = jumlah + ' foto dipilih (' + (besar / 1048576).toLocaleString('id', { maximumFractionDigits: 1 }) + ' MB).' + (jumlah > 5 ? ' Paling banyak 5 foto.' : '');
      }).then(null, function () {}).then(function () { tombol.disabled = false; });
    });
  }
})();
