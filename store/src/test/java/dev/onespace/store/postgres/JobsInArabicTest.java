package dev.onespace.store.postgres;

import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** The same where numbers are formatted with other digits. */
class JobsInArabicTest extends PostgresJobsTest {
  private static final Locale USUAL = Locale.getDefault();

  @BeforeAll
  static void writeOtherDigits() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG"));
  }

  @AfterAll
  static void writeUsualDigits() {
    Locale.setDefault(USUAL);
  }
}
