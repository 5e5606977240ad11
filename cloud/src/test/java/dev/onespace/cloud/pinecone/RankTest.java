package dev.onespace.cloud.pinecone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.testkit.fuzz.Cases;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankTest {
  @Test
  void comparing_ranks_with_a_plain_one_is_comparing_the_numbers() {
    Cases.of(200, 5_000)
        .check(
            seed -> {
              Random random = new Random(seed);
              BigDecimal plain = plain(random);
              assertThat(Rank.of(plain).plain()).as("%s", plain).isTrue();
              for (int i = 0; i < 50; i++) {
                BigDecimal other = near(plain, random);
                assertThat(
                        Double.compare(Rank.of(other).value() + 0.0, Rank.of(plain).value() + 0.0))
                    .as("%s beside %s", other, plain)
                    .isEqualTo(other.compareTo(plain));
              }
            });
  }

  private static BigDecimal plain(Random random) {
    long digits = random.nextLong(-999_999_999_999_999L, 999_999_999_999_999L);
    return new BigDecimal(
        BigInteger.valueOf(random.nextBoolean() ? digits : digits % 1_000),
        random.nextBoolean() ? random.nextInt(20) : random.nextInt(560) - 270);
  }

  /** The same, a neighbour, one a hair beside it, or anything. */
  private static BigDecimal near(BigDecimal plain, Random random) {
    return switch (random.nextInt(5)) {
      case 0 -> plain;
      case 1 -> plain.add(plain.ulp());
      case 2 -> plain.subtract(plain.ulp().movePointLeft(random.nextInt(40)));
      case 3 -> plain.add(plain.ulp().movePointLeft(random.nextInt(40)));
      default ->
          plain(random).add(new BigDecimal(new BigInteger(300, random), random.nextInt(700)));
    };
  }

  @Test
  void equal_numbers_and_no_others_are_written_the_same() {
    assertThat(Rank.exactly(new BigDecimal("1E+400")))
        .isEqualTo(Rank.exactly(new BigDecimal("10E+399")))
        .isNotEqualTo(Rank.exactly(new BigDecimal("1.1E+400")));
  }
}
