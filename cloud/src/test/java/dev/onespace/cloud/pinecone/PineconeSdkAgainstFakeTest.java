package dev.onespace.cloud.pinecone;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.onespace.testkit.pinecone.FakePinecone;
import dev.onespace.testkit.pinecone.Fault;
import io.pinecone.clients.Pinecone;
import io.pinecone.exceptions.PineconeAlreadyExistsException;
import io.pinecone.exceptions.PineconeAuthorizationException;
import io.pinecone.exceptions.PineconeNotFoundException;
import io.pinecone.exceptions.PineconeUnmappedHttpException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openapitools.db_control.client.model.IndexModel;
import org.openapitools.db_data.client.ApiClient;
import org.openapitools.db_data.client.ApiException;
import org.openapitools.db_data.client.api.VectorOperationsApi;
import org.openapitools.db_data.client.model.DeleteRequest;
import org.openapitools.db_data.client.model.DescribeIndexStatsRequest;
import org.openapitools.db_data.client.model.ListResponse;
import org.openapitools.db_data.client.model.QueryRequest;
import org.openapitools.db_data.client.model.QueryResponse;
import org.openapitools.db_data.client.model.ScoredVector;
import org.openapitools.db_data.client.model.UpsertRequest;
import org.openapitools.db_data.client.model.Vector;

/**
 * Pinecone's own Java client, 6.1.0, works with the fake as with the real one: its control plane
 * and its generated REST client of the data plane. It speaks version 2025-10, of the same paths. So
 * the fake is not of our reading only.
 */
class PineconeSdkAgainstFakeTest {
  private static final String VERSION = "2025-10";
  private static final String SPACE = "space";

  @SuppressWarnings("NullAway.Init")
  private FakePinecone fake;

  @BeforeEach
  void start() throws IOException {
    fake = FakePinecone.start("a-key").speaking(VERSION);
  }

  @AfterEach
  void stop() {
    fake.close();
  }

  private Pinecone client(String key) {
    return new Pinecone.Builder(key).withHost(fake.endpoint().toString()).build();
  }

  private IndexModel created(String name) {
    return client("a-key")
        .createServerlessIndex(
            name, "cosine", 3, "aws", "us-east-1", "disabled", Map.of("for", "test"));
  }

  private VectorOperationsApi data(IndexModel index) {
    ApiClient client = new ApiClient();
    client.setBasePath(index.getHost());
    client.setApiKey("a-key");
    return new VectorOperationsApi(client);
  }

  @Test
  void the_control_plane_creates_describes_lists_and_deletes() {
    IndexModel made = created("sdk-3");
    assertThat(made.getName()).isEqualTo("sdk-3");
    IndexModel described = client("a-key").describeIndex("sdk-3");
    assertThat(described.getDimension()).isEqualTo(3);
    assertThat(described.getMetric()).isEqualTo("cosine");
    assertThat(described.getStatus().getReady()).isTrue();
    assertThat(described.getSpec().getIndexModelServerless().getServerless().getReadCapacity())
        .isNotNull();
    assertThat(client("a-key").listIndexes().getIndexes()).hasSize(1);
    client("a-key").deleteIndex("sdk-3");
    assertThat(fake.indexes()).isEmpty();
  }

  @Test
  void the_control_planes_errors_are_those_the_client_knows() {
    var _ = created("sdk-3");
    assertThatThrownBy(() -> created("sdk-3")).isInstanceOf(PineconeAlreadyExistsException.class);
    assertThatThrownBy(() -> client("a-key").describeIndex("none"))
        .isInstanceOf(PineconeNotFoundException.class);
    assertThatThrownBy(() -> client("wrong").describeIndex("sdk-3"))
        .isInstanceOf(PineconeAuthorizationException.class)
        .hasMessageContaining("Invalid API key.");
    fake.faults().next(Fault.UNAVAILABLE);
    assertThatThrownBy(() -> client("a-key").describeIndex("sdk-3"))
        .isInstanceOf(PineconeUnmappedHttpException.class);
  }

  @Test
  void the_data_plane_upserts_queries_fetches_lists_counts_and_deletes() throws ApiException {
    VectorOperationsApi data = data(created("sdk-3"));
    List<Vector> vectors =
        IntStream.range(0, 150).mapToObj(i -> vector("id-" + i, i, i % 2 == 0)).toList();
    assertThat(
            data.upsertVectors(VERSION, new UpsertRequest().namespace(SPACE).vectors(vectors))
                .getUpsertedCount())
        .isEqualTo(150);

    QueryResponse found = data.queryVectors(VERSION, query(Map.of("even", Map.of("$eq", true))));
    assertThat(found.getMatches()).extracting(ScoredVector::getId).contains("id-0").hasSize(10);
    ScoredVector best = requireNonNull(found.getMatches()).getFirst();
    assertThat(String.valueOf(best.getMetadata())).contains("even");

    assertThat(data.fetchVectors(VERSION, List.of("id-7", "none"), SPACE).getVectors())
        .containsOnlyKeys("id-7");
    ListResponse first = data.listVectors(VERSION, "id-", 100L, null, SPACE);
    assertThat(first.getVectors()).hasSize(100);
    ListResponse rest =
        data.listVectors(
            VERSION, "id-", 100L, requireNonNull(first.getPagination()).getNext(), SPACE);
    assertThat(rest.getVectors()).hasSize(50);

    var _ =
        data.deleteVectors(
            VERSION, new DeleteRequest().namespace(SPACE).ids(List.of("id-1", "id-2")));
    var counts =
        requireNonNull(
            data.describeIndexStats(VERSION, new DescribeIndexStatsRequest()).getNamespaces());
    assertThat(requireNonNull(counts.get(SPACE)).getVectorCount()).isEqualTo(148);
    var _ = data.deleteVectors(VERSION, new DeleteRequest().namespace(SPACE).deleteAll(true));
    assertThat(fake.ids("sdk-3", SPACE)).isEmpty();
  }

  @Test
  void the_data_planes_errors_have_the_vendors_body() {
    VectorOperationsApi data = data(created("sdk-3"));
    assertThatThrownBy(
            () -> data.queryVectors(VERSION, query(Map.of("even", Map.of("$regex", "a")))))
        .isInstanceOfSatisfying(
            ApiException.class,
            refused -> {
              assertThat(refused.getCode()).isEqualTo(400);
              assertThat(refused.getResponseBody()).contains("\"code\":3", "$regex", "\"details\"");
            });
  }

  private static Vector vector(String id, int number, boolean even) {
    return new Vector()
        .id(id)
        .values(List.of(1f, (float) number, 0f))
        .metadata(Map.of("even", even, "tags", List.of("a", "b"), "number", number));
  }

  private static QueryRequest query(Map<String, Object> filter) {
    return new QueryRequest()
        .namespace(SPACE)
        .topK(10L)
        .vector(List.of(1f, 0f, 0f))
        .filter(filter)
        .includeMetadata(true);
  }
}
