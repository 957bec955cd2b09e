"""PyTorch's side of the comparisons: the work that the training engine does, done with PyTorch.

Benchmarks starts this program and writes one JSON object a line to its standard input. A workload is
made ready, done a few times as a warm-up, and answered with the values that both sides must agree on;
{"repeat": n} does it n more times and is answered with the milliseconds that took: of processor time,
and of time on the wall. Numbers in bulk are base64 of little-endian doubles.
"""

import base64
import json
import sys
import time

try:
    import numpy
    import torch
except ImportError as error:
    print(json.dumps({"absent": str(error)}), flush=True)
    sys.exit()

from torch import nn
from torch.func import functional_call, vmap


def numbers(text, shape, scalar=torch.float64):
    values = numpy.frombuffer(base64.b64decode(text), dtype="<f8").copy()
    return torch.from_numpy(values).to(scalar).reshape(shape)


def layer(description, shape, keeps_statistics):
    """A layer, for samples of a shape without the batch: [features] or [channels, height, width]."""
    sizes = description["sizes"]
    match description["kind"]:
        case "linear":
            return nn.Linear(shape[0], *sizes)
        case "convolution":
            outputs, size, padding = sizes
            return nn.Conv2d(shape[0], outputs, size, padding=padding)
        case "batchNormalization":
            normalization = nn.BatchNorm1d if len(shape) == 1 else nn.BatchNorm2d
            return normalization(shape[0], track_running_stats=keeps_statistics)
        case "relu":
            return nn.ReLU()
        case "sigmoid":
            return nn.Sigmoid()
        case "tanh":
            return nn.Tanh()
        case "maxPooling":
            return nn.MaxPool2d(*sizes)
        case "flatten":
            return nn.Flatten()
    raise ValueError(f"no layer is called {description['kind']}")


class Workload:
    """A network with the caller's parameters, and samples."""

    def __init__(self, request, keeps_statistics):
        self.scalar = getattr(torch, request["scalar"])
        shape = request["inputShape"]
        samples = request["samples"]
        layers = []
        for description in request["layers"]:
            layers.append(layer(description, shape, keeps_statistics))
            with torch.no_grad():
                shape = list(layers[-1].eval()(torch.zeros(2, *shape)).shape[1:])
        self.model = nn.Sequential(*layers).to(self.scalar).train()
        self.assign(self.numbers(request["parameters"]))
        self.features = self.numbers(request["features"], [samples, *request["inputShape"]])
        self.targets = self.numbers(request["targets"])
        match request["loss"]:
            case "softmaxCrossEntropy":
                self.loss = nn.functional.cross_entropy
                self.targets = self.targets.long()
            case "binaryCrossEntropy":
                self.loss = nn.functional.binary_cross_entropy_with_logits
                self.targets = self.targets.reshape(samples, 1)
            case "meanSquaredError":
                self.loss = nn.functional.mse_loss
                self.targets = self.targets.reshape(samples, 1)

    def numbers(self, text, shape=(-1,)):
        return numbers(text, shape, self.scalar)

    def assign(self, flat):
        nn.utils.vector_to_parameters(flat, self.model.parameters())


class Training(Workload):
    """Runs of stochastic gradient descent, as one writes them with PyTorch: mini-batches chosen by index
    from tensors in memory, or all samples at once, and the loss read at each step. Every run does the same
    steps from the same start."""

    def __init__(self, request):
        super().__init__(request, keeps_statistics=True)
        self.start = self.numbers(request["parameters"])
        self.learning_rate, self.momentum = request["learningRate"], request["momentum"]
        order = request.get("order")
        self.batches = (
            [None] * request["steps"] if order is None
            else numbers(order, [request["steps"], -1]).long())

    def repeat(self, count):
        """Does some runs and gives the loss of each step of the last."""
        for _ in range(count):
            losses = self.run()
        return losses

    def run(self):
        self.assign(self.start.clone())
        optimizer = torch.optim.SGD(
            self.model.parameters(), lr=self.learning_rate, momentum=self.momentum)
        losses = []
        for chosen in self.batches:
            features, targets = (
                (self.features, self.targets) if chosen is None
                else (self.features[chosen], self.targets[chosen]))
            optimizer.zero_grad()
            loss = self.loss(self.model(features), targets)
            loss.backward()
            optimizer.step()
            losses.append(loss.item())
        return losses


class Landscape(Workload):
    """The mean loss of all samples at points of a plane, with the statistics of all samples."""

    def __init__(self, request):
        super().__init__(request, keeps_statistics=False)
        self.points = numbers(request["points"], [-1, 2]).to(self.scalar)
        directions = []
        for text in request["directions"]:
            direction = nn.utils.parameters_to_vector(self.model.parameters()).detach()
            self.assign(self.numbers(text))
            directions.append([p.detach().clone() for p in self.model.parameters()])
            self.assign(direction)
        # Only tensors that the plane moves are computed anew at each point.
        self.fixed, self.moving = {}, {}
        for (name, p), x, y in zip(self.model.named_parameters(), *directions):
            if x.any() or y.any():
                self.moving[name] = (p.detach().clone(), x, y)
            else:
                self.fixed[name] = p.detach()

    def at(self, x, y):
        """The parameters at a point."""
        return {name: o + x * dx + y * dy for name, (o, dx, dy) in self.moving.items()}


class LoopedLandscape(Landscape):
    """One point after the other, through the model as it is."""

    def repeat(self, count):
        losses = []
        parameters = dict(self.model.named_parameters())
        with torch.no_grad():
            for _ in range(count):
                losses = []
                for x, y in self.points.tolist():
                    for name, value in self.at(x, y).items():
                        parameters[name].copy_(value)
                    losses.append(self.loss(self.model(self.features), self.targets).item())
        return losses


class MappedLandscape(Landscape):
    """All points by torch.func.vmap, in the chunks that are fastest."""

    def __init__(self, request):
        super().__init__(request)
        self.chunk = min(request["chunks"], key=self.seconds)

    def seconds(self, chunk):
        self.chunk = chunk
        self.repeat(1)
        start = time.process_time()
        self.repeat(1)
        return time.process_time() - start

    def repeat(self, count):
        def loss(x, y):
            outputs = functional_call(
                self.model, {**self.fixed, **self.at(x, y)}, (self.features,))
            return self.loss(outputs, self.targets)

        with torch.no_grad():
            for _ in range(count):
                losses = vmap(loss, chunk_size=self.chunk)(*self.points.T)
        return losses.tolist()


WORKLOADS = {
    "training": Training,
    "loopedLandscape": LoopedLandscape,
    "mappedLandscape": MappedLandscape,
}


def answer(workload, count):
    processor, wall = time.process_time(), time.perf_counter()
    workload.repeat(count)
    processor, wall = time.process_time() - processor, time.perf_counter() - wall
    return {"processor": 1000 * processor, "wall": 1000 * wall}


def main():
    print(json.dumps({"version": torch.__version__}), flush=True)
    workload = None
    for line in sys.stdin:
        request = json.loads(line)
        if "repeat" in request:
            reply = answer(workload, request["repeat"])
        else:
            torch.set_num_threads(request["threads"])
            workload = WORKLOADS[request["kind"]](request)
            reply = {"values": workload.repeat(request["warmUp"])}
        print(json.dumps(reply), flush=True)


main()
