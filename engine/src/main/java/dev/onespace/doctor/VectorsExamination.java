package dev.onespace.doctor;

import dev.onespace.cloud.pinecone.PineconeVectors;
import dev.onespace.error.Remedy;
import dev.onespace.error.Step.Named;
import dev.onespace.store.postgres.PostgresIndex;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether Pinecone has what the replica says it was told. Positions are compared first: what it
 * does not show yet is no drift.
 *
 * @param where names index and namespace
 * @param all whether every id is compared, or a sample
 */
record VectorsExamination(PostgresIndex replica, PineconeVectors vectors, String where, boolean all)
    implements Examination {
  private static final String WHAT = "pinecone";

  @Override
  public List<Finding> examine() {
    Drift drift = Drift.of(replica, vectors, all);
    String counts =
        "%s: %s passages, %s are expected".formatted(where, drift.counted(), drift.expected());
    List<Finding> findings = new ArrayList<>();
    if (!drift.isNone()) {
      findings.add(differs(drift, counts));
    }
    if (drift.behind()) {
      findings.add(late(drift, counts));
    } else if (drift.isNone()) {
      findings.add(agrees(drift, counts));
    }
    return findings;
  }

  private Finding differs(Drift drift, String counts) {
    return Finding.problem(
        WHAT,
        "%s; %s missing, %s too many%s"
            .formatted(
                counts,
                drift.missing().size(),
                drift.extra().size(),
                all ? "" : " in a sample of " + Drift.SAMPLE),
        drift.seen().isPresent()
            ? Examination.MEND
            : Remedy.of(
                "Pinecone does not tell what it shows yet: run %s again in a minute; if it stays"
                    + " so: %s",
                Named.DOCTOR, Named.MEND));
  }

  private static Finding late(Drift drift, String counts) {
    return Finding.notice(
        WHAT,
        "%s; not visible yet: the last writes, of them %s items (all up to position %s is visible)"
            .formatted(counts, drift.late().size(), drift.seen().orElse(0)),
        "Nothing to do: Pinecone shows them by itself, and until then searches find them in"
            + " PostgreSQL.");
  }

  /** A count that differs where all ids agree lags, or counts records that are no passages. */
  private Finding agrees(Drift drift, String counts) {
    return all || drift.counted() == drift.expected()
        ? Finding.ok(WHAT, counts)
        : Finding.notice(
            WHAT,
            counts + "; every passage of a sample of %s is there".formatted(Drift.SAMPLE),
            Remedy.of(
                "Its counts lag. If they still differ later, compare every id: %s",
                Named.DOCTOR_FULL));
  }
}
