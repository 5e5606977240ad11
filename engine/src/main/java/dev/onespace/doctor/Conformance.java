package dev.onespace.doctor;

import dev.onespace.Setup.Keeping.Servers;
import dev.onespace.catalog.Access;
import dev.onespace.cloud.gemini.GeminiConformance;
import dev.onespace.cloud.gemini.GeminiSettings;
import dev.onespace.cloud.gemini.Meter;
import dev.onespace.error.OnespaceException;
import dev.onespace.spending.SpendLimits;
import dev.onespace.spending.SpendLog;
import dev.onespace.spending.Spending.Spender;
import dev.onespace.store.postgres.PostgresDatabase;
import dev.onespace.store.postgres.PostgresSettings;
import java.util.List;
import java.util.Optional;

/**
 * Whether the API does what is documented. What that costs, a few hundredths of a cent, is written
 * down like all that is spent, where there is a catalog.
 */
record Conformance(Servers servers, GeminiSettings settings) {
  /** What is tried is for no collection. */
  private static final String NO_COLLECTION = "-";

  List<GeminiConformance.Finding> findings() {
    // Briefly: what a silent database takes is not to be told of Gemini.
    PostgresSettings books = servers.postgres().answeringWithin(settings.timeouts().call());
    try (PostgresDatabase database = PostgresDatabase.open(books, Access.READ);
        SpendLog log = database.spending().log(spender(), limits())) {
      return findings(log);
    } catch (OnespaceException without) {
      // That the catalog is away or not there yet is told by another finding.
      return findings(SpendLog.NONE);
    }
  }

  private List<GeminiConformance.Finding> findings(SpendLog log) {
    return GeminiConformance.findings(
        settings, new Meter(settings.prices(), Optional.empty(), log));
  }

  private SpendLimits limits() {
    return new SpendLimits(Optional.empty(), settings.dailyLimit());
  }

  private Spender spender() {
    return new Spender(
        NO_COLLECTION, "%s/%s".formatted(settings.model(), settings.dimension()), "doctor");
  }
}
