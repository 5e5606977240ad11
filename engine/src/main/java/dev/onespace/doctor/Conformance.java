package dev.onespace.doctor;

import dev.onespace.Setup.Keeping.Servers;
import dev.onespace.catalog.Access;
import dev.onespace.error.OnespaceException;
import dev.onespace.provider.SpaceProvider;
import dev.onespace.provider.SpaceProvider.Billing;
import dev.onespace.space.SpaceCheck;
import dev.onespace.spending.Meter;
import dev.onespace.spending.SpendLimits;
import dev.onespace.spending.SpendLog;
import dev.onespace.spending.Spending.Spender;
import dev.onespace.store.postgres.PostgresDatabase;
import dev.onespace.store.postgres.PostgresSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Whether a provider does what is documented. What that costs, a few hundredths of a cent, is
 * written down like all that is spent, where there is a catalog.
 */
record Conformance(Servers servers, SpaceProvider provider, Duration answer) {
  /** What is tried is for no collection. */
  private static final String NO_COLLECTION = "-";

  List<SpaceCheck> findings() {
    // Briefly: what a silent database takes is not to be told of the provider.
    PostgresSettings books = servers.postgres().answeringWithin(answer);
    try (PostgresDatabase database = PostgresDatabase.open(books, Access.READ);
        SpendLog log = database.spending().log(spender(), limits())) {
      return findings(log);
    } catch (OnespaceException without) {
      // That the catalog is away or not there yet is told by another finding.
      return findings(SpendLog.NONE);
    }
  }

  private List<SpaceCheck> findings(SpendLog log) {
    return provider.checks(new Meter(billing().prices(), Optional.empty(), log));
  }

  private SpendLimits limits() {
    return new SpendLimits(Optional.empty(), billing().dailyLimit());
  }

  private Spender spender() {
    return new Spender(NO_COLLECTION, billing().name(), "doctor");
  }

  private Billing billing() {
    return provider.billing().orElseThrow();
  }
}
