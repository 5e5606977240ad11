package dev.onespace.cloud.pinecone;

import dev.onespace.cloud.Endpoints;
import dev.onespace.cloud.Secret;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import java.net.URI;
import java.time.Duration;

/**
 * How Pinecone is reached, and what of it is used.
 *
 * @param key the API key
 * @param endpoint the control plane
 * @param index the beginning of the index's name; its dimension follows, as in {@code
 *     onespace-768}: 1 to 39 lower-case letters, digits and hyphens
 * @param place where an index is created
 * @param namespace what keeps apart collections and their generations within an index: 1 to 512
 *     visible ASCII characters
 * @param pace how fast, and how patiently
 */
public record PineconeSettings(
    Secret key, URI endpoint, String index, Place place, String namespace, Pace pace) {
  /** The control plane of the real one. */
  public static final URI ENDPOINT = URI.create("https://api.pinecone.io");

  private static final String INDEX = "[a-z0-9]([a-z0-9-]{0,38})";
  private static final String NAMESPACE = "[\\x21-\\x7e]{1,512}";

  public PineconeSettings {
    require(key.value().matches("[!-~]+"), "key", "made of visible ASCII characters");
    require(
        Endpoints.isBare(endpoint),
        "endpoint",
        "without a user and options: keys are no part of an address");
    require(index.matches(INDEX), "index '" + index + "'", "1 to 39 of a-z, 0-9 and hyphens");
    require(namespace.matches(NAMESPACE), "namespace", "1 to 512 visible ASCII characters");
  }

  /** The settings a key and two names are enough for. */
  public static PineconeSettings of(Secret key, String index, String namespace) {
    return new PineconeSettings(key, ENDPOINT, index, Place.USUAL, namespace, Pace.USUAL);
  }

  /** These settings with another control plane. */
  public PineconeSettings at(URI other) {
    return new PineconeSettings(key, other, index, place, namespace, pace);
  }

  /** These settings for another namespace. */
  public PineconeSettings in(String other) {
    return new PineconeSettings(key, endpoint, index, place, other, pace);
  }

  /** These settings with another pace. */
  public PineconeSettings with(Pace other) {
    return new PineconeSettings(key, endpoint, index, place, namespace, other);
  }

  private static void require(boolean holds, String what, String wanted) {
    if (!holds) {
      throw new OnespaceException(
          ErrorCode.USAGE, "Pinecone's %s is not %s".formatted(what, wanted));
    }
  }

  /**
   * Where a serverless index lies.
   *
   * @param cloud such as {@code aws}
   * @param region such as {@code us-east-1}
   */
  public record Place(String cloud, String region) {
    /** Where the free plan allows it. */
    public static final Place USUAL = new Place("aws", "us-east-1");
  }

  /**
   * How calls are made.
   *
   * @param timeout after which one try of a call, with its whole answer, is given up
   * @param attempts how often a call is tried at most, at least once
   * @param backoff how long at most is waited after the first try; doubles with every further one,
   *     up to 30 seconds
   * @param parallel how many writes are in flight at once
   * @param perSecond how many requests of one kind are sent in a second; Pinecone allows 100 for
   *     each namespace
   */
  public record Pace(
      Duration timeout, int attempts, Duration backoff, int parallel, int perSecond) {
    /** A pace that Pinecone allows. */
    public static final Pace USUAL =
        new Pace(Duration.ofSeconds(60), 8, Duration.ofMillis(500), 4, 90);

    public Pace {
      require(timeout.isPositive(), "timeout", "above 0");
      require(attempts >= 1, "number of attempts", "1 or more");
      require(!backoff.isNegative(), "backoff", "0 or more");
      require(parallel >= 1, "number of parallel writes", "1 or more");
      require(perSecond >= 1, "number of requests per second", "1 or more");
    }
  }
}
