package dev.onespace.cloud.pinecone;

import dev.onespace.cloud.Secret;
import dev.onespace.index.RemoteVectors;
import dev.onespace.testkit.contract.RemoteVectorsContract;
import dev.onespace.testkit.pinecone.FakePinecone;
import java.io.IOException;
import org.junit.jupiter.api.AfterEach;

/** The contract, where everything goes well and is seen at once. */
class PineconeVectorsTest extends RemoteVectorsContract {
  @SuppressWarnings("NullAway.Init")
  private FakePinecone pinecone;

  @SuppressWarnings("NullAway.Init")
  private PineconeIndex index;

  @Override
  protected RemoteVectors open(int dimension) throws IOException {
    pinecone = FakePinecone.start("a-key");
    prepare(pinecone);
    PineconeSettings settings =
        PineconeSettings.of(new Secret("a-key"), "onespace", "test.1").at(pinecone.endpoint());
    index = PineconeIndex.openOrCreate(settings, dimension, new QuickWaiting(1));
    return index.vectors();
  }

  /** Makes the fake behave. */
  void prepare(FakePinecone fake) {}

  /** The fake. */
  final FakePinecone fake() {
    return pinecone;
  }

  @AfterEach
  void closePinecone() {
    index.close();
    pinecone.close();
  }
}
