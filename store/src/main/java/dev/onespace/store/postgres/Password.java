package dev.onespace.store.postgres;

import static java.util.Objects.requireNonNull;

/**
 * A password that is never printed.
 *
 * @param value as the server wants it; empty if it wants none
 */
public record Password(String value) {
  public Password {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return "***";
  }
}
