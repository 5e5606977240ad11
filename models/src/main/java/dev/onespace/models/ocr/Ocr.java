package dev.onespace.models.ocr;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.item.ContentHash;
import dev.onespace.models.files.ModelFiles;
import dev.onespace.models.onnx.OnnxModel;
import dev.onespace.models.picture.Pixels;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reads the words in pictures, English and Chinese. Thread-safe. */
public final class Ocr implements AutoCloseable {
  private static final double LEAST_CONFIDENCE = 0.5;
  private static final String KEYS = "ocr/keys.txt";

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
   * Opens the models {@code ocr/det.onnx}, which finds lines, and {@code ocr/rec.onnx}, which reads
   * them with the alphabet {@code ocr/keys.txt}.
   *
   * @throws OnespaceException CORRUPT if a file is missing or not as pinned
   */
  public static Ocr open(ModelFiles files) {
    List<String> alphabet = alphabet(files);
    return new Ocr(
        OnnxModel.open(files, "ocr/det.onnx"), OnnxModel.open(files, "ocr/rec.onnx"), alphabet);
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
    List<CtcLine> read = readLines(cuts);
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

  /** What is read in lines already cut out, in their order. */
  List<CtcLine> readLines(List<Pixels> cuts) {
    return reader.read(cuts);
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

  private static List<String> alphabet(ModelFiles files) {
    Path path = files.path(KEYS);
    try {
      byte[] bytes = Files.readAllBytes(path);
      ContentHash found = ContentHash.of(bytes);
      if (!found.equals(files.sha256(KEYS))) {
        throw new OnespaceException(
            ErrorCode.CORRUPT,
            "alphabet " + path + " has SHA-256 " + found + ", not " + files.sha256(KEYS));
      }
      return new String(bytes, StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new OnespaceException(ErrorCode.UNREADABLE, "alphabet " + path + " is unreadable", e);
    }
  }
}
