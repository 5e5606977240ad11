package dev.onespace.jobs;

import dev.onespace.blob.BlobCollector;
import dev.onespace.blob.Blobs;
import dev.onespace.catalog.Catalog;
import dev.onespace.ingest.Incoming;
import dev.onespace.ingest.Ingest;
import dev.onespace.ingest.IngestListener;
import dev.onespace.ingest.IngestOptions;
import dev.onespace.ingest.IngestReport;
import dev.onespace.item.ContentHash;
import java.time.Duration;
import java.util.Collection;
import java.util.Iterator;

/**
 * Takes inputs into a collection together with other nodes. Each node puts the originals of its
 * inputs among the blobs that all share and offers them as jobs; every node takes jobs, its own and
 * others', until none of its own is left. The work of a node that is killed is taken by another
 * when its lease has run out. One item is embedded once. What a node that stops has not begun is
 * withdrawn: the same ingest offers it again, as it is then.
 *
 * <p>What is kept in memory does not grow with the number of inputs, but for those that fail.
 */
public final class SharedIngest {
  private final Ingest ingest;
  private final Catalog catalog;
  private final Blobs blobs;
  private final Jobs jobs;
  private final Node node;

  /**
   * A node among others.
   *
   * @param name told to people who look
   * @param lease how long jobs are held; renewed while the node works on them
   */
  public record Node(String name, Duration lease) {}

  /** An ingest of this node; nothing is closed by it. */
  public SharedIngest(Ingest ingest, Catalog catalog, Blobs blobs, Jobs jobs, Node node) {
    this.ingest = ingest;
    this.catalog = catalog;
    this.blobs = blobs;
    this.jobs = jobs;
    this.node = node;
  }

  /**
   * Takes all inputs in, or those until the listener asks to stop.
   *
   * @return what became of these inputs, whichever node took them in
   */
  public IngestReport run(
      Iterator<Incoming> inputs, IngestOptions options, IngestListener listener) {
    try (Heartbeat heartbeat = Heartbeat.begin(jobs, node)) {
      return new Run(this, heartbeat.run(), options, listener).toTheEnd(inputs);
    }
  }

  Ingest ingest() {
    return ingest;
  }

  Blobs blobs() {
    return blobs;
  }

  Jobs jobs() {
    return jobs;
  }

  Duration lease() {
    return node.lease();
  }

  /** Drops blobs of inputs that are not taken in, unless an item or another job uses them. */
  void sweep(Collection<ContentHash> contents) {
    new BlobCollector(catalog, blobs).drop(contents);
  }
}
