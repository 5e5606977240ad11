package dev.onespace.models.ocr;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.models.onnx.OnnxModel;
import dev.onespace.models.picture.Pixels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the words in pictures, English and Chinese. Thread-safe. */
public final class Ocr implements AutoCloseable {
  private static final double LEAST_CONFIDENCE = 0.5;

  private final OnnxModel detectorModel;
  private final OnnxModel readerModel;
  private final TextDetector detector;
  private final TextReader reader;

  private Ocr(OnnxModel detectorModel, OnnxModel readerModel, List<String> keys) {
    this.detectorModel = detectorModel;
    this.readerModel = readerModel;
    this.detector = new TextDetector(detectorModel);
    this.reader = new TextReader(readerModel, keys);
  }

  /**
   * A model file and the hash it must have.
   *
   * @param path of the file
   * @param hash SHA-256 of its bytes
   */
  public record ModelFile(Path path, ContentHash hash) {}

  /**
   * Opens the models.
   *
   * @param detector finds lines (DBNet)
   * @param reader reads them (SVTR)
   * @param keys the reader's alphabet, UTF-8, one character per line
   * @throws OnespaceException as {@link OnnxModel#open(Path, ContentHash)}
   */
  public static Ocr open(ModelFile detector, ModelFile reader, ModelFile keys) {
    List<String> alphabet = alphabet(keys);
    return new Ocr(
        OnnxModel.open(detector.path(), detector.hash()),
        OnnxModel.open(reader.path(), reader.hash()),
        alphabet);
  }

  /**
   * Reads a picture.
   *
   * @param image upright and opaque, as {@link dev.onespace.models.picture.Picture#detail} gives it
   * @return its lines with boxes in pixels of {@code image}; without lines if there are no words
   */
  public OcrText read(BufferedImage image) {
    Pixels picture = Pixels.of(image);
    List<LineBox> boxes = detector.detect(picture);
    List<Pixels> cuts = boxes.stream().map(box -> LineCutter.cut(picture, box)).toList();
    List<CtcLine> read = reader.read(cuts);
    List<OcrLine> lines = new ArrayList<>();
    for (int i = 0; i < boxes.size(); i++) {
      CtcLine line = read.get(i);
      List<OcrWord> words = words(line, boxes.get(i), picture);
      if (line.confidence() >= LEAST_CONFIDENCE && !words.isEmpty()) {
        String text = words.stream().map(OcrWord::text).collect(Collectors.joining(" "));
        var box = boxes.get(i).around(0, 1, picture.width(), picture.height());
        lines.add(new OcrLine(text, line.confidence(), box, words));
      }
    }
    return new OcrText(ReadingOrder.sort(lines));
  }

  @Override
  public void close() {
    detectorModel.close();
    readerModel.close();
  }

  private static List<OcrWord> words(CtcLine line, LineBox box, Pixels picture) {
    double half = line.length() / Math.max(1, line.characters().size()) / 2;
    List<OcrWord> words = new ArrayList<>();
    for (List<CtcLine.Character> word : WordSplitter.words(line)) {
      String text = word.stream().map(CtcLine.Character::text).collect(Collectors.joining());
      double start = Math.clamp((word.getFirst().place() - half) / line.length(), 0, 1);
      double end = Math.clamp((word.getLast().place() + half) / line.length(), start, 1);
      words.add(new OcrWord(text, box.around(start, end, picture.width(), picture.height())));
    }
    return words;
  }

  private static List<String> alphabet(ModelFile keys) {
    try {
      String text = Files.readString(keys.path());
      ContentHash found = ContentHash.of(text);
      if (!found.equals(keys.hash())) {
        throw new OnespaceException(
            ErrorCode.CORRUPT,
            "alphabet " + keys.path() + " has SHA-256 " + found + " instead of " + keys.hash());
      }
      return text.lines().toList();
    } catch (IOException e) {
      throw new OnespaceException(
          ErrorCode.UNREADABLE, "alphabet " + keys.path() + " cannot be read", e);
    }
  }
}
