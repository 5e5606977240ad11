package dev.onespace.models.ocr;

import dev.onespace.error.ErrorCode;
import dev.onespace.error.OnespaceException;
import dev.onespace.models.onnx.OnnxModel;
import dev.onespace.models.onnx.Output;
import dev.onespace.models.onnx.Tensor;
import dev.onespace.models.picture.Pixels;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads cut lines with the recogniser of PP-OCRv4. What it reads in a line depends a little on how
 * far the line is padded; so each is padded to a width that follows from itself alone, and only
 * lines of the same padded width share a batch.
 */
final class TextReader {
  /** Pixels of the line per step of the model's output. */
  private static final int STRIDE = 8;

  /** Widths of padded lines are multiples of this. */
  private static final int BUCKET = 64;

  /** Pixels of all lines in a batch: larger ones gain no speed and cost memory. */
  private static final int BATCH_PIXELS = 2560;

  private final OnnxModel model;
  private final CtcDecoder decoder;

  TextReader(OnnxModel model, List<String> keys) {
    this.model = model;
    this.decoder = new CtcDecoder(keys);
  }

  /** What is read in each line, in their order. */
  List<CtcLine> read(List<Pixels> lines) {
    Map<Integer, List<Integer>> byWidth = new TreeMap<>();
    for (int i = 0; i < lines.size(); i++) {
      byWidth.computeIfAbsent(bucket(lines.get(i)), width -> new ArrayList<>()).add(i);
    }
    CtcLine[] read = new CtcLine[lines.size()];
    byWidth.forEach(
        (width, members) -> {
          int most = Math.max(1, BATCH_PIXELS / width);
          for (int start = 0; start < members.size(); start += most) {
            List<Integer> batch = members.subList(start, Math.min(start + most, members.size()));
            readBatch(lines, batch, width, read);
          }
        });
    return Arrays.asList(read);
  }

  private void readBatch(List<Pixels> lines, List<Integer> batch, int width, CtcLine[] read) {
    Tensor.Floats tensor =
        Tensor.Floats.direct(batch.size(), Pixels.BANDS, LineCutter.HEIGHT, width);
    for (int i = 0; i < batch.size(); i++) {
      fill(tensor.values(), i, lines.get(batch.get(i)), width);
    }
    Output output =
        model.run(Map.of("x", tensor), model.outputs()).values().stream()
            .findFirst()
            .filter(given -> given.size(2) == decoder.classes())
            .orElseThrow(
                () ->
                    new OnespaceException(
                        ErrorCode.CORRUPT,
                        "the text reader does not give the classes of its alphabet: "
                            + decoder.classes()));
    int steps = output.size(1);
    for (int i = 0; i < batch.size(); i++) {
      double length = (double) lines.get(batch.get(i)).width() / STRIDE;
      read[batch.get(i)] =
          decoder.decode(output.values(), i * steps * decoder.classes(), steps, length);
    }
  }

  /** Blue first, (value / 255 - 0.5) / 0.5; the rest of the row stays 0. */
  private static void fill(FloatBuffer values, int line, Pixels pixels, int width) {
    for (int band = 0; band < Pixels.BANDS; band++) {
      for (int y = 0; y < pixels.height(); y++) {
        int to = ((line * Pixels.BANDS + band) * pixels.height() + y) * width;
        int from = y * pixels.width() * Pixels.BANDS + band;
        for (int x = 0; x < pixels.width(); x++) {
          values.put(to + x, (pixels.bgr()[from + x * Pixels.BANDS] & 0xff) / 127.5f - 1);
        }
      }
    }
  }

  private static int bucket(Pixels line) {
    return Math.ceilDiv(line.width(), BUCKET) * BUCKET;
  }
}
