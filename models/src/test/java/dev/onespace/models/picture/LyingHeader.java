package dev.onespace.models.picture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Pictures whose header tells another size than the pixels have. */
final class LyingHeader {
  private static final int WIDTH_TAG = 256;
  private static final int HEIGHT_TAG = 257;
  private static final short LONG = 4;

  private final ByteBuffer big;
  private final ByteBuffer little;
  private final int width;
  private final int height;

  private LyingHeader(byte[] bytes, int width, int height) {
    this.big = ByteBuffer.wrap(bytes);
    this.little = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    this.width = width;
    this.height = height;
  }

  /** A copy of a picture that says it has this size. */
  static byte[] on(byte[] whole, int width, int height) {
    byte[] bytes = whole.clone();
    new LyingHeader(bytes, width, height).tell();
    return bytes;
  }

  private void tell() {
    switch (PictureFormat.of(big.array()).orElseThrow()) {
      case PNG -> big.putInt(16, width).putInt(20, height);
      case JPEG -> tellJpeg();
      case GIF -> tellGif();
      case BMP -> little.putInt(18, width).putInt(22, height);
      case TIFF -> tellTiff(big.get(0) == 'I' ? little : big);
      case WEBP -> tellWebp();
      case HEIC, AVIF, SVG -> throw new IllegalArgumentException("not read");
    }
  }

  /** In the frame's header, which the marks C0 to C2 begin. */
  private void tellJpeg() {
    int at = 2;
    while ((big.get(at + 1) & 0xff) < 0xc0 || (big.get(at + 1) & 0xff) > 0xc2) {
      at += 2 + (big.getShort(at + 2) & 0xffff);
    }
    big.putShort(at + 5, (short) height).putShort(at + 7, (short) width);
  }

  /** For the canvas and the first frame. */
  private void tellGif() {
    int frame = find("\0,\0") + 1;
    little.putShort(6, (short) width).putShort(8, (short) height);
    little.putShort(frame + 5, (short) width).putShort(frame + 7, (short) height);
  }

  private void tellTiff(ByteBuffer bytes) {
    int directory = bytes.getInt(4);
    for (int i = 0; i < bytes.getShort(directory); i++) {
      int entry = directory + 2 + 12 * i;
      int tag = bytes.getShort(entry);
      if (tag == WIDTH_TAG || tag == HEIGHT_TAG) {
        bytes.putShort(entry + 2, LONG).putInt(entry + 4, 1);
        bytes.putInt(entry + 8, tag == WIDTH_TAG ? width : height);
      }
    }
  }

  /** For the canvas and the lossless or lossy picture on it. */
  private void tellWebp() {
    int canvas = find("VP8X");
    int lossless = find("VP8L");
    int lossy = find("VP8 ");
    if (canvas >= 0) {
      little.putShort(canvas + 12, (short) (width - 1)).putShort(canvas + 15, (short) (height - 1));
    }
    if (lossless >= 0) {
      little.putInt(lossless + 9, (width - 1) & 0x3fff | ((height - 1) & 0x3fff) << 14);
    }
    if (lossy >= 0) {
      little.putShort(lossy + 14, (short) (width & 0x3fff));
      little.putShort(lossy + 16, (short) (height & 0x3fff));
    }
  }

  private int find(String text) {
    return new String(big.array(), StandardCharsets.ISO_8859_1).indexOf(text);
  }
}
