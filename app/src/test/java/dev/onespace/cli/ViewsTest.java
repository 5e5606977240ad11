package dev.onespace.cli;

import org.junit.jupiter.api.extension.ExtendWith;

/** Views on the sample knowledge base, on the embedded profile. */
@ExtendWith(WholeSample.class)
class ViewsTest extends ViewsSpecification {
  ViewsTest(Kb kb) {
    super(kb);
  }
}
