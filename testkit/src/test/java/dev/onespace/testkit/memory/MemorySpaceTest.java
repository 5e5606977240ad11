package dev.onespace.testkit.memory;

import dev.onespace.space.ByteSource;
import dev.onespace.space.CheckedSpace;
import dev.onespace.space.Content;
import dev.onespace.space.Space;
import dev.onespace.testkit.contract.SpaceContract;
import java.util.List;

class MemorySpaceTest extends SpaceContract {
  @Override
  protected Space open() {
    return new CheckedSpace(new MemorySpace());
  }

  @Override
  protected List<Content> samples() {
    return List.of(
        new Content.Words("the login page shows an error"),
        new Content.Words("refund ".repeat(500)),
        new Content.Picture(bytes(1, 2, 3)),
        new Content.Recording(bytes(4, 5)));
  }

  @Override
  protected Content bad() {
    return new Content.Picture(bytes());
  }

  private static ByteSource bytes(int... values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < values.length; i++) {
      bytes[i] = (byte) values[i];
    }
    return new ByteSource.OfBytes(bytes);
  }
}
