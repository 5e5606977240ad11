package dev.onespace.space;

import dev.onespace.item.ItemType;

/** What can be embedded: words, an encoded picture, an encoded recording. */
public sealed interface Content {

  /** Words of any length. */
  record Words(String text) implements Content {
    @Override
    public ItemType type() {
      return ItemType.TEXT;
    }
  }

  /** An encoded picture (PNG, JPEG, ...). */
  record Picture(ByteSource bytes) implements Content {
    @Override
    public ItemType type() {
      return ItemType.IMAGE;
    }
  }

  /** An encoded recording (WAV, FLAC, MP3, ...). */
  record Recording(ByteSource bytes) implements Content {
    @Override
    public ItemType type() {
      return ItemType.AUDIO;
    }
  }

  /** The modality. */
  ItemType type();
}
