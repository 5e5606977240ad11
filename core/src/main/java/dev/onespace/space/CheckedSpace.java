package dev.onespace.space;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.error.Problem;
import dev.onespace.item.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Holds any space to its promises: as many answers as contents, each vector as long as the space's
 * dimension, finite and of unit length, each passage with an ordinal of its own. A passage with a
 * bad vector is dropped and noted; a content left with none fails, as does one that the space
 * breaks over. What a space tells of all contents (a quota is used up) is thrown on.
 */
public final class CheckedSpace extends ForwardingSpace {

  private final Space space;

  /** A checked view of {@code space}, which it closes when closed. */
  public CheckedSpace(Space space) {
    super(space);
    this.space = space;
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task) {
    return embed(contents, task, () -> false);
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task, BooleanSupplier stop) {
    List<Embedded> answers;
    try {
      answers = space.embed(contents, task, stop);
    } catch (OnespaceException told) {
      throw told; // it concerns them all
    } catch (RuntimeException broken) {
      return apart(contents, task, stop, new Problem(ErrorCode.INTERNAL, failed(broken)));
    }
    int most = contents.size();
    if (answers.size() > most || answers.size() < most && !stop.getAsBoolean()) {
      String cause =
          "space %s gave %s answers for %s contents".formatted(id(), answers.size(), most);
      return apart(contents, task, stop, new Problem(ErrorCode.BAD_VECTOR, cause));
    }
    return answers.stream().map(this::checked).toList();
  }

  /** Each by itself, so that the one that is to blame harms no other. */
  private List<Embedded> apart(
      List<Content> contents, Task task, BooleanSupplier stop, Problem problem) {
    if (contents.size() == 1) {
      return List.of(new Embedded.Failed(problem));
    }
    List<Embedded> answers = new ArrayList<>();
    for (Content content : contents) {
      List<Embedded> answer = stop.getAsBoolean() ? List.of() : embed(List.of(content), task, stop);
      if (answer.isEmpty()) {
        break; // asked to stop
      }
      answers.addAll(answer);
    }
    return answers;
  }

  private String failed(RuntimeException broken) {
    return "space %s failed over it: %s".formatted(id(), broken);
  }

  private static Embedded bad(String cause) {
    return new Embedded.Failed(new Problem(ErrorCode.BAD_VECTOR, cause));
  }

  private Embedded checked(@Nullable Embedded answer) {
    return switch (answer) {
      case null -> bad("space %s gave no answer for it".formatted(id()));
      case Embedded.Failed failed -> failed;
      case Embedded.Done done -> checked(done);
    };
  }

  private Embedded checked(Embedded.Done done) {
    if (done.passages().stream().map(Passage::ordinal).distinct().count()
        < done.passages().size()) {
      return bad("space %s gave two passages the same ordinal".formatted(id()));
    }
    List<Passage> good = done.passages().stream().filter(this::isGood).toList();
    int bad = done.passages().size() - good.size();
    if (bad == 0) {
      return done;
    }
    String note =
        "%s of %s vectors were not finite, of unit length and of %s floats"
            .formatted(bad, done.passages().size(), dimension());
    if (good.isEmpty()) {
      return new Embedded.Failed(new Problem(ErrorCode.BAD_VECTOR, note));
    }
    List<String> notes = new ArrayList<>(done.notes());
    notes.add(note);
    return new Embedded.Done(good, done.facts(), done.thumbnail(), notes);
  }

  private boolean isGood(Passage passage) {
    return passage.vector().length == dimension() && Vectors.isUnit(passage.vector());
  }
}
