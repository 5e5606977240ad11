package dev.onespace.cloud.gemini;

import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import dev.onespace.space.Space;
import dev.onespace.testkit.contract.SpaceContract;
import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

class GeminiSpaceContractTest extends SpaceContract {
  private final Gemini gemini;

  GeminiSpaceContractTest() throws IOException {
    gemini = new Gemini();
  }

  @AfterAll
  void closeFake() {
    gemini.close();
  }

  @Override
  protected Space open() {
    return gemini.space;
  }

  @Override
  protected List<Content> samples() {
    return List.of(
        new Content.Words("the login page shows an error"),
        new Content.Words("refund of order 4711 ".repeat(300)),
        Samples.picture(Color.RED),
        Samples.recording(2.5, 440),
        Samples.recording(65, 220));
  }

  @Override
  protected Content bad() {
    return new Content.Picture(new ByteSource.OfBytes(new byte[0]));
  }
}
