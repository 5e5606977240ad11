package dev.onespace.cloud.pinecone;

import dev.onespace.catalog.Owner;
import dev.onespace.catalog.Owners;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Which catalog a namespace belongs to, as Pinecone itself has it: one record for each namespace,
 * in a namespace of their own, so that neither counts nor deletions of vectors meet it. A catalog
 * that was restored from a backup shows by its place, or as it knows fewer claims than the record.
 * Thread-safe.
 */
final class Claims {
  /** Where the records are. */
  static final String OWNERS = "onespace-owners";

  private static final int FORMAT = 1;

  private final Namespace owners;
  private final int dimension;

  Claims(Namespace owners, int dimension) {
    this.owners = owners;
    this.dimension = dimension;
  }

  /**
   * Claims a namespace for a catalog that is about to write to it.
   *
   * @throws OnespaceException LOCKED if it belongs to another catalog, or to a later state of this
   *     one
   */
  void claim(String namespace, Owners catalog) {
    requireOwn(namespace, catalog);
    write(namespace, catalog.claim(0));
  }

  /**
   * Looks whether a namespace is a catalog's, or nobody's, and changes nothing.
   *
   * @throws OnespaceException LOCKED as {@link #claim}
   */
  void requireOwn(String namespace, Owners catalog) {
    // Read before the catalog is: the claims of the record were the catalog's before.
    Optional<Owner> recorded = recorded(namespace);
    Owner present = catalog.present();
    recorded
        .filter(owner -> !isOf(owner, present))
        .ifPresent(owner -> refuse(namespace, owner, present));
  }

  /** Claims a namespace for a catalog whatever Pinecone has it down as. */
  void takeOver(String namespace, Owners catalog) {
    write(namespace, catalog.claim(recorded(namespace).map(it -> it.claims() + 1).orElse(0L)));
  }

  /** Forgets to whom a namespace belonged that is removed. */
  void forget(String namespace) {
    try {
      owners.delete(List.of(namespace));
    } catch (Refusal refusal) {
      if (refusal.status() != 404) { // there are no records
        throw refusal;
      }
    }
  }

  /** As whose Pinecone knows a namespace; nothing if nobody claimed it. */
  Optional<Owner> recorded(String namespace) {
    JsonNode record;
    try {
      record = owners.fetch(List.of(namespace)).path("vectors").path(namespace);
    } catch (Refusal refusal) {
      if (refusal.status() == 404) { // there are no records
        return Optional.empty();
      }
      throw refusal;
    }
    JsonNode owner = record.path("metadata");
    return owner.has("identity")
        ? Optional.of(
            new Owner(
                owner.path("identity").asString(),
                owner.path("place").asString(""),
                (long) owner.path("claims").asDouble(0)))
        : Optional.empty();
  }

  private static boolean isOf(Owner recorded, Owner present) {
    return recorded.identity().equals(present.identity())
        && recorded.place().equals(present.place())
        && recorded.claims() <= present.claims();
  }

  private void write(String namespace, Owner owner) {
    float[] any = new float[dimension];
    any[0] = 1;
    Map<String, Object> metadata =
        Map.of(
            "identity", owner.identity(),
            "place", owner.place(),
            "claims", owner.claims(),
            "format", FORMAT);
    Map<String, Object> record = Map.of("id", namespace, "values", any, "metadata", metadata);
    owners.upsert(
        JsonMapper.shared()
            .writeValueAsBytes(Map.of("namespace", OWNERS, "vectors", List.of(record))));
  }

  private static void refuse(String namespace, Owner recorded, Owner present) {
    String why =
        !recorded.identity().equals(present.identity())
            ? "belongs to catalog %s, this is %s".formatted(recorded.identity(), present.identity())
            : !recorded.place().equals(present.place())
                ? "belongs to catalog %s at %s, this copy of it is at %s"
                    .formatted(recorded.identity(), recorded.place(), present.place())
                : "was written to by a later state of catalog %s (claim %s, this knows %s)"
                    .formatted(recorded.identity(), recorded.claims(), present.claims());
    throw new OnespaceException(
        new Problem(
            ErrorCode.LOCKED,
            "the Pinecone namespace %s %s".formatted(namespace, why),
            Remedy.of(
                "If this is a second environment restored from a backup: %s, which fills"
                    + " namespaces of its own. If the catalog was moved here, or restored in place"
                    + " of the other: %s.",
                Named.NEW_IDENTITY, Named.TAKE_OVER)));
  }
}
