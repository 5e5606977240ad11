package dev.onespace.testkit.pinecone;

/** What the documents leave open, or a server may do one way or the other. Thread-safe. */
final class FakeBehaviour {
  private volatile boolean positions = true;
  private volatile boolean absentDiffers;

  void tellPositions(boolean so) {
    positions = so;
  }

  boolean tellsPositions() {
    return positions;
  }

  void absentDiffers(boolean so) {
    absentDiffers = so;
  }

  FakeFilter filter() {
    return new FakeFilter(absentDiffers);
  }
}
