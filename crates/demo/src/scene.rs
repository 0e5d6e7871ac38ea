//! Pictures for the samples: drawn, so that nobody's photo is in the repository.

use crate::sample::Sample;
use anyhow::Result;
use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{Rgb, RgbImage};
use service::aduan::Upload;

const WIDTH: u32 = 720;
const HEIGHT: u32 = 480;
/// Where the sky ends, in parts of the height.
const HORIZON: f32 = 0.45;

type Colour = [f32; 3];

const ASPHALT: Colour = [96.0, 94.0, 92.0];
const EARTH: Colour = [139.0, 98.0, 62.0];
const GRASS: Colour = [86.0, 122.0, 58.0];
const NIGHT: [Colour; 2] = [[14.0, 20.0, 44.0], [46.0, 52.0, 84.0]];
const DAY: [Colour; 2] = [[112.0, 168.0, 220.0], [222.0, 236.0, 246.0]];
const LAMP: Colour = [250.0, 214.0, 120.0];
const POLE: Colour = [58.0, 60.0, 66.0];
const SEA: Colour = [58.0, 116.0, 132.0];
const FOAM: Colour = [226.0, 238.0, 240.0];
const WATER: Colour = [128.0, 112.0, 84.0];
const LEAVES: Colour = [44.0, 82.0, 42.0];

/// What is to be seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Scene {
    Road,
    Lamps,
    Flood,
    Coast,
}

impl Scene {
    fn of(kategori: &str) -> Option<Self> {
        match kategori {
            "jalan_dan_jembatan" => Some(Self::Road),
            "penerangan_jalan" => Some(Self::Lamps),
            "drainase_dan_banjir" => Some(Self::Flood),
            "perikanan_dan_pesisir" => Some(Self::Coast),
            _ => None, // nothing that these pictures would show
        }
    }

    /// The colour of a point; both coordinates run from 0 to 1, `seed` moves things about.
    fn colour(self, x: f32, y: f32, seed: f32) -> Colour {
        match self {
            Self::Road => road(x, y, seed),
            Self::Lamps => lamps(x, y, seed),
            Self::Flood => flood(x, y, seed),
            Self::Coast => coast(x, y, seed),
        }
    }
}

/// One or two pictures of what the sample is about, if it can be photographed.
pub(crate) fn photos(sample: &Sample, i: usize) -> Result<Vec<Upload>> {
    let Some(scene) = Scene::of(&sample.kategori) else {
        return Ok(Vec::new());
    };
    let seed = u8::try_from(i % 64).map_or(0.0, f32::from);
    let first = Upload {
        asal: None,
        nama: "foto-1.jpg".to_owned(),
        bytes: jpeg(&draw(scene, seed))?,
    };
    let mut photos = vec![first];
    if i.is_multiple_of(3) {
        let bytes = png(&draw(scene, seed + 0.5))?;
        photos.push(Upload {
            asal: None,
            nama: "foto-2.png".to_owned(),
            bytes,
        });
    }
    Ok(photos)
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    clippy::cast_precision_loss,
    reason = "colours are clamped to a byte, and pixels are few enough for a float"
)]
fn draw(scene: Scene, seed: f32) -> RgbImage {
    RgbImage::from_fn(WIDTH, HEIGHT, |x, y| {
        let colour = scene.colour(x as f32 / WIDTH as f32, y as f32 / HEIGHT as f32, seed);
        Rgb(colour.map(|part| part.clamp(0.0, 255.0) as u8))
    })
}

fn jpeg(picture: &RgbImage) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, 82))?;
    Ok(bytes)
}

fn png(picture: &RgbImage) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    picture.write_with_encoder(PngEncoder::new(&mut bytes))?;
    Ok(bytes)
}

fn mix(a: Colour, b: Colour, part: f32) -> Colour {
    let part = part.clamp(0.0, 1.0);
    [0, 1, 2].map(|i: usize| a[i] + (b[i] - a[i]) * part)
}

fn sky(y: f32, colours: [Colour; 2]) -> Colour {
    mix(colours[0], colours[1], y / HORIZON)
}

/// The line of the trees behind everything.
fn trees(x: f32, seed: f32) -> f32 {
    HORIZON - 0.05 - 0.025 * (x * 23.0 + seed).sin() - 0.015 * (x * 61.0 + seed * 2.0).sin()
}

/// How far below the horizon, from 0 to 1.
fn depth(y: f32) -> f32 {
    ((y - HORIZON) / (1.0 - HORIZON)).max(0.0)
}

/// Whether the point lies in an ellipse.
fn within(x: f32, y: f32, (cx, cy): (f32, f32), (rx, ry): (f32, f32)) -> bool {
    let (dx, dy) = ((x - cx) / rx, (y - cy) / ry);
    dx * dx + dy * dy < 1.0
}

fn ground(x: f32, y: f32, colours: [Colour; 2], seed: f32) -> Option<Colour> {
    if y < trees(x, seed) {
        Some(sky(y, colours))
    } else if y < HORIZON {
        Some(mix(LEAVES, colours[1], 0.15))
    } else {
        None
    }
}

