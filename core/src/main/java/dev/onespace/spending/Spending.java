package dev.onespace.spending;

import dev.onespace.error.OnespaceException;
import java.time.Duration;
import java.util.List;

/** Where it is written down what is spent: by every process that shares a catalog. Thread-safe. */
public interface Spending {

  /** All that was spent, by day, collection and space. */
  List<Spend> all();

  /**
   * A log of what one process asks and looks at; only the limit of a day applies to it, and to a
   * budget it does not count.
   */
  SpendLog log(Spender spender, SpendLimits limits);

  /**
   * A log of what one process fills a collection with. Processes that fill a collection at the same
   * time share their budgets: what any of them spends counts against the budget of each. The first
   * begins at nothing; one that comes while another is at work, or is silent for no longer than a
   * lease, counts what those before it spent.
   *
   * @param lease after how long a silent process is taken for gone; renewed until the log is closed
   * @throws OnespaceException UNAVAILABLE if it cannot be written
   */
  SpendLog sharedLog(Spender spender, SpendLimits limits, Duration lease);

  /**
   * Who spends, and on what.
   *
   * @param collection that is asked or filled, whichever its generation
   * @param space that is asked: a model and its dimension
   * @param node that asks; told to people who look
   */
  record Spender(String collection, String space, String node) {}
}
