package dev.onespace.cli;

import dev.onespace.spending.Amount;
import dev.onespace.spending.Spend;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What was spent on vectors, for people and as JSON.
 *
 * @param all that was spent, by day, collection and space
 * @param limit what may be spent in a day, in US dollars
 */
record SpendReport(List<Spend> all, Optional<BigDecimal> limit) {

  void print(PrintStream out, boolean json) {
    if (json) {
      Documents.print(out, document());
    } else {
      table(out);
    }
  }

  private void table(PrintStream out) {
    if (all.isEmpty()) {
      out.println("nothing was spent");
    }
    all.forEach(spend -> row(out, spend));
    if (all.size() > 1) {
      out.println(sums("in all", charged(all), most(all)));
    }
    List<Spend> today = today();
    limit.ifPresent(
        usd ->
            out.println(
                sums("today (UTC)", charged(today), most(today))
                    + ", of %s USD that may be spent in a day".formatted(usd.toPlainString())));
  }

  private static void row(PrintStream out, Spend spend) {
    Amount charged = spend.charged();
    out.printf(
        Locale.ROOT,
        "%s  %s  %s  %d vectors in %d calls, %d tokens (text %d, pictures %d, recordings %d), %s"
            + " USD%n",
        spend.day(),
        Printable.line(spend.collection()),
        spend.space(),
        charged.vectors(),
        spend.calls(),
        charged.text() + charged.image() + charged.audio(),
        charged.text(),
        charged.image(),
        charged.audio(),
        Estimates.dollars(charged.usd()));
    if (spend.estimatedCalls() > 0) {
      out.printf(
          Locale.ROOT,
          "            %s USD of it, for %d calls, is an estimate: %s%n",
          Estimates.dollars(spend.estimatedUsd()),
          spend.estimatedCalls(),
          Estimates.TO_COMPARE);
    }
    uncertain(out, spend.lost(), "were never answered and may be charged too");
    uncertain(
        out,
        spend.unsettled(),
        "are under way, or were when their process was killed: may be charged");
  }

  private static void uncertain(PrintStream out, Spend.Uncertain calls, String what) {
    if (calls.calls() > 0) {
      out.printf(
          Locale.ROOT,
          "            %d calls %s: %s USD at most%n",
          calls.calls(),
          what,
          Estimates.dollars(calls.mostUsd()));
    }
  }

  private static String sums(String what, BigDecimal charged, BigDecimal most) {
    return "%s  %s USD%s"
        .formatted(
            what,
            Estimates.dollars(charged),
            most.compareTo(charged) > 0
                ? ", at most %s USD".formatted(Estimates.dollars(most))
                : "");
  }

  private List<Spend> today() {
    LocalDate day = LocalDate.now(ZoneOffset.UTC);
    return all.stream().filter(spend -> spend.day().equals(day)).toList();
  }

  private static BigDecimal charged(List<Spend> some) {
    return some.stream().map(it -> it.charged().usd()).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal most(List<Spend> some) {
    return some.stream().map(Spend::mostUsd).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private ObjectNode document() {
    ObjectNode document = sums(Documents.object(), all);
    sums(document.putObject("today"), today());
    limit.ifPresent(usd -> document.withObject("today").put("limit_usd", usd));
    ArrayNode days = document.putArray("days");
    all.forEach(spend -> days.add(of(spend)));
    return document;
  }

  private static ObjectNode sums(ObjectNode node, List<Spend> some) {
    return node.put("usd", charged(some)).put("most_usd", most(some));
  }

  private static ObjectNode of(Spend spend) {
    ObjectNode node =
        Documents.object()
            .put("day", spend.day().toString())
            .put("collection", spend.collection())
            .put("space", spend.space())
            .put("vectors", spend.charged().vectors())
            .put("calls", spend.calls())
            .put("usd", spend.charged().usd())
            .put("most_usd", spend.mostUsd())
            .put("estimated_calls", spend.estimatedCalls())
            .put("estimated_usd", spend.estimatedUsd())
            .put("lost_calls", spend.lost().calls())
            .put("lost_usd", spend.lost().mostUsd())
            .put("unsettled_calls", spend.unsettled().calls())
            .put("unsettled_usd", spend.unsettled().mostUsd());
    node.putObject("tokens")
        .put("text", spend.charged().text())
        .put("image", spend.charged().image())
        .put("audio", spend.charged().audio());
    return node;
  }
}
