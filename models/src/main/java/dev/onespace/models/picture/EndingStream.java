package dev.onespace.models.picture;

import java.io.IOException;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageInputStreamImpl;

/**
 * A stream that loses patience with a decoder that keeps reading behind the end: the one for
 * lossless WebP takes zeros for what is missing, an exception per symbol, for a minute.
 */
final class EndingStream extends ImageInputStreamImpl {
  /** A decoder that reads ahead meets the end some times in a whole picture, too. */
  private static final int PATIENCE = 1_000;

  private final ImageInputStream in;
  private int ends;

  /** The bytes of {@code in}, which is closed with this. */
  EndingStream(ImageInputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    bitOffset = 0;
    in.seek(streamPos);
    return noted(in.read(), 1);
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    bitOffset = 0;
    in.seek(streamPos);
    int count = in.read(bytes, offset, length);
    return noted(count, count);
  }

  private int noted(int result, int count) throws IOException {
    if (result >= 0) {
      streamPos += count;
    } else if (++ends > PATIENCE) {
      throw new IIOException("it ends too early");
    }
    return result;
  }

  @Override
  public long length() {
    try {
      return in.length();
    } catch (IOException unknown) {
      return -1;
    }
  }

  @Override
  public void close() throws IOException {
    super.close();
    in.close();
  }
}
