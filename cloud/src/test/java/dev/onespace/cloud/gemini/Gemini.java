package dev.onespace.cloud.gemini;

import dev.onespace.cloud.Secret;
import dev.onespace.space.CheckedSpace;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import dev.onespace.testkit.gemini.FakeGemini;
import dev.onespace.testkit.gemini.FakeVectors;
import dev.onespace.testkit.memory.MemorySpace;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A fake of the API with a space in front of it, in a time of their own. */
final class Gemini implements AutoCloseable {
  final JumpingTime time = new JumpingTime();
  final FakeGemini fake;
  final Meter meter;
  final Space space;

  Gemini() throws IOException {
    this(settings -> settings, Optional.empty());
  }

  Gemini(UnaryOperator<GeminiSettings> changes) throws IOException {
    this(changes, Optional.empty());
  }

  Gemini(UnaryOperator<GeminiSettings> changes, Optional<BigDecimal> budget) throws IOException {
    fake = new FakeGemini(FakeVectors.of(new MemorySpace()), time);
    meter = new Meter(Prices.DEFAULT, budget);
    GeminiSettings settings =
        changes.apply(GeminiSettings.of(new Secret(FakeGemini.KEY)).at(fake.endpoint()));
    space =
        new CheckedSpace(new GeminiSpace(settings, new PlainPreparation(1_000, 30), meter, time));
  }

  List<Embedded> embed(Content... contents) {
    return space.embed(List.of(contents), Task.DOCUMENT);
  }

  @Override
  public void close() {
    fake.close();
    space.close();
  }
}
