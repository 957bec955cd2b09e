# Directions of planes by PyTorch, in float64: random ones scaled as in Li et al. 2018, and the principal
# components of a run. Run in the folder of the other references; writes planes.json.
import json
import math
from pathlib import Path

import torch

torch.set_default_dtype(torch.float64)

# The generator of rng.json.
MASK = (1 << 64) - 1
GOLDEN = 0x9E3779B97F4A7C15


def mix(z):
    z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
    z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
    return z ^ (z >> 31)


def normal(seed, stream, count):
    base = mix((seed + GOLDEN * (stream + 1)) & MASK)
    uniforms = [
        (mix((base + GOLDEN * k) & MASK) >> 11) * 2.0**-53 for k in range(1, count + 2)
    ]
    numbers = []
    for first, second in zip(uniforms[::2], uniforms[1::2]):
        radius = math.sqrt(-2 * math.log1p(-first))
        numbers += [
            radius * math.cos(2 * math.pi * second),
            radius * math.sin(2 * math.pi * second),
        ]
    return torch.tensor(numbers[:count])


def scaled(drawn, weights, scaling):
    direction = drawn.clone()
    if scaling == "filter":
        for i in range(direction.shape[0]):
            direction[i] *= weights[i].norm() / direction[i].norm()
    elif scaling == "layer":
        direction *= weights.norm() / direction.norm()
    elif scaling == "weight":
        direction *= weights
    return direction


def direction(drawn, weights, scaling, vectors):
    if drawn.dim() > 1:
        return scaled(drawn, weights, scaling)
    if vectors == "zero":
        return torch.zeros_like(drawn)
    return drawn if vectors == "drawn" else scaled(drawn[None], weights[None], scaling)[0]


shapes = [
    ("hidden.weight", (4, 3)), ("hidden.bias", (4,)), ("norm.scale", (4,)), ("norm.shift", (4,)),
    ("output.weight", (2, 4)), ("output.bias", (2,)),
]
weights = [
    torch.sin(torch.arange(1, 1 + math.prod(shape)) * (k + 1.0)).reshape(shape) * (k + 1)
    for k, (_, shape) in enumerate(shapes)
]
drawn = [
    normal(3, 20000 + k, math.prod(shape)).reshape(shape) for k, (_, shape) in enumerate(shapes)
]
random = {
    scaling: {
        vectors: torch.cat(
            [direction(d, w, scaling, vectors).flatten() for d, w in zip(drawn, weights)]
        ).tolist()
        for vectors in ["zero", "scaled", "drawn"]
    }
    for scaling in ["filter", "layer", "weight", "none"]
}

places = torch.arange(1.0, 13)
run = torch.stack([
    torch.sin(places * 0.7 + 0.3 * t) * math.exp(-0.1 * t) + 0.05 * torch.cos(places * t)
    for t in range(7)
])
centred = run - run.mean(0)
_, singular, right = torch.linalg.svd(centred, full_matrices=False)
components = torch.stack([v if centred[-1] @ v >= 0 else -v for v in right[:2]])
coordinates = centred @ components.T

header = {
    "by": f"PyTorch {torch.__version__}, float64, planes.py",
    "random": "weights of tensor k (from 0): (k + 1) sin((k + 1) i) for i = 1, 2, ...; numbers drawn "
    "from stream 20000 + k of seed 3",
    "principalComponents": "of the centred run, by singular values; signs such that the last row is on "
    "the positive side",
}
document = {
    "header": header,
    "shapes": [[name, list(shape)] for name, shape in shapes],
    "weights": torch.cat([w.flatten() for w in weights]).tolist(),
    "random": random,
    "principalComponents": {
        "run": run.tolist(),
        "mean": run.mean(0).tolist(),
        "directions": components.tolist(),
        "variance": (singular**2 / (singular**2).sum())[:2].tolist(),
        "coordinates": coordinates.tolist(),
        "distances": (centred - coordinates @ components).norm(dim=1).tolist(),
    },
}
Path("planes.json").write_text(json.dumps(document, indent=1))
