// Drawn stand-ins for photos.

const gambar = [
  '<rect width="160" height="52" fill="#b9cbd0"/><path d="M0 40q20-14 40-6t38-4 40 2 42-2v26H0z" fill="#6f8a63"/><path d="M0 52h160v68H0z" fill="#8b8a84"/><path d="M64 52h26l44 68H18z" fill="#75746f"/><ellipse cx="84" cy="92" rx="36" ry="13" fill="#4e473d"/><ellipse cx="86" cy="93" rx="31" ry="9.5" fill="#a39a86"/>',
  '<rect width="160" height="120" fill="#86987a"/><path d="M0 0h160v34H0z" fill="#aebfb9"/><path d="M20 120L66 34h24l-10 86z" fill="#54504a"/><path d="M34 120L70 40h12l-10 80z" fill="#7c6e58"/><path d="M92 34h68v86H84z" fill="#8f8d87"/>',
  '<rect width="160" height="120" fill="#c6d2d1"/><path d="M0 46q30-16 60-6t50-6 50 4v20H0z" fill="#7b9170"/><path d="M0 56h160v64H0z" fill="#7f7e79"/><path d="M0 96q50-12 96-4t64-4v32H0z" fill="#9c957f"/><circle cx="98" cy="84" r="9" fill="#2f3b3a"/><circle cx="126" cy="84" r="9" fill="#2f3b3a"/>',
];

export function foto(n: number): string {
  const isi = gambar[n % gambar.length] ?? '';
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 160 120" width="800" height="600">${isi}</svg>`;
  return `data:image/svg+xml;base64,${btoa(svg)}`;
}
