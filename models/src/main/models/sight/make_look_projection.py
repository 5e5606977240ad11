"""Makes look-projection.f16: the projection of the sight model's 1280 pooled features to the 384 dimensions of `look` vectors.

    pip install numpy onnx
    python make_look_projection.py efficientnet-lite0.onnx look-projection.f16

Rows are the first 384 right singular vectors of the classifier's weights (1000 x 1280), their mean over the classes subtracted:
the directions in which the model tells pictures apart. Orthonormal; 384 x 1280 little-endian IEEE half floats, row by row.
"""
import sys

import numpy as np
import onnx
from onnx import numpy_helper


def projection(model, dimension=384):
    weights = next(numpy_helper.to_array(t) for t in model.graph.initializer if t.name == "fc.w").astype(np.float64)
    _, _, rows = np.linalg.svd(weights - weights.mean(0), full_matrices=False)
    rows = rows[:dimension]
    signs = np.sign(rows[np.arange(dimension), np.abs(rows).argmax(1)])  # a singular vector's sign is arbitrary: fix it
    return rows * signs[:, None]


if __name__ == "__main__":
    source, target = sys.argv[1:]
    projection(onnx.load(source)).astype("<f2").tofile(target)
