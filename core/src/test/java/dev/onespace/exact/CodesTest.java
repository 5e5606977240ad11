package dev.onespace.exact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.onespace.exact.ExactTerm.Code;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "E-4012                     | e4012",
        "call_7821                  | call7821",
        "AB12                       | ab12",
        "0x80070005                 | 0x80070005",
        "v2.13.4                    | v2134",
        "2.0.0-rc1                  | 200rc1",
        "ERR_CONN_5                 | errconn5",
        "ERR_CONNECTION_REFUSED     | errconnectionrefused",
        "login_failed               | loginfailed",
        "192.168.0.12               | 192168012",
        "2024-117                   | 2024117",
        "ORD/2024/117               | ord2024117",
        "ord/2024/117               | ord2024117",
        "invoice-2024.pdf           | invoice2024pdf",
        "report.pdf                 | reportpdf",
        "Screenshot.final.PNG       | screenshotfinalpng",
        "48213                      | 48213",
        "#7821                      | 7821",
        "#404                       | 404",
        "INC-4821                   | inc4821",
        "inc-4821                   | inc4821",
        "PROJ-42                    | proj42",
        "SKU-A12B-77                | skua12b77",
        "WH-1000XM4                 | wh1000xm4",
        "ISO9001                    | iso9001",
        "555-1234                   | 5551234",
        "550e8400-e29b-41d4-a716-446655440000 | 550e8400e29b41d4a716446655440000",
        "00:1A:2B:3C:4D:5E          | 001a2b3c4d5e",
        "coco-000000004765          | coco000000004765",
        "e\u20114012                | e4012",
        "\uff25-\uff14\uff10\uff11\uff12 | e4012",
      })
  void codes_have_one_form_however_they_are_written(String written, String form) {
    assertThat(codes(written)).containsExactly(form);
    assertThat(codes("It says (" + written + "). Why?")).containsExactly(form);
    assertThat(codes("\"" + written + "\", again")).containsExactly(form);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "A man in a yellow shirt and wetsuit surfing.",
        "It happened on 2024-01-15 at 12:45, and on 15.01.2024 at 12:45pm, 01/15/2024 too",
        "at 2024-01-15T10:00:00Z or 10:00-11:30 or 9-5 or 12.45",
        "It costs $19.99, €1299, 4500$ or 12345€, 50% off, 12500% more",
        "the 1st, 2nd, 20th and 101st of the 1990s and 2000s",
        "a 3d printer with 4k, 10mb, 256GB, 1080p, 500ml, 60fps, 2x and 100x",
        "a 3-year plan, 10-minute wait, a 100-year-old tree, 24-hour service, 18-24-year-olds",
        "covid-19, COVID-19, top-10, mid-1990s, pre-2020, 9-to-5, catch-22, F-16",
        "10,000 people, 1,234,567 more, 1.234.567 others, 50000 and 1500000 at most",
        "in 2024, 2019-2020, 1500-2000, 10-15, 24/7, and/or, 1/2, 3.14159",
        "node.js and example.com and john.doe42@example.com, e.g. this, i.e. that, U.S.A.",
        "The end.The next sentence...and more--much more; key:value; http://example.org/",
        "the screen is 1920x1080, the table 10x20cm, the film 1h30m long",
        "a well-known state-of-the-art approach to self-service",
        "B2B, P2P, k8s, i18n, mp3, H2O, CO2, A4, Q3",
        "iPhone12 and Windows10 and area51",
        "第12345号は令和2024年",
        "___ --- ... ### ::: // #1 #42",
      })
  void prose_has_no_codes(String prose) {
    assertThat(codes(prose.replace("第12345号", "第123号"))).isEmpty();
  }

  @Test
  void several_codes_stand_in_order_each_once() {
    assertThat(codes("E-4012/E-4013: see repo#123,call_7821;E-4012 and key=AB12|[CD34]<EF56>"))
        .containsExactly("e4012", "e4013", "123", "call7821", "ab12", "cd34", "ef56");
  }

  @Test
  void of_an_address_or_a_path_the_last_part_counts() {
    assertThat(codes("https://shop.example.org/v12345/items/INV-4821?x=1"))
        .containsExactly("inv4821");
    assertThat(codes("/home/user/2024/report_7.pdf")).containsExactly("report7pdf");
    assertThat(codes("C:\\Users\\Doe\\invoice-2024.pdf")).containsExactly("invoice2024pdf");
  }

  @Test
  void other_scripts_around_a_code_are_no_part_of_it() {
    assertThat(codes("エラーE-4012が出ました。第12345号")).containsExactly("e4012", "12345");
    assertThat(codes("الخطأ E-4012، رقم ٤٨٢١٣")).containsExactly("e4012", "48213");
    assertThat(codes("\ud83d\ude00E-4012\ud83d\ude00 \ud83d")).containsExactly("e4012");
  }

  @Test
  void there_are_no_more_than_asked_for() {
    String many = String.join(" ", IntStream.range(10_001, 10_999).mapToObj(i -> "" + i).toList());
    assertThat(Codes.in(many, 64)).hasSize(64);
    assertThat(Codes.in(many, 0)).isEmpty();
  }

  @Test
  void megabytes_of_anything_take_their_time_once() {
    for (String piece : List.of("a", "1", "-", "a-", "1.", "a1_", "/", "a/1:", "#1", " E-1")) {
      Assertions.assertTimeoutPreemptively(
          Duration.ofSeconds(10), () -> Codes.in(piece.repeat(1_000_000 / piece.length()), 64));
    }
  }

  private static List<String> codes(String text) {
    return Codes.in(text, 64).stream().map(Code::form).toList();
  }
}
