package dev.onespace.cloud.pinecone;

import dev.onespace.testkit.pinecone.FakePinecone;

/** The contract on a server whose {@code $ne} and {@code $nin} match records without the field. */
class PineconeAbsentDiffersTest extends PineconeVectorsTest {
  @Override
  void prepare(FakePinecone fake) {
    fake.absentDiffers(true);
  }
}
