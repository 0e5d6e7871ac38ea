// Bantuan yang boleh tidak ada: setiap halaman tetap berfungsi tanpa skrip ini.
(function () {
  'use strict';
  var d = document, AWAL = 'sipendekar-draf-', simpan = null;
  var $ = function (id) { return d.getElementById(id); };
  var tiap = function (daftar, f) { [].forEach.call(daftar, f); };
  try { simpan = localStorage; simpan.getItem(AWAL); } catch (e) { simpan = null; }

  // Penghitung huruf
  tiap(d.querySelectorAll('[data-hitung]'), function (isian) {
    var hitung = function () {
      var n = Array.from(isian.value.trim()).length;
      $(isian.dataset.hitung).textContent = n.toLocaleString('id') + ' dari ' + Number(isian.dataset.batas).toLocaleString('id') + ' huruf.';
    };
    isian.oninput = hitung;
    hitung();
  });

  // Desa menurut kecamatan
  var kec = $('kecamatan'), desa = $('desa');
  if (kec && desa) {
    var grup = Array.from(desa.querySelectorAll('optgroup'));
    var saring = function () {
      var dipilih = desa.value;
      grup.forEach(function (g) {
        if (!kec.value || g.dataset.kec === kec.value) desa.appendChild(g);
        else g.remove();
      });
      desa.value = dipilih;
      if (desa.selectedIndex < 0) desa.value = '';
    };
    kec.onchange = saring;
    saring();
  }

  // Draf di perangkat ini, satu untuk tiap pemilik akun
  var form = $('form-aduan');
  if (form && simpan && form.dataset.pemilik) {
    var nama = AWAL + form.dataset.pemilik, isi = form.elements;
    try {
      var lama = JSON.parse(simpan.getItem(nama));
      if (lama && !form.dataset.terisi) {
        for (var n in lama) if (isi[n]) isi[n].value = lama[n];
        saring();
        $('uraian').dispatchEvent(new Event('input'));
        $('draf').hidden = false;
      }
    } catch (e) { simpan.removeItem(nama); }
    var catat = function () {
      var draf = { niat: isi.niat.value };
      tiap(isi, function (el) {
        if (el.name && !/hidden|file/.test(el.type) && (el.type !== 'radio' || el.checked)) draf[el.name] = el.value;
      });
      try { simpan.setItem(nama, JSON.stringify(draf)); } catch (e) { /* penuh */ }
    };
    if (lama || form.dataset.terisi) catat();
    form.oninput = catat;
    $('buang-draf').onclick = function () { simpan.removeItem(nama); location.reload(); };
  }
  // Yang terkirim dibuang menurut kuncinya; saat keluar, semuanya
  var buang = function (teks) {
    Object.keys(simpan || {}).forEach(function (k) {
      if (!k.indexOf(AWAL) && simpan.getItem(k).includes(teks)) simpan.removeItem(k);
    });
  };
  var bukti = $('terkirim');
  if (bukti && bukti.dataset.niat) buang(bukti.dataset.niat);
  tiap(d.querySelectorAll('form.keluar'), function (f) { f.onsubmit = function () { buang(''); }; });

  // Foto besar dikecilkan dulu
  var foto = $('foto');
  if (!foto || !window.createImageBitmap || !window.DataTransfer) return;
  var kecilkan = function (b) {
    if (b.size < 1.5e6 || !/^image\/(jpeg|png|webp)$/.test(b.type)) return b;
    return createImageBitmap(b, { imageOrientation: 'from-image' }).then(function (g) {
      var skala = Math.min(1, 2048 / Math.max(g.width, g.height)), k = d.createElement('canvas');
      k.width = Math.round(g.width * skala);
      k.height = Math.round(g.height * skala);
      k.getContext('2d').drawImage(g, 0, 0, k.width, k.height);
      return new Promise(function (jadi) {
        k.toBlob(function (h) {
          jadi(h && h.size < b.size ? new File([h], b.name.replace(/\.\w+$/, '.jpg'), { type: h.type }) : b);
        }, 'image/jpeg', 0.85);
      });
    }).catch(function () { return b; });
  };
  foto.onchange = function () {
    var tombol = $('kirim-aduan'), n = foto.files.length;
    tombol.disabled = true;
    Promise.all([].map.call(foto.files, kecilkan)).then(function (semua) {
      var wadah = new DataTransfer();
      semua.forEach(function (b) { wadah.items.add(b); });
      foto.files = wadah.files;
      $('foto-info').textContent = n + ' foto dipilih.' + (n > foto.dataset.batas ? ' ' + foto.dataset.lewat : '');
    }).catch(function () {}).then(function () { tombol.disabled = false; });
  };
})();
