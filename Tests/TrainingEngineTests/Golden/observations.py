"""Writes observations.json: what PyTorch sees in the network 6-5-4-3 of scenario07_mlp.json.

    python observations.py

Needs PyTorch and NumPy. Everything is float64. The network trains three steps of gradient descent at
rate 0.1 on rows 8t..8t+7, in training mode; then it is looked at.
"""

import copy
import json
import pathlib

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
FOLDER = pathlib.Path(__file__).parent
RATE = 0.1
FACTORS = [0.25, 0.5, 1, 2, 4]


def network(kind, initial):
    def norm(width):
        return {"none": [], "bn": [torch.nn.BatchNorm1d(width)], "ln": [torch.nn.LayerNorm(width)]}[kind]

    layers = []
    for inputs, outputs in [(6, 5), (5, 4)]:
        layers += [torch.nn.Linear(inputs, outputs), *norm(outputs), torch.nn.ReLU()]
    model = torch.nn.Sequential(*layers, torch.nn.Linear(4, 3))
    with torch.no_grad():
        for name, parameter in model.named_parameters():
            parameter.copy_(torch.tensor(initial[name]))
    return model


def loss_and_gradient(model, features, targets):
    """In the mode that the model is in; its running statistics stay as they are."""
    model = copy.deepcopy(model)
    model.zero_grad()
    loss = torch.nn.functional.cross_entropy(model(features), targets)
    loss.backward()
    return loss.item(), {name: p.grad.clone() for name, p in model.named_parameters()}


def flat(gradient):
    return torch.cat([tensor.flatten() for tensor in gradient.values()])


def cosine(a, b):
    return (a @ b / (a.norm() * b.norm())).item()


def activations(model, features):
    model = copy.deepcopy(model)
    value, layers = features, []
    with torch.no_grad():
        for layer in model:
            value = layer(value)
            numbers = value.numpy()
            counts, edges = np.histogram(numbers, bins=7)
            fixed, _ = np.histogram(numbers, bins=8, range=(-1, 1))
            layers.append({
                "values": value.tolist(),
                "mean": value.mean().item(),
                "deviation": value.std(unbiased=False).item(),
                "minimum": value.min().item(),
                "maximum": value.max().item(),
                "unit_means": value.mean(0).tolist(),
                "unit_deviations": value.std(0, unbiased=False).tolist(),
                "covariance_of_0_and_1": np.cov(numbers[:, :2].T, bias=True).tolist(),
                "correlation_of_1_and_2": np.corrcoef(numbers[:, 1:3].T)[0, 1].item()
                if numbers[:, 1:3].std(0).min() > 0 else None,
                "histogram": {"counts": counts.tolist(), "edges": edges.tolist()},
                "histogram_from_-1_to_1": fixed.tolist(),
            })
    return layers


def descend(model, features, targets, rate):
    """One step of gradient descent in training mode."""
    model.zero_grad()
    torch.nn.functional.cross_entropy(model(features), targets).backward()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter -= rate * parameter.grad


def shifts(before, after, features, targets):
    """Internal covariate shift of each layer: Santurkar et al. 2018, definition 2.1."""
    _, here = loss_and_gradient(before, features, targets)
    layers = list(dict.fromkeys(name.split(".")[0] for name in here))
    found = []
    for layer in layers:
        mixed = copy.deepcopy(before)
        moved = dict(after.named_parameters())
        with torch.no_grad():
            for name, parameter in mixed.named_parameters():
                if int(name.split(".")[0]) < int(layer):
                    parameter.copy_(moved[name])
        _, there = loss_and_gradient(mixed, features, targets)
        own = lambda gradient: torch.cat(
            [tensor.flatten() for name, tensor in gradient.items() if name.split(".")[0] == layer])
        found.append({
            "layer": layer,
            "norm": own(here).norm().item(),
            "change": (own(here) - own(there)).norm().item(),
            "cosine": cosine(own(here), own(there)),
        })
    return found


def smoothness(model, features, targets):
    """Along the gradient: Santurkar et al. 2018, figure 4."""
    loss, gradient = loss_and_gradient(model, features, targets)
    points = []
    for factor in FACTORS:
        moved = copy.deepcopy(model)
        with torch.no_grad():
            for name, parameter in moved.named_parameters():
                parameter -= RATE * factor * gradient[name]
        there, turned = loss_and_gradient(moved, features, targets)
        change = (flat(turned) - flat(gradient)).norm().item()
        points.append({
            "step_size": RATE * factor, "loss": there, "gradient_change": change,
            "cosine": cosine(flat(turned), flat(gradient)),
            "over_distance": change / (RATE * factor * flat(gradient).norm().item()),
        })
    return {"loss": loss, "gradient_norm": flat(gradient).norm().item(), "points": points}


def look(kind, tiny):
    model = network(kind, tiny["runs"][kind]["init"]).train()
    features, targets = torch.tensor(tiny["X"]), torch.tensor(tiny["y"])
    for step in range(3):
        descend(model, features[8 * step : 8 * step + 8], targets[8 * step : 8 * step + 8], RATE)
    seen = {
        "parameters": {name: p.tolist() for name, p in model.named_parameters()},
        "running_statistics": {name: b.tolist() for name, b in model.named_buffers() if "running" in name},
    }
    for mode in ["batch", "running"]:
        model.train(mode == "batch")
        loss, gradient = loss_and_gradient(model, features, targets)
        layers = list(dict.fromkeys(name.split(".")[0] for name in gradient))
        with torch.no_grad():
            predicted = copy.deepcopy(model)(features).argmax(1)
        seen[mode] = {
            "loss": loss,
            "accuracy": (predicted == targets).double().mean().item(),
            "gradient": {name: tensor.tolist() for name, tensor in gradient.items()},
            "tensor_norms": {name: tensor.norm().item() for name, tensor in gradient.items()},
            "layer_norms": {
                layer: flat({n: t for n, t in gradient.items() if n.split(".")[0] == layer}).norm().item()
                for layer in layers},
            "activations": activations(model, features),
        }
    model.train()
    after = copy.deepcopy(model)
    descend(after, features[24:32], targets[24:32], RATE)
    seen["shifts"] = shifts(model, after, features[24:32], targets[24:32])
    seen["smoothness"] = smoothness(model, features[24:32], targets[24:32])
    return seen


tiny = json.loads((FOLDER / "scenario07_mlp.json").read_text())["tiny"]
document = {
    "header": {"torch": torch.__version__, "dtype": "float64", "recipe": __doc__},
    "runs": {kind: look(kind, tiny) for kind in ["none", "bn", "ln"]},
}
(FOLDER / "observations.json").write_text(json.dumps(document, allow_nan=False))
