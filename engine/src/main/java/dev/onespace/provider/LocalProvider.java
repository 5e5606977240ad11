package dev.onespace.provider;

import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.local.LocalSpace;
import dev.onespace.space.Space;

/** The local models. */
public record LocalProvider() implements SpaceProvider {
  @Override
  public String space() {
    return "local";
  }

  @Override
  public String described() {
    return "vectors of the local models";
  }

  @Override
  public Space open(Opening opening) {
    return new LocalSpace(
        ModelFiles.found(),
        opening.limits(),
        opening.clock(),
        opening.parameters(),
        opening.memory());
  }
}
