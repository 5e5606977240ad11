package dev.onespace.cloud.pinecone;

import dev.onespace.cloud.Secret;
import dev.onespace.cloud.pinecone.PineconeSettings.Pace;
import dev.onespace.testkit.data.RandomData;
import dev.onespace.testkit.pinecone.FakePinecone;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A test on a fake, with time that passes by being waited for. */
abstract class OnFake {
  static final int DIMENSION = RandomData.DIMENSION;
  static final String INDEX = "onespace-" + DIMENSION;
  static final String SPACE = "kb.1";
  static final int ATTEMPTS = 4;

  final QuickWaiting waiting = new QuickWaiting(7);

  @SuppressWarnings("NullAway.Init")
  FakePinecone fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakePinecone.start("a-key");
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  PineconeSettings settings(String key) {
    return PineconeSettings.of(new Secret(key), "onespace", SPACE)
        .at(fake.endpoint())
        .with(new Pace(Duration.ofSeconds(20), ATTEMPTS, Duration.ofMillis(500), 3, 100));
  }

  PineconeIndex index() {
    return PineconeIndex.openOrCreate(settings("a-key"), DIMENSION, waiting);
  }
}
