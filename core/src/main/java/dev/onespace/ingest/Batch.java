package dev.onespace.ingest;

import dev.onespace.space.ByteSource;
import dev.onespace.space.Content;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Inputs on their way through the space together: no two with the same bytes, source or id. */
final class Batch {
  private static final long MOST_CHARACTERS = 4_000_000;
  private static final long MOST_BYTES = 32L << 20;

  private final List<Plan.Embed> plans = new ArrayList<>();
  private final Set<Object> names = new HashSet<>();
  private long characters;
  private long bytes;

  void add(Plan.Embed plan) {
    plans.add(plan);
    characters += charactersHeld(plan.input().content());
    bytes += bytesHeld(plan.input().content());
    names.add(plan.input().source());
    names.add(plan.id());
    names.add(plan.content());
  }

  boolean isEmpty() {
    return plans.isEmpty();
  }

  boolean isFull(int size) {
    return plans.size() >= size || characters >= MOST_CHARACTERS || bytes >= MOST_BYTES;
  }

  boolean holdsTwinOf(Input input) {
    return names.contains(input.source()) || input.id().filter(names::contains).isPresent();
  }

  boolean holdsTwinOf(Plan.Store plan) {
    return names.contains(plan.id()) || names.contains(plan.content());
  }

  List<Plan.Embed> plans() {
    return List.copyOf(plans);
  }

  /** Texts are in memory while they wait. */
  private static long charactersHeld(Content content) {
    return switch (content) {
      case Content.Words(var text) -> text.length();
      case Content.Picture _, Content.Recording _ -> 0;
    };
  }

  /** Pictures and recordings are if they were read from the blobs. */
  private static long bytesHeld(Content content) {
    return switch (content) {
      case Content.Words _ -> 0;
      case Content.Picture(_, var bytes) -> bytesHeld(bytes);
      case Content.Recording(_, var bytes) -> bytesHeld(bytes);
    };
  }

  private static long bytesHeld(ByteSource source) {
    return switch (source) {
      case ByteSource.OfBytes(var held) -> held.length;
      case ByteSource.OfFile _ -> 0;
    };
  }
}
