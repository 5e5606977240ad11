package dev.onespace.store.postgres;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.Item;
import dev.onespace.jobs.Lease;
import java.util.Collection;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Keeps a node that lost its lease from writing what it made of the job: another node has the job,
 * or did it, and something newer may be there since.
 */
final class Fence {
  private static final ScopedValue<Map<String, Lease>> LEASES = ScopedValue.newInstance();

  private Fence() {}

  /** Does work of this thread in which items of these jobs are written under their leases only. */
  static <T> T during(Collection<Lease> leases, Supplier<T> work) {
    Map<String, Lease> bySource =
        leases.stream().collect(Collectors.toMap(it -> it.job().source(), it -> it, (a, _) -> a));
    return ScopedValue.where(LEASES, bySource).call(work::get);
  }

  /**
   * Lets an item be written, and nobody take its job over before the transaction ends.
   *
   * @throws OnespaceException GONE if the lease under which it would be written is lost
   */
  static void require(Handle handle, Item item) {
    Lease lease = LEASES.isBound() ? LEASES.get().get(item.source()) : null;
    if (lease != null && !isHeld(handle, lease)) {
      throw new OnespaceException(
          ErrorCode.GONE,
          "another node took over the input of item '%s' while it was taken in here"
              .formatted(item.id()));
    }
  }

  private static boolean isHeld(Handle handle, Lease lease) {
    return handle
        .createQuery(
            """
            select id from job where id = :key and token = :token and outcome is null
              and held_until is not null
            for share
            """)
        .bind("key", lease.key())
        .bind("token", lease.token())
        .mapTo(Long.class)
        .findFirst()
        .isPresent();
  }
}
