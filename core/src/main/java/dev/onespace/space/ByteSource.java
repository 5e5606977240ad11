package dev.onespace.space;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read more than once: a file, or an array in memory. */
public sealed interface ByteSource {

  /** The bytes of a file. */
  record OfFile(Path path) implements ByteSource {
    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }

    @Override
    public long size() throws IOException {
      return Files.size(path);
    }
  }

  /** Bytes in memory, which the caller no longer changes. */
  @SuppressWarnings("ArrayRecordComponent") // a holder, never compared
  record OfBytes(byte[] bytes) implements ByteSource {
    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public long size() {
      return bytes.length;
    }
  }

  /** A new stream over all bytes, which the caller closes. */
  InputStream open() throws IOException;

  /** How many bytes there are. */
  long size() throws IOException;
}
