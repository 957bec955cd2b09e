# Hessians of small networks by PyTorch's automatic differentiation, in float64.
# Run in the folder of the other references; writes hessians.json.
import json
from collections import OrderedDict
from pathlib import Path

import torch
from torch import nn
from torch.autograd.functional import hessian
from torch.func import functional_call, grad, jvp

torch.set_default_dtype(torch.float64)
torch.manual_seed(1)


def read(name):
    return json.loads(Path(name + ".json").read_text())


def digest(model, loss, inputs, targets):
    """A vector and its product, all eigenvalues and the trace, in both modes."""
    names = [name for name, _ in model.named_parameters()]
    shapes = [p.shape for p in model.parameters()]
    point = torch.cat([p.detach().flatten() for p in model.parameters()])
    vector = torch.randn(len(point))
    buffers = {name: value.clone() for name, value in model.named_buffers()}
    found = {"vector": vector.tolist()}
    for mode in ["train", "eval"]:
        model.train(mode == "train")

        def mean(flat):
            parts = flat.split([shape.numel() for shape in shapes])
            parameters = {n: p.view(s) for n, p, s in zip(names, parts, shapes)}
            state = {name: value.clone() for name, value in buffers.items()}
            return loss(functional_call(model, {**parameters, **state}, (inputs,)), targets)

        _, product = jvp(grad(mean), (point,), (vector,))
        # Not torch.func's, whose forward mode is wrong for batch normalization under vmap.
        full = hessian(mean, point)
        assert torch.allclose(full @ vector, product, rtol=1e-12, atol=1e-12 * full.norm())
        found[mode] = {
            "product": product.tolist(),
            "eigenvalues": torch.linalg.eigvalsh((full + full.T) / 2).flip(0).tolist(),
            "trace": full.trace().item(),
        }
    return found


def filled(modules, initial):
    model = nn.Sequential(*modules)
    state = {
        name: torch.tensor(initial[name]).view(value.shape) if name in initial else value
        for name, value in model.state_dict().items()
    }
    model.load_state_dict(state)
    return model


def normalization(kind, width):
    return {"none": [], "bn": [nn.BatchNorm1d(width)], "ln": [nn.LayerNorm(width)]}[kind]


def half_squares(f, y):
    return 0.5 * ((f - y) ** 2).mean()


def squares(f, y):
    return ((f - y) ** 2).mean()


binary = nn.BCEWithLogitsLoss()
classes = nn.CrossEntropyLoss()
models = {}

file = read("scenario01_linear2")
X, y = torch.tensor(file["X"]), torch.tensor(file["y"]).view(-1, 1)
for kind, modules in {
    "none_nobias": [nn.Linear(2, 1, bias=False)],
    "none": [nn.Linear(2, 1)],
    "bn_noaffine_nobias": [nn.BatchNorm1d(2, affine=False), nn.Linear(2, 1, bias=False)],
    "bn_input": [nn.BatchNorm1d(2), nn.Linear(2, 1)],
    "bn_after": [nn.Linear(2, 1), nn.BatchNorm1d(1)],
    "ln_input": [nn.LayerNorm(2), nn.Linear(2, 1)],
}.items():
    model = filled(modules, file["runs"][kind]["init"])
    models["linear " + kind] = digest(model, half_squares, X, y)

file = read("scenario02_classify")
X, y = torch.tensor(file["X"]), torch.tensor(file["y"], dtype=torch.float64).view(-1, 1)
for kind in ["none", "bn", "ln"]:
    modules = [nn.Linear(2, 8), *normalization(kind, 8), nn.Tanh(), nn.Linear(8, 1)]
    models["moons " + kind] = digest(filled(modules, file["runs"][kind]["init"]), binary, X, y)

file = read("scenario07_mlp")["tiny"]
X, y = torch.tensor(file["X"]), torch.tensor(file["y"])
for kind in ["none", "bn", "ln"]:
    modules = [nn.Linear(6, 5), *normalization(kind, 5), nn.ReLU()]
    modules += [nn.Linear(5, 4), *normalization(kind, 4), nn.ReLU(), nn.Linear(4, 3)]
    models["tiny " + kind] = digest(filled(modules, file["runs"][kind]["init"]), classes, X, y)

# 3-6-6-3 with what the other references leave out.
model = nn.Sequential(
    nn.Linear(3, 6), nn.GroupNorm(2, 6), nn.GELU(),
    nn.Linear(6, 6, bias=False), nn.RMSNorm(6, eps=2**-52), nn.SiLU(), nn.Linear(6, 3))
with torch.no_grad():
    for p in model.parameters():
        p.copy_(torch.randn(p.shape) * 0.7 + 0.2)
X, y = torch.randn(9, 3), torch.randn(9, 3)
models["mixed"] = digest(model, squares, X, y) | {
    "X": X.tolist(),
    "y": y.tolist(),
    "init": {name: p.detach().flatten().tolist() for name, p in model.named_parameters()},
}

header = {
    "torch": torch.__version__,
    "dtype": "float64",
    "order": "parameters in the order of model.parameters(), each flattened; eigenvalues descending",
}
Path("hessians.json").write_text(json.dumps({"header": header, "models": models}))
