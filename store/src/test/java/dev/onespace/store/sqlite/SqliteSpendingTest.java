package dev.onespace.store.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.catalog.Access;
import dev.onespace.space.SpaceHash;
import dev.onespace.space.SpaceIdentity;
import dev.onespace.spending.Amount;
import dev.onespace.spending.SpendLimits;
import dev.onespace.spending.SpendLog;
import dev.onespace.spending.SpendLog.Entry;
import dev.onespace.spending.Spending;
import dev.onespace.spending.Spending.Spender;
import dev.onespace.testkit.contract.SpendingContract;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteSpendingTest extends SpendingContract {
  private static final SpaceIdentity SPACE =
      new SpaceIdentity("gemini", 8, new SpaceHash("0011223344556677"));

  @TempDir
  @SuppressWarnings("NullAway.Init")
  private Path folder;

  private final List<SqliteCatalog> open = new ArrayList<>();

  @AfterEach
  void close() {
    open.forEach(SqliteCatalog::close);
  }

  private Path file() {
    return folder.resolve("catalog.db");
  }

  @Override
  protected Spending fresh() {
    SqliteCatalog catalog = SqliteCatalog.open(file(), "shop", SPACE, Access.WRITE);
    open.add(catalog);
    return catalog.spending();
  }

  @Test
  void who_only_reads_writes_down_what_a_question_costs_beside_the_writer() {
    Spending writer = fresh();
    Amount call = new Amount(1, 2, 3, 4, new BigDecimal("0.01"));
    try (SqliteCatalog reading = SqliteCatalog.open(file(), "shop", Access.READ);
        SpendLog log =
            reading.spending().log(new Spender("shop", "model/768", "node"), SpendLimits.NONE)) {
      log.setAside(call, call, Duration.ofHours(1))
          .orElseThrow()
          .settle(Entry.End.PAID, call, false);
      assertThat(writer.all().getFirst().calls()).isEqualTo(1);
    }
    try (SqliteCatalog.Books books = SqliteCatalog.books(file())) {
      assertThat(books.spending().all()).isEqualTo(writer.all());
    }
  }
}
