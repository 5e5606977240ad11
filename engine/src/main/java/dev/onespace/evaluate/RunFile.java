package dev.onespace.evaluate;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.FileFailure;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemId;
import dev.onespace.search.answer.Hit;
import dev.onespace.search.scoring.Evidence;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Every hit of every question, a line each: {@code {"query","kind","rank","id","type","relevant",
 * "strength","confidence","score","evidence":[{"leg",...,"surprisal"}]}}, where the evidence is the
 * strongest of each kind over all passages of the item that are shown.
 */
final class RunFile implements AutoCloseable {
  private final BufferedWriter lines;

  RunFile(Path file) {
    try {
      lines = Files.newBufferedWriter(file);
    } catch (IOException failed) {
      throw unwritable(failed);
    }
  }

  void add(String query, String kind, List<Hit> hits, Set<ItemId> relevant) {
    for (int i = 0; i < hits.size(); i++) {
      Hit hit = hits.get(i);
      ObjectNode line =
          JsonNodeFactory.instance
              .objectNode()
              .put("query", query)
              .put("kind", kind)
              .put("rank", i + 1)
              .put("id", hit.item().id().value())
              .put("type", hit.type().label())
              .put("relevant", relevant.contains(hit.item().id()))
              .put("strength", hit.strength().level().label())
              .put("confidence", hit.strength().confidence())
              .put("score", hit.rank().score());
      line.set("evidence", evidence(hit));
      write(line);
    }
  }

  private static ArrayNode evidence(Hit hit) {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    Evidences.best(hit).forEach(evidence -> all.add(node(evidence)));
    return all;
  }

  private static ObjectNode node(Evidence evidence) {
    ObjectNode node =
        JsonNodeFactory.instance
            .objectNode()
            .put("leg", evidence.leg().label())
            .put("surprisal", evidence.surprisal().nats());
    return switch (evidence) {
      case Evidence.OfVector(var reading) ->
          node.put("from", reading.channel().from().label())
              .put("to", reading.channel().to().label())
              .put("cosine", reading.similarity().cosine())
              .put("z", reading.deviations());
      case Evidence.OfWords words -> node.put("bm25", words.bm25()).put("share", words.share());
      case Evidence.OfExact _ -> node;
      case Evidence.OverBridge bridged -> node.put("over", bridged.over().value());
    };
  }

  private void write(ObjectNode line) {
    try {
      lines.write(JsonMapper.shared().writeValueAsString(line));
      lines.newLine();
    } catch (IOException failed) {
      throw unwritable(failed);
    }
  }

  @Override
  public void close() {
    try {
      lines.close();
    } catch (IOException failed) {
      throw unwritable(failed);
    }
  }

  private static OnespaceException unwritable(IOException failed) {
    return new OnespaceException(
        ErrorCode.UNREADABLE,
        "the hits cannot be written: " + FileFailure.withFile(failed),
        failed);
  }
}
