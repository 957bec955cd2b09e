# Losses with an L2 penalty by PyTorch's automatic differentiation, in float64.
# Run in the folder of the other references; writes penalties.json.
import json
from pathlib import Path

import torch
from torch import nn
from torch.autograd.functional import hessian
from torch.func import functional_call

torch.set_default_dtype(torch.float64)
torch.manual_seed(2)
strength, rate, steps = 0.05, 0.1, 5
file = json.loads(Path("scenario07_mlp.json").read_text())["tiny"]
X, y = torch.tensor(file["X"]), torch.tensor(file["y"])
entropy = nn.CrossEntropyLoss()


def network(kind):
    normalization = {"none": [], "bn": [nn.BatchNorm1d], "ln": [nn.LayerNorm]}[kind]
    modules = []
    for width, narrower in [(6, 5), (5, 4)]:
        modules += [nn.Linear(width, narrower)]
        modules += [*[layer(narrower) for layer in normalization], nn.ReLU()]
    model = nn.Sequential(*modules, nn.Linear(4, 3))
    initial = file["runs"][kind]["init"]
    model.load_state_dict({
        name: torch.tensor(initial[name]).view(value.shape) if name in initial else value
        for name, value in model.state_dict().items()
    })
    return model


def penalty(parameters, which):
    chosen = [p for p in parameters if which == "all" or p.dim() > 1]
    return strength / 2 * sum((p * p).sum() for p in chosen)


def trained(kind, loss, **options):
    model = network(kind)
    optimizer = torch.optim.SGD(model.parameters(), lr=rate, **options)
    losses = []
    for _ in range(steps):
        optimizer.zero_grad()
        value = loss(model)
        value.backward()
        optimizer.step()
        losses.append(value.item())
    parameters = torch.cat([p.detach().flatten() for p in model.parameters()])
    return {"losses": losses, "parameters": parameters.tolist()}


def digest(kind, which):
    model = network(kind)
    names = [name for name, _ in model.named_parameters()]
    shapes = [p.shape for p in model.parameters()]
    buffers = {name: value.clone() for name, value in model.named_buffers()}
    point = torch.cat([p.detach().flatten() for p in model.parameters()])
    u, v = torch.randn(len(point)), torch.randn(len(point))

    def loss(flat):
        parts = [part.view(s) for part, s in zip(flat.split([s.numel() for s in shapes]), shapes)]
        state = {name: value.clone() for name, value in buffers.items()}
        outputs = functional_call(model, {**dict(zip(names, parts)), **state}, (X,))
        return entropy(outputs, y) + penalty(parts, which)

    gradient = torch.autograd.functional.jacobian(loss, point)
    full = hessian(loss, point)
    ends = [-1.0, 0.0, 0.5]
    return {
        "loss": loss(point).item(),
        "gradient": gradient.tolist(),
        "u": u.tolist(),
        "v": v.tolist(),
        "product": (full @ u).tolist(),
        "eigenvalues": torch.linalg.eigvalsh((full + full.T) / 2).flip(0).tolist(),
        "plane": [loss(point + a * u + b * v).item() for b in ends for a in ends],
        "planeGradient": [(gradient @ d).item() for d in (u, v)],
        "planeHessian": [(d @ full @ e).item() for d, e in ((u, u), (u, v), (v, v))],
        "run": trained(kind, lambda m: entropy(m(X), y) + penalty(list(m.parameters()), which)),
    }


models = {
    kind: {which: digest(kind, which) for which in ["all", "weights"]}
    | {"weightDecay": trained(kind, lambda m: entropy(m(X), y), weight_decay=strength)}
    for kind in ["none", "bn", "ln"]
}
header = {
    "torch": torch.__version__,
    "dtype": "float64",
    "loss": "cross-entropy + strength/2 times the sum of squares, of all parameters or of those of more "
    "than one dimension",
    "strength": strength,
    "order": "parameters in the order of model.parameters(), each flattened; plane row by row at "
    "coordinates -1, 0 and 0.5 along u, then along v; eigenvalues descending",
    "run": f"{steps} steps of SGD at {rate}, full batch",
}
Path("penalties.json").write_text(json.dumps({"header": header, "models": models}))
