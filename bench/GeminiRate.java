import dev.onespace.cloud.Secret;
import dev.onespace.cloud.gemini.GeminiSettings;
import dev.onespace.cloud.gemini.GeminiSettings.Rates;
import dev.onespace.cloud.gemini.GeminiSpace;
import dev.onespace.item.Metadata;
import dev.onespace.item.Place;
import dev.onespace.space.Content;
import dev.onespace.space.Embedded;
import dev.onespace.space.PipelineHash;
import dev.onespace.space.Preparation;
import dev.onespace.space.Prepared;
import dev.onespace.space.Task;
import dev.onespace.spending.Meter;
import dev.onespace.testkit.gemini.FakeGemini;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Embeds texts through a fake of the Gemini API that answers at once, in a process of its own, and
 * tells the rate that was reached and the processor time it took on this side. The fake refuses
 * more than the rate in any 60 seconds: refused calls are told too.
 */
void main(String[] args) throws Exception {
  if (args.length == 1) {
    fake(Integer.parseInt(args[0]));
  } else {
    run(URI.create(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]));
  }
}

void fake(int perMinute) throws Exception {
  var fake =
      new FakeGemini(
          content -> {
            float[] vector = new float[content.dimension()];
            vector[Math.floorMod(content.text().hashCode(), vector.length)] = 1;
            return vector;
          });
  fake.quotas().perMinute(perMinute, Long.MAX_VALUE);
  IO.println(fake.endpoint());
  Thread.currentThread().join();
}

void run(URI endpoint, int perMinute, int minutes) {
  GeminiSettings settings =
      GeminiSettings.of(new Secret(FakeGemini.KEY))
          .at(endpoint)
          .withRates(new Rates(perMinute, 100_000_000));
  var meter = new Meter(settings.prices());
  try (var space = new GeminiSpace(settings, new AsIs(), meter)) {
    long cpu = cpu();
    embed(space, "warm", perMinute);
    long first = cpu() - cpu;
    cpu = cpu();
    long start = System.nanoTime();
    embed(space, "text", perMinute * minutes);
    double took = Duration.ofNanos(System.nanoTime() - start).toMillis() / 60_000.0;
    double rate = perMinute * minutes / took;
    IO.println(
        "%,d texts in %.2f minutes: %,.0f a minute of %,d configured (%.1f %%)"
            .formatted(perMinute * minutes, took, rate, perMinute, 100 * rate / perMinute));
    IO.println(
        "processor time per 1,000 texts: %.1f ms (the first %,d: %.1f ms)"
            .formatted(
                (double) (cpu() - cpu) / (perMinute * minutes),
                perMinute,
                (double) first / perMinute));
    IO.println(meter.usage());
  }
}

void embed(GeminiSpace space, String word, int count) {
  for (int done = 0; done < count; done += 1_000) {
    List<Content> texts = new ArrayList<>();
    for (int i = done; i < Math.min(count, done + 1_000); i++) {
      texts.add(new Content.Words(word + " number " + i + " of a ticket about a lost password"));
    }
    for (Embedded answer : space.embed(texts, Task.DOCUMENT)) {
      if (answer instanceof Embedded.Failed(var problem, _)) {
        throw new IllegalStateException(problem.toString());
      }
    }
  }
}

/** Microseconds, which per text are milliseconds per 1,000 texts. */
long cpu() {
  return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
          .getProcessCpuTime()
      / 1_000;
}

/** Texts as they are. */
record AsIs() implements Preparation {
  @Override
  public PipelineHash pipeline() {
    return new PipelineHash("0000000000000000");
  }

  @Override
  public List<Prepared> prepare(List<Content> contents, Task task) {
    return contents.stream().map(AsIs::prepared).toList();
  }

  private static Prepared prepared(Content content) {
    String text = ((Content.Words) content).text();
    var piece = new Prepared.Piece(new Prepared.Medium.Text(text), Place.WHOLE, text, List.of());
    return new Prepared.Ready(List.of(piece), Metadata.NONE, Optional.empty(), List.of());
  }

  @Override
  public void close() {}
}
