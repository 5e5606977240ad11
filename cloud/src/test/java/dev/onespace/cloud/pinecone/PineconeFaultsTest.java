package dev.onespace.cloud.pinecone;

import dev.onespace.testkit.pinecone.FakePinecone;

/** The contract, while one request in five goes wrong and writes are seen on demand only. */
class PineconeFaultsTest extends PineconeVectorsTest {
  @Override
  void prepare(FakePinecone fake) {
    fake.faults().share(0.2, 42);
    fake.showOnDemand();
  }

  @Override
  protected void settle() {
    fake().showAll();
  }
}
