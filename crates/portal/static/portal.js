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

  // Kata sandi dapat dilihat
  tiap(d.querySelectorAll('[data-lihat]'), function (tombol) {
    var isian = $(tombol.dataset.lihat);
    tombol.hidden = false;
    tombol.onclick = function () {
      var buka = isian.type === 'password';
      isian.type = buka ? 'text' : 'password';
      tombol.textContent = buka ? 'Sembunyikan' : 'Lihat';
    };
  });

  // Desa menurut kecamatan; desa yang dipilih lebih dulu menentukan kecamatannya
  var kec = $('kecamatan'), desa = $('desa'), saring = function () {};
  if (kec && desa) {
    var grup = Array.from(desa.querySelectorAll('optgroup'));
    saring = function () {
      var dipilih = desa.value;
      grup.forEach(function (g) {
        if (!kec.value || g.dataset.kec === kec.value) desa.appendChild(g);
        else g.remove();
      });
      desa.value = dipilih;
      if (desa.selectedIndex < 0) desa.value = '';
    };
    kec.onchange = saring;
    desa.onchange = function () {
      var pilihan = desa.selectedOptions[0];
      if (!kec.value && pilihan && pilihan.parentNode.dataset.kec) {
        kec.value = pilihan.parentNode.dataset.kec;
        saring();
      }
    };
    saring();
  }

  // Draf di perangkat ini, satu untuk tiap formulir tiap pemilik akun
  var jam = function () {
    var kini = new Date();
    return [kini.getHours(), kini.getMinutes()].map(function (n) { return (n < 10 ? '0' : '') + n; }).join('.');
  };
  if (simpan) tiap(d.querySelectorAll('form[data-draf]'), function (form) {
    var nama = AWAL + form.dataset.draf, isi = form.elements, lama = null;
    var pulih = form.querySelector('[data-pulih]'), info = form.querySelector('[data-simpan]');
    try { lama = JSON.parse(simpan.getItem(nama)); } catch (e) { simpan.removeItem(nama); }
    if (lama && !form.dataset.terisi) {
      for (var n in lama) if (isi[n]) isi[n].value = lama[n];
      saring();
      tiap(form.querySelectorAll('textarea'), function (el) { el.dispatchEvent(new Event('input')); });
      pulih.hidden = false;
      var lipat = form.closest('details');
      if (lipat) lipat.open = true;
    }
    var catat = function () {
      var draf = { niat: isi.niat.value };
      tiap(isi, function (el) {
        if (el.name && !/hidden|file/.test(el.type) && (el.type !== 'radio' || el.checked)) draf[el.name] = el.value;
      });
      try {
        simpan.setItem(nama, JSON.stringify(draf));
        if (info) info.textContent = 'Tersimpan di perangkat ini pukul ' + jam() + '.';
      } catch (e) { /* penuh */ }
    };
    if (lama || form.dataset.terisi) catat();
    form.addEventListener('input', catat);
    pulih.querySelector('button').onclick = function () { simpan.removeItem(nama); location.reload(); };
  });

  // Yang terkirim dibuang menurut kuncinya; selain itu hanya bila diminta
  var draf = function (teks) {
    return Object.keys(simpan || {}).filter(function (k) {
      return !k.indexOf(AWAL) && simpan.getItem(k).includes(teks);
    });
  };
  var buang = function (teks) { draf(teks).forEach(function (k) { simpan.removeItem(k); }); };
  var bukti = $('terkirim'), tertinggal = $('tertinggal');
  if (bukti && bukti.dataset.niat) buang(bukti.dataset.niat);
  if (tertinggal && draf('').length) {
    tertinggal.hidden = false;
    tertinggal.querySelector('button').onclick = function () { buang(''); tertinggal.hidden = true; };
  }

  // Tanda bahwa kiriman berjalan, berapa pun lambatnya jaringan
  tiap(d.querySelectorAll('form[data-kirim]'), function (form) {
    var info = form.querySelector('[data-jalan]'), mulai, detak;
    form.addEventListener('submit', function () {
      mulai = Date.now();
      clearInterval(detak);
      var kata = function () {
        info.textContent = 'Sedang mengirim, sudah ' + Math.round((Date.now() - mulai) / 1000) + ' detik. Jangan tutup halaman ini.';
      };
      kata();
      detak = setInterval(kata, 1000);
    });
    addEventListener('pageshow', function () { clearInterval(detak); info.textContent = ''; });
  });
})();
