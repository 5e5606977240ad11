package dev.onespace.testkit.memory;

import dev.onespace.store.RemoteVectors;
import dev.onespace.testkit.contract.RemoteVectorsContract;

class MemoryRemoteVectorsTest extends RemoteVectorsContract {
  @Override
  protected RemoteVectors open(int dimension) {
    return new MemoryRemoteVectors();
  }
}
