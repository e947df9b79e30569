# Muster. Two commands for a newcomer: `make run` and `make test`.

SHELL := /bin/bash -eu -o pipefail
PORT ?= 8080
# Everything `make run` makes, one folder to delete.
RUN := .run
MUSTER := target/debug/muster

.PHONY: run test verify bench app setup fmt spec types clean-run

## run: build, load the samples and the demonstration set, serve on one address. The quick build: it
## is ready in a third of the time, and what it serves here is small
run: app
	scripts/setup build
	cargo build -p muster
	mkdir -p $(RUN)
	$(MUSTER) --log warn import samples/notices samples/registers --database sqlite:$(RUN)/muster.db --report $(RUN)/import-report.json
	$(MUSTER) --log warn demo --database sqlite:$(RUN)/muster.db
	$(MUSTER) serve --demo --database sqlite:$(RUN)/muster.db --listen 127.0.0.1:$(PORT) --app frontend/dist

## clean-run: forget what `make run` loaded
clean-run:
	rm -rf $(RUN)

## app: build the single-page app into frontend/dist
app:
	scripts/setup app
	cd frontend && npm ci --no-audit --no-fund && npm run build

## test: everything that must be green before a change lands
test:
	scripts/setup build app test
	cargo fmt --all -- --check
	cargo clippy --workspace --all-targets -- -D warnings
	cargo build --workspace --all-targets --quiet
	target/debug/muster openapi | diff -u openapi/muster.json - || { echo "openapi/muster.json is not what the code says: make spec"; exit 1; }
	scripts/with-postgres cargo test --workspace --quiet
	cd frontend && npm ci --no-audit --no-fund && npm run build && npm run check && npm test
	scripts/journeys target/debug/muster

## spec: write the OpenAPI document and the app's types from it
spec:
	cargo build -p muster
	target/debug/muster openapi > openapi/muster.json
	cd frontend && npm run gen

## verify: the long checks: licences and advisories, the API asked all that its document allows and
## forbids, kills and races, webhooks against all that receivers do, identity figures, opportunity figures
verify:
	scripts/setup build verify
	cargo deny check
	cargo build -p muster
	scripts/schemathesis target/debug/muster
	MUSTER_KILLS=200 MUSTER_RACES=1000 MUSTER_STRACE=1 scripts/with-postgres cargo test --workspace --test durability -- --nocapture
	MUSTER_WEBHOOK_EVENTS=10000 MUSTER_WEBHOOK_KILLS=50 scripts/with-postgres cargo test --workspace --test webhooks -- --nocapture
	cargo run --release -p muster-domain --example vendor_identity
	cargo run --release -p muster-domain --example opportunities

## bench: measure against the raw limit and against what one would pick instead, ratios in one run;
## then the app in a browser
bench: app
	scripts/setup build bench
	scripts/with-postgres bench/run
