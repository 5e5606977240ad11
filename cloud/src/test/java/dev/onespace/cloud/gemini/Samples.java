package dev.onespace.cloud.gemini;

import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;

/** Real pictures and recordings, small ones. */
final class Samples {
  private static final int RATE = 16_000;
  private static final int HEADER = 44;
  private static final double LOUDNESS = 8_000;

  private Samples() {}

  /** A JPEG of 64 x 48 pixels of one colour. */
  static byte[] jpeg(Color colour) {
    var image = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    Graphics2D brush = image.createGraphics();
    brush.setColor(colour);
    brush.fillRect(0, 0, image.getWidth(), image.getHeight());
    brush.dispose();
    try (var out = new ByteArrayOutputStream()) {
      ImageIO.write(image, "jpeg", out);
      return out.toByteArray();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** A WAV of 16 kHz, 16 bits, one channel: a tone. */
  static byte[] wav(double seconds, double hertz) {
    int samples = (int) (seconds * RATE);
    ByteBuffer wav = ByteBuffer.allocate(HEADER + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(HEADER - 8 + 2 * samples);
    wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    wav.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(2 * RATE);
    wav.putShort((short) 2).putShort((short) 16);
    wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      wav.putShort((short) (LOUDNESS * Math.sin(2 * Math.PI * hertz * i / RATE)));
    }
    return wav.array();
  }

  static Content picture(Color colour) {
    return new Content.Picture(new ByteSource.OfBytes(jpeg(colour)));
  }

  static Content recording(double seconds, double hertz) {
    return new Content.Recording(new ByteSource.OfBytes(wav(seconds, hertz)));
  }
}