fn road(x: f32, y: f32, seed: f32) -> Colour {
    if let Some(colour) = ground(x, y, DAY, seed) {
        return colour;
    }
    let depth = depth(y);
    let half = 0.04 + 0.38 * depth;
    let middle = 0.5 + 0.05 * (seed * 1.7).sin() * (1.0 - depth);
    let holes = [(0.36, 0.82), (0.58, 0.72), (0.5, 0.92)];
    let hole = holes.into_iter().any(|(hx, hy)| {
        let centre = (hx + 0.04 * (seed + hy * 9.0).sin(), hy);
        within(x, y, centre, (0.09 * hy, 0.035 * hy))
    });
    if (x - middle).abs() > half {
        mix(
            GRASS,
            EARTH,
            0.25 + 0.2 * (x * 40.0 + y * 25.0 + seed).sin(),
        )
    } else if hole {
        mix(EARTH, WATER, 0.5)
    } else if (x - middle).abs() < 0.012 * depth + 0.002 && (depth * 9.0 + seed).fract() < 0.5 {
        [220.0, 218.0, 208.0]
    } else {
        mix(ASPHALT, [70.0, 68.0, 66.0], depth)
    }
}

fn lamps(x: f32, y: f32, seed: f32) -> Colour {
    let poles = [(0.2_f32, 0.9_f32), (0.45, 0.55), (0.62, 0.35), (0.74, 0.22)];
    for (i, (px, size)) in poles.into_iter().enumerate() {
        let top = HORIZON - 0.38 * size;
        let foot = HORIZON + 0.5 * size;
        let arm = x > px && x < px + 0.09 * size && (y - top).abs() < 0.008 * size + 0.001;
        if ((x - px).abs() < 0.008 * size && y > top && y < foot) || arm {
            return POLE;
        }
        let lit = i == 3 || (i == 2 && seed.fract() > 0.25);
        let head = (px + 0.09 * size, top + 0.015 * size);
        if lit && within(x, y, head, (0.08 * size, 0.12 * size)) {
            return mix(LAMP, NIGHT[1], 0.35);
        }
    }
    let night = ground(x, y, NIGHT, seed).map(|colour| mix(colour, NIGHT[0], 0.2));
    night.unwrap_or_else(|| mix(mix(ASPHALT, NIGHT[0], 0.75), NIGHT[0], depth(y) * 0.4))
}

fn flood(x: f32, y: f32, seed: f32) -> Colour {
    let house = (0.12..0.46).contains(&x) && (0.28..0.72).contains(&y);
    let roof = y > 0.16 && y < 0.28 && (x - 0.29).abs() < 0.06 + (y - 0.16) * 1.4;
    let door = (0.25..0.33).contains(&x) && y > 0.46;
    let line = 0.62 + 0.008 * (x * 30.0 + seed).sin();
    if y > line {
        let ripple = (y * 90.0 + (x * 14.0 + seed).sin() * 2.0).sin();
        return mix(WATER, DAY[1], 0.12 + 0.1 * ripple * depth(y));
    }
    if roof {
        [150.0, 66.0, 52.0]
    } else if house && door {
        [104.0, 74.0, 50.0]
    } else if house {
        [214.0, 200.0, 168.0]
    } else {
        ground(x, y, [[128.0, 136.0, 146.0], [188.0, 192.0, 196.0]], seed).unwrap_or(GRASS)
    }
}

fn coast(x: f32, y: f32, seed: f32) -> Colour {
    if y < HORIZON {
        return sky(y, DAY);
    }
    let shore = 0.62 + 0.06 * (x * 5.0 + seed).sin() + 0.02 * (x * 17.0 + seed).sin();
    if y > shore + 0.05 {
        mix(
            EARTH,
            [206.0, 184.0, 138.0],
            0.6 + 0.15 * (x * 31.0 + y * 47.0).sin(),
        )
    } else if y > shore {
        mix(EARTH, [60.0, 40.0, 26.0], 0.4)
    } else if (y - shore).abs() < 0.012 || (y * 60.0 + (x * 9.0 + seed).sin()).sin() > 0.96 {
        FOAM
    } else {
        mix(DAY[1], SEA, depth(y) * 4.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_scene_is_a_picture_and_no_flat_area() {
        for scene in [Scene::Road, Scene::Lamps, Scene::Flood, Scene::Coast] {
            let picture = draw(scene, 3.0);
            let colours: std::collections::BTreeSet<_> = picture.pixels().map(|p| p.0).collect();
            assert!(
                colours.len() > 50,
                "{scene:?} has {} colours",
                colours.len()
            );
            let bytes = jpeg(&picture).expect("jpeg");
            assert_eq!(
                image::guess_format(&bytes).ok(),
                Some(image::ImageFormat::Jpeg)
            );
        }
    }

    #[test]
    fn two_seeds_give_two_pictures() {
        assert_ne!(draw(Scene::Road, 1.0), draw(Scene::Road, 2.0));
    }
}
