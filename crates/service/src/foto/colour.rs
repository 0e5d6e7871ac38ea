//! Colours as the camera meant them. Telephones write wider colours than a screen expects, with a
//! profile that says so; without it they would look pale. The profile itself does not survive.

use image::{DynamicImage, RgbaImage};
use moxcms::{ColorProfile, DataColorSpace, Layout, TransformOptions};

/// Cameras write some hundred bytes; tables for printers are longer, and are passed over.
const LONGEST: usize = 64 * 1024;

/// The same picture in the colours that every screen expects. Without a profile that can be used it
/// stays as it is.
pub(super) fn for_screens(picture: DynamicImage, profile: Option<&[u8]>) -> DynamicImage {
    let usable = profile.filter(|bytes| bytes.len() <= LONGEST);
    match usable.and_then(|bytes| converted(&picture, bytes)) {
        Some(converted) => DynamicImage::ImageRgba8(converted),
        None => picture,
    }
}

fn converted(picture: &DynamicImage, profile: &[u8]) -> Option<RgbaImage> {
    let of_camera = ColorProfile::new_from_slice(profile).ok()?;
    if of_camera.color_space != DataColorSpace::Rgb {
        return None; // the decoder has already made it red, green and blue
    }
    let transform = of_camera
        .create_transform_8bit(
            Layout::Rgba,
            &ColorProfile::new_srgb(),
            Layout::Rgba,
            TransformOptions::default(),
        )
        .ok()?;
    let from = picture.to_rgba8();
    let mut to = RgbaImage::new(from.width(), from.height());
    transform.transform(&from, &mut to).ok()?;
    Some(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgba;

    fn shown(colour: [u8; 4], profile: Option<&[u8]>) -> [u8; 4] {
        let picture = RgbaImage::from_pixel(4, 4, Rgba(colour));
        let shown = for_screens(picture.into(), profile).to_rgba8();
        shown.get_pixel(2, 2).0
    }

    #[test]
    fn wide_colours_are_not_shown_pale() {
        let profile = ColorProfile::new_display_p3().encode().expect("a profile");
        let leaf = [90, 160, 60, 255];
        let [red, green, blue, alpha] = shown(leaf, Some(&profile));
        assert!(
            red < 80 && green >= 160 && blue < 55,
            "{red} {green} {blue}"
        );
        assert_eq!(alpha, 255);
        let grey = shown([128, 128, 128, 7], Some(&profile));
        assert!(
            grey.iter()
                .zip([128, 128, 128, 7])
                .all(|(is, was)| is.abs_diff(was) <= 1)
        );
    }

    #[test]
    fn what_says_nothing_that_can_be_used_changes_nothing() {
        let leaf = [90, 160, 60, 255];
        let long = vec![0; LONGEST + 1];
        for profile in [None, Some(&b"profile"[..]), Some(&[][..]), Some(&long[..])] {
            assert_eq!(shown(leaf, profile), leaf);
        }
    }
}
