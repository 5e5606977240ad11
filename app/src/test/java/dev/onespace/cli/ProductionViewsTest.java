package dev.onespace.cli;

import org.junit.jupiter.api.extension.ExtendWith;

/** Views on the sample knowledge base, on the production profile. */
@ExtendWith(ProductionSample.class)
class ProductionViewsTest extends ViewsSpecification {
  ProductionViewsTest(Kb kb) {
    super(kb);
  }
}
