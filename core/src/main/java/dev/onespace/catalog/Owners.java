package dev.onespace.catalog;

/** Which catalog this is, among those that keep something at the same services. Thread-safe. */
public interface Owners {

  /** The catalog as it is now. */
  Owner present();

  /**
   * The catalog, about to write: it has one claim more, which is durable before this returns.
   *
   * @param least how many claims it has at least
   */
  Owner claim(long least);

  /** Gives the catalog another identity, as if it were new; what is kept elsewhere is not its. */
  Owner renew();
}
