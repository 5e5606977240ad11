package dev.onespace.cli;

import dev.onespace.Moving;
import dev.onespace.Moving.Cut;
import dev.onespace.Moving.Dropped;
import dev.onespace.Moving.Filled;
import dev.onespace.Moving.Generation;
import dev.onespace.Moving.Switched;
import dev.onespace.blob.BlobCollector.Swept;
import dev.onespace.catalog.Generations.Serving;
import dev.onespace.catalog.Lack;
import java.io.PrintStream;

/** What became of the generations of a collection, for people. */
record GenerationsReport(PrintStream out, Remedies remedies) {

  void told(Filled filled, String wanted) {
    told(filled.number(), wanted, filled.lack(), filled.whole());
  }

  private void told(int number, String wanted, Lack lack, boolean whole) {
    if (whole) {
      out.printf(
          "generation %s (%s) holds every item; the serving one is as it was.%n"
              + "  compare:  %s%n"
              + "  switch:   %s%n",
          number,
          wanted,
          remedies.command("reembed --compare DIR"),
          remedies.command("reembed --switch"));
      return;
    }
    out.printf(
        "generation %s (%s) does not hold every item yet; the same command goes on.%n",
        number, wanted);
    if (!lack.isNothing()) {
      out.println("  " + Printable.line(lack.described()));
    }
  }

  void told(Cut cut) {
    out.printf(
        "%s items cut to %s floats, %s were there already; nothing embedded, nothing sent%n",
        cut.copied(), cut.space().dimension(), cut.same());
    told(cut.number(), cut.space().toString(), cut.lack(), cut.lack().isNothing());
  }

  void told(Dropped dropped, int number) {
    Swept blobs = dropped.blobs();
    out.printf(
        "generation %s is removed: %s items, its index, %s originals and %s thumbnails that"
            + " nothing else uses%n",
        number, dropped.items(), blobs.originals(), blobs.thumbnails());
  }

  void told(Switched switched, Moving moving) {
    Serving serving = switched.serving();
    Generation now =
        moving.generations().stream()
            .filter(it -> it.number() == serving.generation())
            .findFirst()
            .orElseThrow();
    if (switched.caughtUp() > 0) {
      out.printf("%s items were caught up before%n", switched.caughtUp());
    }
    if (!switched.lack().isNothing()) {
      out.println("forced: " + Printable.line(switched.lack().described()));
    }
    out.printf("generation %s serves: %s, %s items%n", now.number(), now.space(), now.items());
    serving
        .former()
        .ifPresent(
            former ->
                out.printf(
                    "back to generation %s: %s%n",
                    former, remedies.command("reembed --roll-back")));
  }

  void list(Moving moving) {
    int serving = moving.serving().generation();
    for (Generation generation : moving.generations()) {
      out.printf(
          "%s generation %s: %s, %s items%n",
          generation.number() == serving ? "*" : " ",
          generation.number(),
          generation.space(),
          generation.items());
    }
  }
}
