# The whole kitchen: `make demo` to look at Equipe, `make test` to trust it. VAR_DIR=/elsewhere keeps copies apart.
.PHONY: setup demo demo-reset test check fix bench stop messages requirements

setup:        ## .venv, translations and what PDF papers need
	@bin/setup local

demo: setup   ## Equipe with invented people on http://127.0.0.1:8000/ (PORT=… for another), until Ctrl-C
	@exec .venv/bin/python -m equipe.demo

demo-reset: setup   ## the demo again from its first day
	@exec .venv/bin/python -m equipe.demo --reset

test:         ## every test, the browser's journeys too
	@bin/setup dev
	@bin/provide chromium
	@exec .venv/bin/pytest --numprocesses auto --dist worksteal

check:        ## what can be told without running it
	@bin/setup dev
	@bin/provide gettext
	@bin/check

fix:          ## let the tools write what they can
	@bin/setup dev
	.venv/bin/ruff check --fix .
	.venv/bin/ruff format .
	find templates -name '*.html' -exec .venv/bin/djade --target-version 5.2 {} +

bench:        ## how fast, against references in the same run
	@bin/setup bench
	@exec .venv/bin/python -m bench

stop:         ## end the private PostgreSQL and Valkey of this VAR_DIR
	@exec .venv/bin/python manage.py stop_services

messages:     ## gather the strings on screen into locale/
	@bin/setup dev
	@bin/provide gettext
	@exec .venv/bin/python bin/messages --write

requirements: ## lock again what pyproject.toml asks for
	@bin/lock
