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
    isian.addEventListener('input', hitung);
    hitung();
  });

  // Desa menurut kecamatan
  var kec = $('kecamatan'), desa = $('desa');
  if (kec && desa) {
    var grup = [].slice.call(desa.querySelectorAll('optgroup'));
    var saring = function () {
      var dipilih = desa.value;
      grup.forEach(function (g) {
        if (!kec.value || g.dataset.kec === kec.value) desa.appendChild(g);
        else if (g.parentNode) desa.removeChild(g);
      });
      desa.value = dipilih;
      if (desa.selectedIndex < 0) desa.value = '';
    };
    kec.addEventListener('change', saring);
    saring();
  }

  // Draf di perangkat ini, satu untuk tiap pemilik akun
  var form = $('form-aduan');
  if (form && simpan && form.dataset.pemilik) {
    var kunci = AWAL + form.dataset.pemilik;
    try {
      var lama = JSON.parse(simpan.getItem(kunci));
      if (lama && !form.dataset.terisi) {
        Object.keys(lama).forEach(function (n) { if (form.elements[n]) form.elements[n].value = lama[n]; });
        saring();
        $('uraian').dispatchEvent(new Event('input'));
        $('draf').hidden = false;
      }
    } catch (e) { simpan.removeItem(kunci); }
    form.addEventListener('input', function () {
      var draf = {};
      tiap(form.elements, function (el) {
        if (el.name && !/hidden|file/.test(el.type) && (el.type !== 'radio' || el.checked)) draf[el.name] = el.value;
      });
      try { simpan.setItem(kunci, JSON.stringify(draf)); } catch (e) { /* penuh: tanpa draf */ }
    });
    $('buang-draf').addEventListener('click', function () { simpan.removeItem(kunci); location.reload(); });
  }
  // Sesudah terkirim atau keluar, tidak ada yang tertinggal
  var buang = function () {
    Object.keys(simpan || {}).forEach(function (k) { if (!k.indexOf(AWAL)) simpan.removeItem(k); });
  };
  if ($('terkirim')) buang();
  tiap(d.querySelectorAll('form.keluar'), function (f) { f.addEventListener('submit', buang); });

  // Foto besar dikecilkan sebelum diunggah
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
  foto.addEventListener('change', function () {
    var tombol = $('kirim-aduan'), n = foto.files.length;
    tombol.disabled = true;
    Promise.all([].map.call(foto.files, kecilkan)).then(function (semua) {
      var wadah = new DataTransfer();
      semua.forEach(function (b) { wadah.items.add(b); });
      foto.files = wadah.files;
      $('foto-info').textContent = n + ' foto dipilih.' + (n > 5 ? ' Paling banyak 5 foto.' : '');
    }).catch(function () {}).then(function () { tombol.disabled = false; });
  });
})();
