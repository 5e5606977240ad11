package dev.onespace.config;

import java.util.regex.Pattern;

/** Secrets in addresses: a user's password before the server's name, or among the options. */
final class Addresses {
  /**
   * All between the slashes and the last @, as a password may hold any sign; an @ in the value of
   * an option is none of it.
   */
  private static final Pattern USER_INFO = Pattern.compile("//(?=[^?]*@|.*[?&][^=&]*@).*@");

  private static final Pattern OPTION =
      Pattern.compile("(?i)([?&](?:user|[^=&]*(?:pass|secret|token|key|credential)[^=&]*)=)[^&]*");

  /** Names a file and not what is in it. */
  private static final Pattern OF_A_FILE = Pattern.compile("(?i)[?&]sslkey=[^&]*");

  /** Options and a fragment have no place in a server's address: what stands there is a key. */
  private static final Pattern OF_A_SERVER = Pattern.compile("(?i)(https?://[^?#]*[?#]).+");

  private Addresses() {}

  /** Whether it holds a user, a password or a key. */
  static boolean holdsSecret(String address) {
    return USER_INFO.matcher(address).find()
        || OPTION.matcher(OF_A_FILE.matcher(address).replaceAll("")).find()
        || OF_A_SERVER.matcher(address).find();
  }

  /** The text with three stars in place of whatever may be secret. */
  static String masked(String text) {
    String anonymous = USER_INFO.matcher(text).replaceAll("//***@");
    String bare = OF_A_SERVER.matcher(anonymous).replaceAll("$1***");
    return OPTION.matcher(bare).replaceAll("$1***");
  }
}
