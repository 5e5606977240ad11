"""Makes the reference outputs of the speech tests.

    pip install numpy onnxruntime==1.28.0 soundfile      (the version of the Java tests: the models are quantised)
    python3 speech.py MODELS      (MODELS: the folder of model files, models/target/models after a build)

Reads the recordings in ../resources/golden/speech (see ATTRIBUTION.md there; those at 16 kHz) and writes
../resources/golden/speech.json: per recording the probabilities of speech per frame, as Silero's own wrapper
computes them (frames of 512 samples, 64 of context, state carried on), and the words of greedy decoding.
"""

import glob
import json
import os
import sys

import numpy as np
import onnxruntime
import soundfile

MODELS = os.path.join(sys.argv[1], "speech")
GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources", "golden")
RATE, FRAME, CONTEXT = 16000, 512, 64
LAYERS, HEADS, HEAD_SIZE = 8, 8, 52
BEGIN, END = 1, 2


def session(name):
    return onnxruntime.InferenceSession(os.path.join(MODELS, name))


vad, encoder, decoder = session("vad.onnx"), session("encoder.onnx"), session("decoder.onnx")
with open(os.path.join(MODELS, "vocab.json"), encoding="utf-8") as file:
    pieces = json.load(file)


def probabilities(samples):
    state, context, found = np.zeros((2, 1, 128), np.float32), np.zeros(CONTEXT, np.float32), []
    padded = np.pad(samples, (0, -len(samples) % FRAME))
    for frame in padded.reshape(-1, FRAME):
        inputs = {"input": np.concatenate([context, frame])[None], "state": state, "sr": np.array(RATE, np.int64)}
        probability, state = vad.run(["output", "stateN"], inputs)
        context = frame[-CONTEXT:]
        found.append(round(float(probability[0, 0]), 6))
    return found


def words(samples):
    states = encoder.run(None, {"input_values": samples[None]})[0]
    pasts = {
        f"past_key_values.{layer}.{side}.{part}": np.zeros((1, HEADS, 0, HEAD_SIZE), np.float32)
        for layer in range(LAYERS)
        for side in ("decoder", "encoder")
        for part in ("key", "value")
    }
    names = [output.name for output in decoder.get_outputs()]
    tokens = [BEGIN]
    for step in range(int(len(samples) / RATE * 6.5) + 2):
        inputs = {"input_ids": np.array([tokens[-1:]]), "encoder_hidden_states": states,
                  "use_cache_branch": np.array([step > 0]), **pasts}
        outputs = dict(zip(names, decoder.run(None, inputs)))
        tokens.append(int(outputs["logits"][0, -1].argmax()))
        if tokens[-1] == END:
            break
        for name, value in outputs.items():
            if name.startswith("present") and (step == 0 or "decoder" in name):
                pasts[name.replace("present", "past_key_values")] = value
    text = b""
    for token in tokens:
        if token > END and token < len(pieces):
            piece = pieces[token]
            text += bytes([int(piece[3:5], 16)]) if piece.startswith("<0x") else piece.replace("▁", " ").encode()
    return text.decode("utf-8", "replace").strip()


golden = {}
for path in sorted(glob.glob(os.path.join(GOLDEN, "speech", "*.flac"))):
    samples, rate = soundfile.read(path, dtype="float32")
    if rate == RATE:
        golden[os.path.basename(path)] = {"samples": len(samples), "probabilities": probabilities(samples), "words": words(samples)}
with open(os.path.join(GOLDEN, "speech.json"), "w", encoding="utf-8") as file:
    json.dump(golden, file, indent=1)
    file.write("\n")
