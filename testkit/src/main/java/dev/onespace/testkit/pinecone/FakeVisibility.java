package dev.onespace.testkit.pinecone;

/** When writes become visible. Thread-safe. */
final class FakeVisibility {
  private volatile long requests;

  /** As soon as they are written. */
  void atOnce() {
    requests = 0;
  }

  /** When so many further requests have come to the namespace. */
  void after(long furtherRequests) {
    requests = furtherRequests;
  }

  /** Not before the test says so. */
  void onDemand() {
    requests = Long.MAX_VALUE;
  }

  boolean due(long requestsSince) {
    return requestsSince >= requests;
  }
}
