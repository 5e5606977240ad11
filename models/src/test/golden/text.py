"""Makes the reference outputs of the text encoder's tests.

    pip install numpy onnxruntime tokenizers
    python3 text.py MODELS      (MODELS: the folder of model files, models/target/models after a build)

Writes ../resources/golden/text.json: token ids as Hugging Face's tokenizers gives them, and vectors.
"""

import json
import os
import sys

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

MODELS = sys.argv[1]
OUT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "resources", "golden", "text.json")
TRICKY = [
    "",
    " \t\n ",
    "Hello, world!",
    "Straße, naïve café, Ångström, İstanbul",
    "e\u0301 and \u00e9 are one letter, \ufb01 is two",
    "你好，世界。東京タワー 서울",
    "😀👍🏽 emoji 👩‍👩‍👧 family",
    "unbelievably antidisestablishmentarianism pneumonoultramicroscopicsilicovolcanoconiosis",
    "x" * 100 + " " + "x" * 101,
    "[CLS] in the text, [MASK] and [PAD] too",
    "a\u0000b\u200bc\u00a0d\ufeffe\u00ade",
    "ERR_CONNECTION_REFUSED (0x80070005) at https://example.org/a?b=c#d",
    "$1,234.56 -- 50% off!!! \u201cquoted\u201d \u2026",
    "नमस्ते สวัสดี שלום مرحبا",
    "𝕳𝖊𝖑𝖑𝖔 ①②③ ＡＢＣ",
    "line one\nline two\r\n\r\nline four",
]
TEXTS = [
    "I cannot log in: my password is rejected.",
    "Represent this sentence for searching relevant passages: how do I reset my password?",
    "a photo of a red bicycle",
    "The gate opens at eight. Visitors wait in the hall. " * 12,
    "😀 Straße 你好",
    "word " * 700,
]

tokenizer = Tokenizer.from_file(os.path.join(MODELS, "text", "tokenizer.json"))
tokens = [{"text": text, "ids": tokenizer.encode(text).ids} for text in TRICKY]

session = onnxruntime.InferenceSession(os.path.join(MODELS, "text", "model.onnx"))
tokenizer.enable_truncation(512)
vectors = []
for text in TEXTS:
    ids = np.array([tokenizer.encode(text).ids])
    inputs = {"input_ids": ids, "attention_mask": np.ones_like(ids), "token_type_ids": np.zeros_like(ids)}
    first = session.run(None, inputs)[0][0, 0]
    vectors.append({"text": text, "vector": [round(float(v), 7) for v in first / np.linalg.norm(first)]})

with open(OUT, "w", encoding="utf-8") as file:
    json.dump({"tokens": tokens, "vectors": vectors}, file)
    file.write("\n")
