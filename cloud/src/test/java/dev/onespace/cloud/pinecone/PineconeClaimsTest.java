package dev.onespace.cloud.pinecone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.onespace.catalog.Owner;
import dev.onespace.catalog.Owners;
import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ItemId;
import dev.onespace.item.PassageRef;
import dev.onespace.testkit.data.Entries;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A namespace belongs to one catalog, at one place, in its latest state. */
class PineconeClaimsTest extends OnFake {
  @SuppressWarnings("NullAway.Init")
  private PineconeIndex index;

  private final Known catalog = new Known(new Owner("catalog-a", "server/1", 0));

  @BeforeEach
  void open() {
    index = index();
    write(catalog);
  }

  @AfterEach
  void close() {
    index.close();
  }

  /** A catalog in memory. */
  private static final class Known implements Owners {
    private Owner owner;

    Known(Owner owner) {
      this.owner = owner;
    }

    @Override
    public Owner present() {
      return owner;
    }

    @Override
    public Owner claim(long least) {
      long claims = Math.max(owner.claims() + 1, least);
      owner = new Owner(owner.identity(), owner.place(), claims);
      return owner;
    }

    @Override
    public Owner renew() {
      throw new UnsupportedOperationException();
    }
  }

  private void write(Owners by) {
    try (PineconeVectors vectors = index.vectors(SPACE, by)) {
      vectors.put(List.of(Entries.texts("a", "one")));
    }
  }

  private void assertRefused(Owner other, String said) {
    Owners by = new Known(other);
    int before = fake.log().size();
    try (PineconeVectors vectors = index.vectors(SPACE, by)) {
      List<Runnable> writes =
          List.of(
              vectors::clear,
              () -> vectors.remove(List.of(new PassageRef(new ItemId("a"), 0))),
              () -> vectors.put(List.of(Entries.texts("b", "two"))));
      for (Runnable write : writes) {
        OnespaceException e = catchThrowableOfType(OnespaceException.class, write::run);
        assertThat(e.problem().code()).isEqualTo(ErrorCode.LOCKED);
        assertThat(e).hasMessageContaining(said).hasMessageContaining("catalog-a");
        assertThat(e.problem().remedy().toString()).contains("new identity", "taking over");
      }
    }
    assertThat(fake.ids(INDEX, SPACE)).containsExactly("a#0");
    assertThat(fake.log().subList(before, fake.log().size()))
        .extracting(it -> it.route())
        .doesNotContain("POST /vectors/upsert", "POST /vectors/delete");
  }

  @Test
  void its_catalog_goes_on_writing_from_any_node() {
    write(catalog);
    write(catalog);
    assertThat(catalog.present().claims()).isEqualTo(3);
    assertThat(fake.metadata(INDEX, Claims.OWNERS, SPACE))
        .containsEntry("identity", "catalog-a")
        .containsEntry("claims", 3.0);
  }

  @Test
  void another_catalog_is_refused() {
    assertRefused(new Owner("catalog-b", "server/1", 9), "this is catalog-b");
  }

  @Test
  void a_copy_at_another_place_is_refused() {
    assertRefused(new Owner("catalog-a", "server/2", 9), "this copy of it is at server/2");
  }

  @Test
  void a_copy_of_an_earlier_state_is_refused_wherever_it_is() {
    assertRefused(new Owner("catalog-a", "server/1", 0), "a later state of catalog catalog-a");
  }

  @Test
  void whoever_takes_over_has_it_and_the_former_one_has_it_no_more() {
    Known moved = new Known(new Owner("catalog-a", "server/2", 0));
    index.takeOver(SPACE, moved);
    write(moved);

    assertThat(moved.present().claims()).isEqualTo(3);
    OnespaceException e = catchThrowableOfType(OnespaceException.class, () -> write(catalog));
    assertThat(e.problem().code()).isEqualTo(ErrorCode.LOCKED);
  }

  @Test
  void a_namespace_that_is_dropped_is_free_again_and_no_other_is_touched() {
    try (PineconeVectors other = index.vectors("other", catalog)) {
      other.put(List.of(Entries.texts("o", "one")));
    }
    index.dropNamespace(SPACE);

    write(new Known(new Owner("catalog-b", "server/2", 0)));
    assertThat(fake.ids(INDEX, "other")).containsExactly("o#0");
  }
}
