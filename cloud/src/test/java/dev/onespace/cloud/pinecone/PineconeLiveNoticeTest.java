package dev.onespace.cloud.pinecone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfEnvironmentVariable;

@DisabledIfEnvironmentVariable(named = PineconeLiveTest.KEY, matches = ".+")
class PineconeLiveNoticeTest {
  @Test
  void it_is_said_loudly_that_no_live_call_was_made() {
    String notice =
        "### NO LIVE CALL TO PINECONE WAS MADE: %s is not set. Fakes only. ###"
            .formatted(PineconeLiveTest.KEY);
    System.out.println(notice);
    assertThat(System.getenv(PineconeLiveTest.KEY)).isNullOrEmpty();
  }
}
