/**
 * From the bytes of a picture to upright sRGB pixels within limits. Start at {@link
 * dev.onespace.models.picture.PictureDecoder}; {@link dev.onespace.models.picture.Resampler} scales
 * as Pillow does, so that models see what their makers' preprocessing gave them.
 */
@NullMarked
package dev.onespace.models.picture;

import org.jspecify.annotations.NullMarked;
