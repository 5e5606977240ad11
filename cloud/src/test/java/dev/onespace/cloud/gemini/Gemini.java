package dev.onespace.cloud.gemini;

import dev.onespace.cloud.Secret;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.Problem;
import dev.onespace.item.Passage;
import dev.onespace.space.CheckedSpace;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.Space;
import dev.onespace.space.Task;
import dev.onespace.spending.Meter;
import dev.onespace.testkit.gemini.FakeGemini;
import dev.onespace.testkit.gemini.FakeVectors;
import dev.onespace.testkit.memory.MemorySpace;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

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
    this(changes, budget, FakeVectors.of(new MemorySpace()));
  }

  Gemini(UnaryOperator<GeminiSettings> changes, Optional<BigDecimal> budget, FakeVectors vectors)
      throws IOException {
    fake = new FakeGemini(vectors, time);
    meter = new Meter(GeminiSettings.PRICES, budget);
    GeminiSettings settings =
        changes.apply(GeminiSettings.of(new Secret(FakeGemini.KEY)).at(fake.endpoint()));
    space =
        new CheckedSpace(new GeminiSpace(settings, new PlainPreparation(1_000, 30), meter, time));
  }

  List<Embedded> embed(Content... contents) {
    return space.embed(List.of(contents), Task.DOCUMENT);
  }

  /** Embeds so many texts, none equal to another. */
  List<Embedded> embedTexts(int count) {
    return space.embed(texts(count), Task.DOCUMENT);
  }

  static List<Content> texts(int count) {
    return IntStream.range(0, count)
        .<Content>mapToObj(i -> new Content.Words("text " + i))
        .toList();
  }

  static List<ErrorCode> codes(List<Embedded> answers) {
    List<ErrorCode> codes = new ArrayList<>();
    for (Embedded answer : answers) {
      if (answer instanceof Embedded.Failed(var problem, _)) {
        codes.add(problem.code());
      }
    }
    return codes;
  }

  static Problem problem(Embedded answer) {
    return switch (answer) {
      case Embedded.Failed(var problem, _) -> problem;
      case Embedded.Done done -> throw new AssertionError("embedded: " + done.passages().size());
    };
  }

  static List<Passage> passages(Embedded answer) {
    return switch (answer) {
      case Embedded.Done done -> done.passages();
      case Embedded.Failed(var problem, _) -> throw new AssertionError("failed: " + problem);
    };
  }

  @Override
  public void close() {
    fake.close();
    space.close();
  }
}
