//! A citizen's photo.

use anyhow::Result;
use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;

/// A small picture as PNG.
pub fn picture() -> Result<Vec<u8>> {
    let mut bytes = Cursor::new(Vec::new());
    let shade = |n: u32| u8::try_from(n % 256).unwrap_or_default();
    let picture = RgbImage::from_fn(160, 120, |x, y| Rgb([shade(x), shade(y), 90]));
    picture.write_to(&mut bytes, ImageFormat::Png)?;
    Ok(bytes.into_inner())
}
