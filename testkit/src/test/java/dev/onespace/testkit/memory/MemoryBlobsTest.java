package dev.onespace.testkit.memory;

import dev.onespace.blob.Blobs;
import dev.onespace.testkit.contract.BlobsContract;

class MemoryBlobsTest extends BlobsContract {
  @Override
  protected Blobs open() {
    return new MemoryBlobs();
  }
}
