package dev.onespace.space;

import dev.onespace.item.Modality;
import java.util.List;
import java.util.Optional;

/** A space that is another one in all that a subclass leaves as it is; closes it when closed. */
public abstract class ForwardingSpace implements Space {
  private final Space space;

  /** A view of {@code space}. */
  protected ForwardingSpace(Space space) {
    this.space = space;
  }

  @Override
  public String id() {
    return space.id();
  }

  @Override
  public int dimension() {
    return space.dimension();
  }

  @Override
  public SpaceHash hash() {
    return space.hash();
  }

  @Override
  public PipelineHash pipeline() {
    return space.pipeline();
  }

  @Override
  public Capabilities capabilities() {
    return space.capabilities();
  }

  @Override
  public Optional<SpaceIdentity> cut(int dimension) {
    return space.cut(dimension);
  }

  @Override
  public float[] mean() {
    return space.mean();
  }

  @Override
  public String caption(String words) {
    return space.caption(words);
  }

  @Override
  public void prepare(Modality type) {
    space.prepare(type);
  }

  @Override
  public List<Embedded> embed(List<Content> contents, Task task) {
    return space.embed(contents, task);
  }

  @Override
  public void close() {
    space.close();
  }
}
