"""Model folders: numbers in `weights.npz`, everything a person should know in `card.json`; nothing is executed.

A folder is named ``<name>-<version>``. The card holds the sha256 of the weights, and loading checks it.
Shipped models live in the top-level folder `models/`, installed as the package `dialogscore_models`.
"""

import hashlib
import importlib.util
import io
import json
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from dialogscore.errors import ModelError, nearest

__all__ = ["FORMAT", "Model", "folder_of_shipped_models", "load", "names", "pack_weights", "save"]

FORMAT = 1
_PACKAGE = "dialogscore_models"
_WEIGHTS, _CARD = "weights.npz", "card.json"
# Weights by their hash: in a benchmark one process audits many companies with the same models.
MOST_UNPACKED = 3
_UNPACKED: dict[str, dict[str, np.ndarray]] = {}


@dataclass(frozen=True)
class Model:
    """
    A loaded model.

    Attributes
    ----------
    name : str
        Name and version, ``"de_en_acts_social-1.0.0"``.
    weights : dict of str to numpy.ndarray
        Arrays of numbers, by name; they cannot be written to.
    card : dict
        The card: labels, languages, training data, measured quality, limits.
    """

    name: str
    weights: dict[str, np.ndarray]
    card: dict[str, Any]


def folder_of_shipped_models() -> Path:
    """
    Find the folder of the models that come with dialogscore.

    Returns
    -------
    pathlib.Path
        The installed package's folder; in a source tree that is not installed, `models/` beside the package.
    """
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is not None and spec.origin is not None:
        return Path(spec.origin).parent
    return Path(__file__).resolve().parent.parent / "models"


def names() -> list[str]:
    """
    List the shipped models.

    Returns
    -------
    list of str
        Folder names ``<name>-<version>``, sorted.
    """
    folder = folder_of_shipped_models()
    return sorted(path.parent.name for path in folder.glob(f"*/{_CARD}")) if folder.is_dir() else []


def pack_weights(weights: dict[str, np.ndarray]) -> bytes:
    """
    Write arrays as an npz file whose bytes depend on nothing but the arrays.

    Parameters
    ----------
    weights : dict of str to numpy.ndarray
        Arrays of numbers or booleans; no object arrays, since those would need unpickling.

    Returns
    -------
    bytes
        The file, arrays sorted by name, with a fixed time stamp.

    Raises
    ------
    ValueError
        If an array holds Python objects.
    """
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name in sorted(weights):
            content = io.BytesIO()
            np.lib.format.write_array(content, np.asarray(weights[name], order="C"), allow_pickle=False)
            entry = zipfile.ZipInfo(f"{name}.npy", date_time=(1980, 1, 1, 0, 0, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            archive.writestr(entry, content.getvalue(), compress_type=zipfile.ZIP_DEFLATED, compresslevel=9)
    return file.getvalue()


def save(folder: str | Path, *, name: str, version: str, weights: dict[str, np.ndarray], card: dict[str, Any]) -> Path:
    """
    Write a model folder.

    Parameters
    ----------
    folder : str or pathlib.Path
        Where the model's own folder is made; created if missing.
    name, version : str
        Together the name of the model's folder.
    weights : dict of str to numpy.ndarray
        Arrays of numbers.
    card : dict
        What JSON can hold. `name`, `version`, `format` and `sha256` are filled in here.

    Returns
    -------
    pathlib.Path
        The model's folder.
    """
    path = Path(folder) / f"{name}-{version}"
    path.mkdir(parents=True, exist_ok=True)
    content = pack_weights(weights)
    head = {"format": FORMAT, "name": name, "version": version, "sha256": hashlib.sha256(content).hexdigest()}
    (path / _WEIGHTS).write_bytes(content)
    text = json.dumps({**head, **{key: card[key] for key in card if key not in head}}, ensure_ascii=False, indent=1)
    (path / _CARD).write_text(text + "\n", encoding="utf-8", newline="\n")
    return path


def load(model: str | Path) -> Model:
    """
    Load a model by name or from a folder.

    Parameters
    ----------
    model : str or pathlib.Path
        A shipped model's name, with or without its version (the highest is taken), or a model folder.

    Returns
    -------
    Model
        Weights and card, checked against each other.

    Raises
    ------
    ModelError
        If there is no such model, a file is missing or damaged, or the folder is of another format.
    """
    path = _find(model)
    task = f"load the model {path.name}"
    again = "Install dialogscore again, or train the model anew."
    if not (path / _CARD).is_file() or not (path / _WEIGHTS).is_file():
        missing = _WEIGHTS if (path / _CARD).is_file() else _CARD
        raise ModelError(task, found=f"no {missing} in its folder", expected=f"{_CARD} and {_WEIGHTS}", next_step=again)
    try:
        card = json.loads((path / _CARD).read_text(encoding="utf-8"))
    except ValueError:
        card = None
    if not isinstance(card, dict):
        raise ModelError(task, found=f"a damaged {_CARD}", expected="a JSON object", next_step=again)
    if card.get("format") != FORMAT:
        raise ModelError(
            task,
            found=f"model format {card.get('format')}",
            expected=f"format {FORMAT}",
            next_step="Use a model made for this version of dialogscore.",
        )
    content = (path / _WEIGHTS).read_bytes()
    digest = hashlib.sha256(content).hexdigest()
    if digest != card.get("sha256"):
        raise ModelError(
            task, found="weights that are not those of its card", expected="equal sha256 sums", next_step=again
        )
    if digest not in _UNPACKED:
        try:
            weights = _unpack(content)
        except (ValueError, OSError, EOFError, zipfile.BadZipFile) as error:
            raise ModelError(task, found="weights that cannot be read", expected="arrays of numbers") from error
        while len(_UNPACKED) >= MOST_UNPACKED:
            _UNPACKED.pop(next(iter(_UNPACKED)))
        _UNPACKED[digest] = weights
    return Model(f"{card['name']}-{card['version']}", dict(_UNPACKED[digest]), card)


def _unpack(content: bytes) -> dict[str, np.ndarray]:
    with np.load(io.BytesIO(content), allow_pickle=False) as archive:
        weights = {name: archive[name] for name in sorted(archive.files)}
    for array in weights.values():
        array.setflags(write=False)
    return weights


def _find(model: str | Path) -> Path:
    given = Path(model)
    if given.is_dir() and (len(given.parts) > 1 or (given / _CARD).is_file()):
        return given
    shipped = names()
    if str(model) in shipped:
        return folder_of_shipped_models() / str(model)
    versions = [name for name in shipped if name.rpartition("-")[0] == str(model)]
    if versions:
        return folder_of_shipped_models() / max(versions, key=_version)
    raise ModelError(
        f"find the model {model}",
        found="no model of that name",
        expected="a shipped model or a model folder",
        next_step=nearest(str(model), shipped),
    )


def _version(name: str) -> tuple[tuple[bool, int, str], ...]:
    parts = name.rpartition("-")[2].split(".")
    return tuple((part.isdecimal(), int(part) if part.isdecimal() else 0, part) for part in parts)
