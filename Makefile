# The habits; ./run does the same on a machine that has no make.
BIN = .venv/bin

.PHONY: demo test lint format types floors corpus examples bench speed pictures pages
demo test:
	./run $@
lint:
	$(BIN)/ruff check .
format:
	$(BIN)/ruff format .
types:
	$(BIN)/mypy
floors:
	$(BIN)/lint-imports
corpus:
	$(BIN)/checker check corpus
examples:
	$(BIN)/checker rules test
bench:
	$(BIN)/python bench/quality.py $(DATA)
pictures:
	$(BIN)/python tools/make_pictures.py
pages:
	$(BIN)/python tools/rule_pages.py
speed:
	$(BIN)/python bench/speed.py
