package dev.onespace.cli;

import static dev.onespace.cli.Kb.group;
import static dev.onespace.cli.Kb.ids;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import tools.jackson.databind.JsonNode;

/**
 * Views on the sample knowledge base, on the embedded profile, with what only the facets of the
 * local space find so well in a collection this small.
 */
@ExtendWith(WholeSample.class)
class ViewsTest extends ViewsSpecification {
  private final Kb kb;

  ViewsTest(Kb kb) {
    super(kb);
    this.kb = kb;
  }

  @Test
  void finds_a_diagram_by_other_words() {
    JsonNode answer = kb.ask("--view", "knowledge", "who has to approve when money is given back");
    assertThat(ids(group(answer, "diagrams"))).first().isEqualTo("diagram-refund-flow");
  }
}
