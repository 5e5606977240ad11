package dev.onespace.item;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;

/**
 * The name of an item, unique in its collection.
 *
 * @param value 1 to 512 characters, whole ones and no control characters, not blank
 */
public record ItemId(String value) implements Comparable<ItemId> {
  private static final int LONGEST = 512;

  public ItemId {
    if (value.isBlank()
        || value.length() > LONGEST
        || value.chars().anyMatch(Character::isISOControl)
        || !Whole.is(value)) {
      throw new OnespaceException(
          ErrorCode.BAD_RECORD,
          "an id has 1 to "
              + LONGEST
              + " characters, whole ones and no control characters, and is not blank");
    }
  }

  @Override
  public int compareTo(ItemId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
