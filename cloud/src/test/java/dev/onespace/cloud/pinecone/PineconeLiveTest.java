package dev.onespace.cloud.pinecone;

import dev.onespace.cloud.Secret;
import dev.onespace.filter.Filter;
import dev.onespace.index.RemoteVectors;
import dev.onespace.item.Facet;
import dev.onespace.testkit.contract.RemoteVectorsContract;
import dev.onespace.testkit.data.RandomData;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The contract on the real Pinecone, in a namespace of its own that is dropped afterwards. It costs
 * some thousand read and write units of the account.
 */
@EnabledIfEnvironmentVariable(named = PineconeLiveTest.KEY, matches = ".+")
class PineconeLiveTest extends RemoteVectorsContract {
  static final String KEY = "PINECONE_API_KEY";

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);
  private static final int MOST_LOOKS = 240;

  private final String namespace = "live." + UUID.randomUUID();

  @SuppressWarnings("NullAway.Init")
  private PineconeIndex index;

  @SuppressWarnings("NullAway.Init")
  private PineconeVectors vectors;

  @Override
  protected RemoteVectors open(int dimension) {
    Secret key = new Secret(System.getenv(KEY));
    index =
        PineconeIndex.openOrCreate(PineconeSettings.of(key, "onespace-live", namespace), dimension);
    vectors = index.vectors();
    return vectors;
  }

  @Override
  protected void settle() {
    float[] any = new RandomData(1).unitVector();
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      if (vectors.nearest(any, Facet.WORDS, Filter.ALL, 1).seen() >= vectors.position()) {
        return;
      }
      try {
        Thread.sleep(BETWEEN_LOOKS); // a service elsewhere has no condition to wait on
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(stopped);
      }
    }
    throw new AssertionError("Pinecone has not shown the writes within two minutes");
  }

  @AfterEach
  void drop() {
    index.dropNamespace(namespace);
    index.close();
  }
}
