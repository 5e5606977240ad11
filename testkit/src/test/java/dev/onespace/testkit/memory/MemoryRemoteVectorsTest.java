package dev.onespace.testkit.memory;

import dev.onespace.index.RemoteVectors;
import dev.onespace.testkit.contract.RemoteVectorsContract;

class MemoryRemoteVectorsTest extends RemoteVectorsContract {
  @Override
  protected RemoteVectors open(int dimension) {
    return new MemoryRemoteVectors();
  }
}
