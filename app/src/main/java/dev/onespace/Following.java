package dev.onespace;

import dev.onespace.ingest.IndexFollower;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.Outcome;

/** Lets the index follow now and then while an ingest goes on. */
final class Following implements IngestListener {
  private static final int EVERY = 1_000;

  private final IngestListener listener;
  private final IndexFollower follower;
  private int since;

  Following(IngestListener listener, IndexFollower follower) {
    this.listener = listener;
    this.follower = follower;
  }

  @Override
  public void done(Outcome outcome) {
    listener.done(outcome);
    if (++since >= EVERY) {
      since = 0;
      follower.catchUp();
    }
  }

  @Override
  public boolean stopRequested() {
    return listener.stopRequested();
  }
}
