package dev.onespace.exact;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that tell amounts, sizes and names of files. */
final class UnitWords {
  /** Endings of file names that are not also endings of other names ({@code node.js}). */
  static final Set<String> ENDINGS =
      set(
          """
          pdf doc docx xls xlsx ppt pptx csv tsv txt md json jsonl xml yaml yml html htm png jpg
          jpeg gif webp bmp tif tiff svg heic wav mp3 m4a ogg oga flac aac wma mp4 mov avi mkv webm
          zip gz tgz tar 7z rar exe dll jar war msi dmg apk iso log ini cfg conf toml properties sql
          db sqlite bak py java cpp php css tsx jsx sh bat ps1 eml msg ics odt ods odp rtf epub psd
          eps dwg dxf vsd drawio tmp dat bin pcap har pem crt parquet onnx ipynb
          """);

  private static final Set<String> UNITS =
      set(
          """
          st nd rd th s d x k m g b t p w v a h f c l mm cm dm km um nm ft in yd mi kg mg lb lbs oz
          ml cl dl kb mb gb tb pb kib mib gib tib kbps mbps gbps hz khz mhz ghz fps kw mw kwh mah
          hr hrs min mins sec secs ms us ns am pm px pt pts em rem bit bits dpi ppi mpg mph kmh kph
          rpm yr yrs yo mo wk wks day days bn mn tn usd eur gbp psi hp cc ish plus pc pcs pp deg
          year years hour hours week weeks month months minute minutes second seconds inch foot feet
          """);

  private static final Set<String> COMMON =
      set("covid sars top catch route windows vitamin agent channel area figure fig page chapter");

  /** Words beside a number that make it a year, an age or a range. */
  private static final Set<String> AROUND =
      set(
          """
          pre post mid early late since until non circa year years old day week month hour minute
          century decade under over sub to or and by for plus of in
          """);

  private static final Pattern AMOUNT = Pattern.compile("[\\d.,]+(?<unit>[^\\d.,]+)");

  private static final Pattern YEAR = Pattern.compile("(18|19|20)\\d\\d");

  private UnitWords() {}

  private static Set<String> set(String words) {
    return Set.of(words.strip().split("\\s+"));
  }

  /** Whether it is no number with a unit or an ordinal's ending. */
  static boolean notAmount(String piece) {
    var amount = AMOUNT.matcher(piece);
    return !(amount.matches() && isUnit(amount.group("unit")));
  }

  static boolean isYear(String number) {
    return YEAR.matcher(number).matches();
  }

  static boolean isUnit(String word) {
    return UNITS.contains(word.toLowerCase(Locale.ROOT));
  }

  static boolean isCommon(String word) {
    return COMMON.contains(word.toLowerCase(Locale.ROOT));
  }

  static boolean isAround(String word) {
    return AROUND.contains(word.toLowerCase(Locale.ROOT));
  }
}
