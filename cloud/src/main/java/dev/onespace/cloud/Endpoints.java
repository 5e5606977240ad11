package dev.onespace.cloud;

import java.net.URI;

/** Addresses of providers. */
public final class Endpoints {
  private Endpoints() {}

  /** Whether an address has no user, options or fragment: whatever stands there may be a key. */
  public static boolean isBare(URI endpoint) {
    return endpoint.getRawUserInfo() == null
        && endpoint.getRawQuery() == null
        && endpoint.getRawFragment() == null;
  }
}
