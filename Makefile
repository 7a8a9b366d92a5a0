.PHONY: demo demo-reset test lint types docs house bench train soak coverage format lock messages
demo: ; @scripts/demo
demo-reset: ; @scripts/demo --reset
test: ; @scripts/test
lint: ; @scripts/test --only checks
types: ; @scripts/test --only types
docs: ; @scripts/docs
messages: ; @scripts/messages
house: ; @scripts/test --only house
bench: ; @scripts/bench
train: ; @scripts/train
soak: ; @scripts/test --only soak
coverage: ; @scripts/coverage
format: ; @scripts/format
lock: ; @scripts/lock
