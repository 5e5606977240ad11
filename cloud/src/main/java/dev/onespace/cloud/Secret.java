package dev.onespace.cloud;

import static java.util.Objects.requireNonNull;

/**
 * A key or a password. It never prints itself.
 *
 * @param value what is sent to the provider
 */
public record Secret(String value) {
  public Secret {
    requireNonNull(value, "value is null");
  }

  @Override
  public String toString() {
    return "***";
  }
}
